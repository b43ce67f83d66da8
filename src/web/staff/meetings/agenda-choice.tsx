import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { doors as matterDoors } from '../../../modules/matters/contract.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { stuckReasons } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { Waiting } from '../frame/states.tsx';
import { meetingWords as words } from './words.ts';

/** A matter on the agenda while it is put together. */
export interface AgendaMatter {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** What the meeting talks about; the title when it was put there. */
  readonly topic: string;
  /** A page of the desk, where it is no matter: then it is its id too. */
  readonly link?: string | undefined;
}

interface AgendaChoiceProps {
  readonly unitId: string;
  readonly chosen: readonly AgendaMatter[];
  readonly onChosen: (chosen: readonly AgendaMatter[]) => void;
}

interface Row extends Pick<AgendaMatter, 'id' | 'number' | 'title' | 'link'> {
  readonly why: string;
}

/** Matters for the agenda: what is stuck is proposed, any other that one sees is found by its number or words. */
export function AgendaChoice({ unitId, chosen, onChosen }: AgendaChoiceProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const stuck = useDoor(doors.stuck, unitId ? { unitId } : {}, { keep: true });
  const found = useDoor(matterDoors.suggest, { q }, { enabled: q.length > 1, keep: true });
  const proposed = (stuck.data?.rows ?? []).map(({ matter, reasons }) => ({
    ...matter,
    why: reasons.map((reason) => say(stuckReasons[reason])).join(' · '),
  }));
  const disputes = (stuck.data?.elsewhere ?? []).map(({ topic, link, reasons }) => ({
    id: link,
    link,
    number: '',
    title: topic,
    why: reasons.map((reason) => say(reason)).join(' · '),
  }));
  const added = chosen
    .filter(({ id }) => ![...proposed, ...disputes].some((row) => row.id === id))
    .map((row) => ({ ...row, why: '' }));
  const listed = [...added, ...proposed, ...disputes];
  const searched = (q.length > 1 ? (found.data?.rows ?? []) : [])
    .filter(({ id }) => !listed.some((row) => row.id === id))
    .map((row) => ({ ...row, why: '' }));
  const toggle = ({ id, number, title, link }: Row, on: boolean) =>
    onChosen(on ? [...chosen, { id, number, title, topic: title, link }] : chosen.filter((one) => one.id !== id));
  const list = (rows: readonly Row[]) => (
    <ul className="stuck-list">
      {rows.map((row) => (
        <li key={row.id}>
          <Checkbox
            checked={chosen.some(({ id }) => id === row.id)}
            onChange={({ target }) => toggle(row, target.checked)}
          >
            <span className="figures quiet">{row.number}</span> {row.title}{' '}
            {row.why && <span className="tone-maple small">{row.why}</span>}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <fieldset className="field-line">
        <legend>
          {say(words.agendaMatters)} <small className="quiet">{say(words.agendaHint)}</small>
        </legend>
        {stuck.isPending && <Waiting rows={3} />}
        {stuck.data && listed.length === 0 && <p className="quiet">{say(words.nothingStuck)}</p>}
        {list(listed)}
      </fieldset>
      <div className="field-line">
        <label htmlFor="agenda-search">{say(words.otherMatters)}</label>
        <Input
          id="agenda-search"
          allowClear
          maxLength={60}
          placeholder={say(words.otherMattersHint)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div role="status">
          {q.length > 1 && found.isSuccess && searched.length === 0 && (
            <p className="quiet small">{say(words.noneFound)}</p>
          )}
        </div>
        {list(searched)}
      </div>
    </>
  );
}
