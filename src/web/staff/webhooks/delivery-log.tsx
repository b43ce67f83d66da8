import { App, Button, Select } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { deliveryStates } from '../../../platform/contract-webhooks.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useDoorPages, useKnock } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { kindWords, offeredKinds } from './kinds.ts';
import { webhookWords as words } from './words.ts';
import './webhooks.css';

interface Filter {
  readonly state: keyof typeof deliveryStates | '';
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

function filterOf(query: URLSearchParams): Filter {
  const of = (name: string) => query.get(name) ?? '';
  const state = keysOf(deliveryStates).find((known) => known === query.get('state')) ?? '';
  return { state, kind: of('kind'), from: of('from'), to: of('to') };
}

function filled({ state, ...rest }: Filter) {
  const given = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...(state !== '' && { state }), ...(Object.fromEntries(given) as Partial<Omit<Filter, 'state'>>) };
}

/** What was sent to one system and how it went; one line or whole days can be sent once more. */
export function DeliveryLog() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const webhooks = useDoor(platformDoors.webhooks, {});
  const log = useDoorPages(platformDoors.webhookLog, { id, ...filled(filter) });
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  const set = (part: Partial<Filter>) => setQuery({ ...Object(filled({ ...filter, ...part })) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {say(words.log)} {webhooks.data?.rows.find((row) => row.id === id)?.name}
        </h1>
        <Link to="/system/webhooks">{say(words.back)}</Link>
      </div>
      <FilterLine filter={filter} onFilter={set} />
      <ReplayDays id={id} filter={filter} />
      <PagedList list={log} isEmpty={rows.length === 0} title={words.logEmpty} hint={words.logEmptyHint} waiting={10}>
        {rows.length > 0 && <DeliveryTable id={id} rows={rows} />}
      </PagedList>
    </div>
  );
}

interface FilterLineProps {
  readonly filter: Filter;
  readonly onFilter: (part: Partial<Filter>) => void;
}

function FilterLine({ filter, onFilter }: FilterLineProps) {
  const { say } = useLanguage();
  return (
    <search className="webhook-filter" aria-label={say(words.filter)}>
      <Day label={say(words.from)} value={filter.from} onChange={(from) => onFilter({ from })} />
      <Day label={say(words.to)} value={filter.to} onChange={(to) => onFilter({ to })} />
      <Select<Filter['state']>
        aria-label={say(words.state)}
        value={filter.state}
        onChange={(state) => onFilter({ state })}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: say(words.anyState) },
          ...keysOf(deliveryStates).map((value) => ({ value, label: say(deliveryStates[value]) })),
        ]}
      />
      <Select
        aria-label={say(words.kind)}
        className="webhook-kind"
        value={filter.kind}
        onChange={(kind) => onFilter({ kind })}
        popupMatchSelectWidth={280}
        showSearch={{ filterOption: (typed, candidate) => isNamedBy(`${candidate?.label ?? ''}`, typed) }}
        options={[
          { value: '', label: say(words.anyKind) },
          ...offeredKinds
            .filter((kind) => !kind.endsWith('*'))
            .map((kind) => ({ value: kind, label: `${say(kindWords(kind))} ${kind}` })),
        ]}
      />
      {Object.keys(filled(filter)).length > 0 && (
        <Button type="link" onClick={() => onFilter({ state: '', kind: '', from: '', to: '' })}>
          {say(words.clear)}
        </Button>
      )}
    </search>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <label className="day-field">
      {label}
      <input type="date" className="plain-field" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

const chinaOffset = 8 * 3_600_000;
const day = 86_400_000;

function ReplayDays({ id, filter }: { readonly id: string; readonly filter: Filter }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const replay = useKnock(platformDoors.replayWebhook, {
    refreshes: ['webhook.'],
    onDone: ({ count }) => void message.success(`${count} ${say(words.replayedCount)}`),
  });
  const isReady = filter.from !== '' && filter.to !== '';
  const at = (date: string, later: number) => new Date(Date.parse(date) - chinaOffset + later).toISOString();
  return (
    <div className="step-buttons webhook-replay">
      <Button
        disabled={!isReady}
        loading={replay.isPending}
        onClick={() => replay.mutate({ id, what: { from: at(filter.from, 0), to: at(filter.to, day) } })}
      >
        {say(words.replayDays)}
      </Button>
      {!isReady && <span className="quiet small">{say(words.replayDaysHint)}</span>}
      <ProblemLine problem={replay.error} />
    </div>
  );
}
