import { App, Checkbox } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { type MeetingKind, meetingKinds, stuckReasons } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { Waiting } from '../frame/states.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { PersonSelect } from '../registers/person-select.tsx';
import { MomentField } from './moment-field.tsx';
import { meetingWords as words } from './words.ts';

type Meeting = AnswerOf<typeof doors.view>;

interface PlanFormProps {
  /** The meeting that is changed; nothing when one is planned. */
  readonly meeting?: Meeting;
  readonly onFold: () => void;
}

function fieldsOf(meeting: Meeting | undefined, unitId: string) {
  const topics = meeting?.items.filter((item) => item.matter === null && !item.hidden).map((item) => item.topic) ?? [];
  return {
    kind: (meeting?.kind ?? 'joint') as MeetingKind,
    unitId: meeting?.unitId ?? unitId,
    title: meeting?.title ?? '',
    startsAt: meeting?.startsAt ?? '',
    where: meeting?.where ?? '',
    chairId: meeting?.chairId ?? '',
    topics: topics.join('\n'),
  };
}

/** Plans a meeting or changes a planned one: when, where, who leads it, what stands on its agenda. */
export function PlanForm({ meeting, onFold }: PlanFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const me = useMe();
  const [fields, set] = useFields(fieldsOf(meeting, me.holdings[0]?.unitId ?? ''));
  const ofMeeting =
    meeting?.items.flatMap((item) => (item.matter ? [{ ...item.matter, topic: item.topic }] : [])) ?? [];
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    new Map(ofMeeting.map(({ id, topic }) => [id, topic])),
  );
  const onDone = () => {
    void message.success(say(words.planned));
    onFold();
  };
  const plan = useKnock(doors.plan, { refreshes: ['meeting.'], onDone });
  const change = useKnock(doors.change, { refreshes: ['meeting.'], onDone });
  const send = () => {
    const items = [
      ...[...chosen].map(([matterId, topic]) => ({ matterId, topic })),
      ...fields.topics
        .split('\n')
        .map((topic) => ({ topic: topic.trim() }))
        .filter(({ topic }) => topic.length > 1),
    ];
    const common = {
      title: fields.title,
      startsAt: fields.startsAt,
      where: fields.where,
      items,
      ...(fields.chairId && { chairId: fields.chairId }),
    };
    if (meeting) change.mutate({ id: meeting.id, version: meeting.version, ...common });
    else plan.mutate({ kind: fields.kind, unitId: fields.unitId, ...common });
  };
  return (
    <RegisterForm
      title={meeting ? words.change : words.plan}
      label={meeting ? words.change : words.plan}
      paths={[...Object.keys(fields), 'items']}
      gaps={{
        title: fields.title.trim().length < 2 ? words.tooShort : undefined,
        startsAt: fields.startsAt === '' ? words.chooseTime : undefined,
      }}
      knock={meeting ? change : plan}
      onSend={send}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="title" label={words.name} max={80} value={fields.title} onChange={set('title')} />
        {!meeting && (
          <>
            <ChoiceField
              path="kind"
              label={words.kind}
              value={fields.kind}
              onChange={set('kind')}
              options={keysOf(meetingKinds).map((value) => ({ value, label: say(meetingKinds[value]) }))}
            />
            <Field path="unitId" label={words.unit}>
              {({ id }) => (
                <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />
              )}
            </Field>
          </>
        )}
        <MomentField path="startsAt" label={words.when} value={fields.startsAt} onChange={set('startsAt')} />
        <TextField path="where" label={words.where} max={120} value={fields.where} onChange={set('where')} />
        <Field path="chairId" label={words.chair}>
          {({ id }) => (
            <PersonSelect id={id} label={say(words.chair)} value={fields.chairId} onChange={set('chairId')} />
          )}
        </Field>
      </div>
      <StuckChoice unitId={fields.unitId} chosen={chosen} onChosen={setChosen} />
      <TextField
        wide
        path="topics"
        label={words.topics}
        hint={words.topicsHint}
        max={3000}
        rows={2}
        value={fields.topics}
        onChange={set('topics')}
      />
    </RegisterForm>
  );
}

interface StuckChoiceProps {
  readonly unitId: string;
  /** Chosen matters with their topics. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly onChosen: (chosen: ReadonlyMap<string, string>) => void;
}

/** Matters that do not go on, to be ticked for the agenda. */
function StuckChoice({ unitId, chosen, onChosen }: StuckChoiceProps) {
  const { say } = useLanguage();
  const stuck = useDoor(doors.stuck, unitId ? { unitId } : {}, { keep: true });
  if (stuck.isPending) return <Waiting rows={3} />;
  const rows = stuck.data?.rows ?? [];
  const toggle = (id: string, topic: string, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(id, topic);
    else next.delete(id);
    onChosen(next);
  };
  return (
    <fieldset className="field-line">
      <legend>
        {say(words.stuck)} <small className="quiet">{say(words.agendaHint)}</small>
      </legend>
      {rows.length === 0 && <p className="quiet">{say(words.nothingStuck)}</p>}
      <ul className="stuck-list">
        {rows.map(({ matter, reasons }) => (
          <li key={matter.id}>
            <Checkbox
              checked={chosen.has(matter.id)}
              onChange={({ target }) => toggle(matter.id, matter.title, target.checked)}
            >
              <span className="figures quiet">{matter.number}</span> {matter.title}{' '}
              <span className="tone-maple small">{reasons.map((reason) => say(stuckReasons[reason])).join(' · ')}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
