import { Button, InputNumber, Progress, Table } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors as matterDoors } from '../../../modules/matters/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Nothing, ProblemLine } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { scanned, routingWords as words, wouldMove } from './words.ts';

type Page = AnswerOf<typeof matterDoors.rehearseRouting>;
type Place = Page['flows'][number]['from'];
type Sum = Pick<Page, 'total' | 'scanned' | 'moved' | 'reached' | 'flows' | 'rows'>;

const nothing: Sum = { total: 0, scanned: 0, moved: 0, reached: 0, flows: [], rows: [] };

/** The draft on past matters, page after page, with what is done so far in sight. */
export function Rehearsal() {
  const { say } = useLanguage();
  const [months, setMonths] = useState(3);
  const [sum, setSum] = useState<Sum>();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = useRef(0);
  const rehearse = async () => {
    run.current += 1;
    const own = run.current;
    setRunning(true);
    setProblem(undefined);
    let all = nothing;
    let cursor: string | null = null;
    try {
      do {
        const page: Page = await call(matterDoors.rehearseRouting, { months, ...(cursor !== null && { cursor }) });
        if (own !== run.current) return;
        all = added(all, page);
        setSum(all);
        cursor = page.next;
      } while (cursor !== null);
    } catch (caught) {
      setProblem(caught);
    }
    setRunning(false);
  };
  return (
    <>
      <p className="quiet">{say(words.rehearseHint)}</p>
      <div className="rules-head">
        <label htmlFor="rehearse-months">{say(words.months)}</label>
        <InputNumber
          id="rehearse-months"
          min={1}
          max={24}
          precision={0}
          value={months}
          onChange={(value) => setMonths(value ?? 3)}
        />
        <Button type="primary" loading={isRunning} onClick={() => void rehearse()}>
          {say(words.rehearse)}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      {sum && (
        <div aria-live="polite">
          <Progress percent={sum.total === 0 ? 100 : Math.round((sum.scanned * 100) / sum.total)} showInfo={false} />
          <p className="figures">
            {say(scanned(sum.scanned, sum.total))} ·{' '}
            <strong>{say(wouldMove(sum.moved, sum.reached, sum.scanned))}</strong>
          </p>
        </div>
      )}
      {sum && !isRunning && sum.moved === 0 && !problem && <Nothing title={words.nothingMoves} />}
      {sum && sum.moved > 0 && <Moves sum={sum} />}
    </>
  );
}

function added(sum: Sum, page: Page): Sum {
  const flows = new Map(sum.flows.map((flow) => [JSON.stringify([flow.from, flow.to]), flow]));
  for (const flow of page.flows) {
    const key = JSON.stringify([flow.from, flow.to]);
    flows.set(key, { ...flow, count: flow.count + (flows.get(key)?.count ?? 0) });
  }
  return {
    total: page.total,
    scanned: sum.scanned + page.scanned,
    moved: sum.moved + page.moved,
    reached: sum.reached + page.reached,
    flows: [...flows.values()].sort((one, other) => other.count - one.count),
    rows: [...sum.rows, ...page.rows],
  };
}

function Moves({ sum }: { readonly sum: Sum }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const place = ({ unitName, partnerName }: Place) =>
    `${unitName ?? say(words.frontDesk)}${partnerName === null ? '' : ` + ${partnerName}`}`;
  return (
    <>
      <Table
        size="small"
        className="rehearsal-table"
        rowKey={(flow) => JSON.stringify([flow.from, flow.to])}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        dataSource={[...sum.flows]}
        columns={[
          { title: say(words.from), render: (_, flow) => place(flow.from) },
          { title: say(words.to), render: (_, flow) => <strong>{place(flow.to)}</strong> },
          {
            title: say(words.count),
            align: 'right',
            render: (_, flow) => <span className="figures">{flow.count}</span>,
          },
        ]}
      />
      {sum.rows.length > 0 && (
        <>
          <h2>{say(words.movedRows)}</h2>
          <Table
            size="small"
            className="rehearsal-table"
            rowKey="id"
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={[...sum.rows]}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                title: say(words.number),
                render: (_, row) => (
                  <Link to={`/matters/${row.id}`} className="figures">
                    {row.number}
                  </Link>
                ),
              },
              { title: say(words.category), render: (_, row) => categoryName(row.category) },
              {
                title: '',
                render: (_, row) => <span className="figures quiet">{say(formatDay(row.reportedAt))}</span>,
              },
              { title: say(words.from), render: (_, row) => place(row.from) },
              {
                title: say(words.to),
                render: (_, row) => `${place(row.to)}${row.rule === null ? '' : ` · ${row.rule}`}`,
              },
            ]}
          />
        </>
      )}
    </>
  );
}
