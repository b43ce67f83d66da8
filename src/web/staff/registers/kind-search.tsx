import { Input, Select } from 'antd';
import type { Words } from '../../../kit/words.ts';
import { keysOf } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { registerWords as words } from './words.ts';

interface KindSearchProps<Kind extends string> {
  /** What can be searched for, as placeholder and label. */
  readonly label: Words;
  readonly kinds: Readonly<Record<Kind, Words>>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly kind: Kind | '';
  readonly onKind: (kind: Kind | '') => void;
}

/** The line above a register: what to look for, and of which kind. */
export function KindSearch<Kind extends string>({ label, kinds, typed, onTyped, kind, onKind }: KindSearchProps<Kind>) {
  const { say } = useLanguage();
  return (
    <>
      <Input.Search
        className="register-search"
        allowClear
        placeholder={say(label)}
        aria-label={say(label)}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
      />
      <Select<Kind | ''>
        aria-label={say(words.kind)}
        value={kind}
        onChange={onKind}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: say(words.anyKind) },
          ...keysOf(kinds).map((value) => ({ value, label: say(kinds[value]) })),
        ]}
      />
    </>
  );
}
