import { Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import { type Partition, partitions } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSettled } from '../frame/settled.ts';
import { registerWords as words } from './words.ts';

type Grid = AnswerOf<typeof doors.gridList>['rows'][number];

/** Police grids or civil grids. */
export function PartitionChoice({
  value,
  onChange,
}: {
  readonly value: Partition;
  readonly onChange: (partition: Partition) => void;
}) {
  const { say } = useLanguage();
  return (
    <Segmented<Partition>
      aria-label={say(words.partition)}
      value={value}
      onChange={onChange}
      options={keysOf(partitions).map((name) => ({ value: name, label: say(partitions[name]) }))}
    />
  );
}

/** Grids of one partition, each with its one responsible team. */
export function GridList() {
  const { say } = useLanguage();
  const [partition, setPartition] = useState<Partition>('police');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const grids = useDoorPages(doors.gridList, { partition, ...(q && { q }) });
  const rows = grids.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="register-line">
        <PartitionChoice value={partition} onChange={setPartition} />
        <Input.Search
          className="register-search"
          allowClear
          placeholder={say(words.searchGrids)}
          aria-label={say(words.searchGrids)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <PagedList
        list={grids}
        isEmpty={rows.length === 0}
        title={words.nothingFound}
        hint={words.nothingFoundHint}
        waiting={12}
      >
        {rows.length > 0 && <GridTable rows={rows} />}
      </PagedList>
    </>
  );
}

function GridTable({ rows }: { readonly rows: readonly Grid[] }) {
  const { say } = useLanguage();
  const number = { align: 'right', className: 'figures', width: 100 } as const;
  return (
    <Table<Grid>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 760 }}
      columns={[
        {
          title: say(words.name),
          render: (_, row) => (
            <>
              <Link to={`/places/grids/${row.id}`}>
                <strong>{row.name}</strong>
              </Link>
              <div className="quiet small">{[row.code, ...row.aliases].join(' · ')}</div>
            </>
          ),
        },
        {
          title: say(words.team),
          render: (_, row) =>
            row.team ? (
              <>
                <Link to={`/people?unit=${row.team.unitId}`}>{row.team.unitName}</Link>
                <div className="quiet small figures">
                  {say(formatDay(row.team.since))} {say(words.since)}
                </div>
              </>
            ) : (
              <span className="tone-maple">{say(words.noTeam)}</span>
            ),
        },
        { title: say(words.households), dataIndex: 'households', ...number },
        { title: say(words.residents), dataIndex: 'residents', ...number },
        {
          title: say(words.valid),
          width: 170,
          className: 'figures',
          render: (_, row) => (
            <>
              {say(formatDay(row.validFrom))} {say(words.since)}
              {row.validTo && (
                <div className="tone-soon">
                  {say(formatDay(row.validTo))} {say(words.until)}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
