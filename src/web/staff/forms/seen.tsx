import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { formWords as words } from './words.ts';

/** Which version a form is about. */
export interface Seen {
  /** The version that the writer has looked at; the form is sent with it. */
  readonly seen: number;
  /** It is no longer the present one. */
  readonly changed: boolean;
  readonly look: () => void;
}

/** Keeps a form honest: it goes out with the version its writer saw, never silently over what a colleague saved since. */
export function useSeen(version: number): Seen {
  const [seen, setSeen] = useState(version);
  return { seen, changed: seen !== version, look: () => setSeen(version) };
}

/** Told in the form before anything goes out; what was written stays. */
export function ChangedNotice({ guard }: { readonly guard: Seen }) {
  const { say } = useLanguage();
  if (!guard.changed) return null;
  return (
    <div className="changed" role="alert">
      <strong>
        <SyncOutlined aria-hidden="true" /> {say(words.changedMeanwhile)}
      </strong>
      <p>{say(words.changedHint)}</p>
      <Button size="small" onClick={guard.look}>
        {say(words.changedSeen)}
      </Button>
    </div>
  );
}
