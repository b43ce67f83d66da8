import { Button, InputNumber, Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/clocks/contract.ts';
import { clockKinds, ladderRoles } from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { ruleWords } from './reading.ts';
import type { Rule } from './shapes.ts';
import { lookedAt, settingWords as words } from './words-settings.ts';

type Answer = AnswerOf<typeof doors.tryLadder>;
type Row = Answer['rows'][number];

function together(before: Answer | undefined, next: Answer): Answer {
  if (!before) return next;
  const counts = next.counts.map((count) => {
    const known = before.counts.find(({ rule }) => rule === count.rule);
    return { ...count, steps: count.steps + (known?.steps ?? 0), people: count.people + (known?.people ?? 0) };
  });
  const { looked, before: taken, rows } = before;
  return { ...next, counts, looked: looked + next.looked, before: taken + next.before, rows: [...rows, ...next.rows] };
}

/** What these rules would have done over past months, page by page; nothing is written. */
export function LadderTrial({ rules }: { readonly rules: readonly Rule[] }) {
  const { say, list, aside } = useLanguage();
  const [months, setMonths] = useState(1);
  const [found, setFound] = useState<Answer>();
  const knock = useKnock(doors.tryLadder, {
    onDone: (answer, { after }) => setFound((before) => together(after === undefined ? undefined : before, answer)),
  });
  const look = (after?: string | null) => knock.mutate({ rules: [...rules], months, ...(after && { after }) });
  const nameOf = (id: string) => {
    const rule = rules.find((one) => one.id === id);
    return rule ? `${say(clockKinds[rule.kind])} · ${say(ruleWords(rule))}` : id;
  };
  return (
    <section className="clock-part" aria-labelledby="trial">
      <h2 id="trial">{say(words.tryLadder)}</h2>
      <p className="quiet">{say(words.tryHint)}</p>
      <div className="step-buttons">
        <label htmlFor="trial-months">{say(words.months)}</label>
        <InputNumber
          id="trial-months"
          min={1}
          max={24}
          precision={0}
          value={months}
          onChange={(n) => setMonths(n ?? 1)}
        />
        <Button loading={knock.isPending} onClick={() => look()}>
          {say(words.tryIt)}
        </Button>
        {found?.next && (
          <Button loading={knock.isPending} onClick={() => look(found.next)}>
            {say(words.more)}
          </Button>
        )}
        {found && <span className="quiet figures">{say(lookedAt(found.looked, found.before))}</span>}
      </div>
      <ProblemLine problem={knock.error} />
      {found && (
        <>
          <Table
            size="small"
            rowKey="rule"
            pagination={false}
            dataSource={found.counts}
            columns={[
              { title: say(words.when), dataIndex: 'rule', render: nameOf },
              { title: say(words.steps), dataIndex: 'steps', align: 'right', className: 'figures', width: 110 },
              { title: say(words.people), dataIndex: 'people', align: 'right', className: 'figures', width: 110 },
            ]}
          />
          <Table
            size="small"
            rowKey={(row) => `${row.number} ${row.kind} ${row.rule} ${row.at}`}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 640 }}
            dataSource={found.rows}
            columns={[
              { title: say(words.matter), dataIndex: 'number', className: 'figures' },
              { title: say(words.kind), dataIndex: 'kind', render: (kind: Row['kind']) => say(clockKinds[kind]) },
              { title: say(words.when), dataIndex: 'rule', render: nameOf },
              { title: '', dataIndex: 'at', className: 'figures', render: (at: string) => say(formatDayTime(at)) },
              {
                title: say(words.told),
                dataIndex: 'told',
                render: (told: Row['told']) =>
                  list(told.map(({ name, role }) => `${name}${aside(say(ladderRoles[role]))}`)),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
