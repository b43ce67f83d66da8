import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';

interface LineProps {
  readonly id: string;
  readonly label: Words;
  /** What is missing here, once somebody tried to send. */
  readonly gap?: Words | undefined;
  readonly hint?: Words;
  readonly children: ReactNode;
}

/** One field with its label above and its hint or problem below; the field takes `describedBy(id)`. */
export function Line({ id, label, gap, hint, children }: LineProps) {
  const { say } = useLanguage();
  const below = gap ?? hint;
  return (
    <div className="account-line">
      <label htmlFor={id}>{say(label)}</label>
      {children}
      {below && (
        <small id={describedBy(id)} className={gap ? 'field-problem' : 'quiet'}>
          {say(below)}
        </small>
      )}
    </div>
  );
}

export function describedBy(id: string): string {
  return `${id}-hint`;
}
