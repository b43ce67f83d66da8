import { Link, useParams } from 'react-router';
import { doors } from '../../../modules/topics/contract.ts';
import { topicFacts, topicStates } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { Decide } from './decide.tsx';
import { Members } from './members.tsx';
import type { Topic } from './shapes.ts';
import { TopicMap } from './topic-map.tsx';
import { Weeks } from './weeks.tsx';
import { topicWords as words } from './words.ts';
import './topics.css';

/** One topic: what it is and why, since when and where, which matters; confirmed or dismissed in place. */
export function TopicPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const topic = useDoor(doors.view, { id });
  if (topic.isPending) return <Waiting rows={10} />;
  if (!topic.data) return <Failed problem={topic.error} onRetry={() => void topic.refetch()} />;
  const { data } = topic;
  return (
    <article className="page topic">
      <p className="quiet">
        <Link to="/topics">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{data.label}</h1>
        <span className={data.state === 'raised' ? 'state-tag tone-soon' : 'state-tag'}>
          {say(topicStates[data.state])}
        </span>
        <span className="quiet figures">
          {say(words.reporters(data.reporters))} · {say(words.matters(data.matters))}
        </span>
      </div>
      <div className="topic-columns">
        <div>
          <Why topic={data} />
          <Weeks weeks={data.weeks} />
          <Members topic={data} />
        </div>
        <div>
          <Decide topic={data} />
          <section aria-labelledby="topic-map">
            <h2 id="topic-map">{say(words.map)}</h2>
            {data.points.length > 0 ? (
              <TopicMap points={data.points} />
            ) : (
              <p className="quiet">{say(words.noPoints)}</p>
            )}
          </section>
          <Timeline topic={data} />
        </div>
      </div>
    </article>
  );
}

function Why({ topic }: { readonly topic: Topic }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (
    <section aria-labelledby="topic-why">
      <h2 id="topic-why">{say(words.why)}</h2>
      <dl className="fact-list">
        <div>
          <dt>{say(words.place)}</dt>
          <dd>{topic.place ?? say(words.noPlace)}</dd>
        </div>
        <div>
          <dt>{say(words.shared)}</dt>
          <dd className="topic-words">
            {topic.words.map((word) => (
              <span key={word}>{word}</span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{say(words.span)}</dt>
          <dd>
            {say(formatDay(topic.firstAt))} – {say(formatDay(topic.lastAt))}
          </dd>
        </div>
        <div>
          <dt>{say(words.area)}</dt>
          <dd>{topic.unitName}</dd>
        </div>
        <div>
          <dt>{say(words.category)}</dt>
          <dd>{categoryName(topic.category)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Timeline({ topic }: { readonly topic: Topic }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="topic-timeline">
      <h2 id="topic-timeline">{say(words.timeline)}</h2>
      <ol className="entry-rows">
        {topic.timeline.toReversed().map((entry) => (
          <li key={entry.id} className="topic-entry">
            <strong>{say(topicFacts[entry.kind])}</strong>{' '}
            <span className="quiet small">
              {[entry.by.name, entry.by.unit].filter(Boolean).join(' · ')} {say(formatDayTime(entry.at))}
            </span>
            {entry.text && <p className="topic-text">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
