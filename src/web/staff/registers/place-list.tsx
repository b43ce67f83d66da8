import { QrcodeOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/places/contract.ts';
import { type PlaceKind, placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSettled } from '../frame/settled.ts';
import { KindSearch } from './kind-search.tsx';
import { PlaceForm } from './place-form.tsx';
import { registerWords as words } from './words.ts';
import { placeWords } from './words-places.ts';

type Place = AnswerOf<typeof doors.places>['rows'][number];

/** Places of a kind, or all; searched on the server. */
export function PlaceList() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<PlaceKind | ''>('');
  const q = useSettled(typed.trim(), 250);
  const places = useDoorPages(doors.places, { ...(q && { q }), ...(kind && { kind }) });
  const rows = places.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="register-line">
        <KindSearch
          label={words.searchPlaces}
          kinds={placeKinds}
          typed={typed}
          onTyped={setTyped}
          kind={kind}
          onKind={setKind}
        />
      </div>
      {places.data?.pages[0]?.canMake && (
        <Acts
          id="places"
          of={say(words.placesTitle)}
          acts={[
            {
              name: 'make',
              label: placeWords.make,
              form: (onFold) => <PlaceForm onFold={onFold} onMade={(id) => void navigate(`/places/${id}`)} />,
            },
          ]}
        />
      )}
      <PagedList
        list={places}
        isEmpty={rows.length === 0}
        title={words.nothingFound}
        hint={words.nothingFoundHint}
        waiting={12}
      >
        {rows.length > 0 && <PlaceTable rows={rows} />}
      </PagedList>
    </>
  );
}

function PlaceTable({ rows }: { readonly rows: readonly Place[] }) {
  const { say } = useLanguage();
  return (
    <Table<Place>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 880 }}
      columns={[
        {
          title: say(words.name),
          render: (_, row) => (
            <>
              <Link className="row-title" to={`/places/${row.id}`}>
                {row.name}
              </Link>{' '}
              {row.closedOn && <span className="tone-soon">{say(words.closed)}</span>}
              <div className="quiet small">{row.code}</div>
            </>
          ),
        },
        { title: say(words.kind), width: 130, render: (_, row) => say(placeKinds[row.kind]) },
        { title: say(words.address), dataIndex: 'address' },
        {
          title: say(words.grid),
          width: 150,
          render: (_, row) => row.grid && <Link to={`/places/grids/${row.grid.id}`}>{row.grid.name}</Link>,
        },
        {
          title: say(words.unit),
          width: 160,
          render: (_, row) => row.unit && <Link to={`/people?unit=${row.unit.id}`}>{row.unit.name}</Link>,
        },
        { title: say(words.hours), dataIndex: 'hours', width: 110, className: 'figures' },
        {
          title: say(words.qr),
          width: 70,
          render: (_, row) => (
            <Link to={`/places/${row.id}/sheet`} aria-label={`${say(placeWords.printSheet)} ${row.name}`}>
              <QrcodeOutlined aria-hidden="true" />
            </Link>
          ),
        },
      ]}
    />
  );
}
