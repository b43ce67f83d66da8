import { Table } from 'antd';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { duties as dutyWords } from '../../../kit/duties.ts';
import { doors } from '../../../modules/people/contract.ts';
import { personKinds, posts } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, ActButtons, useOpenForm } from '../forms/acts.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { EndForm } from './end-form.tsx';
import { StandInForm } from './stand-in-form.tsx';
import { registerWords as words } from './words.ts';
import { endPostWords, personWords, titled } from './words-forms.ts';

type Holding = AnswerOf<typeof doors.unit>['holdings'][number];

interface HoldingsProps {
  readonly holdings: readonly Holding[];
  /** On the page of a unit each row names the person, on a person's page the unit. */
  readonly naming: 'person' | 'unit';
}

/** Who holds which post, from when to when, entitled to what; each post can be ended or given a stand-in in its row. */
export function Holdings({ holdings, naming }: HoldingsProps) {
  const { say } = useLanguage();
  const opening = useOpenForm();
  const { open, fold } = opening;
  const canAct = holdings.some(({ can }) => can.length > 0);
  return (
    <section>
      <h3>{say(naming === 'person' ? words.holders : words.post)}</h3>
      <Table<Holding>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...holdings]}
        scroll={{ x: canAct ? 780 : 640 }}
        locale={{ emptyText: say(naming === 'person' ? words.noHolders : personWords.noPosts) }}
        rowClassName={(row) => (row.holdsNow ? '' : 'quiet')}
        expandable={{
          showExpandColumn: false,
          expandedRowKeys: open ? [open.id] : [],
          expandedRowRender: (row) =>
            actsOf(row)
              .find(({ name }) => name === open?.name)
              ?.form(fold),
        }}
        columns={[
          {
            title: say(naming === 'person' ? words.personName : personWords.unit),
            render: (_, row) => (naming === 'person' ? <Holder holding={row} /> : <Place holding={row} />),
          },
          { title: say(words.post), render: (_, row) => <PostCell holding={row} /> },
          { title: say(words.duties), render: (_, row) => <Duties holding={row} /> },
          ...(naming === 'person'
            ? [{ title: say(words.phone), dataIndex: 'phone', className: 'figures', width: 120 }]
            : []),
          {
            title: say(words.valid),
            className: 'figures',
            width: 140,
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
          ...(canAct
            ? [
                {
                  title: <span className="unseen">{say(words.acts)}</span>,
                  width: 170,
                  render: (_: unknown, row: Holding) => (
                    <div className="row-acts">
                      <ActButtons small id={row.id} of={row.personName} acts={actsOf(row)} opening={opening} />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function actsOf(holding: Holding): Act[] {
  const acts: Act[] = [];
  const { id, personName, unitName, post } = holding;
  if (holding.can.includes('stand-in')) {
    acts.push({
      name: 'stand-in',
      label: personWords.standIn,
      form: (onFold) => <StandInForm holding={holding} onFold={onFold} />,
    });
  }
  if (holding.can.includes('end')) {
    acts.push({
      name: 'end',
      label: personWords.endPost,
      form: (onFold) => (
        <EndForm
          door={doors.endPost}
          id={id}
          title={titled(personWords.endPost, personName)}
          label={personWords.endPost}
          effects={endPostWords(personName, posts[post], unitName)}
          refreshes={['unit.', 'person.']}
          done={personWords.postEnded}
          onFold={onFold}
        />
      ),
    });
  }
  return acts;
}

function Holder({ holding }: { readonly holding: Holding }) {
  const { say } = useLanguage();
  return (
    <>
      <Link className="row-title" to={`/people?person=${holding.personId}`}>
        {holding.personName}
      </Link>
      <div className="quiet small figures">
        {say(personKinds[holding.personKind])} {holding.personCode}
      </div>
    </>
  );
}

function Place({ holding }: { readonly holding: Holding }) {
  return <Link to={`/people?unit=${holding.unitId}`}>{holding.unitName}</Link>;
}

function PostCell({ holding }: { readonly holding: Holding }) {
  const { say } = useLanguage();
  return (
    <>
      {say(posts[holding.post])} {holding.concurrent && <span className="quiet">{say(words.concurrent)}</span>}
      {holding.standsInFor && (
        <div className="quiet small">
          {say(words.standsIn)} {holding.standsInFor.personName}
        </div>
      )}
    </>
  );
}

function Duties({ holding }: { readonly holding: Holding }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (
    <>
      {holding.duties.map((duty) => say(dutyWords[duty])).join(' · ')}
      {holding.categories && (
        <div className="quiet small">
          {say(words.onlyCategories)} {holding.categories.map(categoryName).join('、')}
        </div>
      )}
    </>
  );
}
