import { useParams } from 'react-router';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { ageBands, foundConditions, searchStates } from '../../../modules/care/words.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { DescribeForm } from './describe-form.tsx';
import { FactLines } from './fact-lines.tsx';
import { Leaflets } from './leaflets.tsx';
import { FindForm, SightForm, StopForm } from './search-forms.tsx';
import { Sectors } from './sectors.tsx';
import type { Search } from './shapes.ts';
import { searchWords as words } from './words.ts';
import './care.css';

/** One search: who is missing, which sector is whose, who saw what, which leaflets are out. */
export function SearchPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.search, { id });
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const search = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {say(words.panel)}：{say(ageBands[search.ageBand])}
        </h1>
        <span className={search.state === 'running' ? 'tone-maple' : 'quiet'}>{say(searchStates[search.state])}</span>
      </div>
      <Acts id={search.id} of={say(words.panel)} acts={actsOf(search)} />
      <div className="care-columns">
        <div>
          <Sectors search={search} />
          <Sightings search={search} />
        </div>
        <aside>
          <Description search={search} />
          {search.can.includes('publish') && <Leaflets search={search} />}
          <Story search={search} />
        </aside>
      </div>
    </div>
  );
}

function actsOf(search: Search): Act[] {
  const forms = {
    find: { label: words.find, form: (onFold: () => void) => <FindForm search={search} onFold={onFold} /> },
    sight: { label: words.sight, form: (onFold: () => void) => <SightForm search={search} onFold={onFold} /> },
    change: {
      label: words.change,
      form: (onFold: () => void) => <DescribeForm matterId={search.matter?.id ?? ''} search={search} onFold={onFold} />,
    },
    stop: {
      label: words.stop,
      danger: true,
      form: (onFold: () => void) => <StopForm search={search} onFold={onFold} />,
    },
  };
  return (['find', 'sight', 'change', 'stop'] as const)
    .filter((name) => search.can.includes(name))
    .map((name) => ({ name, ...forms[name] }));
}

function Description({ search }: { readonly search: Search }) {
  const { say } = useLanguage();
  const lines = [
    { label: words.looks, text: search.looks },
    { label: words.clothes, text: search.clothes },
    { label: words.seenWhere, text: search.seenWhere },
    { label: words.seenAt, text: search.seenAt ? say(formatPromise(search.seenAt)) : '' },
    { label: words.health, text: search.health },
    { label: words.condition, text: search.condition ? say(foundConditions[search.condition]) : '' },
    { label: words.where, text: search.foundWhere },
    { label: words.note, text: search.endedNote },
  ];
  return <FactLines title={words.description} lines={lines} matter={search.matter} />;
}

function Sightings({ search }: { readonly search: Search }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.sightings)}</h2>
      {search.sightings.length === 0 && <p className="quiet">{say(words.noSightings)}</p>}
      <ul className="care-lines">
        {search.sightings.map((one) => (
          <li key={one.id}>
            <span className="figures">{say(formatPromise(one.seenAt))}</span> <strong>{one.where}</strong>
            <p className="care-text">{one.what}</p>
            <span className="quiet small">{[one.who, one.by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Story({ search }: { readonly search: Search }) {
  const { say } = useLanguage();
  const facts: Readonly<Record<string, { readonly staff: { readonly zh: string; readonly en: string } }>> = matterFacts;
  return (
    <section>
      <h2>{say(words.timeline)}</h2>
      <ul className="care-lines">
        {search.timeline.map((fact) => (
          <li key={fact.id}>
            <span className="quiet figures">{say(formatDayTime(fact.at))}</span>{' '}
            {say(facts[fact.kind]?.staff ?? { zh: fact.kind, en: fact.kind })} <span className="quiet">{fact.by}</span>
            {fact.text && <div className="quiet small">{fact.text}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
