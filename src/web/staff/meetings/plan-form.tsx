import { App } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { type MeetingKind, meetingKinds } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { PersonSelect } from '../registers/person-select.tsx';
import { AgendaChoice, type AgendaMatter } from './agenda-choice.tsx';
import { MomentField } from './moment-field.tsx';
import { meetingWords as words } from './words.ts';

type Meeting = AnswerOf<typeof doors.view>;

interface PlanFormProps {
  /** The meeting that is changed; nothing when one is planned. */
  readonly meeting?: Meeting;
  readonly onFold: () => void;
}

function fieldsOf(meeting: Meeting | undefined, unitId: string) {
  const topics =
    meeting?.items
      .filter((item) => item.matter === null && !item.hidden && item.link === null)
      .map((item) => item.topic) ?? [];
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

/** What stands on the agenda already, where it can be ticked. */
function chosenOf({ matter, topic, link }: Meeting['items'][number]): AgendaMatter[] {
  if (matter) return [{ ...matter, topic }];
  return link === null ? [] : [{ id: link, number: '', title: topic, topic, link }];
}

/** Plans a meeting or changes a planned one: when, where, who leads it, what stands on its agenda. */
export function PlanForm({ meeting, onFold }: PlanFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const me = useMe();
  const [fields, set] = useFields(fieldsOf(meeting, me.holdings[0]?.unitId ?? ''));
  const [chosen, setChosen] = useState<readonly AgendaMatter[]>(() => meeting?.items.flatMap(chosenOf) ?? []);
  const onDone = () => {
    void message.success(say(words.planned));
    onFold();
  };
  const plan = useKnock(doors.plan, { refreshes: ['meeting.'], onDone });
  const guard = useSeen(meeting?.version ?? 0);
  const change = useKnock(doors.change, { refreshes: ['meeting.'], onDone });
  const send = () => {
    const items = [
      ...chosen.map(({ id, topic, link }) => (link === undefined ? { matterId: id, topic } : { topic, link })),
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
    if (meeting) change.mutate({ id: meeting.id, version: guard.seen, ...common });
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
      guard={guard}
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
      <AgendaChoice unitId={fields.unitId} chosen={chosen} onChosen={setChosen} />
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
