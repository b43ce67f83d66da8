import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Mark } from '../../shared/mark.tsx';
import { frameWords } from '../frame/words.ts';
import '../account/account.css';
import './sign-in.css';

interface EntranceProps {
  readonly title: Words;
  readonly lead: Words;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
}

/** The sheet before the desk: mark, title, language, and the form below. */
export function Entrance({ title, lead, onSubmit, children }: EntranceProps) {
  const { say, language, setLanguage } = useLanguage();
  return (
    <main className="sign-in">
      <form onSubmit={onSubmit} noValidate>
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <strong>{say(frameWords.product)}</strong>
            <h1>{say(title)}</h1>
          </div>
          <Button type="text" size="small" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
        <p className="quiet">{say(lead)}</p>
        {children}
      </form>
    </main>
  );
}
