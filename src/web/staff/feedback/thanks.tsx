import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { thanksKinds } from '../../../modules/feedback/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { FeedbackTabs } from './tabs.tsx';
import { ThanksForm } from './thanks-form.tsx';
import { feedbackWords as words } from './words.ts';

type Row = AnswerOf<typeof doors.thanks>['rows'][number];

/** 锦旗、感谢信、口头感谢, of one's units or one of them; a record and no figure. */
export function ThanksPage() {
  const { say } = useLanguage();
  const [unitId, setUnitId] = useState('');
  const asked = useDoorPages(doors.thanks, { ...(unitId && { unitId }) });
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <FeedbackTabs />
      </div>
      <p className="quiet">{say(words.noFigure)}</p>
      <div className="figure-scope">
        <UnitSelect label={say(words.unit)} placeholder={say(words.unit)} value={unitId} onChange={setUnitId} />
      </div>
      <Acts
        id="thanks"
        of={say(words.thanks)}
        acts={[{ name: 'record', label: words.record, form: (onFold) => <ThanksForm onFold={onFold} /> }]}
      />
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.noThanks} hint={words.noThanksHint} waiting={6}>
        <ul className="visit-rows">
          {rows.map((row) => (
            <ThanksRow key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function ThanksRow({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  return (
    <li>
      <span>
        <span className="figures">{say(formatDay(row.on))}</span> {say(thanksKinds[row.kind])}
      </span>
      <span>
        <span>{row.words}</span>
        <span className="quiet small">
          {' '}
          {row.unitName}{' '}
          {row.matter && (
            <Link to={`/matters/${row.matter.id}`}>
              {row.matter.number} {row.matter.title}
            </Link>
          )}
        </span>
        {row.photoIds.map((id) => (
          <a
            key={id}
            className="thanks-photo"
            href={addressOf(platformDoors.readFile, { id })}
            target="_blank"
            rel="noreferrer"
          >
            <img
              src={addressOf(platformDoors.readFile, { id, size: 'thumbnail' })}
              alt={say(words.photoAlt)}
              loading="lazy"
            />
          </a>
        ))}
      </span>
      {row.canStrike && (
        <Acts
          id={row.id}
          of={row.words}
          acts={[{ name: 'strike', label: words.strike, form: (onFold) => <StrikeForm id={row.id} onFold={onFold} /> }]}
        />
      )}
    </li>
  );
}

function StrikeForm({ id, onFold }: { readonly id: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.strikeThanks, {
    refreshes: ['thanks.'],
    onDone: () => {
      void message.success(say(words.struck));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.strike}
      label={words.strike}
      danger
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, reason })}
      onFold={onFold}
    >
      <TextField path="reason" label={words.strikeReason} max={500} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}
