import { useRef, useState } from 'react';
import { fillPlaceholders, gapsIn, insertAt } from '../../../algorithms/placeholder-text/placeholders.ts';
import { doors } from '../../../modules/answers/contract.ts';
import type { ProposedStep } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import type { Offered, Usable } from './shapes.ts';
import { insertWords as words } from './words.ts';

interface Field {
  readonly resizableTextArea?: { readonly textArea: HTMLTextAreaElement };
}

/** A text field into which templates go: at the cursor, filled, with a way back, and with what is still to be settled. */
export function useTemplate(text: string, setText: (text: string) => void, field: { readonly current: object | null }) {
  const { say } = useLanguage();
  const use = useKnock(doors.use);
  const [before, setBefore] = useState<string | null>(null);
  const [nextStep, setNextStep] = useState<ProposedStep | null>(null);
  const putIn = useRef('');
  const area = () => (field.current as Field | null)?.resizableTextArea?.textArea;
  const select = (from: number, to: number) =>
    requestAnimationFrame(() => {
      area()?.focus();
      area()?.setSelectionRange(from, to);
    });
  const insert = (entry: Usable, values: Offered['values'], isKnowledge: boolean) => {
    const said = say({ zh: entry.textZh, en: entry.textEn || entry.textZh });
    const source = say({
      zh: `（${words.source.zh}：${entry.sourceZh}）`,
      en: ` (${entry.sourceEn || entry.sourceZh})`,
    });
    const piece = isKnowledge ? `${said}${source}` : fillPlaceholders(said, values);
    const from = area()?.selectionStart ?? text.length;
    const put = insertAt(text, piece, { from, to: area()?.selectionEnd ?? from });
    setBefore(text);
    setNextStep(entry.nextStep);
    putIn.current = put.text;
    setText(put.text);
    use.mutate({ id: entry.id });
    const gap = gapsIn(put.text).find((one) => one.from >= from);
    select(gap?.from ?? put.cursor, gap?.to ?? put.cursor);
  };
  const undo = () => {
    if (before === null) return;
    setText(before);
    setBefore(null);
    setNextStep(null);
    select(before.length, before.length);
  };
  return {
    insert,
    /** Offered until the text is changed by hand. */
    undo: before !== null && text === putIn.current ? undo : undefined,
    gaps: gapsIn(text),
    select,
    nextStep,
  };
}

export type Template = ReturnType<typeof useTemplate>;
