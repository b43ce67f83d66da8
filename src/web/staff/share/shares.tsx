import { App, Button, Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { shareKinds } from '../../../modules/matters/words-together.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { LinkCode } from './link-code.tsx';
import { ShareForm } from './share-form.tsx';
import { shareWords as words } from './words.ts';
import './share.css';

type Answer = AnswerOf<typeof doors.shares>;
type Row = Answer['rows'][number];

/** One link for each group: make, copy, print its code, see how many reports came through it, end it. */
export function Shares() {
  const { say } = useLanguage();
  const shares = useDoor(doors.shares, {});
  const [makes, setMakes] = useState(false);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {shares.data && shares.data.units.length > 0 && !makes && (
          <Button type="primary" onClick={() => setMakes(true)}>
            {say(words.make)}
          </Button>
        )}
      </div>
      <p className="quiet share-about">{say(words.about)}</p>
      {makes && shares.data && <ShareForm units={shares.data.units} onFold={() => setMakes(false)} />}
      {shares.isPending && <Waiting rows={6} />}
      {shares.isError && <Failed problem={shares.error} onRetry={() => void shares.refetch()} />}
      {shares.data?.rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      {shares.data && shares.data.rows.length > 0 && <ShareTable rows={shares.data.rows} />}
    </div>
  );
}

function ShareTable({ rows }: { readonly rows: readonly Row[] }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [open, setOpen] = useState<string | null>(null);
  const end = useKnock(doors.endShare, { refreshes: ['share.'], onDone: () => void message.success(say(words.ended)) });
  const copy = (row: Row) => void navigator.clipboard.writeText(row.url).then(() => message.success(say(words.copied)));
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 760 }}
      expandable={{
        showExpandColumn: false,
        expandedRowKeys: open === null ? [] : [open],
        expandedRowRender: (row) => <LinkCode url={row.url} label={say(words.codeOf(row.label))} />,
      }}
      columns={[
        {
          title: say(words.label),
          render: (_, row) => (
            <>
              <strong>{row.label}</strong> {!row.isOpen && <span className="tone-soon">{say(words.over)}</span>}
              <div className="quiet small">
                {[say(shareKinds[row.kind]), row.unitName, row.placeName].filter(Boolean).join(' · ')}
              </div>
            </>
          ),
        },
        { title: say(words.link), className: 'figures', render: (_, row) => row.url },
        { title: say(words.reports), dataIndex: 'reports', width: 90, className: 'figures' },
        {
          title: say(words.expires),
          width: 120,
          className: 'figures',
          render: (_, row) => say(formatDay(row.expiresAt)),
        },
        {
          title: <span className="unseen">{say(words.acts)}</span>,
          width: 240,
          render: (_, row) =>
            row.isOpen && (
              <div className="share-acts">
                <Button size="small" onClick={() => copy(row)}>
                  {say(words.copy)}
                </Button>
                <Button
                  size="small"
                  aria-expanded={open === row.id}
                  onClick={() => setOpen(open === row.id ? null : row.id)}
                >
                  {say(words.code)}
                </Button>
                {row.can.includes('end') && (
                  <Button size="small" type="text" onClick={() => end.mutate({ id: row.id })}>
                    {say(words.end)}
                  </Button>
                )}
              </div>
            ),
        },
      ]}
    />
  );
}
