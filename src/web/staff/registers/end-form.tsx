import { App } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import type { Words } from '../../../kit/words.ts';
import type { doors as partnerDoors } from '../../../modules/partners/contract.ts';
import type { doors as peopleDoors } from '../../../modules/people/contract.ts';
import type { doors as placeDoors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { DayField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { formWords as words } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';

type EndDoor =
  | typeof peopleDoors.endUnit
  | typeof peopleDoors.leave
  | typeof peopleDoors.endPost
  | typeof placeDoors.closePlace
  | typeof partnerDoors.end;

interface EndFormProps {
  readonly door: EndDoor;
  readonly id: string;
  readonly title: Words;
  readonly label: Words;
  /** What will happen from that day on, one sentence each. */
  readonly effects: (day: Words) => readonly Words[];
  readonly refreshes: readonly string[];
  readonly done: Words;
  readonly onFold: () => void;
}

/** Ends something from a day on, after saying in words what will happen. */
export function EndForm({ door, id, title, label, effects, refreshes, done, onFold }: EndFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [on, setOn] = useState(() => dayOf(new Date()));
  const knock = useKnock(door, {
    refreshes,
    onDone: () => {
      void message.success(say(done));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={title}
      label={label}
      danger
      paths={['on']}
      gaps={{ on: on === '' ? words.chooseDay : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, on })}
      onFold={onFold}
    >
      <DayField path="on" label={words.endsOn} hint={words.endsOnHint} value={on} onChange={setOn} />
      {on !== '' && (
        <ul className="effects" aria-live="polite">
          {effects(formatDay(on)).map((effect) => (
            <li key={effect.zh}>{say(effect)}</li>
          ))}
        </ul>
      )}
    </RegisterForm>
  );
}
