import { Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { labelled } from '../frame/stacked.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import './responses.css';
import { responseWords as words } from './words-responses.ts';

type Row = AnswerOf<typeof doors.partResponses>['rows'][number];

/** The month of now in county time, `2026-11`. */
function thisMonth(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
}

/** How each partner answered what it was asked in a month: shares with their bases, in the order of names, no ranking. */
export function PartnerResponses() {
  const { say } = useLanguage();
  const [month, setMonth] = useState(thisMonth);
  const found = useDoor(doors.partResponses, { month }, { keep: true });
  const rows = found.data?.rows ?? [];
  return (
    <section className="responses" aria-labelledby="responses">
      <div className="page-head">
        <h2 id="responses">{say(words.title)}</h2>
        <label htmlFor="responses-month" className="unseen">
          {say(words.month)}
        </label>
        <input
          id="responses-month"
          type="month"
          className="plain-field"
          value={month}
          max={thisMonth()}
          onChange={(event) => event.target.value && setMonth(event.target.value)}
        />
      </div>
      <p className="quiet small">{say(words.about)}</p>
      {found.isPending && <Waiting rows={3} />}
      {found.isError && <Failed problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      {rows.length > 0 && <ResponseTable rows={rows} />}
    </section>
  );
}

function ResponseTable({ rows }: { readonly rows: readonly Row[] }) {
  const { say } = useLanguage();
  const share = (part: number, base: number) => (base === 0 ? say(words.noBase) : say(words.of(part, base)));
  return (
    <Table<Row>
      className="stacked"
      size="small"
      rowKey="partnerId"
      pagination={false}
      dataSource={[...rows]}
      columns={[
        { title: say(words.partner), dataIndex: 'partner' },
        ...labelled<Row>([
          { title: say(words.asked), dataIndex: 'asked', className: 'figures' },
          {
            title: say(words.inTime),
            className: 'figures',
            render: (_, row) => share(row.acknowledgedInTime, row.clocked),
          },
          {
            title: say(words.median),
            className: 'figures',
            render: (_, { medianHours, acknowledged }) =>
              medianHours === null ? say(words.noBase) : say(words.hours(medianHours, acknowledged)),
          },
          { title: say(words.returned), className: 'figures', render: (_, row) => share(row.returned, row.asked) },
          { title: say(words.disputed), className: 'figures', render: (_, row) => share(row.disputed, row.asked) },
          {
            title: say(words.doneInTime),
            className: 'figures',
            render: (_, row) => share(row.doneInTime, row.dueDone),
          },
        ]),
      ]}
    />
  );
}
