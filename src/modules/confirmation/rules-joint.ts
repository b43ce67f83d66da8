import type { Duty } from '../../algorithms/definite-duties/duty.ts';
import { type DutyFault, missingIn } from '../../algorithms/definite-duties/missing.ts';
import type { Exclusion, ExclusionMark, PaperKind, Said } from './words.ts';

/** Faults that only count before an agreement is signed. */
const ofDrafting: readonly DutyFault[] = ['before-agreement', 'plan-before-agreement', 'proof'];

export interface DutyDoubt {
  /** Counts the duties of the paper from 1. */
  readonly nth: number;
  readonly fault: DutyFault;
  readonly severity: 'must' | 'should';
}

/** What a court may find unclear in the duties of an agreement (法释〔2011〕5号 §7). */
export function doubtsIn(duties: readonly Duty[], known: readonly string[]): DutyDoubt[] {
  return duties.flatMap((duty, i) =>
    missingIn(duty, { known, agreedOn: '' })
      .filter(({ fault }) => !ofDrafting.includes(fault))
      .map(({ fault, severity }) => ({ nth: i + 1, fault, severity })),
  );
}

/** Why an agreement cannot be brought to the court. `marks`: what a colleague found. */
export function exclusionsOf(of: {
  readonly track: 'people' | 'public-order';
  readonly form: 'written' | 'spot' | 'oral';
  readonly marks: readonly ExclusionMark[];
  readonly doubts: readonly DutyDoubt[];
}): Exclusion[] {
  return [
    ...(of.track === 'public-order' ? (['public-order'] as const) : []),
    ...(of.form === 'oral' ? (['oral'] as const) : []),
    ...of.marks,
    ...(of.doubts.some(({ severity }) => severity === 'must') ? (['unclear'] as const) : []),
  ];
}

/** The last word of each party who is bound; undefined for whoever said nothing. */
export function lastWords<W extends { readonly party_id: string; readonly said: Said }>(
  boundIds: readonly string[],
  words: readonly W[],
): ReadonlyMap<string, W | undefined> {
  return new Map(boundIds.map((id) => [id, words.findLast(({ party_id }) => party_id === id)]));
}

/** 共同申请: everybody who is bound, of two sides at least, said yes and did not take it back. */
export function isJoint(
  bound: readonly { readonly id: string; readonly side: number }[],
  words: readonly { readonly party_id: string; readonly said: Said }[],
): boolean {
  const last = lastWords(
    bound.map(({ id }) => id),
    words,
  );
  return new Set(bound.map(({ side }) => side)).size > 1 && bound.every(({ id }) => last.get(id)?.said === 'yes');
}

export type PaperState = 'there' | 'original' | 'missing' | 'not-needed';

export interface PaperLine {
  readonly kind: PaperKind;
  readonly partyId: string | null;
  readonly state: PaperState;
}

interface PapersOf {
  readonly bound: readonly string[];
  /** Who signs for a party by power of attorney. */
  readonly agents: readonly { readonly id: string; readonly hasMandateFile: boolean }[];
  /** Parties whose address and phone for the court are known. */
  readonly reached: readonly string[];
  readonly property: 'needed' | 'none' | null;
  readonly papers: readonly {
    readonly kind: PaperKind;
    readonly party_id: string | null;
    readonly file_id: string | null;
  }[];
}

/** 材料清单 (法释〔2011〕5号 §3): what the court wants, and what of it is there. A paper that names nobody counts for everybody. */
export function paperLines({ bound, agents, reached, property, papers }: PapersOf): PaperLine[] {
  const given = (kind: PaperKind, partyId: string | null): PaperState => {
    const found = papers.filter((one) => one.kind === kind && (one.party_id === null || one.party_id === partyId));
    if (found.length === 0) return 'missing';
    return found.some(({ file_id }) => file_id !== null) ? 'there' : 'original';
  };
  const other: PaperLine[] = papers.some(({ kind }) => kind === 'other')
    ? [{ kind: 'other', partyId: null, state: given('other', null) }]
    : [];
  return [
    { kind: 'application', partyId: null, state: 'there' },
    { kind: 'agreement', partyId: null, state: 'there' },
    ...bound.map((id): PaperLine => ({ kind: 'identity', partyId: id, state: given('identity', id) })),
    ...bound.map(
      (id): PaperLine => ({ kind: 'service', partyId: id, state: reached.includes(id) ? 'there' : 'missing' }),
    ),
    ...agents.map(
      ({ id, hasMandateFile }): PaperLine => ({
        kind: 'attorney',
        partyId: id,
        state: hasMandateFile ? 'there' : given('attorney', id),
      }),
    ),
    { kind: 'property', partyId: null, state: propertyState(property, given('property', null), papers) },
    ...other,
  ];
}

function propertyState(property: PapersOf['property'], given: PaperState, papers: PapersOf['papers']): PaperState {
  const anybodys = papers.filter(({ kind }) => kind === 'property');
  if (anybodys.some(({ file_id }) => file_id !== null)) return 'there';
  if (anybodys.length > 0) return 'original';
  return property === 'none' ? 'not-needed' : given;
}

/** True when nothing that the court wants is missing. */
export const isPapersWhole = (lines: readonly PaperLine[]): boolean => lines.every(({ state }) => state !== 'missing');
