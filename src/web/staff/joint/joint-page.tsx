import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { doors } from '../../../modules/joint/contract.ts';
import { jointFacts, jointStates } from '../../../modules/joint/words.ts';
import { matterStates } from '../../../modules/matters/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { JointActs } from './joint-acts.tsx';
import { Members } from './members.tsx';
import type { Joint } from './shapes.ts';
import { useJointAct } from './use-joint.ts';
import { jointWords as words } from './words.ts';
import './joint.css';

/** One joint action: what, who, which matters, shared evidence, minutes, and the one result. */
export function JointPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const joint = useDoor(doors.view, { id });
  if (joint.isPending) return <Waiting rows={10} />;
  if (!joint.data) return <Failed problem={joint.error} onRetry={() => void joint.refetch()} />;
  const { data } = joint;
  return (
    <article className="page joint">
      <p className="quiet">
        <Link to="/joint">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{data.title}</h1>
        <span className="state-tag tone-action">{say(jointStates[data.state])}</span>
        <span className="quiet figures">{data.number}</span>
      </div>
      <p>
        <span className="quiet">{say(words.unit)}</span> <strong>{data.unitName}</strong> {data.leadName}
        {data.where && (
          <>
            {' '}
            <span className="quiet">{say(words.where)}</span> {data.where}
          </>
        )}
        {data.startsOn && (
          <>
            {' '}
            <span className="quiet">{say(words.startsOn)}</span> {say(formatDay(data.startsOn))}
          </>
        )}
      </p>
      <p className="joint-text">{data.goal}</p>
      {data.result && (
        <section className="joint-result" aria-label={say(words.result)}>
          <h2>{say(words.result)}</h2>
          <p className="joint-text">{data.result}</p>
        </section>
      )}
      <div className="joint-columns">
        <div>
          <Matters joint={data} />
          <Members joint={data} />
        </div>
        <div>
          <JointActs joint={data} />
          <Evidence joint={data} />
          <JointTimeline joint={data} />
        </div>
      </div>
    </article>
  );
}

function Matters({ joint }: { readonly joint: Joint }) {
  const { say } = useLanguage();
  const [leaving, setLeaving] = useState<string | null>(null);
  const remove = useJointAct(doors.removeMatter, jointFacts['joint.matter-removed'], () => setLeaving(null));
  return (
    <section aria-labelledby="joint-matters">
      <h2 id="joint-matters">
        {say(words.matters)} <span className="quiet figures">{joint.matters}</span>
      </h2>
      <ul className="entry-rows">
        {joint.list.map((matter) => (
          <li key={matter.id}>
            <div>
              <Link to={`/matters/${matter.id}`} className="row-title two-lines">
                {matter.title}
              </Link>
              <div className="quiet small">
                <span className="figures">{matter.number}</span> · {say(matterStates[matter.state])}
                {matter.answeredAt &&
                  ` · ${say(jointFacts['joint.finished'])} ${say(formatDayTime(matter.answeredAt))}`}
              </div>
            </div>
            {joint.can.includes('change') && (
              <Button
                size="small"
                type="text"
                loading={remove.isPending && leaving === matter.id}
                onClick={() => {
                  setLeaving(matter.id);
                  remove.mutate({ id: joint.id, matterId: matter.id, reason: say(words.removeMatter) });
                }}
              >
                {say(words.removeMatter)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {joint.hidden > 0 && <p className="quiet small">{say(words.hidden(joint.hidden))}</p>}
    </section>
  );
}

function Evidence({ joint }: { readonly joint: Joint }) {
  const { say } = useLanguage();
  if (joint.files.length === 0) return null;
  const prefix = joint.copies === 'public' ? 'public' : 'clean';
  return (
    <section aria-labelledby="joint-evidence">
      <h2 id="joint-evidence">{say(words.evidence)}</h2>
      {joint.copies === 'public' && <p className="quiet small">{say(words.publicOnly)}</p>}
      <ul className="joint-files">
        {joint.files.map((file) => (
          <li key={file.id}>
            <a href={addressOf(platformDoors.readFile, { id: file.id, size: prefix })} target="_blank" rel="noreferrer">
              {file.kind === 'photo' ? (
                <img
                  src={addressOf(platformDoors.readFile, {
                    id: file.id,
                    size: prefix === 'public' ? 'public-thumbnail' : 'thumbnail',
                  })}
                  alt={say(words.photo)}
                />
              ) : (
                say(words.file)
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function JointTimeline({ joint }: { readonly joint: Joint }) {
  const { say } = useLanguage();
  const facts: Readonly<Record<string, { zh: string; en: string }>> = jointFacts;
  return (
    <section aria-labelledby="joint-timeline">
      <h2 id="joint-timeline">{say(words.timeline)}</h2>
      <ol className="entry-rows">
        {joint.timeline.toReversed().map((entry) => (
          <li key={entry.id} className="joint-entry">
            <strong>{say(facts[entry.kind] ?? { zh: entry.kind, en: entry.kind })}</strong> {entry.unit}{' '}
            <span className="quiet small">
              {[entry.by.name, entry.by.unit].filter(Boolean).join(' · ')} {say(formatDayTime(entry.at))}
            </span>
            {entry.text && <p className="joint-text">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
