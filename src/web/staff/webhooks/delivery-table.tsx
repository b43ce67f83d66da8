import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined, WarningOutlined } from '@ant-design/icons';
import { App, Button, Table } from 'antd';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { deliveryProblems, deliveryStates, deliveryWays } from '../../../platform/contract-webhooks.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { kindWords } from './kinds.ts';
import { webhookWords as words } from './words.ts';

type Delivery = AnswerOf<typeof platformDoors.webhookLog>['rows'][number];

const looks = {
  waiting: { icon: ClockCircleOutlined, tone: 'soon' },
  delivered: { icon: CheckCircleOutlined, tone: 'kept' },
  failed: { icon: WarningOutlined, tone: 'maple' },
  skipped: { icon: StopOutlined, tone: 'quiet' },
} as const satisfies Record<Delivery['state'], unknown>;

/** Deliveries, newest first, each with what came back. */
export function DeliveryTable({ id, rows }: { readonly id: string; readonly rows: readonly Delivery[] }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const replay = useKnock(platformDoors.replayWebhook, {
    refreshes: ['webhook.'],
    onDone: () => void message.success(say(words.replayed)),
  });
  return (
    <>
      <ProblemLine problem={replay.error} />
      <Table<Delivery>
        size="small"
        rowKey="seq"
        pagination={false}
        dataSource={[...rows]}
        scroll={{ x: 1020 }}
        columns={[
          { title: say(words.at), width: 120, className: 'figures', render: (_, row) => say(formatDayTime(row.at)) },
          { title: say(words.state), width: 160, render: (_, row) => <State row={row} /> },
          {
            title: say(words.kind),
            width: 190,
            render: (_, row) => (
              <>
                {say(kindWords(row.kind))}
                <div className="quiet small">
                  {row.kind}
                  {row.way === 'replay' && ` · ${say(deliveryWays.replay)}`}
                </div>
              </>
            ),
          },
          { title: say(words.subject), width: 150, className: 'figures', render: (_, row) => <Subject row={row} /> },
          { title: say(words.result), render: (_, row) => <Result row={row} /> },
          { title: say(words.tries), dataIndex: 'tries', width: 60, align: 'right', className: 'figures' },
          { title: say(words.took), dataIndex: 'milliseconds', width: 70, align: 'right', className: 'figures' },
          {
            title: <span className="unseen">{say(words.replay)}</span>,
            width: 84,
            render: (_, row) =>
              row.way !== 'test' &&
              row.state !== 'waiting' && (
                <Button
                  size="small"
                  loading={replay.isPending && JSON.stringify(replay.variables).includes(row.deliveryId)}
                  onClick={() => replay.mutate({ id, what: { deliveryId: row.deliveryId } })}
                >
                  {say(words.replay)}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function State({ row }: { readonly row: Delivery }) {
  const { say } = useLanguage();
  const { icon: Icon, tone } = looks[row.state];
  return (
    <span className={`state-tag tone-${tone}`}>
      <Icon aria-hidden="true" /> {say(deliveryStates[row.state])}
      {row.state === 'waiting' && row.tries > 0 && (
        <div className="small quiet figures">
          {say(words.nextTry)} {say(formatDayTime(row.notBefore))}
        </div>
      )}
    </span>
  );
}

function Subject({ row }: { readonly row: Delivery }) {
  const { kind, id } = row.subject;
  const short = `${kind} …${id.slice(-6)}`;
  return kind === 'matter' ? (
    <Link to={`/matters/${id}`} title={id}>
      {short}
    </Link>
  ) : (
    <span title={id}>{short}</span>
  );
}

function Result({ row }: { readonly row: Delivery }) {
  const { say } = useLanguage();
  if (row.triedAt === null) return null;
  return (
    <>
      {row.status} {row.problem && <span className="tone-maple">{say(deliveryProblems[row.problem])}</span>}
      {row.answer && <div className="two-lines quiet small webhook-answer">{row.answer}</div>}
    </>
  );
}
