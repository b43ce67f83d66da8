import { App, Radio, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { grounds, objectionStates } from '../../../modules/feedback/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { AnswerLine } from './answer-line.tsx';
import { FeedbackTabs } from './tabs.tsx';
import { feedbackWords as words } from './words.ts';

type Objection = AnswerOf<typeof doors.objections>['rows'][number];

/** Objections to poor ratings; two people decide, each for himself. */
export function Objections() {
  const { say } = useLanguage();
  const asked = useDoorPages(doors.objections, {});
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <FeedbackTabs />
      </div>
      <PagedList
        list={asked}
        isEmpty={rows.length === 0}
        title={words.noObjections}
        hint={words.noObjectionsHint}
        waiting={6}
      >
        <ul className="answer-rows">
          {rows.map((row) => (
            <ObjectionRow key={row.id} objection={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function ObjectionRow({ objection }: { readonly objection: Objection }) {
  const { say } = useLanguage();
  const { id, matter, state, votes, votesIn } = objection;
  return (
    <li>
      <span>
        <Tag color={state === 'open' ? 'blue' : 'default'}>{say(objectionStates[state])}</Tag>
        {objection.mine && <Tag>{say(words.mine)}</Tag>}
        {matter && (
          <Link className="row-title two-lines" to={`/matters/${matter.id}`}>
            {matter.title}
          </Link>
        )}
        <span className="quiet small">
          {matter?.number} · {objection.unitName} · {say(formatDay(objection.at))}
          {state === 'open' && ` · ${say(words.votesIn(votesIn))}`}
        </span>
      </span>
      <div>
        {objection.answer && <AnswerLine answer={{ ...objection.answer, objection: null }} />}
        <p>
          <strong>{say(grounds[objection.ground])}</strong>：{objection.reasons}
        </p>
        {objection.fileIds.map((fileId, at) => (
          <a
            key={fileId}
            className="file-link"
            href={addressOf(platformDoors.readFile, { id: fileId })}
            target="_blank"
            rel="noreferrer"
          >
            {say(words.file(at + 1))}
          </a>
        ))}
        {votes.map((vote) => (
          <p key={`${vote.mine} ${vote.reason}`} className="small">
            {say(vote.upholds ? words.upholds : words.rejects)}：{vote.reason}
          </p>
        ))}
        {objection.canDecide && (
          <Acts
            id={id}
            of={matter?.title ?? ''}
            acts={[{ name: 'decide', label: words.decide, form: (onFold) => <DecideForm id={id} onFold={onFold} /> }]}
          />
        )}
      </div>
    </li>
  );
}

function DecideForm({ id, onFold }: { readonly id: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [upholds, setUpholds] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.decide, {
    refreshes: ['objection.', 'feedback.'],
    onDone: ({ state }) => {
      void message.success(say(state === 'open' ? words.decided : objectionStates[state]));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.decide}
      label={words.decide}
      paths={['upholds', 'reason']}
      gaps={{
        upholds: upholds === null ? words.chooseOne : undefined,
        reason: reason.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => upholds !== null && knock.mutate({ id, upholds, reason })}
      onFold={onFold}
    >
      <Field path="upholds" label={words.decide}>
        {({ id: fieldId }) => (
          <Radio.Group
            id={fieldId}
            aria-label={say(words.decide)}
            value={upholds}
            onChange={({ target }) => setUpholds(target.value)}
            options={[
              { value: true, label: say(words.upholds) },
              { value: false, label: say(words.rejects) },
            ]}
          />
        )}
      </Field>
      <TextField wide path="reason" label={words.reason} max={500} rows={2} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}
