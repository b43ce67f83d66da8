import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { type Category, useFormFacts } from '../form-facts.tsx';
import { safetyWords, whatWords } from '../words-report.ts';

/** The kind of thing, in two steps of plain words; not knowing is a full answer. */
export function KindChoice() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const { facts } = useFormFacts();
  const [chosenBefore] = useState(draft.category !== '');
  const categories = facts?.categories ?? [];
  const chosen = categories.find(({ code }) => code === draft.category);
  const group = chosen?.parentCode ?? chosen?.code ?? '';
  const groups = categories.filter(({ parentCode }) => parentCode === null);
  const within = categories.filter(({ parentCode }) => parentCode !== null && parentCode === group);
  if (groups.length === 0) return null;
  return (
    <details className="fold" open={chosenBefore}>
      <summary>
        {say(whatWords.kind)} <span className="quiet">{chosen ? say(chosen) : say(whatWords.kindHint)}</span>
      </summary>
      <fieldset className="chips">
        <legend className="unseen">{say(whatWords.kind)}</legend>
        <Chip
          name="group"
          label={say(whatWords.unsure)}
          checked={group === ''}
          choose={() => change({ category: '' })}
        />
        {groups.map((one) => (
          <Chip
            key={one.code}
            name="group"
            label={say(one)}
            checked={group === one.code}
            choose={() => change({ category: one.code })}
          />
        ))}
      </fieldset>
      {within.length > 0 && <Closer within={within} group={group} />}
      {chosen?.emergency && (
        <p className="notice notice-urgent" role="status">
          {say(whatWords.kindUrgent)} <Link to="/report/emergency">{say(safetyWords.yes)}</Link>
        </p>
      )}
    </details>
  );
}

function Closer({ within, group }: { readonly within: readonly Category[]; readonly group: string }) {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  return (
    <fieldset className="chips">
      <legend>{say(whatWords.closer)}</legend>
      <Chip
        name="kind"
        label={say(whatWords.unsure)}
        checked={draft.category === group}
        choose={() => change({ category: group })}
      />
      {within.map((one) => (
        <Chip
          key={one.code}
          name="kind"
          label={say(one)}
          checked={draft.category === one.code}
          choose={() => change({ category: one.code })}
        />
      ))}
    </fieldset>
  );
}

function Chip(props: {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly choose: () => void;
}) {
  return (
    <label className="chip">
      <input type="radio" name={props.name} checked={props.checked} onChange={props.choose} />
      <span>{props.label}</span>
    </label>
  );
}
