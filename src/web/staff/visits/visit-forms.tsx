import { App } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/visits/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { DayField, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { useUndo } from '../frame/undo.tsx';
import type { Need } from './room.tsx';
import { visitWords as words } from './words.ts';

interface Folding {
  readonly onFold: () => void;
}

function useDone(text: Words, onFold: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return () => {
    void message.success(say(text));
    onFold();
  };
}

/** Plans a visit of an entry. */
export function PlanForm({ need, onFold }: Folding & { readonly need: Need }) {
  const today = dayOf(new Date());
  const [on, setOn] = useState(today);
  const { say } = useLanguage();
  const offer = useUndo();
  const knock = useKnock(doors.plan, {
    refreshes: ['visit.'],
    onDone: ({ id, version }, { on: day }) => {
      const reason = say(words.plannedByMistake);
      offer({
        said: `${need.title} ${say(words.planned)} ${say(formatDay(day))}`,
        undone: words.planUndone,
        undo: () => call(doors.cancel, { id, version, reason }),
        refreshes: ['visit.'],
      });
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.plan}
      label={words.plan}
      paths={['on']}
      gaps={{ on: on === '' ? words.chooseDay : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ needId: need.id, on })}
      onFold={onFold}
    >
      <DayField path="on" label={words.on} min={today} value={on} onChange={setOn} />
    </RegisterForm>
  );
}

interface ReasonProps extends Folding {
  readonly title: Words;
  readonly label: Words;
  readonly path: string;
  readonly effect?: Words;
  readonly danger?: boolean;
  readonly knock: { readonly isPending: boolean; readonly error: unknown };
  readonly onSend: (text: string) => void;
}

function ReasonForm({ title, label, path, effect, danger = false, knock, onSend, onFold }: ReasonProps) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  return (
    <RegisterForm
      title={title}
      label={title}
      danger={danger}
      paths={[path]}
      gaps={{ [path]: text.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => onSend(text)}
      onFold={onFold}
    >
      {effect && <p className="quiet">{say(effect)}</p>}
      <TextField path={path} label={label} max={300} value={text} onChange={setText} />
    </RegisterForm>
  );
}

/** Takes an entry off the list. */
export function EndForm({ need, onFold }: Folding & { readonly need: Need }) {
  const knock = useKnock(doors.endNeed, { refreshes: ['visit.'], onDone: useDone(words.ended, onFold) });
  return (
    <ReasonForm
      title={words.end}
      label={words.reasonFor}
      path="reason"
      effect={words.endEffect}
      danger
      knock={knock}
      onSend={(reason) => knock.mutate({ id: need.id, version: need.version, reason })}
      onFold={onFold}
    />
  );
}

type Visit = AnswerOf<typeof doors.view>;

/** Cancels a planned visit. */
export function CancelForm({ visit, onFold }: Folding & { readonly visit: Visit }) {
  const knock = useKnock(doors.cancel, { refreshes: ['visit.'], onDone: useDone(words.cancelled, onFold) });
  return (
    <ReasonForm
      title={words.cancel}
      label={words.reasonFor}
      path="reason"
      danger
      knock={knock}
      onSend={(reason) => knock.mutate({ id: visit.id, version: visit.version, reason })}
      onFold={onFold}
    />
  );
}

interface TaskFormProps extends Folding {
  readonly id: string;
  readonly act: 'finish' | 'drop';
}

/** Ends a follow-up task: done, or dropped with the reason. */
export function TaskForm({ id, act, onFold }: TaskFormProps) {
  const door = act === 'finish' ? doors.finishTask : doors.dropTask;
  const knock = useKnock(door, { refreshes: ['visit.'], onDone: useDone(words.saved, onFold) });
  return (
    <ReasonForm
      title={act === 'finish' ? words.finishTask : words.dropTask}
      label={words.taskReport}
      path="report"
      danger={act === 'drop'}
      knock={knock}
      onSend={(report) => knock.mutate({ id, report })}
      onFold={onFold}
    />
  );
}
