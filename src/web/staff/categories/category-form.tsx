import { Button, Checkbox, InputNumber } from 'antd';
import { dayOf } from '../../../kit/calendar.ts';
import { doors } from '../../../modules/categories/contract.ts';
import { fieldWord } from '../../../modules/categories/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field, ListField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { DemandFields } from './demand-fields.tsx';
import { ResidentFields } from './resident-fields.tsx';
import type { CategorySheetAnswer, Entry, EntryFields } from './shapes.ts';
import { categoryWords as words } from './words.ts';

interface FormProps {
  /** Code of what a new one belongs to. */
  readonly parent: string | null;
  readonly entry?: Entry;
  readonly standard?: CategorySheetAnswer['standard'];
  readonly onFold: () => void;
  readonly onMade?: (code: string) => void;
}

function blank(): EntryFields {
  return {
    zh: '',
    en: '',
    own: true,
    workingDays: 5,
    evidence: [],
    resultFields: [],
    emergency: false,
    definitionZh: '',
    definitionEn: '',
    examples: [],
    hints: [],
    against: [],
    synonyms: [],
    skills: [],
    unitKinds: [],
    partnerKinds: [],
    residentZh: null,
    residentEn: null,
    residentExampleZh: null,
    residentExampleEn: null,
    residentPosition: null,
    position: 100_000,
    activeFrom: dayOf(new Date()),
  };
}

const texts = ['examples', 'hints', 'against', 'synonyms', 'skills'] as const;

/** One entry: its words, its hints, its demands. Everything that changes is kept with its old value. */
export function CategoryForm({ parent, entry, standard, onFold, onMade }: FormProps) {
  const { say } = useLanguage();
  const [fields, set, setAll] = useFields({ ...blank(), ...entry, last: '' });
  const merge = (change: Partial<EntryFields>) => setAll((before) => ({ ...before, ...change }));
  const refreshes = ['category.', 'matter.dictionary', 'report.form'];
  const make = useKnock(doors.make, {
    refreshes,
    onDone: ({ code }) => {
      onFold();
      onMade?.(code);
    },
  });
  const guard = useSeen(entry?.version ?? 0);
  const change = useKnock(doors.change, { refreshes, onDone: onFold });
  const { last, ...said } = fields;
  const code = entry?.code ?? (parent === null ? last : `${parent}.${last}`);
  return (
    <RegisterForm
      title={entry ? { zh: `${words.change.zh}：${entry.zh}`, en: `${words.change.en}: ${entry.en}` } : words.add}
      label={words.save}
      paths={['code', ...Object.keys(blank())]}
      gaps={{
        code: entry || /^[a-z0-9-]+$/.test(last) ? undefined : words.lastCode,
        zh: fields.zh.trim() === '' ? words.missing : undefined,
        en: fields.en.trim() === '' ? words.missing : undefined,
        resultFields: fields.resultFields.some(({ zh, en }) => zh.trim() === '' || en.trim() === '')
          ? words.resultMissing
          : undefined,
      }}
      knock={entry ? change : make}
      guard={guard}
      onSend={() =>
        entry
          ? change.mutate({ ...said, code, version: guard.seen })
          : make.mutate({ ...said, code, parentCode: parent })
      }
      onFold={onFold}
    >
      {standard && (
        <Button size="small" onClick={() => setAll({ ...fields, ...standard })}>
          {say(words.standard)}
        </Button>
      )}
      <div className="field-grid">
        {!entry && <TextField path="code" label={words.lastCode} max={30} value={last} onChange={set('last')} />}
        <TextField path="zh" label={fieldWord('zh')} max={40} value={fields.zh} onChange={set('zh')} />
        <TextField path="en" label={fieldWord('en')} max={60} value={fields.en} onChange={set('en')} />
        <Field path="workingDays" label={fieldWord('workingDays')}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={1}
              max={90}
              precision={0}
              value={fields.workingDays}
              onChange={(days) => set('workingDays')(days ?? 5)}
            />
          )}
        </Field>
        <div className="field-line field-wide ticks">
          <Checkbox checked={fields.own} onChange={({ target }) => set('own')(target.checked)}>
            {say(words.own)}
          </Checkbox>
          <Checkbox checked={fields.emergency} onChange={({ target }) => set('emergency')(target.checked)}>
            {say(words.emergency)}
          </Checkbox>
        </div>
        <TextField
          wide
          rows={2}
          path="definitionZh"
          label={fieldWord('definitionZh')}
          max={500}
          value={fields.definitionZh}
          onChange={set('definitionZh')}
        />
        <TextField
          wide
          rows={2}
          path="definitionEn"
          label={fieldWord('definitionEn')}
          max={500}
          value={fields.definitionEn}
          onChange={set('definitionEn')}
        />
        {texts.map((name) => (
          <ListField
            key={name}
            wide
            path={name}
            label={fieldWord(name)}
            value={fields[name]}
            onChange={(list) => set(name)([...list])}
          />
        ))}
        <DemandFields fields={fields} onChange={merge} />
        <ResidentFields fields={fields} onChange={merge} />
      </div>
    </RegisterForm>
  );
}
