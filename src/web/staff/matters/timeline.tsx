import { LockOutlined, MailOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isSpoken, type MatterFact, matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, relative } from '../../shared/time.ts';
import { useNow } from '../frame/now.ts';
import { togetherWords } from '../together/words.ts';
import { detailLines } from './detail-lines.ts';
import type { Entry } from './shapes.ts';
import { useDictionary } from './use-dictionary.ts';
import { pageWords } from './words.ts';

const shownAtFirst = 60;

function isFact(kind: string): kind is MatterFact {
  return Object.hasOwn(matterFacts, kind);
}

/** What happened, newest first; on tinted paper with a lock what only colleagues see, on white with an envelope what the reporter sees too. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const { say } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const newestFirst = entries.toSorted(
    (one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id),
  );
  const shown = isWhole ? newestFirst : newestFirst.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">
        {say(pageWords.timeline)} <span className="quiet figures">{entries.length}</span>
      </h2>
      <ol className="timeline">
        {shown.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      {shown.length < newestFirst.length && (
        <Button type="link" onClick={() => setWhole(true)}>
          {say(pageWords.earlier)} <span className="figures">{newestFirst.length - shown.length}</span>
        </Button>
      )}
    </section>
  );
}

function TimelineEntry({ entry }: { readonly entry: Entry }) {
  const { say } = useLanguage();
  const now = useNow();
  const { categoryName } = useDictionary();
  const isPublic = entry.audience === 'resident';
  const Icon = isPublic ? MailOutlined : LockOutlined;
  const isByRule = entry.kind === 'part.arbiter-named';
  const what = isFact(entry.kind) ? say(matterFacts[entry.kind].staff) : entry.kind;
  return (
    <li className={isPublic ? 'entry' : 'entry entry-internal'}>
      <div className="entry-head">
        <Icon aria-hidden="true" />
        <span className="unseen">{say(isPublic ? pageWords.seenByReporter : pageWords.internal)}</span>
        <strong>{what}</strong>
        {entry.struck && <span className="tone-soon">{say(pageWords.struck)}</span>}
        {entry.unit && <span>{isByRule ? say(pageWords.afterReturn(entry.unit)) : entry.unit}</span>}
        <span className="quiet">
          {isByRule ? say(pageWords.byRule) : [entry.by.name, entry.by.unit].filter(Boolean).join(' · ')}
        </span>
        <time className="quiet figures" dateTime={entry.at} title={say(relative(entry.at, now))}>
          {say(formatDayTime(entry.at, now))}
        </time>
      </div>
      {entry.text && isPublic && !isSpoken(entry.kind) && (
        <p className="entry-text entry-aside">
          <LockOutlined aria-hidden="true" />
          <span className="unseen">{say(pageWords.internal)}</span> {entry.text}
        </p>
      )}
      {entry.text && !(isPublic && !isSpoken(entry.kind)) && (
        <p className="entry-text">{entry.struck ? <del>{entry.text}</del> : entry.text}</p>
      )}
      {typeof entry.details['otherId'] === 'string' && (
        <p className="entry-detail">
          <span className="quiet">{say(togetherWords.other)}</span>{' '}
          <Link to={`/matters/${entry.details['otherId']}`} className="figures">
            {String(entry.details['otherNumber'])}
          </Link>
        </p>
      )}
      {detailLines(entry.details, categoryName).map(({ label, value }) => (
        <p key={label.zh} className="entry-detail">
          <span className="quiet">{say(label)}</span> {typeof value === 'string' ? value : say(value)}
        </p>
      ))}
    </li>
  );
}
