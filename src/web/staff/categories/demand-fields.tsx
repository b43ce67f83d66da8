import { keysOf } from '../../../kit/words.ts';
import { evidenceWords, fieldWord } from '../../../modules/categories/words.ts';
import { partnerKinds } from '../../../modules/partners/words.ts';
import { unitKinds } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TicksField } from '../forms/fields.tsx';
import { CountedFields } from './counted-fields.tsx';
import type { Editing } from './shapes.ts';

/** What closing demands and counts, and who may be responsible. */
export function DemandFields({ fields, onChange }: Editing) {
  const { say } = useLanguage();
  return (
    <>
      <TicksField
        label={fieldWord('evidence')}
        value={fields.evidence}
        onChange={(list) => onChange({ evidence: [...list] })}
        options={keysOf(evidenceWords).map((value) => ({ value, label: say(evidenceWords[value]) }))}
      />
      <CountedFields value={fields.resultFields} onChange={(resultFields) => onChange({ resultFields })} />
      <TicksField
        label={fieldWord('unitKinds')}
        value={fields.unitKinds}
        onChange={(list) => onChange({ unitKinds: [...list] })}
        options={keysOf(unitKinds).map((value) => ({ value, label: say(unitKinds[value]) }))}
      />
      <TicksField
        label={fieldWord('partnerKinds')}
        value={fields.partnerKinds}
        onChange={(list) => onChange({ partnerKinds: [...list] })}
        options={keysOf(partnerKinds).map((value) => ({ value, label: say(partnerKinds[value]) }))}
      />
    </>
  );
}
