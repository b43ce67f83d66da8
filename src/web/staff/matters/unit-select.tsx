import { Select } from 'antd';
import { useMemo } from 'react';
import { doors as peopleDoors } from '../../../modules/people/contract.ts';
import { useDoor } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';

interface UnitSelectProps {
  readonly value: string;
  readonly onChange: (unitId: string) => void;
  readonly label: string;
  readonly id?: string;
  readonly placeholder?: string;
}

/** All units that exist today, each with the unit above it so that namesakes can be told apart. */
export function useUnits() {
  const { data, isPending } = useDoor(peopleDoors.unitTree, {}, { staleMilliseconds: 300_000 });
  const units = useMemo(() => {
    const names = new Map(data?.rows.map((unit) => [unit.id, unit.name]));
    return (data?.rows ?? []).map((unit) => {
      const above = unit.parentId === null ? undefined : names.get(unit.parentId);
      return {
        ...unit,
        label: above ? `${unit.name}（${above}）` : unit.name,
        named: [unit.name, ...unit.aliases].join(' '),
      };
    });
  }, [data]);
  return { units, isPending };
}

/** A unit by name, alias or pinyin initials. */
export function UnitSelect({ value, onChange, label, id, placeholder }: UnitSelectProps) {
  const { units, isPending } = useUnits();
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      placeholder={placeholder}
      value={value || null}
      loading={isPending}
      allowClear
      onChange={(unitId: string | null) => onChange(unitId ?? '')}
      options={units.map((unit) => ({ value: unit.id, label: unit.label, named: unit.named }))}
      showSearch={{ filterOption: (typed, candidate) => isNamedBy(candidate?.named ?? '', typed) }}
      popupMatchSelectWidth={300}
      className="wide"
    />
  );
}
