import { App, Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { shareKinds } from '../../../modules/matters/words-together.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { LinkCode } from './link-code.tsx';
import { shareWords as words } from './words.ts';

type Row = AnswerOf<typeof doors.shares>['rows'][number];

/** One link: whose it is, its address, what came through it, and what can be done with it. */
export function ShareLine({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [showsCode, setShowsCode] = useState(false);
  const end = useKnock(doors.endShare, { refreshes: ['share.'], onDone: () => void message.success(say(words.ended)) });
  const copy = () => void navigator.clipboard.writeText(row.url).then(() => message.success(say(words.copied)));
  return (
    <li>
      <div>
        <strong>{row.label}</strong> {!row.isOpen && <span className="tone-soon">{say(words.over)}</span>}
        <div className="quiet small">
          {[say(shareKinds[row.kind]), row.unitName, row.placeName].filter(Boolean).join(' · ')}
        </div>
        <div className="share-url figures small">{row.url}</div>
      </div>
      <div className="share-facts">
        <span>{say(words.reportsThrough(row.reports))}</span>
        <span className="quiet figures">
          {say(words.expires)} {say(formatDay(row.expiresAt))}
        </span>
      </div>
      {row.isOpen && (
        <div className="share-acts">
          <Button size="small" aria-label={`${say(words.copy)} ${row.label}`} onClick={copy}>
            {say(words.copy)}
          </Button>
          <Button
            size="small"
            aria-label={`${say(words.code)} ${row.label}`}
            aria-expanded={showsCode}
            onClick={() => setShowsCode(!showsCode)}
          >
            {say(words.code)}
          </Button>
          {row.can.includes('end') && (
            <Button
              size="small"
              type="text"
              aria-label={`${say(words.end)} ${row.label}`}
              loading={end.isPending}
              onClick={() => end.mutate({ id: row.id })}
            >
              {say(words.end)}
            </Button>
          )}
        </div>
      )}
      {showsCode && <LinkCode url={row.url} label={say(words.codeOf(row.label))} />}
      <ProblemLine problem={end.error} />
    </li>
  );
}
