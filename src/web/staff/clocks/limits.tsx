import { App, Button, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/clocks/contract.ts';
import { type LimitKind, limitKinds, measures } from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { labelled } from '../frame/stacked.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { amountWords } from './reading.ts';
import type { Settings } from './shapes.ts';
import { settingWords as words } from './words-settings.ts';

type Limit = Settings['limits'][number];
type Measure = Limit['measure'];

interface Of {
  readonly category: string;
  readonly unitId: string;
}

const kinds = Object.keys(limitKinds) as LimitKind[];
const isOf = (limit: Limit, { category, unitId }: Of) =>
  (limit.category ?? '') === category && (limit.unitId ?? '') === unitId;

/** How long each kind of clock runs, in general, for a category, for a unit. */
export function Limits({ settings }: { readonly settings: Settings }) {
  const { say } = useLanguage();
  const { categories } = useDictionary();
  const [open, setOpen] = useState<Of | null>(null);
  const { limits, canChange } = settings;
  const nameOf = (code: string | null) => {
    const found = categories.find((category) => category.code === code);
    return code === null ? say(words.all) : found ? say(found) : code;
  };
  return (
    <div className="clock-part">
      <p className="quiet">{say(words.limitsHint)}</p>
      {canChange && open === null && (
        <div className="step-buttons">
          <Button onClick={() => setOpen({ category: '', unitId: '' })}>{say(words.edit)}</Button>
        </div>
      )}
      {open && <LimitForm settings={settings} of={open} onOf={setOpen} onFold={() => setOpen(null)} />}
      <Table
        className="stacked"
        size="small"
        rowKey={(limit) => `${limit.kind} ${limit.category} ${limit.unitId}`}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={limits}
        onRow={({ category, unitId }) => ({
          onDoubleClick: () => canChange && setOpen({ category: category ?? '', unitId: unitId ?? '' }),
        })}
        columns={[
          {
            title: say(words.kind),
            className: 'stacked-title',
            dataIndex: 'kind',
            render: (kind: LimitKind) => say(limitKinds[kind]),
          },
          ...labelled<Limit>([
            { title: say(words.category), dataIndex: 'category', render: nameOf },
            { title: say(words.unit), dataIndex: 'unitName', render: (name: string | null) => name ?? say(words.all) },
            {
              title: say(words.amount),
              render: (_, { amount, measure }) => say(amountWords(amount, measure)),
              className: 'figures',
            },
            {
              title: say(words.calendar),
              dataIndex: 'calendar',
              render: (code: string) => say(settings.calendars.find((one) => one.code === code) ?? words.calendar),
            },
          ]),
        ]}
      />
    </div>
  );
}

interface FormProps {
  readonly settings: Settings;
  readonly of: Of;
  readonly onOf: (of: Of) => void;
  readonly onFold: () => void;
}

function LimitForm({ settings, of, onOf, onFold }: FormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [changed, setChanged] = useState<ReadonlyMap<LimitKind, Limit | null>>(new Map());
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.saveLimits, {
    refreshes: ['clock.'],
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  const rowOf = (kind: LimitKind): Limit | null => {
    const typed = changed.get(kind);
    return typed === undefined
      ? (settings.limits.find((limit) => limit.kind === kind && isOf(limit, of)) ?? null)
      : typed;
  };
  const change = (kind: LimitKind, row: Limit | null) => setChanged(new Map([...changed, [kind, row]]));
  const turnTo = (next: Of) => {
    setChanged(new Map());
    onOf(next);
  };
  const limits = kinds.flatMap((kind) => {
    const row = rowOf(kind);
    return row ? [{ kind, measure: row.measure, amount: row.amount, calendar: row.calendar }] : [];
  });
  const send = () => knock.mutate({ category: of.category || null, unitId: of.unitId || null, limits, reason });
  return (
    <RegisterForm
      title={words.limits}
      label={words.save}
      paths={['limits', 'reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.reasonNeeded : undefined }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <div className="field-line">
        <span>{say(words.category)}</span>
        <CategorySelect
          label={say(words.category)}
          placeholder={say(words.all)}
          branches
          value={of.category}
          onChange={(category) => turnTo({ ...of, category })}
        />
      </div>
      <div className="field-line">
        <span>{say(words.unit)}</span>
        <UnitSelect
          label={say(words.unit)}
          placeholder={say(words.all)}
          value={of.unitId}
          onChange={(unitId) => turnTo({ ...of, unitId })}
        />
      </div>
      <div className="field-wide clock-limits">
        {kinds.map((kind) => (
          <LimitLine
            key={kind}
            kind={kind}
            row={rowOf(kind)}
            settings={settings}
            onChange={(row) => change(kind, row)}
          />
        ))}
      </div>
      <TextField path="reason" label={words.reason} max={500} wide value={reason} onChange={setReason} />
    </RegisterForm>
  );
}

interface LineProps {
  readonly kind: LimitKind;
  readonly row: Limit | null;
  readonly settings: Settings;
  readonly onChange: (row: Limit | null) => void;
}

function LimitLine({ kind, row, settings, onChange }: LineProps) {
  const { say } = useLanguage();
  const blank = {
    kind,
    category: null,
    unitId: null,
    unitName: null,
    measure: 'working-days',
    calendar: 'office',
  } as const;
  const set = (part: Partial<Limit>) => onChange({ ...blank, amount: 1, ...row, ...part });
  return (
    <div className="clock-limit">
      <span>{say(limitKinds[kind])}</span>
      <InputNumber
        aria-label={`${say(limitKinds[kind])} ${say(words.amount)}`}
        min={1}
        max={100_000}
        precision={0}
        value={row?.amount ?? null}
        onChange={(amount) => (amount === null ? onChange(null) : set({ amount }))}
      />
      <Select<Measure>
        aria-label={`${say(limitKinds[kind])} ${say(words.measure)}`}
        disabled={row === null}
        value={row?.measure ?? null}
        onChange={(measure) => set({ measure })}
        options={(Object.keys(measures) as Measure[]).map((value) => ({ value, label: say(measures[value]) }))}
      />
      <Select<string>
        aria-label={`${say(limitKinds[kind])} ${say(words.calendar)}`}
        disabled={row === null}
        value={row?.calendar ?? null}
        onChange={(calendar) => set({ calendar })}
        options={settings.calendars.map((one) => ({ value: one.code, label: say(one) }))}
      />
    </div>
  );
}
