import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { addDays, dayOf } from '../../../../kit/calendar.ts';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf } from '../../../../kit/words.ts';
import { mediationStates } from '../../../../modules/mediation/words.ts';
import { figureDoors } from '../../../../modules/studio/contract-figures.ts';
import { type RegisterList, registerLists, registerStages } from '../../../../modules/studio/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { DayField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoorPages } from '../../frame/doors.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { useDictionary } from '../../matters/use-dictionary.ts';
import { StudioTabs } from '../tabs.tsx';
import { type Chosen, PersonSelect } from './person-select.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { ageWords, studioWords as words } from './words.ts';
import '../mediation.css';
import './studio.css';

type Entry = AnswerOf<typeof figureDoors.register>['rows'][number];

const isList = (name: string | null): name is RegisterList => name !== null && Object.hasOwn(registerLists, name);

/** 纠纷台账: what is past its day without a plan comes first. */
export function DisputeRegister() {
  const { say } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('list');
  const list = isList(asked) ? asked : 'unplanned';
  const found = useDoorPages(figureDoors.register, { list });
  const pages = found.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const counts: Partial<Record<RegisterList, number>> = pages[0]?.counts ?? {};
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(words.register)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      <Segmented<RegisterList>
        className="entry-figures"
        value={list}
        onChange={(next) => setAddress({ list: next }, { replace: true })}
        options={keysOf(registerLists).map((value) => ({
          value,
          label:
            counts[value] === undefined ? say(registerLists[value]) : `${say(registerLists[value])} ${counts[value]}`,
        }))}
      />
      <PagedList list={found} isEmpty={rows.length === 0} title={words.registerNone} hint={words.registerHint}>
        <ul className="entry-rows">
          {rows.map((row) => (
            <Line key={row.mediationId ?? row.matterId} entry={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const path = entry.mediationId === null ? `/matters/${entry.matterId}` : `/mediation/${entry.mediationId}`;
  const plan = {
    name: 'plan',
    label: words.setPlan,
    form: (onFold: () => void) => <PlanForm entry={entry} onFold={onFold} />,
  };
  return (
    <li>
      <div>
        <Link to={path} className="row-title two-lines">
          {entry.title}
        </Link>
        <div className="quiet small">
          <span className="figures">{entry.number}</span> · {categoryName(entry.category)} · {entry.unitName} ·{' '}
          {say(formatDay(entry.openedAt))}
          {entry.ageDays !== null && ` · ${say(ageWords(entry.ageDays))}`}
        </div>
        {entry.plan && (
          <p className="mediation-text">
            <span className="quiet">{say(words.plan)}</span> {entry.plan}
            {entry.ownerName && <span className="quiet"> · {entry.ownerName}</span>}
          </p>
        )}
        <Acts id={entry.matterId} of={entry.title} acts={[plan]} />
      </div>
      <div className="entry-row-end">
        <span className="state-tag">{say(registerStages[entry.stage])}</span>
        <span className="small">{entry.state === null ? say(words.bare) : say(mediationStates[entry.state])}</span>
        <span className={entry.isOverdue ? 'small tone-maple' : 'small quiet'}>
          {say(entry.isOverdue ? words.overdue : words.due)} {say(formatDay(entry.dueOn))}
        </span>
        {entry.plan === null && <span className="small tone-soon">{say(words.noPlan)}</span>}
      </div>
    </li>
  );
}

function PlanForm({ entry, onFold }: { readonly entry: Entry; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const today = dayOf(new Date());
  const [fields, set] = useFields({
    dueOn: entry.dueOn > today ? entry.dueOn : addDays(today, 14),
    plan: entry.plan ?? '',
    owner: [] as readonly Chosen[],
  });
  const knock = useStudioAct(figureDoors.planDispute, words.saved, onFold);
  const [owner] = fields.owner;
  return (
    <RegisterForm
      title={words.setPlan}
      label={words.setPlan}
      paths={['dueOn', 'plan', 'ownerId']}
      gaps={{ plan: fields.plan.trim().length < 2 ? words.short : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          matterId: entry.matterId,
          version: entry.version,
          dueOn: fields.dueOn,
          plan: fields.plan,
          ...(owner && { ownerId: owner.id }),
        })
      }
      onFold={onFold}
    >
      <DayField path="dueOn" label={words.due} min={today} value={fields.dueOn} onChange={set('dueOn')} />
      <Field path="ownerId" label={words.owner}>
        {({ id }) => (
          <PersonSelect single id={id} label={say(words.owner)} value={fields.owner} onChange={set('owner')} />
        )}
      </Field>
      <TextField wide path="plan" label={words.plan} max={300} rows={2} value={fields.plan} onChange={set('plan')} />
    </RegisterForm>
  );
}
