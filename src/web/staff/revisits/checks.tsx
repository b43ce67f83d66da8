import { App, InputNumber } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/revisits/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { VisitTabs } from './visits.tsx';
import { visitWords as words } from './words.ts';
import './revisits.css';

type Round = AnswerOf<typeof doors.rounds>['rows'][number];

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How many closures were not real, with the interval that so few checks allow. */
export function FakeShare({ fake }: { readonly fake: Round['fake'] }) {
  const { say } = useLanguage();
  if (fake.of === 0 || fake.low === null || fake.high === null) return null;
  return (
    <span className={fake.count > 0 ? 'tone-maple' : 'quiet'}>
      {say(words.fake)} {fake.count} / {fake.of}
      <small className="quiet"> {say(words.interval(percent(fake.low), percent(fake.high)))}</small>
    </span>
  );
}

/** Samples of closed matters, the latest first. */
export function Checks() {
  const { say } = useLanguage();
  const asked = useDoorPages(doors.rounds, {});
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.checks)}</h1>
        <VisitTabs />
      </div>
      <Acts
        id="checks"
        of={say(words.checks)}
        acts={[{ name: 'draw', label: words.draw, form: (onFold) => <DrawForm onFold={onFold} /> }]}
      />
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.noChecks} hint={words.noChecksHint} waiting={6}>
        <ul className="visit-rows">
          {rows.map((round) => (
            <li key={round.id}>
              <span className="figures">{say(formatDay(round.at))}</span>
              <span>
                <Link className="row-title" to={`/revisits/checks/${round.id}`}>
                  {round.unitName} {say(formatDay(round.fromOn))} – {say(formatDay(round.toOn))}
                </Link>
                <span className="quiet small"> {say(words.drawn(round.drawn, round.eligible))}</span>
              </span>
              <span>
                {say(words.judged(round.judged, round.drawn))} <FakeShare fake={round.fake} />
              </span>
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function DrawForm({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const me = useMe();
  const today = dayOf(new Date());
  const [fields, set] = useFields({
    unitId: me.holdings.find(({ duties }) => duties.includes('oversee'))?.unitId ?? '',
    fromOn: addDays(today, -30),
    toOn: today,
    seed: '',
  });
  const [size, setSize] = useState(10);
  const knock = useKnock(doors.draw, {
    refreshes: ['check.'],
    onDone: ({ id, drawn, eligible }) => {
      void message.success(say(words.drawn(drawn, eligible)));
      void navigate(`/revisits/checks/${id}`);
    },
  });
  return (
    <RegisterForm
      title={words.draw}
      label={words.draw}
      paths={[...Object.keys(fields), 'size']}
      gaps={{ unitId: fields.unitId === '' ? words.chooseOne : undefined }}
      knock={knock}
      onSend={() => {
        const { seed, ...rest } = fields;
        knock.mutate({ ...rest, size, ...(seed.trim() && { seed: seed.trim() }) });
      }}
      onFold={onFold}
    >
      <div className="field-grid">
        <Field path="unitId" label={words.unit}>
          {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
        </Field>
        <Field path="size" label={words.size}>
          {({ id }) => (
            <InputNumber id={id} min={1} max={100} value={size} onChange={(value) => setSize(value ?? 10)} />
          )}
        </Field>
        <DayField path="fromOn" label={words.from} value={fields.fromOn} onChange={set('fromOn')} />
        <DayField path="toOn" label={words.to} value={fields.toOn} onChange={set('toOn')} />
        <TextField
          wide
          path="seed"
          label={words.seed}
          hint={words.seedHint}
          max={60}
          value={fields.seed}
          onChange={set('seed')}
        />
      </div>
    </RegisterForm>
  );
}
