import type { Owner } from './rules.ts';
import { askedPart, decidePart, isPartOpen, type PartStanding, partStepOfFact } from './rules-parts.ts';
import type { Verdict } from './words.ts';

/** As much of a fact as the books of parts need. */
interface PartFact {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The parts of one matter as its facts add up to. */
export type PartBook = ReadonlyMap<string, PartStanding>;

/** Replays one fact about a part through the same `decidePart` that made it; a string says why it would not be allowed. */
export function partsAfter(parts: PartBook, fact: PartFact): PartBook | string {
  const id = String(fact.data['partId'] ?? '');
  if (fact.kind === 'part.asked') return new Map([...parts, [id, askedPart]]);
  const step = partStepOfFact.get(fact.kind);
  if (step === undefined) return parts;
  const standing = parts.get(id);
  if (!standing) return 'a part that nobody asked for';
  const verdict = fact.data['verdict'] as Verdict | undefined;
  const ruling = decidePart(standing, { step, ...(verdict && { verdict }) });
  if (!ruling.ok) return ruling.code;
  if ((fact.kind === 'part.disputed') !== (step === 'return' && ruling.state === 'disputed')) return 'the wrong return';
  const { state, timesReturned, bound } = ruling;
  return new Map([...parts, [id, { state, timesReturned, bound }]]);
}

/** How many parts are open, and how many of them wait for an arbiter. */
export function countOpen(parts: PartBook): { openParts: number; disputedParts: number } {
  const states = [...parts.values()].map(({ state }) => state);
  return {
    openParts: states.filter(isPartOpen).length,
    disputedParts: states.filter((state) => state === 'disputed').length,
  };
}

/** Who keeps the matter to the end after a fact. */
export function keptAfter(kept: Owner | null, fact: PartFact): Owner | null {
  if (fact.kind === 'matter.released') return null;
  if (fact.kind !== 'matter.kept') return kept;
  return { unitId: String(fact.data['unitId'] ?? ''), leadId: String(fact.data['leadId'] ?? '') };
}

/** The first part whose row differs from what its facts say; undefined when all agree. */
export function differingPart(rows: PartBook, facts: PartBook): string | undefined {
  for (const id of new Set([...rows.keys(), ...facts.keys()])) {
    const [row, told] = [rows.get(id), facts.get(id)].map(tell);
    if (row !== told) return `part ${id}: row ${row}, facts ${told}`;
  }
  return undefined;
}

function tell(part: PartStanding | undefined): string {
  return part ? `${part.state}, returned ${part.timesReturned}${part.bound ? ', bound' : ''}` : 'none';
}
