import { CheckOutlined, StopOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { refusals } from '../../../kit/refusal.ts';
import type { Words } from '../../../kit/words.ts';
import type { platformDoors } from '../../../platform/contract.ts';
import { accessOutcomes } from '../../../platform/contract-audit.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { actionWords } from './action-words.ts';
import type { AuditFilter } from './filter.ts';
import { subjectKinds, whoKinds, auditWords as words } from './words.ts';

type Line = AnswerOf<typeof platformDoors.accessLog>['rows'][number];

interface LineTableProps {
  readonly rows: readonly Line[];
  readonly onNarrow: (part: Partial<AuditFilter>) => void;
}

const codes: Readonly<Record<string, Words>> = refusals;

/** Lines of the log, newest first; a person or a subject narrows the list to it. */
export function LineTable({ rows, onNarrow }: LineTableProps) {
  const { say } = useLanguage();
  return (
    <Table<Line>
      size="small"
      rowKey={({ chain, seq }) => `${chain} ${seq}`}
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 1120 }}
      columns={[
        {
          title: say(words.at),
          width: 130,
          className: 'figures',
          render: (_, { at }) => <time dateTime={at}>{say(formatDayTime(at))}</time>,
        },
        { title: say(words.whoColumn), width: 170, render: (_, { who }) => <Who who={who} onNarrow={onNarrow} /> },
        {
          title: say(words.action),
          width: 210,
          render: (_, { action }) => (
            <>
              {say(actionWords.get(action) ?? { zh: action, en: action })}
              <div className="quiet small">{action}</div>
            </>
          ),
        },
        {
          title: say(words.subjectColumn),
          width: 170,
          render: (_, { subject }) => subject && <Subject subject={subject} onNarrow={onNarrow} />,
        },
        { title: say(words.outcome), width: 100, render: (_, { outcome }) => <Outcome outcome={outcome} /> },
        {
          title: say(words.reason),
          render: (_, { reason, outcome }) =>
            reason && <span className="audit-reason">{say(reasonWords(reason, outcome))}</span>,
        },
        {
          title: say(words.place),
          width: 90,
          align: 'right',
          className: 'figures quiet',
          render: (_, { chain, seq }) => `${chain}·${seq}`,
        },
      ]}
    />
  );
}

// A refusal is logged by its code; what was looked for is logged in words.
function reasonWords(reason: string, outcome: Line['outcome']): Words {
  return (outcome === 'refused' ? codes[reason] : undefined) ?? { zh: reason, en: reason };
}

function Who({ who, onNarrow }: { readonly who: Line['who']; readonly onNarrow: LineTableProps['onNarrow'] }) {
  const { say } = useLanguage();
  const kind = say(whoKinds[who.kind]);
  if (who.name === null || who.badge === null) return <span className="quiet">{kind}</span>;
  const { name, badge } = who;
  return (
    <>
      <button
        type="button"
        className="plain-link"
        aria-label={`${say(words.onlyThis)} ${name} ${badge}`}
        onClick={() => onNarrow({ who: badge })}
      >
        {name}
      </button>
      <div className="quiet small figures">
        {badge}
        {who.kind === 'token' && ` · ${kind}`}
      </div>
    </>
  );
}

function Subject({
  subject,
  onNarrow,
}: {
  readonly subject: NonNullable<Line['subject']>;
  readonly onNarrow: LineTableProps['onNarrow'];
}) {
  const { say } = useLanguage();
  const { kind, id, number } = subject;
  const named = number ?? `${id.slice(0, 4)}…${id.slice(-6)}`;
  return (
    <>
      {say(subjectKinds[kind] ?? { zh: kind, en: kind })}
      <div>
        <button
          type="button"
          className="plain-link figures small"
          title={id}
          aria-label={`${say(words.onlyThis)} ${named}`}
          onClick={() => onNarrow({ subject: kind === 'matter' ? (number ?? id) : id })}
        >
          {named}
        </button>
      </div>
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: Line['outcome'] }) {
  const { say } = useLanguage();
  const isRefused = outcome === 'refused';
  return (
    <span className={`state-tag ${isRefused ? 'tone-maple' : 'tone-quiet'}`}>
      {isRefused ? <StopOutlined aria-hidden="true" /> : <CheckOutlined aria-hidden="true" />}{' '}
      {say(accessOutcomes[outcome])}
    </span>
  );
}
