import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/topics/contract.ts';
import { runStates, type TopicState, topicStates } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { ruleWords, topicWords as words } from './words.ts';
import './topics.css';

type List = AnswerOf<typeof doors.list>;

/** Alerts of my area; the figures choose which. */
export function Topics() {
  const { say } = useLanguage();
  const [state, setState] = useState<TopicState>('raised');
  const topics = useDoor(doors.list, { state }, { keep: true, everyMilliseconds: 15_000 });
  const { data } = topics;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {data && <Search run={data.run} isFresh={Object.values(data.figures).every((count) => count === 0)} />}
      </div>
      <p className="quiet topics-lead">
        {say(words.lead)} {data?.can.includes('rules') && <Link to="/system/similar">{say(ruleWords.title)}</Link>}
      </p>
      {topics.isPending && <Waiting rows={6} />}
      {topics.isError && <Failed problem={topics.error} onRetry={() => void topics.refetch()} />}
      {data && (
        <Segmented<TopicState>
          className="entry-figures"
          value={state}
          onChange={setState}
          options={keysOf(topicStates).map((name) => ({
            value: name,
            label: `${say(topicStates[name])} ${data.figures[name] ?? 0}`,
          }))}
        />
      )}
      {data?.rows.length === 0 && (
        <Nothing
          title={state === 'raised' ? words.none : words.noneOther}
          {...(state === 'raised' && { hint: words.noneHint })}
        />
      )}
      <ul className="entry-rows">
        {data?.rows.map((row) => (
          <TopicRow key={row.id} row={row} />
        ))}
      </ul>
    </div>
  );
}

function TopicRow({ row }: { readonly row: List['rows'][number] }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (
    <li>
      <div>
        <Link to={`/topics/${row.id}`} className="row-title two-lines">
          {row.label}
        </Link>
        <div className="quiet small">
          {categoryName(row.category)} · {row.unitName} · {say(formatDay(row.firstAt))} – {say(formatDay(row.lastAt))}
        </div>
      </div>
      <div className="entry-row-end figures">
        <strong>{say(words.reporters(row.reporters))}</strong>
        <span className="quiet small">{say(words.matters(row.matters))}</span>
      </div>
    </li>
  );
}

function Search({ run, isFresh }: { readonly run: List['run']; readonly isFresh: boolean }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const find = useKnock(doors.find, {
    refreshes: ['topic.'],
    onDone: () => void message.info(say(words.finding)),
  });
  const isBusy = run?.state === 'waiting' || run?.state === 'running';
  return (
    <span className="push topics-search">
      <span className="quiet small figures">
        {run === null && isFresh && say(words.never)}
        {run && isBusy && say(runStates[run.state])}
        {run?.endedAt && `${say(words.lastRun)} ${say(formatDayTime(run.endedAt))}`}
        {run?.endedAt && run.done > 0 && ` · ${say(words.looked(run.done))}`}
      </span>
      <Button loading={find.isPending} disabled={isBusy} onClick={() => find.mutate({})}>
        {say(words.find)}
      </Button>
      <ProblemLine problem={find.error} />
    </span>
  );
}
