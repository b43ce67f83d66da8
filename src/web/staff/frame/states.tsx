import {
  DisconnectOutlined,
  FileSearchOutlined,
  InboxOutlined,
  LockOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { problemCode, problemFields, problemWords } from './problem.ts';
import { frameWords } from './words.ts';

/** Something is on its way: the shape of it, in place. */
export function Waiting({ rows = 6 }: { readonly rows?: number }) {
  const { say } = useLanguage();
  return (
    <div className="waiting" aria-busy="true">
      <span className="unseen">{say(frameWords.loading)}</span>
      <Skeleton title={false} paragraph={{ rows }} active={false} />
    </div>
  );
}

/** An empty place says what will come here. */
export function Nothing({
  title,
  hint,
  children,
}: {
  readonly title: Words;
  readonly hint?: Words;
  readonly children?: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <div className="state">
      <InboxOutlined className="state-icon" aria-hidden="true" />
      <p className="state-title">{say(title)}</p>
      {hint && <p className="state-hint">{say(hint)}</p>}
      {children}
    </div>
  );
}

const shapes: Readonly<Record<string, { readonly icon: typeof LockOutlined; readonly hint: Words }>> = {
  'not-allowed': { icon: LockOutlined, hint: frameWords.notAllowedHint },
  'not-found': { icon: FileSearchOutlined, hint: frameWords.notFoundHint },
  offline: { icon: DisconnectOutlined, hint: frameWords.offlineHint },
};

/** A page or a part of it that could not be shown: what happened and what to do. */
export function Failed({ problem, onRetry }: { readonly problem: unknown; readonly onRetry?: () => void }) {
  const { say } = useLanguage();
  const shape = shapes[problemCode(problem)] ?? { icon: WarningOutlined, hint: frameWords.brokenHint };
  const Icon = shape.icon;
  return (
    <div className="state" role="alert">
      <Icon className="state-icon" aria-hidden="true" />
      <p className="state-title">{say(problemWords(problem))}</p>
      <p className="state-hint">{say(shape.hint)}</p>
      {onRetry && <Button onClick={onRetry}>{say(frameWords.tryAgain)}</Button>}
    </div>
  );
}

/** A refusal beside the form that it is about; what was typed stays. */
export function ProblemLine({ problem }: { readonly problem: unknown }) {
  const { say } = useLanguage();
  if (!problem) return null;
  return (
    <div className="problem-line" role="alert">
      <WarningOutlined aria-hidden="true" />
      <span>
        {say(problemWords(problem))}
        {problemFields(problem).map((field) => (
          <span key={field.zh} className="problem-field">
            {say(field)}
          </span>
        ))}
      </span>
    </div>
  );
}
