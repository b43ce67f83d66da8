import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { procedureWords } from '../procedures/words.ts';
import { Accounts } from './accounts.tsx';
import { Tokens } from './tokens.tsx';
import { systemWords as words } from './words.ts';
import './system.css';

type Health = AnswerOf<typeof platformDoors.system>;

/** Whether the house is well: warnings first, then figures, then the doors by their time. */
export function SystemHealth() {
  const { say } = useLanguage();
  const me = useMe();
  const health = useDoor(platformDoors.system, {}, { keep: true, everyMilliseconds: 10_000 });
  if (health.isPending) return <Waiting rows={12} />;
  if (!health.data) return <Failed problem={health.error} onRetry={() => void health.refetch()} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <span className="quiet figures">
          {say(words.version)} {health.data.version} · Node {health.data.node} · {say(words.startedAt)}{' '}
          {say(formatDayTime(health.data.startedAt))}
        </span>
        {holdsAny(me, ['system']) && (
          <>
            <Link className="push" to="/system/open311">
              {say(words.open311)}
            </Link>
            <Link to="/system/triage">{say(words.triage)}</Link>
            <Link to="/system/similar">{say(words.similar)}</Link>
            <Link to="/system/procedures">{say(procedureWords.title)}</Link>
            <Link to="/system/webhooks">{say(words.webhooks)}</Link>
          </>
        )}
      </div>
      <Warnings warnings={health.data.warnings} />
      <Figures health={health.data} />
      <Doors doors={health.data.doors} />
      {holdsAny(me, ['system']) && <Accounts />}
      {holdsAny(me, ['system']) && <Tokens actions={health.data.doors.map(({ action }) => action)} />}
    </div>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly Words[] }) {
  const { say } = useLanguage();
  return (
    <section className="system-part" aria-labelledby="warnings">
      <h2 id="warnings">{say(words.warnings)}</h2>
      {warnings.length === 0 && (
        <p className="tone-kept">
          <CheckCircleOutlined aria-hidden="true" /> {say(words.noWarnings)}
        </p>
      )}
      <ul>
        {warnings.map((warning) => (
          <li key={warning.zh} className="tone-soon">
            <WarningOutlined aria-hidden="true" /> {say(warning)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ health }: { readonly health: Health }) {
  const { say } = useLanguage();
  const { database, jobs, messages, files } = health;
  return (
    <section className="system-part" aria-labelledby="health">
      <h2 id="health">{say(words.health)}</h2>
      <dl className="figures system-figures">
        <Figure label={words.memory}>{Math.round(health.memoryMegabytes)} MB</Figure>
        <Figure label={words.database}>
          PostgreSQL {database.version} {database.embedded && say(words.embedded)}
          <small>
            {Math.round(database.sizeMegabytes)} MB · {database.connections} {say(words.connections)}
          </small>
        </Figure>
        <Figure label={words.jobs}>
          {jobs.waiting} {say(words.jobsWaiting)} · {jobs.running} {say(words.jobsRunning)} ·{' '}
          <span className={jobs.failed > 0 ? 'tone-maple' : ''}>
            {jobs.failed} {say(words.jobsFailed)}
          </span>
          <small>
            {say(words.oldest)} {Math.round(jobs.oldestSeconds)} {say(words.seconds)}
          </small>
        </Figure>
        <Figure label={words.messages}>
          {messages.waiting} {say(words.jobsWaiting)} ·{' '}
          <span className={messages.failed > 0 ? 'tone-maple' : ''}>
            {messages.failed} {say(words.jobsFailed)}
          </span>
        </Figure>
        <Figure label={words.files}>
          {files.count} · {Math.round(files.megabytes)} MB
        </Figure>
        <Figure label={words.facts}>{health.facts.toLocaleString('en')}</Figure>
        <Figure label={words.accessLines}>{health.accessLines.toLocaleString('en')}</Figure>
      </dl>
    </section>
  );
}

function Figure({ label, children }: { readonly label: Words; readonly children: ReactNode }) {
  const { say } = useLanguage();
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Doors({ doors }: { readonly doors: Health['doors'] }) {
  const { say } = useLanguage();
  const number = { align: 'right', className: 'figures', width: 130 } as const;
  return (
    <section className="system-part" aria-labelledby="doors">
      <h2 id="doors">{say(words.doors)}</h2>
      <Table
        size="small"
        rowKey="action"
        pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={doors}
        scroll={{ x: 600 }}
        columns={[
          { title: say(words.action), dataIndex: 'action', sorter: (a, b) => a.action.localeCompare(b.action) },
          { title: say(words.count), dataIndex: 'count', ...number, sorter: (a, b) => a.count - b.count },
          {
            title: say(words.p50),
            dataIndex: 'p50',
            ...number,
            render: (ms: number) => ms.toFixed(1),
            sorter: (a, b) => a.p50 - b.p50,
          },
          {
            title: say(words.p99),
            dataIndex: 'p99',
            ...number,
            render: (ms: number) => <span className={ms > 200 ? 'tone-maple' : ''}>{ms.toFixed(1)}</span>,
            sorter: (a, b) => a.p99 - b.p99,
            defaultSortOrder: 'descend',
          },
          { title: say(words.refused), dataIndex: 'refused', ...number, sorter: (a, b) => a.refused - b.refused },
        ]}
      />
    </section>
  );
}
