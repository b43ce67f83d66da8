import { App, Button, Input, Segmented, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import {
  type RequestKind,
  requestChannels,
  requestKinds,
  requestOutcomes,
  requestStates,
} from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { ExportPerson } from './export-person.tsx';
import { requestWords, privacyWords as words } from './words.ts';

type Row = AnswerOf<typeof doors.requests>['rows'][number];
type State = keyof typeof requestStates;

/** 请求: the queue of whoever protects personal data; every desk takes requests down. */
export function Requests() {
  const me = useMe();
  const protects = holdsAny(me, ['protect']);
  return (
    <section className="privacy-part">
      {protects && <Queue />}
      <TakeDown />
      {protects && <ExportPerson />}
    </section>
  );
}

function Queue() {
  const { say } = useLanguage();
  const [state, setState] = useState<State | 'all'>('open');
  const requests = useDoorPages(doors.requests, state === 'all' ? {} : { state });
  const first = requests.data?.pages[0];
  const rows = requests.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="privacy-line">
        <Segmented<State | 'all'>
          aria-label={say(words.state)}
          value={state}
          onChange={setState}
          options={[
            ...keysOf(requestStates).map((value) => ({ value, label: say(requestStates[value]) })),
            { value: 'all' as const, label: say(words.all) },
          ]}
        />
        {first && (
          <span className={first.overdue > 0 ? 'tone-maple' : 'quiet'}>
            {say(requestWords.counted).replace('{open}', String(first.open)).replace('{late}', String(first.overdue))}
          </span>
        )}
      </div>
      <PagedList
        list={requests}
        isEmpty={rows.length === 0}
        title={requestWords.empty}
        hint={requestWords.emptyHint}
        waiting={6}
      >
        <ul className="privacy-rows">
          {rows.map((row) => (
            <RequestLine key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </>
  );
}

function RequestLine({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  return (
    <li>
      <div className="privacy-line">
        <Link className="row-title" to={`/privacy/requests/${row.id}`}>
          {say(requestKinds[row.kind])}
        </Link>
        <span className="figures">{row.number}</span>
        <span className="quiet">{row.unitName}</span>
        <span className="quiet">{say(requestChannels[row.channel])}</span>
        <span className={row.overdue ? 'tone-maple' : 'quiet'}>
          {row.state === 'open'
            ? `${say(words.due)} ${say(formatDay(row.dueAt))}${row.overdue ? ` · ${say(words.overdue)}` : ''}`
            : say(row.outcome ? requestOutcomes[row.outcome] : requestStates[row.state])}
        </span>
      </div>
      <div className="two-lines quiet">{row.words}</div>
    </li>
  );
}

function TakeDown() {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [code, setCode] = useState('');
  const [kind, setKind] = useState<RequestKind>('copy');
  const [said, setSaid] = useState('');
  const [fresh, setFresh] = useState({ name: '', phone: '', what: '' });
  const [channel, setChannel] = useState<'call' | 'paper'>('call');
  const take = useKnock(doors.takeDownRequest, {
    refreshes: ['request.'],
    onDone: () => {
      setCode('');
      setSaid('');
      setFresh({ name: '', phone: '', what: '' });
      void message.success(say(requestWords.taken));
    },
  });
  const isReady = code.trim() !== '' && said.trim().length >= 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wished = Object.fromEntries(Object.entries(fresh).filter(([, text]) => text.trim() !== ''));
    if (isReady) take.mutate({ code, kind, words: said.trim(), channel, ...(kind === 'correct' ? wished : {}) });
  };
  return (
    <form className="privacy-form" onSubmit={send}>
      <h2>{say(requestWords.takeDown)}</h2>
      <FieldLine id="request-code" label={requestWords.code}>
        <Input
          id="request-code"
          maxLength={40}
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </FieldLine>
      <FieldLine id="request-kind" label={words.kind}>
        <Select<RequestKind>
          id="request-kind"
          value={kind}
          onChange={setKind}
          options={keysOf(requestKinds).map((value) => ({ value, label: say(requestKinds[value]) }))}
        />
      </FieldLine>
      {kind === 'correct' &&
        (['name', 'phone', 'what'] as const).map((field) => (
          <FieldLine key={field} id={`request-${field}`} label={requestWords[field]}>
            <Input
              id={`request-${field}`}
              value={fresh[field]}
              onChange={(event) => setFresh({ ...fresh, [field]: event.target.value })}
            />
          </FieldLine>
        ))}
      <FieldLine id="request-said" label={requestWords.said}>
        <Input.TextArea
          id="request-said"
          rows={2}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </FieldLine>
      <Segmented<'call' | 'paper'>
        aria-label={say(requestWords.channel)}
        value={channel}
        onChange={setChannel}
        options={(['call', 'paper'] as const).map((value) => ({ value, label: say(requestChannels[value]) }))}
      />
      <ProblemLine problem={take.error} />
      <div className="step-buttons">
        <Button htmlType="submit" loading={take.isPending} disabled={!isReady}>
          {say(requestWords.takeDown)}
        </Button>
      </div>
    </form>
  );
}
