import { InputNumber, Select } from 'antd';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/categories/contract.ts';
import { targetKinds, weekdayWords } from '../../../modules/categories/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TextField, TicksField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { GridSelect, PartnerSelect } from './rule-selects.tsx';
import type { Rule } from './shapes.ts';
import { categoryWords, routingWords as words } from './words.ts';

type AreaKind = 'anywhere' | 'unit' | 'grid';
const areaWords = { anywhere: words.anywhere, unit: words.unitArea, grid: words.gridArea } as const;

const timeOf = (minute: number | null) =>
  minute === null ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string) =>
  /^\d\d:\d\d$/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : null;

function fieldsOf(rule: Rule | undefined) {
  return {
    category: rule?.category ?? '',
    areaKind: (rule?.areaKind ?? 'anywhere') as AreaKind,
    areaId: rule?.areaId ?? '',
    channel: rule?.channel ?? '',
    weekdays: rule?.weekdays ?? [],
    fromMinute: timeOf(rule?.fromMinute ?? null),
    toMinute: timeOf(rule?.toMinute ?? null),
    fromOn: rule?.fromOn ?? '',
    toOn: rule?.toOn ?? '',
    target: rule?.target ?? ('station' as const),
    unitId: rule?.unitId ?? '',
    partnerId: rule?.partnerId ?? '',
    task: rule?.task ?? '',
    partnerDays: rule?.partnerDays ?? null,
    note: rule?.note ?? '',
  };
}

function inputOf(fields: ReturnType<typeof fieldsOf>) {
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  const isAnywhere = fields.areaKind === 'anywhere';
  return {
    ...fields,
    category: orNull(fields.category),
    areaKind: isAnywhere ? null : (fields.areaKind as 'unit' | 'grid'),
    areaId: isAnywhere ? null : orNull(fields.areaId),
    channel: orNull(fields.channel),
    fromMinute: minuteOf(fields.fromMinute),
    toMinute: minuteOf(fields.toMinute),
    fromOn: orNull(fields.fromOn),
    toOn: orNull(fields.toOn),
    unitId: orNull(fields.unitId),
    partnerId: orNull(fields.partnerId),
    task: orNull(fields.task),
  };
}

interface RuleFormProps {
  readonly revision: number;
  readonly rule?: Rule;
  readonly onFold: () => void;
}

/** One rule of the draft: what, where, when, how it came in, and whose it then is. */
export function RuleForm({ revision, rule, onFold }: RuleFormProps) {
  const { say } = useLanguage();
  const { channels } = useDictionary();
  const [fields, set] = useFields(fieldsOf(rule));
  const guard = useSeen(revision);
  const knock = useKnock(doors.saveRule, { refreshes: ['routing.', 'matter.rehearse'], onDone: onFold });
  const isPartner = fields.target === 'partner';
  const needsUnit = fields.target === 'unit';
  return (
    <RegisterForm
      title={rule ? { zh: `${words.edit.zh} ${rule.code}`, en: `${words.edit.en} ${rule.code}` } : words.add}
      label={categoryWords.save}
      paths={Object.keys(fields)}
      gaps={{
        areaId: fields.areaKind !== 'anywhere' && fields.areaId === '' ? words.chooseOne : undefined,
        unitId: needsUnit && fields.unitId === '' ? words.chooseOne : undefined,
        partnerId: isPartner && fields.partnerId === '' ? words.chooseOne : undefined,
        task: isPartner && fields.task.trim().length < 2 ? categoryWords.missing : undefined,
      }}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ revision: guard.seen, code: rule?.code ?? null, ...inputOf(fields) })}
      onFold={onFold}
    >
      <div className="field-grid">
        <Field path="category" label={words.category} hint={words.categoryHint}>
          {({ id }) => (
            <CategorySelect
              id={id}
              branches
              label={say(words.category)}
              value={fields.category}
              onChange={set('category')}
            />
          )}
        </Field>
        <ChoiceField
          path="areaKind"
          label={words.area}
          value={fields.areaKind}
          onChange={set('areaKind')}
          options={keysOf(areaWords).map((value) => ({ value, label: say(areaWords[value]) }))}
        />
        {fields.areaKind === 'unit' && (
          <Field path="areaId" label={words.whichUnit}>
            {({ id }) => (
              <UnitSelect id={id} label={say(words.whichUnit)} value={fields.areaId} onChange={set('areaId')} />
            )}
          </Field>
        )}
        {fields.areaKind === 'grid' && (
          <Field path="areaId" label={words.whichGrid}>
            {({ id }) => <GridSelect id={id} value={fields.areaId} onChange={set('areaId')} />}
          </Field>
        )}
        <Field path="channel" label={words.channel}>
          {({ id }) => (
            <Select
              id={id}
              className="wide"
              aria-label={say(words.channel)}
              allowClear
              placeholder={say(categoryWords.any)}
              value={fields.channel || null}
              onChange={(channel: string | null) => set('channel')(channel ?? '')}
              options={channels.map((channel) => ({ value: channel.code, label: say(channel) }))}
            />
          )}
        </Field>
        <TicksField
          label={words.weekdays}
          value={fields.weekdays.map(String)}
          onChange={(days) => set('weekdays')(days.map(Number))}
          options={weekdayWords.map((day, i) => ({ value: String(i + 1), label: say(day) }))}
        />
        <TimeField
          path="fromMinute"
          label={words.fromTime}
          hint={words.hoursHint}
          value={fields.fromMinute}
          onChange={set('fromMinute')}
        />
        <TimeField path="toMinute" label={words.toTime} value={fields.toMinute} onChange={set('toMinute')} />
        <DayField path="fromOn" label={words.fromOn} value={fields.fromOn} onChange={set('fromOn')} />
        <DayField path="toOn" label={words.toOn} value={fields.toOn} onChange={set('toOn')} />
        <ChoiceField
          wide
          path="target"
          label={words.target}
          value={fields.target}
          onChange={set('target')}
          options={keysOf(targetKinds).map((value) => ({ value, label: say(targetKinds[value]) }))}
        />
        {(needsUnit || isPartner) && (
          <Field path="unitId" label={isPartner ? words.leadUnit : words.unit}>
            {({ id }) => (
              <UnitSelect
                id={id}
                label={say(isPartner ? words.leadUnit : words.unit)}
                value={fields.unitId}
                onChange={set('unitId')}
              />
            )}
          </Field>
        )}
        {isPartner && (
          <>
            <Field path="partnerId" label={words.partner}>
              {({ id }) => <PartnerSelect id={id} value={fields.partnerId} onChange={set('partnerId')} />}
            </Field>
            <Field path="partnerDays" label={words.partnerDays}>
              {({ id }) => (
                <InputNumber
                  id={id}
                  min={1}
                  max={60}
                  precision={0}
                  value={fields.partnerDays}
                  onChange={set('partnerDays')}
                />
              )}
            </Field>
            <TextField
              wide
              rows={2}
              path="task"
              label={words.task}
              max={500}
              value={fields.task}
              onChange={set('task')}
            />
          </>
        )}
        <TextField wide path="note" label={words.note} max={300} value={fields.note} onChange={set('note')} />
      </div>
    </RegisterForm>
  );
}

type TimeFieldProps = Omit<Parameters<typeof Field>[0], 'children'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function TimeField({ value, onChange, ...labelled }: TimeFieldProps) {
  return (
    <Field {...labelled}>
      {({ status: _, ...control }) => (
        <input
          {...control}
          type="time"
          className="plain-field"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
