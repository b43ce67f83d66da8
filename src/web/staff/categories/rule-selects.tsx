import { Select } from 'antd';
import { doors as partnerDoors } from '../../../modules/partners/contract.ts';
import { partnerKinds } from '../../../modules/partners/words.ts';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { routingWords as words } from './words.ts';

interface SelectProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A police grid by name, alias or pinyin initials. */
export function GridSelect({ id, value, onChange }: SelectProps) {
  const { say } = useLanguage();
  const grids = useDoor(placeDoors.gridList, { partition: 'police', limit: 200 }, { staleMilliseconds: 300_000 });
  return (
    <Select
      id={id}
      className="wide"
      aria-label={say(words.whichGrid)}
      value={value || null}
      loading={grids.isPending}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={(grids.data?.rows ?? []).map((grid) => ({
        value: grid.id,
        label: grid.name,
        named: [grid.name, grid.code, ...grid.aliases].join(' '),
      }))}
      showSearch={{ filterOption: (typed, candidate) => isNamedBy(candidate?.named ?? '', typed) }}
    />
  );
}

/** A partner by name, alias, remit or pinyin initials. */
export function PartnerSelect({ id, value, onChange }: SelectProps) {
  const { say } = useLanguage();
  const partners = useDoor(partnerDoors.list, { limit: 200 }, { staleMilliseconds: 300_000 });
  return (
    <Select
      id={id}
      className="wide"
      aria-label={say(words.partner)}
      value={value || null}
      loading={partners.isPending}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={(partners.data?.rows ?? []).map((partner) => ({
        value: partner.id,
        label: `${partner.name}（${say(partnerKinds[partner.kind])}）`,
        named: [partner.name, ...partner.aliases, partner.remit].join(' '),
      }))}
      showSearch={{ filterOption: (typed, candidate) => isNamedBy(candidate?.named ?? '', typed) }}
    />
  );
}
