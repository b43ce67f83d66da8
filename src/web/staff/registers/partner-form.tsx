import { App } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/partners/contract.ts';
import { type PartnerKind, partnerKinds } from '../../../modules/partners/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, ListField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { registerWords as names } from './words.ts';
import { titled } from './words-forms.ts';
import { partnerWords as words } from './words-partners.ts';

type Partner = AnswerOf<typeof doors.view>;

interface PartnerFields {
  readonly name: string;
  readonly code: string;
  readonly kind: PartnerKind;
  readonly aliases: readonly string[];
  readonly remit: string;
  readonly liaisonName: string;
  readonly liaisonPhone: string;
  readonly deputyName: string;
  readonly deputyPhone: string;
  readonly phone: string;
}

function fieldsOf(partner: Partner | undefined): PartnerFields {
  return {
    name: partner?.name ?? '',
    code: partner?.code ?? '',
    kind: partner?.kind ?? 'department',
    aliases: partner?.aliases ?? [],
    remit: partner?.remit ?? '',
    liaisonName: partner?.liaisonName ?? '',
    liaisonPhone: partner?.liaisonPhone ?? '',
    deputyName: partner?.deputyName ?? '',
    deputyPhone: partner?.deputyPhone ?? '',
    phone: partner?.phone ?? '',
  };
}

function inputOf(fields: PartnerFields) {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...fields,
    aliases: [...fields.aliases],
    liaisonName: orNull(fields.liaisonName),
    liaisonPhone: orNull(fields.liaisonPhone),
    deputyName: orNull(fields.deputyName),
    deputyPhone: orNull(fields.deputyPhone),
    phone: orNull(fields.phone),
  };
}

interface PartnerFormProps {
  /** What is changed; nothing yet when a partner is registered. */
  readonly partner?: Partner;
  readonly onFold: () => void;
}

/** Registers a partner or changes one. */
export function PartnerForm({ partner, onFold }: PartnerFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields(fieldsOf(partner));
  const finish = () => {
    void message.success(say(partner ? formWords.saved : words.made));
    onFold();
  };
  const make = useKnock(doors.make, { refreshes: ['partner.'], onDone: finish });
  const change = useKnock(doors.change, { refreshes: ['partner.'], onDone: finish });
  return (
    <RegisterForm
      title={partner ? titled(formWords.change, partner.name) : words.make}
      label={partner ? formWords.save : words.make}
      paths={Object.keys(fields)}
      gaps={{
        name: fields.name.trim().length < 2 ? words.nameShort : undefined,
        code: fields.code.trim() === '' ? formWords.needed : undefined,
      }}
      knock={partner ? change : make}
      onSend={() => (partner ? change.mutate({ id: partner.id, ...inputOf(fields) }) : make.mutate(inputOf(fields)))}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="name" label={names.name} max={80} value={fields.name} onChange={set('name')} />
        <TextField path="code" label={names.code} max={40} value={fields.code} onChange={set('code')} />
        <ChoiceField
          path="kind"
          label={names.kind}
          value={fields.kind}
          onChange={set('kind')}
          options={keysOf(partnerKinds).map((value) => ({ value, label: say(partnerKinds[value]) }))}
        />
        <ListField
          path="aliases"
          label={names.aliases}
          hint={formWords.listHint}
          value={fields.aliases}
          onChange={set('aliases')}
        />
        <TextField
          wide
          path="remit"
          label={names.remit}
          hint={words.remitHint}
          max={1000}
          rows={2}
          value={fields.remit}
          onChange={set('remit')}
        />
        <Contacts fields={fields} set={set} />
      </div>
    </RegisterForm>
  );
}

interface ContactsProps {
  readonly fields: PartnerFields;
  readonly set: (
    name: 'liaisonName' | 'liaisonPhone' | 'deputyName' | 'deputyPhone' | 'phone',
  ) => (value: string) => void;
}

/** Whom to call: the liaison, the deputy, the switchboard. */
function Contacts({ fields, set }: ContactsProps) {
  return (
    <>
      <TextField
        path="liaisonName"
        label={words.liaisonName}
        max={40}
        value={fields.liaisonName}
        onChange={set('liaisonName')}
      />
      <TextField
        path="liaisonPhone"
        label={words.liaisonPhone}
        max={30}
        inputMode="tel"
        value={fields.liaisonPhone}
        onChange={set('liaisonPhone')}
      />
      <TextField
        path="deputyName"
        label={words.deputyName}
        hint={words.deputyHint}
        max={40}
        value={fields.deputyName}
        onChange={set('deputyName')}
      />
      <TextField
        path="deputyPhone"
        label={words.deputyPhone}
        max={30}
        inputMode="tel"
        value={fields.deputyPhone}
        onChange={set('deputyPhone')}
      />
      <TextField
        path="phone"
        label={words.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={set('phone')}
      />
    </>
  );
}
