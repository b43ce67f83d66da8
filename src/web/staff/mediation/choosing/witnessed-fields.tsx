import { ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import type { Mediation } from '../shapes.ts';
import { mediationWords } from '../words.ts';
import { choosingWords as words } from './words.ts';

/** Ways in which a colleague hears what somebody says. */
type SpokenWay = 'phone' | 'paper' | 'officer';
const spokenWays: readonly SpokenWay[] = ['phone', 'paper', 'officer'];

export interface WitnessedSaid {
  readonly partyId: string;
  readonly way: SpokenWay;
  readonly witness: string;
}

/** Who may speak for a side, as far as the page knows; the door asks again. */
export function speakersOf(mediation: Mediation) {
  return mediation.parties.filter(({ left, role }) => !left && role !== 'interpreter' && role !== 'support');
}

/** Nobody is chosen beforehand but somebody who does not take part by page. */
export function freshWitnessed(mediation: Mediation): WitnessedSaid {
  const speakers = speakersOf(mediation);
  const first = speakers.find(({ way }) => way !== 'page');
  return { partyId: first?.id ?? '', way: first && first.way !== 'page' ? first.way : 'phone', witness: '' };
}

export const witnessedPaths = ['partyId', 'way', 'witness'] as const;

export const witnessedGaps = ({ partyId, witness }: WitnessedSaid) => ({
  partyId: partyId === '' ? words.missing : undefined,
  witness: witness.trim().length < 2 ? mediationWords.tooShort : undefined,
});

/** Who said it, how, and who was there. */
export function WitnessedFields({
  mediation,
  said,
  onChange,
}: {
  readonly mediation: Mediation;
  readonly said: WitnessedSaid;
  readonly onChange: (said: WitnessedSaid) => void;
}) {
  const { say } = useLanguage();
  const options = speakersOf(mediation).map(({ id, name, side }) => ({
    value: id,
    label: `${say(mediationWords.side(side))} ${name}`,
  }));
  return (
    <>
      <ChoiceField
        path="partyId"
        label={words.party}
        value={said.partyId}
        onChange={(partyId) => onChange({ ...said, partyId })}
        options={options}
      />
      <ChoiceField<SpokenWay>
        path="way"
        label={words.way}
        value={said.way}
        onChange={(way) => onChange({ ...said, way })}
        options={spokenWays.map((value) => ({ value, label: say(ways[value]) }))}
      />
      <TextField
        path="witness"
        label={words.witness}
        hint={words.witnessHint}
        max={60}
        value={said.witness}
        onChange={(witness) => onChange({ ...said, witness })}
      />
    </>
  );
}
