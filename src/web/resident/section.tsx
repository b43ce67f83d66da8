import type { ReactNode } from 'react';
import type { Words } from '../../kit/words.ts';
import { useLanguage } from '../shared/language.tsx';
import { useElder } from './elder.tsx';

/** A part of a page under its heading; in the elder version folded, because the page says one thing first. */
export function Section({ title, children }: { readonly title: Words; readonly children: ReactNode }) {
  const { say } = useLanguage();
  const { isElder } = useElder();
  const heading = <h2>{say(title)}</h2>;
  if (!isElder)
    return (
      <section>
        {heading}
        {children}
      </section>
    );
  return (
    <details className="fold">
      <summary>{heading}</summary>
      {children}
    </details>
  );
}
