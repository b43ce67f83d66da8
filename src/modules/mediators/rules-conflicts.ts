import type { ConflictKind, ConflictWeight, TieKind } from './words.ts';

/** What is known of a party; nothing is asked that the case does not hold anyway. */
export interface PartyFacts {
  /** Which side: 1, 2, … */
  readonly side: number;
  readonly name: string;
  /** Digits of the phone, or any key made of them in the same way as the mediator's; null when unknown. */
  readonly phoneKey: string | null;
  readonly employer: string | null;
  readonly gridCode: string | null;
  /** Address of the dwelling. */
  readonly household: string | null;
  readonly kinNames: readonly string[];
}

/** A tie as a mediator declared it: employer, relative or party by name and phone, address of the household, code of the grid. */
export interface Tie {
  readonly kind: TieKind;
  readonly name: string;
  readonly phoneKey: string | null;
}

/** A mediator with all that may tie him. */
export interface MediatorFacts {
  readonly name: string;
  readonly phoneKey: string | null;
  /** The unit on the card. */
  readonly unitName: string;
  readonly ties: readonly Tie[];
}

/** A case that this mediator worked on before, with the people of its sides; handed in by whoever keeps cases. */
export interface EarlierCase {
  readonly names: readonly string[];
  readonly phoneKeys: readonly string[];
}

/** 冲突提示: why a mediator may not be free towards a side. `isSure` false: only names are alike, somebody must look. */
export interface ConflictHint {
  readonly side: number;
  readonly party: string;
  readonly kind: ConflictKind;
  readonly weight: ConflictWeight;
  readonly isSure: boolean;
}

export type ConflictRules = Readonly<Record<ConflictKind, ConflictWeight>>;

/**
 * What follows from each tie unless a county says otherwise. Being a party, kin or an interest keeps away, as in 治安管理处罚法（2012）§81 for
 * police who mediate; the 人民调解法 leaves the choice to the parties (§19, §23) and wants neighbours and relatives to help (§20), so
 * what is merely near is disclosed and the sides decide.
 */
export const usualRules: ConflictRules = {
  self: 'excludes',
  kin: 'excludes',
  'same-household': 'excludes',
  'same-building': 'excludes',
  declared: 'excludes',
  'same-employer': 'discloses',
  'same-grid': 'discloses',
  'earlier-case': 'discloses',
};

/** A text with what people write differently taken out: width, case, spaces, dots and hyphens. */
function plain(text: string | null): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·・.,，。'’()（）-]/gu, '');
}

/** The building of an address: up to its number of house, block or compound; undefined where it names none. */
function buildingOf(address: string): string | undefined {
  return /^.*?[0-9一二三四五六七八九十]+(?:号楼|号院|栋|幢|座|楼|号)/u.exec(plain(address))?.[0];
}

const isSame = (one: string | null, other: string | null) => plain(one) !== '' && plain(one) === plain(other);

const isSameCode = (one: string, other: string | null) => one.trim().toUpperCase() === other?.trim().toUpperCase();

interface Found {
  readonly kind: ConflictKind;
  readonly isSure: boolean;
}

/** The same person: surely when the phone is the same; when only the name is, somebody must look, as people have namesakes and several phones. */
function isPerson(
  one: { name: string; phoneKey: string | null },
  other: { name: string; phoneKey: string | null },
): 'sure' | 'perhaps' | undefined {
  if (one.phoneKey !== null && one.phoneKey === other.phoneKey) return 'sure';
  return isSame(one.name, other.name) ? 'perhaps' : undefined;
}

function byDwelling(tie: Tie, party: PartyFacts): Found[] {
  if (isSame(tie.name, party.household)) return [{ kind: 'same-household', isSure: true }];
  const building = buildingOf(tie.name);
  const isNear = building !== undefined && party.household !== null && building === buildingOf(party.household);
  return isNear ? [{ kind: 'same-building', isSure: true }] : [];
}

function byPerson(kind: 'kin' | 'declared', tie: Tie, party: PartyFacts): Found[] {
  const match = isPerson(tie, party);
  if (match) return [{ kind, isSure: match === 'sure' }];
  const isShared = kind === 'kin' && party.kinNames.some((name) => isSame(name, tie.name));
  return isShared ? [{ kind, isSure: false }] : [];
}

const byTie: Readonly<Record<TieKind, (tie: Tie, party: PartyFacts) => Found[]>> = {
  employer: (tie, { employer }) => (isSame(tie.name, employer) ? [{ kind: 'same-employer', isSure: true }] : []),
  kin: (tie, party) => byPerson('kin', tie, party),
  household: byDwelling,
  grid: (tie, { gridCode }) => (isSameCode(tie.name, gridCode) ? [{ kind: 'same-grid', isSure: true }] : []),
  declared: (tie, party) => byPerson('declared', tie, party),
};

function byEarlier({ names, phoneKeys }: EarlierCase, { name, phoneKey }: PartyFacts): Found[] {
  if (phoneKey !== null && phoneKeys.includes(phoneKey)) return [{ kind: 'earlier-case', isSure: true }];
  return names.some((one) => isSame(one, name)) ? [{ kind: 'earlier-case', isSure: false }] : [];
}

function findAll(mediator: MediatorFacts, party: PartyFacts, earlier: readonly EarlierCase[]): Found[] {
  const self = isPerson(mediator, party);
  const named = party.kinNames.some((name) => isSame(name, mediator.name));
  return [
    ...(self ? [{ kind: 'self', isSure: self === 'sure' } as const] : []),
    ...(named ? [{ kind: 'kin', isSure: false } as const] : []),
    ...(isSame(mediator.unitName, party.employer) ? [{ kind: 'same-employer', isSure: true } as const] : []),
    ...mediator.ties.flatMap((tie) => byTie[tie.kind](tie, party)),
    ...earlier.flatMap((one) => byEarlier(one, party)),
  ];
}

/** Every conflict of a mediator with the parties, one line for each party and kind, what keeps away first; empty when there is none. */
export function findConflicts(
  mediator: MediatorFacts,
  { parties, earlier }: { readonly parties: readonly PartyFacts[]; readonly earlier: readonly EarlierCase[] },
  rules: ConflictRules = usualRules,
): ConflictHint[] {
  const hints = new Map<string, ConflictHint>();
  for (const party of parties) {
    for (const { kind, isSure } of findAll(mediator, party, earlier)) {
      const key = `${party.side} ${plain(party.name)} ${kind}`;
      const known = hints.get(key);
      const hint = { side: party.side, party: party.name, kind, weight: rules[kind] };
      hints.set(key, { ...hint, isSure: isSure || (known?.isSure ?? false) });
    }
  }
  return [...hints.values()].sort(
    (one, other) =>
      Number(other.weight === 'excludes') - Number(one.weight === 'excludes') ||
      one.side - other.side ||
      compare(one.party, other.party) ||
      compare(one.kind, other.kind),
  );
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** Whether any of the hints keeps the mediator away. */
export function isExcluded(hints: readonly ConflictHint[]): boolean {
  return hints.some(({ weight }) => weight === 'excludes');
}
