import type { Words } from '../../kit/words.ts';
import { agreementFacts } from '../../modules/agreements/words.ts';
import { choosingFacts } from '../../modules/choosing/words.ts';
import { clockFacts } from '../../modules/clocks/words.ts';
import { confirmationFacts } from '../../modules/confirmation/words.ts';
import { fulfilmentFacts } from '../../modules/fulfilment/words.ts';
import { mediationFacts } from '../../modules/mediation/words.ts';
import { sittingFacts } from '../../modules/sittings/words.ts';
import { studioFacts } from '../../modules/studio/words.ts';

interface FactWords {
  readonly staff: Words;
  readonly resident: Words | null;
}

/** What the timeline of a mediation says, from every room that tells something about it. */
export const mediationFactWords: Readonly<Record<string, FactWords>> = {
  ...mediationFacts,
  ...choosingFacts,
  ...sittingFacts,
  ...agreementFacts,
  ...confirmationFacts,
  ...clockFacts,
  ...studioFacts,
  ...fulfilmentFacts,
};
