import {
  CheckCircleOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  StopOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { App, Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import { messageStates, platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoorPages, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { outboxWords as words } from './words.ts';
import './outbox.css';

type Message = AnswerOf<typeof platformDoors.outbox>['rows'][number];
type MessageState = keyof typeof messageStates;

const looks = {
  waiting: { icon: ClockCircleOutlined, tone: 'soon' },
  sent: { icon: CheckOutlined, tone: 'action' },
  delivered: { icon: CheckCircleOutlined, tone: 'kept' },
  failed: { icon: WarningOutlined, tone: 'maple' },
  'opted-out': { icon: StopOutlined, tone: 'quiet' },
} as const satisfies Record<MessageState, unknown>;

const ways: Readonly<Record<string, Words>> = { sms: words.sms, wecom: words.wecom, print: words.print };

/** What went out, what did not, and the way to send again. */
export function Outbox() {
  const { say } = useLanguage();
  const [state, setState] = useState<MessageState | 'all'>('all');
  const outbox = useDoorPages(platformDoors.outbox, state === 'all' ? {} : { state });
  const counts = outbox.data?.pages[0]?.counts;
  const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <span className="quiet">{say(words.lead)}</span>
      </div>
      <Segmented<MessageState | 'all'>
        aria-label={say(words.filter)}
        value={state}
        onChange={setState}
        options={[
          { value: 'all', label: `${say(words.all)} ${total ?? ''}` },
          ...keysOf(messageStates).map((name) => ({
            value: name,
            label: `${say(messageStates[name])} ${counts?.[name] ?? 0}`,
          })),
        ]}
      />
      {outbox.isPending && <Waiting rows={10} />}
      {outbox.isError && <Failed problem={outbox.error} onRetry={() => void outbox.refetch()} />}
      {outbox.data && <Messages rows={outbox.data.pages.flatMap((page) => page.rows)} />}
      {outbox.hasNextPage && (
        <Button className="rows-more" loading={outbox.isFetchingNextPage} onClick={() => void outbox.fetchNextPage()}>
          {say(frameWords.more)}
        </Button>
      )}
    </div>
  );
}

function Messages({ rows }: { readonly rows: readonly Message[] }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const retry = useKnock(platformDoors.retryMessage, {
    refreshes: ['message.'],
    onDone: () => void message.success(say(words.retried)),
  });
  if (rows.length === 0) return <Nothing title={words.empty} hint={words.emptyHint} />;
  return (
    <>
      <ProblemLine problem={retry.error} />
      <Table<Message>
        className="outbox-table"
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...rows]}
        scroll={{ x: 900 }}
        columns={[
          { title: say(words.state), width: 116, render: (_, row) => <State state={row.state} /> },
          {
            title: say(words.text),
            render: (_, row) => (
              <>
                <div className="two-lines">{row.text}</div>
                {row.reason && <div className="tone-maple small">{row.reason}</div>}
              </>
            ),
          },
          { title: say(words.recipient), dataIndex: 'recipient', width: 130, className: 'figures' },
          {
            title: say(words.channel),
            width: 84,
            render: (_, row) => say(ways[row.channel] ?? { zh: row.channel, en: row.channel }),
          },
          { title: say(words.tries), dataIndex: 'tries', width: 60, align: 'right', className: 'figures' },
          {
            title: say(words.changedAt),
            width: 130,
            className: 'figures',
            render: (_, row) => say(formatDayTime(row.changedAt)),
          },
          {
            title: <span className="unseen">{say(words.retry)}</span>,
            width: 104,
            render: (_, row) =>
              row.state === 'failed' && (
                <Button
                  size="small"
                  loading={retry.isPending && retry.variables.id === row.id}
                  onClick={() => retry.mutate({ id: row.id })}
                >
                  {say(words.retry)}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function State({ state }: { readonly state: MessageState }) {
  const { say } = useLanguage();
  const { icon: Icon, tone } = looks[state];
  return (
    <span className={`state-tag tone-${tone}`}>
      <Icon aria-hidden="true" /> {say(messageStates[state])}
    </span>
  );
}
