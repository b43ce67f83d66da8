import { Button, Select } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/choosing/contract.ts';
import { type SeatField, seatFields } from '../../../../modules/choosing/words.ts';
import { seatRoles } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { OpenList } from './open-list.tsx';
import type { ChoosingProps } from './shapes.ts';
import { useChoosingAct } from './use-choosing-act.ts';
import { choosingWords as words } from './words.ts';

type Role = 'lead' | 'co' | 'assist';
interface SeatSaid {
  /** Seats have no other name of their own. */
  readonly number: number;
  readonly role: Role;
  readonly field: SeatField | 'any';
}
const roles: readonly Role[] = ['lead', 'co', 'assist'];
const mostSeats = 5;

type Folding = ChoosingProps & { readonly onFold: () => void };

const firstSeats = ({ mediation }: ChoosingProps): readonly SeatSaid[] => [
  { number: 1, role: 'lead', field: mediation.track === 'public-order' ? 'police' : 'any' },
];
const seatsFor = (seats: readonly SeatSaid[]) =>
  seats.map(({ role, field }) => (field === 'any' ? { role } : { role, field }));

/** 开始点选: seats and the list, with the conflicts in sight. */
export function OpenForm({ mediation, choosing, onFold }: Folding) {
  const { say } = useLanguage();
  const [seats, setSeats] = useState(firstSeats({ mediation, choosing }));
  const [kind, setKind] = useState<'choose' | 'fallback'>('choose');
  const knock = useChoosingAct(doors.open, words.opened, onFold);
  return (
    <RegisterForm
      title={words.open}
      label={words.open}
      paths={['kind']}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, kind, seats: seatsFor(seats) })}
      onFold={onFold}
    >
      <p className="quiet small">{say(words.openLead)}</p>
      <Seats seats={seats} onChange={setSeats} />
      <ChoiceField<'choose' | 'fallback'>
        path="kind"
        label={words.kind}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'choose', label: say(words.narrow) },
          { value: 'fallback', label: say(words.wide) },
        ]}
      />
      <OpenList id={mediation.id} isWide={kind === 'fallback'} />
    </RegisterForm>
  );
}

/** 推荐: when ballots came to nothing. */
export function ProposeForm({ mediation, choosing, onFold }: Folding) {
  const { say } = useLanguage();
  const [seats, setSeats] = useState(firstSeats({ mediation, choosing }));
  const knock = useChoosingAct(doors.open, words.proposed, onFold);
  return (
    <RegisterForm
      title={words.propose}
      label={words.propose}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, kind: 'proposal', seats: seatsFor(seats) })}
      onFold={onFold}
    >
      <p className="quiet small">{say(words.proposeLead)}</p>
      <Seats seats={seats} onChange={setSeats} />
    </RegisterForm>
  );
}

function Seats({
  seats,
  onChange,
}: {
  readonly seats: readonly SeatSaid[];
  readonly onChange: (seats: readonly SeatSaid[]) => void;
}) {
  const { say } = useLanguage();
  const change = (at: number, change: Partial<SeatSaid>) =>
    onChange(seats.map((seat, i) => (i === at ? { ...seat, ...change } : seat)));
  return (
    <fieldset className="field-line field-wide">
      <legend>{say(words.seats)}</legend>
      {seats.map((seat, i) => (
        <div key={seat.number} className="choosing-seat">
          <Select<Role>
            aria-label={`${say(words.seat(i + 1))} ${say(words.seats)}`}
            value={seat.role}
            onChange={(role) => change(i, { role })}
            options={roles.map((value) => ({ value, label: say(seatRoles[value]) }))}
          />
          <Select<SeatField | 'any'>
            aria-label={`${say(words.seat(i + 1))} ${say(words.field)}`}
            value={seat.field}
            onChange={(field) => change(i, { field })}
            options={[
              { value: 'any' as const, label: say(words.anyField) },
              ...keysOf(seatFields).map((value) => ({ value, label: say(seatFields[value]) })),
            ]}
          />
          {i > 0 && (
            <Button type="text" onClick={() => onChange(seats.toSpliced(i, 1))}>
              {say(words.dropSeat)}
            </Button>
          )}
        </div>
      ))}
      {seats.length < mostSeats && (
        <div>
          <Button
            size="small"
            onClick={() =>
              onChange([
                ...seats,
                { number: 1 + Math.max(...seats.map(({ number }) => number)), role: 'assist', field: 'any' },
              ])
            }
          >
            {say(words.addSeat)}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
