import { useState } from 'react';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import { useKnock } from '../../frame/doors.ts';
import { useDraft } from '../../frame/draft.ts';
import type { Sitting, SittingsProps } from './use-sittings.ts';

type Flat = Readonly<Record<string, string>>;
type Saved = AnswerOf<typeof doors.save>;
export type Conflicts = Extract<Saved, { outcome: 'conflict' }>['conflicts'];

interface Kept {
  readonly base: { readonly version: number; readonly fields: Flat };
  readonly changes: Flat;
}

export interface Sheet {
  readonly value: (name: string) => string;
  readonly names: readonly string[];
  readonly set: (name: string, value: string) => void;
  readonly count: number;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly problem: unknown;
  readonly conflicts: Conflicts;
  readonly choose: (picks: Flat) => void;
}

/** Parts of a page that write the sheet. */
export interface SheetProps extends SittingsProps {
  readonly sitting: Sitting;
  readonly sheet: Sheet;
  readonly isOpen: boolean;
}

/** What is written at the table: kept in this tab until it is saved, and laid over what colleagues save meanwhile. */
export function useSheet(id: string, sitting: Sitting): Sheet {
  const [draft, setDraft] = useDraft(`sitting:${sitting.id}`);
  const [conflicts, setConflicts] = useState<Conflicts>([]);
  const now = { version: sitting.version, fields: sitting.fields };
  const kept: Kept = draft === '' ? { base: now, changes: {} } : (JSON.parse(draft) as Kept);
  const keep = (next: Kept) => setDraft(Object.keys(next.changes).length === 0 ? '' : JSON.stringify(next));
  const knock = useKnock(doors.save, {
    refreshes: ['sitting.'],
    onDone: (answer, { changes }) => {
      if (answer.outcome === 'conflict') {
        setConflicts(answer.conflicts);
        keep({ base: { version: answer.version, fields: answer.fields }, changes });
        return;
      }
      setConflicts([]);
      setDraft('');
    },
  });
  const set = (name: string, value: string) => {
    const { [name]: _, ...others } = kept.changes;
    const before = kept.base.fields[name] ?? '';
    const base = draft === '' ? now : kept.base;
    keep({ base, changes: value === before ? others : { ...others, [name]: value } });
  };
  const send = ({ base, changes }: Kept) =>
    knock.mutate({ id, sittingId: sitting.id, base: { version: base.version, fields: base.fields }, changes });
  return {
    value: (name) => kept.changes[name] ?? sitting.fields[name] ?? '',
    names: [...new Set([...Object.keys(sitting.fields), ...Object.keys(kept.changes)])],
    set,
    count: Object.keys(kept.changes).length,
    save: () => send(kept),
    isSaving: knock.isPending,
    problem: knock.error,
    conflicts,
    choose: (picks) => {
      const next = { ...kept, changes: { ...kept.changes, ...picks } };
      keep(next);
      send(next);
    },
  };
}
