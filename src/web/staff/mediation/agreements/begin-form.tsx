import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/agreements/contract.ts';
import { type AgreementForm, agreementForms } from '../../../../modules/agreements/words.ts';
import {
  agreementTemplates,
  placeholdersOf,
  type TemplateName,
} from '../../../../modules/agreements/words-templates.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { type Agreements, useAgreementAct } from './shapes.ts';
import { deskAgreementWords as words } from './words.ts';

interface BeginProps {
  readonly mediationId: string;
  readonly agreements: Agreements;
  readonly onFold: () => void;
}

/** A new version: of a template with its gaps, of an earlier version, or empty. */
export function BeginForm({ mediationId, agreements, onFold }: BeginProps) {
  const { say } = useLanguage();
  const [form, setForm] = useState<AgreementForm>(agreements.forms[0] ?? 'written');
  const [template, setTemplate] = useState<TemplateName | ''>('');
  const [fromId, setFromId] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const knock = useAgreementAct(doors.begin, words.done, onFold);
  const gaps = fromId === '' && template !== '' ? placeholdersOf(template) : [];
  const send = () => {
    const start = fromId !== '' ? { fromId } : template === '' ? {} : { template, values: { ...values } };
    knock.mutate({ id: mediationId, form, ...start });
  };
  return (
    <RegisterForm
      title={words.begin}
      label={words.begin}
      paths={['form', 'template']}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <ChoiceField
        path="form"
        label={words.form}
        value={form}
        onChange={setForm}
        options={agreements.forms.map((value) => ({ value, label: say(agreementForms[value]) }))}
      />
      {agreements.rows.length > 0 && (
        <ChoiceField
          path="fromId"
          label={words.from}
          value={fromId}
          onChange={setFromId}
          options={[
            { value: '', label: say(words.fresh) },
            ...agreements.rows.map(({ id, number }) => ({ value: id, label: say(words.version(number)) })),
          ]}
        />
      )}
      {fromId === '' && (
        <ChoiceField<TemplateName | ''>
          path="template"
          label={words.template}
          value={template}
          onChange={setTemplate}
          options={[
            { value: '', label: say(words.noTemplate) },
            ...keysOf(agreementTemplates).map((value) => ({ value, label: say(agreementTemplates[value].name) })),
          ]}
        />
      )}
      {gaps.length > 0 && <p className="quiet field-wide">{say(words.gaps)}</p>}
      {gaps.map((gap) => (
        <TextField
          key={gap}
          path={`values.${gap}`}
          label={{ zh: gap, en: gap }}
          max={200}
          value={values[gap] ?? ''}
          onChange={(value) => setValues({ ...values, [gap]: value })}
        />
      ))}
    </RegisterForm>
  );
}
