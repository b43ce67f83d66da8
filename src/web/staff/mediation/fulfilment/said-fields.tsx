import { ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField } from '../../forms/fields.tsx';
import type { Mediation } from '../shapes.ts';
import { fulfilmentWords as words } from './words.ts';

const saidWays = ['phone', 'paper', 'officer'] as const;
export type SaidWay = (typeof saidWays)[number];

interface SaidProps {
  readonly people: readonly Mediation['parties'][number][];
  readonly partyId: string;
  readonly setPartyId: (id: string) => void;
  readonly way: SaidWay;
  readonly setWay: (way: SaidWay) => void;
}

/** Who said it to a colleague, and how. */
export function SaidFields({ people, partyId, setPartyId, way, setWay }: SaidProps) {
  const { say } = useLanguage();
  return (
    <div className="field-grid">
      <ChoiceField
        path="partyId"
        label={words.who}
        value={partyId}
        onChange={setPartyId}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        path="way"
        label={words.how}
        value={way}
        onChange={setWay}
        options={saidWays.map((value) => ({ value, label: say(ways[value]) }))}
      />
    </div>
  );
}
