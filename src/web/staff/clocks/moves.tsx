import { App, Button, Input, Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/clocks/contract.ts';
import { clockKinds } from '../../../modules/clocks/words.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { countedAt, settingWords as words } from './words-settings.ts';

type Answer = AnswerOf<typeof doors.moves>;
type Row = Answer['rows'][number];

interface Tried {
  readonly looked: number;
  readonly rows: readonly Row[];
  readonly next: string | null;
}

const atOnce = 200;

/** Which running dates the tables in force would move: tried first, then moved with a reason. */
export function Moves() {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [tried, setTried] = useState<Tried>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const repin = useKnock(doors.repin, {
    refreshes: ['clock.', 'matter.'],
    onDone: ({ moved }, { ids }) => {
      void message.success(`${say(words.saved)} ${moved}`);
      setChosen([]);
      setTried((before) => before && { ...before, rows: before.rows.filter(({ id }) => !ids.includes(id)) });
    },
  });
  const look = (before: Tried | undefined) => {
    const after = before?.next;
    call(doors.moves, after ? { after } : {}).then(
      ({ looked, rows, next }) =>
        setTried({ looked: looked + (before?.looked ?? 0), rows: [...(before?.rows ?? []), ...rows], next }),
      setProblem,
    );
  };
  return (
    <section className="clock-part" aria-labelledby="moves">
      <h2 id="moves">{say(words.moves)}</h2>
      <p className="quiet">{say(words.movesHint)}</p>
      <div className="step-buttons">
        <Button onClick={() => look(undefined)}>{say(words.tryIt)}</Button>
        {tried?.next && <Button onClick={() => look(tried)}>{say(words.more)}</Button>}
        {tried && <span className="quiet figures">{say(countedAt(tried.looked))}</span>}
      </div>
      <ProblemLine problem={problem} />
      {tried && tried.rows.length === 0 && <p className="tone-kept">{say(words.noMoves)}</p>}
      {tried && tried.rows.length > 0 && (
        <>
          <Table
            size="small"
            rowKey="id"
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 560 }}
            dataSource={[...tried.rows]}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String).slice(0, atOnce)),
            }}
            columns={[
              { title: say(words.matter), dataIndex: 'number', className: 'figures' },
              { title: say(words.kind), dataIndex: 'kind', render: (kind: Row['kind']) => say(clockKinds[kind]) },
              { title: say(words.now), dataIndex: 'dueAt', render: (at: string) => say(formatPromise(at)) },
              { title: say(words.wouldBe), dataIndex: 'wouldBe', render: (at: string) => say(formatPromise(at)) },
            ]}
          />
          <div className="step-buttons">
            <Input
              aria-label={say(words.reason)}
              placeholder={say(words.reason)}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              type="primary"
              disabled={chosen.length === 0 || reason.trim().length < 2}
              loading={repin.isPending}
              onClick={() => repin.mutate({ ids: [...chosen], reason })}
            >
              {say(words.repin)} {chosen.length > 0 && chosen.length}
            </Button>
          </div>
          <ProblemLine problem={repin.error} />
        </>
      )}
    </section>
  );
}
