import { Table } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { duties as dutyWords } from '../../../kit/duties.ts';
import type { doors } from '../../../modules/people/contract.ts';
import { personKinds, posts } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDictionary } from '../matters/use-dictionary.ts';
import { registerWords as words } from './words.ts';

type Holding = AnswerOf<typeof doors.unit>['holdings'][number];

/** Who holds which post, from when to when, entitled to what. */
export function Holdings({ holdings }: { readonly holdings: readonly Holding[] }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (
    <section>
      <h3>{say(words.holders)}</h3>
      <Table<Holding>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...holdings]}
        scroll={{ x: 640 }}
        locale={{ emptyText: say(words.noHolders) }}
        rowClassName={(row) => (row.holdsNow ? '' : 'quiet')}
        columns={[
          {
            title: say(words.personName),
            render: (_, row) => (
              <>
                <strong>{row.personName}</strong> <span className="quiet">{say(personKinds[row.personKind])}</span>
                <div className="quiet small figures">{row.personCode}</div>
              </>
            ),
          },
          {
            title: say(words.post),
            render: (_, row) => (
              <>
                {say(posts[row.post])} {row.concurrent && <span className="quiet">{say(words.concurrent)}</span>}
                {row.standsInFor && (
                  <div className="quiet small">
                    {say(words.standsIn)} {row.standsInFor.personName}
                  </div>
                )}
              </>
            ),
          },
          {
            title: say(words.duties),
            render: (_, row) => (
              <>
                {row.duties.map((duty) => say(dutyWords[duty])).join(' · ')}
                {row.categories && (
                  <div className="quiet small">
                    {say(words.onlyCategories)} {row.categories.map(categoryName).join('、')}
                  </div>
                )}
              </>
            ),
          },
          { title: say(words.phone), dataIndex: 'phone', className: 'figures', width: 130 },
          {
            title: say(words.valid),
            className: 'figures',
            width: 150,
            render: (_, row) => (
              <>
                {say(formatDay(row.validFrom))} {say(words.since)}
                {row.validTo && (
                  <div className={row.holdsNow ? 'tone-soon' : ''}>
                    {say(formatDay(row.validTo))} {say(row.holdsNow ? words.until : words.over)}
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
