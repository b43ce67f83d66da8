import { Select } from 'antd';
import type { Words } from '../../../kit/words.ts';
import { doors as partnerDoors } from '../../../modules/partners/contract.ts';
import { partnerKinds } from '../../../modules/partners/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { isNamedBy, namesOf } from '../frame/initials.ts';
import { stepWords } from './step-words.ts';
import { useUnits } from './unit-select.tsx';

interface HelperSelectProps {
  readonly value: string;
  /** `unit:<id>` or `partner:<id>`; empty when nothing is chosen. */
  readonly onChange: (helper: string) => void;
  readonly id: string;
  /** What is chosen, where it is no helping unit. */
  readonly label?: Words;
}

/** One of our units or a partner, by name, alias or pinyin initials. */
export function HelperSelect({ value, onChange, id, label = stepWords.helperUnit }: HelperSelectProps) {
  const { say } = useLanguage();
  const { units } = useUnits();
  const partners = useDoor(partnerDoors.list, { limit: 200 }, { staleMilliseconds: 300_000 });
  const partnerOptions = (partners.data?.rows ?? []).map((partner) => ({
    value: `partner:${partner.id}`,
    label: `${partner.name}（${say(partnerKinds[partner.kind])}）`,
    named: [partner.name, ...partner.aliases, partner.remit].join(' '),
  }));
  const unitOptions = units.map((unit) => ({ value: `unit:${unit.id}`, label: unit.label, named: unit.named }));
  return (
    <Select
      id={id}
      aria-label={say(label)}
      placeholder={say(label)}
      value={value || null}
      allowClear
      onChange={(helper: string | null) => onChange(helper ?? '')}
      options={[
        { label: say(stepWords.partners), title: 'partners', options: partnerOptions },
        { label: say(stepWords.ownUnits), title: 'units', options: unitOptions },
      ]}
      showSearch={{
        filterOption: (typed, candidate) => isNamedBy(namesOf(candidate), typed),
        filterSort: (one, other, { searchValue }) =>
          Number(isNamedBy(String(other.label), searchValue)) - Number(isNamedBy(String(one.label), searchValue)),
      }}
      notFoundContent={say(stepWords.noUnit)}
      popupMatchSelectWidth={320}
      className="wide"
    />
  );
}

/** What was chosen, as the doors of parts take it. */
export function helperInput(helper: string): { unitId: string } | { partnerId: string } {
  const [kind, id = ''] = helper.split(':');
  return kind === 'partner' ? { partnerId: id } : { unitId: id };
}
