import { Table } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/partners/contract.ts';
import { type PartnerKind, partnerKinds, partnerRegisters } from '../../../modules/partners/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, ActButtons, Acts, useOpenForm } from '../forms/acts.tsx';
import { formWords } from '../forms/words.ts';
import { useDoorPages } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { matterDuties } from '../frame/rail.tsx';
import { useSettled } from '../frame/settled.ts';
import { labelled } from '../frame/stacked.ts';
import { EndForm } from './end-form.tsx';
import { KindSearch } from './kind-search.tsx';
import { PartnerForm } from './partner-form.tsx';
import { PartnerResponses } from './partner-responses.tsx';
import { RegisterTools } from './register-tools.tsx';
import { registerWords as words } from './words.ts';
import { titled } from './words-forms.ts';
import { endPartnerWords, partnerWords } from './words-partners.ts';
import './registers.css';

type Partner = AnswerOf<typeof doors.list>['rows'][number];

/** Departments and companies that help, each with its liaison and deputy. */
export function Partners() {
  const { say } = useLanguage();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<PartnerKind | ''>('');
  const q = useSettled(typed.trim(), 250);
  const partners = useDoorPages(doors.list, { ...(q && { q }), ...(kind && { kind }) });
  const rows = partners.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.partnersTitle)}</h1>
        <KindSearch
          label={words.searchPartners}
          kinds={partnerKinds}
          typed={typed}
          onTyped={setTyped}
          kind={kind}
          onKind={setKind}
        />
        <div className="push">
          <RegisterTools registers={partnerRegisters} refreshes={['partner.']} />
        </div>
      </div>
      {partners.data?.pages[0]?.canMake && (
        <Acts
          id="partners"
          of={say(words.partnersTitle)}
          acts={[{ name: 'make', label: partnerWords.make, form: (onFold) => <PartnerForm onFold={onFold} /> }]}
        />
      )}
      <PagedList
        list={partners}
        isEmpty={rows.length === 0}
        title={words.nothingFound}
        hint={words.nothingFoundHint}
        waiting={12}
      >
        {rows.length > 0 && <PartnerTable rows={rows} />}
      </PagedList>
      {holdsAny(me, matterDuties) && <PartnerResponses />}
    </div>
  );
}

function actsOf(partner: Partner): Act[] {
  const { id, name, can } = partner;
  const acts: Act[] = [];
  if (can.includes('change')) {
    acts.push({
      name: 'change',
      label: formWords.change,
      form: (onFold) => <PartnerForm partner={partner} onFold={onFold} />,
    });
  }
  if (can.includes('end')) {
    acts.push({
      name: 'end',
      label: partnerWords.end,
      form: (onFold) => (
        <EndForm
          door={doors.end}
          id={id}
          title={titled(partnerWords.end, name)}
          label={partnerWords.end}
          effects={endPartnerWords(name)}
          refreshes={['partner.']}
          done={partnerWords.ended}
          onFold={onFold}
        />
      ),
    });
  }
  return acts;
}

function PartnerTable({ rows }: { readonly rows: readonly Partner[] }) {
  const { say } = useLanguage();
  const opening = useOpenForm();
  const { open, fold } = opening;
  const canAct = rows.some(({ can }) => can.length > 0);
  const contact = (name: string | null, phone: string | null) =>
    name || phone ? (
      <div>
        {name}{' '}
        {phone && (
          <div className="figures">
            <a href={`tel:${phone}`}>{phone}</a>
          </div>
        )}
      </div>
    ) : (
      <span className="quiet">{say(words.none)}</span>
    );
  return (
    <Table<Partner>
      className="stacked"
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
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
          title: say(words.name),
          render: (_, row) => (
            <>
              <strong>{row.name}</strong> {row.endedOn && <span className="tone-soon">{say(words.closed)}</span>}
              <div className="quiet small">{[row.code, ...row.aliases].join(' · ')}</div>
            </>
          ),
        },
        ...labelled<Partner>([
          { title: say(words.kind), width: 130, render: (_, row) => say(partnerKinds[row.kind]) },
          { title: say(words.remit), render: (_, row) => <div className="two-lines">{row.remit}</div> },
          { title: say(words.liaison), width: 140, render: (_, row) => contact(row.liaisonName, row.liaisonPhone) },
          { title: say(words.deputy), width: 140, render: (_, row) => contact(row.deputyName, row.deputyPhone) },
          { title: say(words.phone), dataIndex: 'phone', width: 130, className: 'figures' },
        ]),
        ...(canAct
          ? [
              {
                title: <span className="unseen">{say(words.acts)}</span>,
                width: 130,
                render: (_: unknown, row: Partner) => (
                  <div className="row-acts">
                    <ActButtons small id={row.id} of={row.name} acts={actsOf(row)} opening={opening} />
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
