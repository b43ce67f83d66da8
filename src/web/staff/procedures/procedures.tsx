import { App } from 'antd';
import { Link, useNavigate } from 'react-router';
import { doors } from '../../../modules/procedures/contract.ts';
import { procedureStates } from '../../../modules/procedures/words.ts';
import type { Content } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { CategorySelect } from '../matters/category-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { ImportFile } from './import-file.tsx';
import type { ProcedureRow } from './shapes.ts';
import { skeleton } from './skeleton.ts';
import { stagesWords, versionWords, procedureWords as words } from './words.ts';
import './procedures.css';

/** 办理流程: one for a category of matters, with how many run by it. */
export function Procedures() {
  const { say } = useLanguage();
  const me = useMe();
  const procedures = useDoor(doors.list, {}, { keep: true });
  const { rows = [], canMake = false } = procedures.data ?? {};
  const acts = [
    { name: 'make', label: words.make, form: (onFold: () => void) => <MakeForm onFold={onFold} /> },
    { name: 'import', label: words.import, form: (onFold: () => void) => <ImportFile onFold={onFold} /> },
  ];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        {holdsAny(me, ['system']) && (
          <Link className="push" to="/system">
            {say(words.toSystem)}
          </Link>
        )}
      </div>
      <p className="quiet procedure-lead">{say(words.lead)}</p>
      {canMake && <Acts id="procedures" of={say(words.title)} acts={acts} />}
      {procedures.isPending && <Waiting rows={6} />}
      {procedures.isError && <Failed problem={procedures.error} onRetry={() => void procedures.refetch()} />}
      {procedures.data && rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      <ul className="procedure-rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </div>
  );
}

function Row({ row }: { readonly row: ProcedureRow }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  return (
    <li>
      <div>
        <Link to={`/system/procedures/${row.id}`} className="row-title two-lines">
          {say({ zh: row.titleZh, en: row.titleEn || row.titleZh })}
        </Link>
        <div className="quiet small">
          <span className="figures">{row.code}</span> · {categoryName(row.category)} · {say(stagesWords(row.stages))}
        </div>
      </div>
      <div className="procedure-row-end small">
        <span className={`state-tag ${row.state === 'published' ? 'tone-kept' : ''}`}>
          {say(procedureStates[row.state])}
        </span>
        {row.number !== null && <span className="figures">{say(versionWords(row.number))}</span>}
        {row.hasDraft && row.state !== 'draft' && <span className="tone-soon">{say(words.hasDraft)}</span>}
        <span className="quiet figures">
          {say(words.running)} {row.running} · {say(words.ended)} {row.ended}
        </span>
      </div>
    </li>
  );
}

function MakeForm({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [typed, set] = useFields({ titleZh: '', titleEn: '', category: '' });
  const knock = useKnock(doors.make, {
    refreshes: ['procedure.'],
    onDone: ({ id }) => {
      void message.success(say(words.saved));
      void navigate(`/system/procedures/${id}`);
    },
  });
  const content: Content = { ...skeleton, ...typed };
  return (
    <RegisterForm
      title={words.make}
      label={words.make}
      paths={['content.titleZh', 'content.titleEn', 'content.category']}
      gaps={{
        'content.titleZh': typed.titleZh.trim() === '' ? words.nameMissing : undefined,
        'content.category': typed.category === '' ? words.chooseCategory : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ content })}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="content.titleZh" label={words.name} max={80} value={typed.titleZh} onChange={set('titleZh')} />
        <TextField
          path="content.titleEn"
          label={words.nameEn}
          max={160}
          value={typed.titleEn}
          onChange={set('titleEn')}
        />
        <Field path="content.category" label={words.category}>
          {({ id }) => (
            <CategorySelect
              id={id}
              branches
              label={say(words.category)}
              value={typed.category}
              onChange={set('category')}
            />
          )}
        </Field>
      </div>
    </RegisterForm>
  );
}
