import { Button } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../../kit/calendar.ts';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf } from '../../../../kit/words.ts';
import { streetDoors } from '../../../../modules/studio/contract-street.ts';
import { type InformalKind, informalKinds, promiseStates } from '../../../../modules/studio/words-street.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { ChoiceField, DayField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoorPages } from '../../frame/doors.ts';
import { useMe } from '../../frame/me.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { UnitSelect } from '../../matters/unit-select.tsx';
import { StudioTabs } from '../tabs.tsx';
import { MatterLinks, raisedOf } from './raised.tsx';
import { Squads } from './squads.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { studioWords } from './words.ts';
import { streetWords as words } from './words-street.ts';
import '../mediation.css';
import './studio.css';

type Meeting = AnswerOf<typeof streetDoors.informals>['rows'][number];
type Promised = Meeting['promises'][number];

/** 板凳会、炕头会, and the squads: written down on the phone, at once. */
export function Street() {
  const { say } = useLanguage();
  const list = useDoorPages(streetDoors.informals, {});
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const add = { name: 'add', label: words.addBench, form: (onFold: () => void) => <BenchForm onFold={onFold} /> };
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(studioWords.street)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      {pages[0]?.canAdd && <Acts id="bench" of="" acts={[add]} />}
      <h2>{say(words.bench)}</h2>
      <PagedList list={list} isEmpty={rows.length === 0} title={words.benchNone} hint={words.benchHint}>
        <ul className="entry-rows">
          {rows.map((meeting) => (
            <OneMeeting key={meeting.id} meeting={meeting} />
          ))}
        </ul>
      </PagedList>
      <Squads />
    </div>
  );
}

function OneMeeting({ meeting }: { readonly meeting: Meeting }) {
  const { say } = useLanguage();
  return (
    <li className="mediation-entry">
      <strong>{meeting.place}</strong>{' '}
      <span className="quiet">
        {say(informalKinds[meeting.kind])} · {say(words.came(meeting.attended))} · {say(formatDay(meeting.heldAt))} ·{' '}
        {meeting.unitName}
      </span>
      {meeting.note && <p className="mediation-text">{meeting.note}</p>}
      <MatterLinks matters={meeting.matters} />
      <ul className="plain-list">
        {meeting.promises.map((promise) => (
          <OnePromise key={promise.id} promise={promise} canEnd={meeting.canEnd} />
        ))}
      </ul>
    </li>
  );
}

function OnePromise({ promise, canEnd }: { readonly promise: Promised; readonly canEnd: boolean }) {
  const { say } = useLanguage();
  const [ends, setEnds] = useState<'kept' | 'dropped' | null>(null);
  const [report, setReport] = useState('');
  const knock = useStudioAct(streetDoors.endPromise, words.saved, () => setEnds(null));
  return (
    <li>
      {promise.what} <span className="quiet">— {promise.who}</span>{' '}
      <span className={promise.isOverdue ? 'small tone-maple' : 'small quiet'}>
        {promise.isOverdue ? say(words.overdue) : say(promiseStates[promise.state])} {say(formatDay(promise.dueOn))}
      </span>
      {promise.report && <span className="quiet small"> {promise.report}</span>}
      {canEnd && promise.state === 'open' && ends === null && (
        <span className="step-buttons">
          <Button size="small" onClick={() => setEnds('kept')}>
            {say(words.kept)}
          </Button>
          <Button size="small" type="text" onClick={() => setEnds('dropped')}>
            {say(words.dropped)}
          </Button>
        </span>
      )}
      {ends !== null && (
        <RegisterForm
          title={words[ends]}
          label={words[ends]}
          paths={['report']}
          gaps={{ report: report.trim().length < 2 ? words.short : undefined }}
          knock={knock}
          onSend={() => knock.mutate({ id: promise.id, state: ends, report })}
          onFold={() => setEnds(null)}
        >
          <TextField wide path="report" label={words.report} max={300} value={report} onChange={setReport} />
        </RegisterForm>
      )}
    </li>
  );
}

function BenchForm({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const own = useMe().holdings.find(({ duties }) =>
    duties.some((duty) => ['mediate', 'handle', 'assign'].includes(duty)),
  );
  const [fields, set] = useFields({
    unitId: own?.unitId ?? '',
    kind: 'bench' as InformalKind,
    place: '',
    attended: '',
    note: '',
    raised: '',
    promise: '',
    who: '',
    dueOn: addDays(dayOf(new Date()), 7),
  });
  const knock = useStudioAct(streetDoors.addInformal, words.saved, onFold);
  const { promise, who, dueOn, raised, attended, ...rest } = fields;
  const hasPromise = promise.trim() !== '';
  return (
    <RegisterForm
      title={words.addBench}
      label={words.addBench}
      paths={[
        'unitId',
        'kind',
        'place',
        'attended',
        'note',
        'raised',
        'promises.0.what',
        'promises.0.who',
        'promises.0.dueOn',
      ]}
      gaps={{
        unitId: fields.unitId === '' ? words.missing : undefined,
        place: fields.place.trim().length < 2 ? words.short : undefined,
        attended: /^[1-9]\d{0,2}$/.test(attended.trim()) ? undefined : words.missing,
        'promises.0.who': hasPromise && who.trim() === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          ...rest,
          attended: Number(attended),
          raised: raisedOf(raised),
          promises: hasPromise ? [{ what: promise, who, dueOn }] : [],
        })
      }
      onFold={onFold}
    >
      <TextField path="place" label={words.place} max={300} value={fields.place} onChange={set('place')} />
      <TextField
        path="attended"
        label={words.attended}
        max={3}
        inputMode="numeric"
        value={attended}
        onChange={set('attended')}
      />
      <ChoiceField
        path="kind"
        label={words.kind}
        value={fields.kind}
        onChange={set('kind')}
        options={keysOf(informalKinds).map((value) => ({ value, label: say(informalKinds[value]) }))}
      />
      <Field path="unitId" label={words.unit}>
        {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
      </Field>
      <TextField
        wide
        path="raised"
        label={words.raised}
        hint={words.raisedHint}
        max={5000}
        rows={2}
        value={raised}
        onChange={set('raised')}
      />
      <TextField
        wide
        path="note"
        label={words.benchNote}
        max={2000}
        rows={2}
        value={fields.note}
        onChange={set('note')}
      />
      <TextField path="promises.0.what" label={words.promise} max={300} value={promise} onChange={set('promise')} />
      <TextField path="promises.0.who" label={words.promiseWho} max={40} value={who} onChange={set('who')} />
      <DayField path="promises.0.dueOn" label={words.promiseDue} value={dueOn} onChange={set('dueOn')} />
    </RegisterForm>
  );
}
