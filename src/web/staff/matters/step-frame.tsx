import { Button } from 'antd';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChangedNotice, type Seen } from '../forms/seen.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { stepWords } from './step-words.ts';
import '../forms/form.css';

interface StepFrameProps {
  readonly label: Words;
  readonly about?: Words;
  /** What is still missing; said on sending, not before. */
  readonly gap: Words | null;
  readonly guard: Seen | null;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onSend: () => void;
  readonly onFold: () => void;
  readonly children?: ReactNode;
}

/** The form of a step, in place: fields, what is missing, what went wrong, the button with the step's own word. */
export function StepFrame({ label, about, gap, guard, pending, problem, onSend, onFold, children }: StepFrameProps) {
  const { say } = useLanguage();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  const send = () => {
    setTried(true);
    if (gap === null && !guard?.changed && !pending) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onFold();
    }
  };
  return (
    <form
      ref={form}
      className="step-form"
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      {guard && <ChangedNotice guard={guard} />}
      {children}
      {about && <p className="quiet small">{say(about)}</p>}
      {tried && gap && (
        <p className="field-problem" role="alert">
          {say(gap)}
        </p>
      )}
      <ProblemLine problem={problem} />
      <div className="step-buttons">
        <Button type="primary" htmlType="submit" loading={pending} title={say(stepWords.sendKeys)}>
          {say(label)}
        </Button>
        <Button type="text" onClick={onFold}>
          {say(stepWords.cancel)}
        </Button>
      </div>
    </form>
  );
}

interface TextLineProps {
  readonly id: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly children: ReactNode;
}

/** A label above its field. */
export function FieldLine({ id, label, hint, children }: TextLineProps) {
  const { say } = useLanguage();
  return (
    <div className="field-line">
      <label htmlFor={id}>{say(label)}</label>
      {children}
      {hint && <small className="quiet">{say(hint)}</small>}
    </div>
  );
}
