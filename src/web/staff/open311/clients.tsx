import { App, Button, Input, InputNumber, Table } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { type RefusalCode, refusals } from '../../../kit/refusal.ts';
import { deskDoors } from '../../../modules/open311/contract-desk.ts';
import { open311Scopes } from '../../../modules/open311/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, relative } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { actionWords } from './actions.ts';
import { open311Words as words } from './words.ts';
import '../system/system.css';
import './open311.css';

type Clients = AnswerOf<typeof deskDoors.clients>;
type Client = Clients['rows'][number];
type Refused = Clients['refusals'][number];

/** Programmes that report for residents: who they are, how much they bring, what we refused them. */
export function Open311Clients() {
  const { say } = useLanguage();
  const clients = useDoor(deskDoors.clients, {});
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <Link className="push" to="/system">
          {say(words.back)}
        </Link>
      </div>
      <p className="quiet open311-lead">{say(words.lead)}</p>
      <MakeClient />
      {clients.isPending && <Waiting rows={6} />}
      {clients.isError && <Failed problem={clients.error} onRetry={() => void clients.refetch()} />}
      {clients.data && (
        <>
          <p className="open311-address">
            {say(words.discovery)} <code>{clients.data.discovery}</code>
          </p>
          <ClientTable rows={clients.data.rows} />
          <RefusalTable rows={clients.data.refusals} />
        </>
      )}
    </div>
  );
}

function MakeClient() {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [days, setDays] = useState(365);
  const make = useKnock(platformDoors.makeToken, {
    refreshes: ['token.', 'open311.'],
    onDone: () => setName(''),
  });
  const isReady = name.trim().length >= 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) make.mutate({ name: name.trim(), scopes: [...open311Scopes], days });
  };
  const key = make.data?.token;
  return (
    <section className="system-part" aria-labelledby="open311-new">
      <h2 id="open311-new">{say(words.newTitle)}</h2>
      <form className="open311-form" onSubmit={send}>
        <label htmlFor="client-name">{say(words.name)}</label>
        <Input
          id="client-name"
          placeholder={say(words.nameHint)}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="client-days">{say(words.days)}</label>
        <InputNumber
          id="client-days"
          min={1}
          max={365}
          precision={0}
          value={days}
          onChange={(next) => setDays(next ?? 365)}
        />
        <Button
          type="primary"
          htmlType="submit"
          loading={make.isPending}
          disabled={!isReady}
          title={isReady ? undefined : say(words.tooShort)}
        >
          {say(words.make)}
        </Button>
      </form>
      <ProblemLine problem={make.error} />
      {key && (
        <output className="token-made">
          <span>{say(words.made)}</span>
          <code>{key}</code>
          <Button
            size="small"
            onClick={() => void navigator.clipboard.writeText(key).then(() => message.success(say(words.copied)))}
          >
            {say(words.copy)}
          </Button>
        </output>
      )}
    </section>
  );
}

function ClientTable({ rows }: { readonly rows: readonly Client[] }) {
  const { say } = useLanguage();
  const ago = (at: string | null, otherwise: typeof words.never | typeof words.neverUsed) =>
    say(at === null ? otherwise : relative(at));
  return (
    <section className="system-part" aria-labelledby="open311-clients">
      <h2 id="open311-clients">{say(words.clients)}</h2>
      {rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      {rows.length > 0 && (
        <Table<Client>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...rows]}
          scroll={{ x: 760 }}
          columns={[
            { title: say(words.name), render: (_, row) => <strong>{row.name}</strong> },
            { title: say(words.lastAt), render: (_, row) => ago(row.lastAt, words.never) },
            { title: say(words.used), render: (_, row) => ago(row.usedAt, words.neverUsed) },
            { title: say(words.expires), className: 'figures', render: (_, row) => <Until client={row} /> },
            { title: say(words.total), dataIndex: 'requests', width: 100, align: 'right', className: 'figures' },
            { title: say(words.lastMonth), dataIndex: 'lastMonth', width: 110, align: 'right', className: 'figures' },
            { title: say(words.open), dataIndex: 'open', width: 110, align: 'right', className: 'figures' },
          ]}
        />
      )}
    </section>
  );
}

function Until({ client }: { readonly client: Client }) {
  const { say } = useLanguage();
  if (client.revokedAt !== null) return <span className="quiet">{say(words.revoked)}</span>;
  const isOver = new Date(client.expiresAt) < new Date();
  return (
    <span className={isOver ? 'tone-maple' : undefined}>{say(isOver ? words.over : formatDay(client.expiresAt))}</span>
  );
}

function RefusalTable({ rows }: { readonly rows: readonly Refused[] }) {
  const { say } = useLanguage();
  return (
    <section className="system-part" aria-labelledby="open311-refused">
      <h2 id="open311-refused">{say(words.refusals)}</h2>
      <p className="quiet">{say(words.refusalsHint)}</p>
      {rows.length === 0 && <p className="tone-kept">{say(words.noRefusals)}</p>}
      {rows.length > 0 && (
        <Table<Refused>
          size="small"
          rowKey={(row) => `${row.client} ${row.action} ${row.reason}`}
          pagination={false}
          dataSource={[...rows]}
          scroll={{ x: 560 }}
          columns={[
            { title: say(words.client), render: (_, row) => row.client ?? say(words.anonymous) },
            { title: say(words.action), render: (_, row) => say(actionWords(row.action)) },
            { title: say(words.reason), render: (_, row) => <Reason code={row.reason} /> },
            { title: say(words.count), dataIndex: 'count', width: 100, align: 'right', className: 'figures' },
          ]}
        />
      )}
    </section>
  );
}

function Reason({ code }: { readonly code: string }) {
  const { say } = useLanguage();
  return code in refusals ? say(refusals[code as RefusalCode]) : code;
}
