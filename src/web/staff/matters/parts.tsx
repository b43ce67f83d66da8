import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { AskForm } from './ask-form.tsx';
import { PartItem } from './part-item.tsx';
import type { Matter } from './shapes.ts';
import { stepWords } from './step-words.ts';
import { pageWords } from './words.ts';

/** The lead's and the helpers' parts, each with its own clock and its own steps. */
export function Parts({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  if (matter.parts.length === 0 && !matter.canAsk) return null;
  return (
    <section className="side-part" aria-labelledby="parts">
      <h2 id="parts">{say(pageWords.parts)}</h2>
      <ul className="parts">
        {matter.parts.map((part) => (
          <PartItem key={part.id} matter={matter} part={part} />
        ))}
      </ul>
      {matter.canAsk && !isAsking && (
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAsking(true)}>
          {say(stepWords.ask)}
        </Button>
      )}
      {isAsking && <AskForm matter={matter} onFold={() => setAsking(false)} />}
    </section>
  );
}
