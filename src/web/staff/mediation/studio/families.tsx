import { Link, useNavigate } from 'react-router';
import { familyDoors } from '../../../../modules/studio/contract-family.ts';
import { programmeStates } from '../../../../modules/studio/words-street.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoorPages } from '../../frame/doors.ts';
import { useMe } from '../../frame/me.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { UnitSelect } from '../../matters/unit-select.tsx';
import { StudioTabs } from '../tabs.tsx';
import { type Chosen, PersonSelect } from './person-select.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { studioWords } from './words.ts';
import { streetWords as words } from './words-street.ts';
import '../mediation.css';
import './studio.css';

/** 家庭修复计划. */
export function Families() {
  const { say } = useLanguage();
  const list = useDoorPages(familyDoors.families, {});
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const start = {
    name: 'start',
    label: words.startFamily,
    form: (onFold: () => void) => <StartForm onFold={onFold} />,
  };
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(studioWords.families)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      {pages[0]?.canStart && <Acts id="families" of="" acts={[start]} />}
      <PagedList list={list} isEmpty={rows.length === 0} title={words.familiesNone} hint={words.familiesHint}>
        <ul className="entry-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <Link to={`/mediation/families/${row.id}`} className="row-title two-lines">
                  {row.title}
                </Link>
                <div className="quiet small">
                  {row.unitName} · {say(words.lead)} {row.leadName} · {say(words.members)} {row.members} ·{' '}
                  {say(words.sessions)} {row.sessions} · {say(formatDay(row.startedAt))}
                </div>
              </div>
              <span className="state-tag">{say(programmeStates[row.state])}</span>
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function StartForm({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const own = useMe().holdings.find(({ duties }) => duties.some((duty) => duty === 'mediate' || duty === 'assign'));
  const [fields, set] = useFields({
    unitId: own?.unitId ?? '',
    title: '',
    aim: '',
    psychologist: [] as readonly Chosen[],
    supervisor: [] as readonly Chosen[],
  });
  const knock = useStudioAct(
    familyDoors.startFamily,
    words.saved,
    ({ id }) => void navigate(`/mediation/families/${id}`),
  );
  const { unitId, title, aim } = fields;
  const [psychologist] = fields.psychologist;
  const [supervisor] = fields.supervisor;
  return (
    <RegisterForm
      title={words.startFamily}
      label={words.startFamily}
      paths={['unitId', 'title', 'aim', 'psychologistId', 'supervisorId']}
      gaps={{
        title: title.trim().length < 2 ? words.short : undefined,
        unitId: unitId === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          unitId,
          title,
          aim,
          ...(psychologist && { psychologistId: psychologist.id }),
          ...(supervisor && { supervisorId: supervisor.id }),
        })
      }
      onFold={onFold}
    >
      <TextField path="title" label={words.familyTitle} max={80} value={title} onChange={set('title')} />
      <Field path="unitId" label={words.unit}>
        {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={unitId} onChange={set('unitId')} />}
      </Field>
      <TextField wide path="aim" label={words.aim} max={1000} rows={2} value={aim} onChange={set('aim')} />
      <Field path="psychologistId" label={words.psychologist}>
        {({ id }) => (
          <PersonSelect
            single
            id={id}
            label={say(words.psychologist)}
            value={fields.psychologist}
            onChange={set('psychologist')}
          />
        )}
      </Field>
      <Field path="supervisorId" label={words.supervisor}>
        {({ id }) => (
          <PersonSelect
            single
            id={id}
            label={say(words.supervisor)}
            value={fields.supervisor}
            onChange={set('supervisor')}
          />
        )}
      </Field>
    </RegisterForm>
  );
}
