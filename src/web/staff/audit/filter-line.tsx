import { Button, Input, Select } from 'antd';
import { keysOf } from '../../../kit/words.ts';
import { accessOutcomes } from '../../../platform/contract-audit.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isNamedBy } from '../frame/initials.ts';
import { actionWords } from './action-words.ts';
import { type AuditFilter, filled, noFilter } from './filter.ts';
import { auditWords as words } from './words.ts';

interface FilterLineProps {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}

/** Narrows the log as it is filled in. */
export function FilterLine({ filter, onFilter }: FilterLineProps) {
  const { say } = useLanguage();
  const set = (part: Partial<AuditFilter>) => onFilter({ ...filter, ...part });
  return (
    <search className="audit-filter" aria-label={say(words.filter)}>
      <label className="day-field">
        {say(words.from)}
        <input
          type="date"
          className="plain-field"
          value={filter.from}
          max={filter.to || undefined}
          onChange={(event) => set({ from: event.target.value })}
        />
      </label>
      <label className="day-field">
        {say(words.to)}
        <input
          type="date"
          className="plain-field"
          value={filter.to}
          min={filter.from || undefined}
          onChange={(event) => set({ to: event.target.value })}
        />
      </label>
      <Typed label={say(words.who)} value={filter.who} onChange={(who) => set({ who })} />
      <Typed label={say(words.subject)} value={filter.subject} onChange={(subject) => set({ subject })} />
      <Select
        className="audit-action"
        aria-label={say(words.action)}
        value={filter.action}
        onChange={(action) => set({ action })}
        popupMatchSelectWidth={320}
        showSearch={{
          filterOption: (typed, candidate) => isNamedBy(`${candidate?.label ?? ''} ${candidate?.value ?? ''}`, typed),
        }}
        options={[
          { value: '', label: say(words.anyAction) },
          ...[...actionWords].map(([action, name]) => ({ value: action, label: say(name) })),
        ]}
      />
      <Select<AuditFilter['outcome']>
        aria-label={say(words.outcome)}
        value={filter.outcome}
        onChange={(outcome) => set({ outcome })}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: say(words.anyOutcome) },
          ...keysOf(accessOutcomes).map((value) => ({ value, label: say(accessOutcomes[value]) })),
        ]}
      />
      {Object.keys(filled(filter)).length > 0 && (
        <Button type="link" onClick={() => onFilter(noFilter)}>
          {say(words.clear)}
        </Button>
      )}
    </search>
  );
}

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Asks on Enter or on leaving the field, not with every letter: each question leaves a line in the log. */
function Typed({ label, value, onChange }: TypedProps) {
  const ask = (text: string) => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Input
      key={value}
      className="audit-typed"
      allowClear
      maxLength={40}
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      onPressEnter={(event) => ask(event.currentTarget.value)}
      onBlur={(event) => ask(event.target.value)}
      onClear={() => ask('')}
    />
  );
}
