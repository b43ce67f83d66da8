import { Link, useParams } from 'react-router';
import { clockKinds } from '../../../modules/clocks/words.ts';
import { doors } from '../../../modules/mediation/contract.ts';
import { mediationStates, modes, routes, seatRoles, sources, tracks, ways } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { mediationFactWords } from '../../shared/mediation-words.ts';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { panels } from './panels.tsx';
import type { Mediation, PanelProps } from './shapes.ts';
import { Steps } from './steps.tsx';
import { mediationWords as words } from './words.ts';
import './mediation.css';

/** One dispute: who quarrels, where it stands, what can be done now, and below it what each room knows of it. */
export function MediationPage() {
  const { id = '' } = useParams();
  const asked = useDoor(doors.view, { id });
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const mediation = asked.data;
  return (
    <article className="page mediation">
      <Head mediation={mediation} />
      <Steps mediation={mediation} />
      <div className="mediation-columns">
        <div>
          {panels.map(({ name, Panel }) => (
            <Panel key={name} mediation={mediation} />
          ))}
        </div>
        <div>
          <About mediation={mediation} />
          <Clocks mediation={mediation} />
          <RoutesTold mediation={mediation} />
          <Timeline mediation={mediation} />
        </div>
      </div>
    </article>
  );
}

function Head({ mediation }: PanelProps) {
  const { say } = useLanguage();
  return (
    <>
      <p className="quiet">
        <Link to="/mediation">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{mediation.title}</h1>
        <span className="state-tag tone-action">{say(mediationStates[mediation.state])}</span>
        <span className="quiet figures">{mediation.number}</span>
        {mediation.timesReopened > 0 && (
          <span className="tone-soon small">{say(words.reopenedTimes(mediation.timesReopened))}</span>
        )}
      </div>
    </>
  );
}

function About({ mediation }: PanelProps) {
  const { say, list, aside } = useLanguage();
  const { categoryName } = useDictionary();
  const seats = mediation.seats.filter(({ until }) => until === null);
  return (
    <section aria-labelledby="mediation-about">
      <h2 id="mediation-about">{say(words.about)}</h2>
      <dl className="mediation-facts">
        <dt>{say(words.track)}</dt>
        <dd>
          {say(tracks[mediation.track])} · {say(modes[mediation.mode])} ·{' '}
          {say(mediation.openSession ? words.open : words.closed)}
        </dd>
        <dt>{say(words.category)}</dt>
        <dd>{categoryName(mediation.category)}</dd>
        <dt>{say(words.unit)}</dt>
        <dd>{mediation.unitName}</dd>
        {mediation.liaison && (
          <>
            <dt>{say(words.liaison)}</dt>
            <dd>{mediation.liaison.name}</dd>
          </>
        )}
        {seats.length > 0 && (
          <>
            <dt>{say(words.panel)}</dt>
            <dd>{list(seats.map(({ name, role }) => `${name}${aside(say(seatRoles[role]))}`))}</dd>
          </>
        )}
        <dt>{say(words.source)}</dt>
        <dd>
          {say(sources[mediation.source])}
          {mediation.matter && (
            <>
              {' '}
              <Link to={`/matters/${mediation.matter.id}`}>{mediation.matter.number}</Link>
            </>
          )}
        </dd>
        {mediation.firstKnownOn && (
          <>
            <dt>{say(words.since)}</dt>
            <dd>{say(formatDay(mediation.firstKnownOn))}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Clocks({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const going = mediation.clocks.filter(({ state }) => state === 'running' || state === 'paused');
  if (going.length === 0) return null;
  return (
    <section aria-labelledby="mediation-clocks">
      <h2 id="mediation-clocks">{say(words.clocks)}</h2>
      <ul className="entry-rows">
        {going.map((clock) => (
          <li key={clock.id}>
            <span>{say(clockKinds[clock.kind])}</span>
            <span className={clock.late ? 'tone-maple figures' : 'figures'}>
              {say(formatDayTime(clock.dueAt))} {clock.late && say(words.late)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RoutesTold({ mediation }: PanelProps) {
  const { say } = useLanguage();
  if (mediation.routesTold.length === 0) return null;
  const nameOf = (partyId: string) => mediation.parties.find(({ id }) => id === partyId)?.name ?? '';
  return (
    <section aria-labelledby="mediation-routes">
      <h2 id="mediation-routes">{say(words.routesTold)}</h2>
      <ul className="entry-rows">
        {mediation.routesTold.map((told) => (
          <li key={`${told.partyId} ${told.route} ${told.toldAt}`}>
            <span>
              {nameOf(told.partyId)}：{say(routes[told.route])}
            </span>
            <span className="quiet small">
              {say(ways[told.how])} {say(formatDay(told.toldAt))} {told.seenAt && say(words.seen)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Timeline({ mediation }: { readonly mediation: Mediation }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="mediation-timeline">
      <h2 id="mediation-timeline">
        {say(words.timeline)} <span className="quiet figures">{mediation.timeline.length}</span>
      </h2>
      <ol className="entry-rows">
        {mediation.timeline.toReversed().map((entry) => (
          <li key={entry.id} className="mediation-entry">
            <strong>{say(mediationFactWords[entry.kind]?.staff ?? { zh: entry.kind, en: entry.kind })}</strong>{' '}
            {entry.unit}{' '}
            <span className="quiet small">
              {[entry.by.name, entry.by.unit].filter(Boolean).join(' · ')} {say(formatDayTime(entry.at))}
              {entry.audience === 'resident' && ` · ${say(entry.text ? words.bothReadHead : words.bothRead)}`}
            </span>
            {entry.text && <p className="mediation-text">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
