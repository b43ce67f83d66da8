import { normaliseAddress, placeBeforeNumber } from './address-text.ts';

/** The names by which residents call the places of one grid: community, estate, road, village, building, and aliases. */
export type PlaceNames = { gridId: string; names: string[] };

/** A grid that a text may speak of; `matched` is the place name found; `certain` when the text leaves no other grid. */
type AddressMatch = { gridId: string; matched: string; certain: boolean };

/** Answers which grids a free text speaks of. */
export type AddressIndex = {
  /** The grids whose place names stand in the text, the best first; empty when none does. */
  find(text: string): AddressMatch[];
};

/** `implied`: the grid lists only numbered buildings of this place, not the place itself. */
type Owner = { gridId: string; name: string; implied: boolean };
type Found = { start: number; end: number; owners: Owner[] };
type Candidate = { gridId: string; matched: string; longest: number; covered: number; first: number; named: number };

const shortestName = 2;

class NameBook {
  private readonly ownersOf = new Map<string, Owner[]>();
  private readonly lengthsAfter = new Map<string, number[]>();

  add(key: string, owner: Owner): void {
    if (key.length < shortestName) return;
    const owners = this.ownersOf.get(key);
    if (!owners) {
      this.ownersOf.set(key, [owner]);
      const head = key.slice(0, shortestName);
      const lengths = this.lengthsAfter.get(head) ?? [];
      if (!lengths.includes(key.length)) lengths.push(key.length);
      this.lengthsAfter.set(head, lengths);
      return;
    }
    const known = owners.find(({ gridId }) => gridId === owner.gridId);
    if (!known) owners.push(owner);
    else if (known.implied && !owner.implied) Object.assign(known, owner);
  }

  /** The longest name that begins at `start`, not cutting a number or a Latin word in two. */
  longestAt(text: string, start: number): Found | undefined {
    let best: Found | undefined;
    for (const length of this.lengthsAfter.get(text.slice(start, start + shortestName)) ?? []) {
      const end = start + length;
      if ((best && end <= best.end) || isInsideRun(text, start) || isInsideRun(text, end)) continue;
      const owners = this.ownersOf.get(text.slice(start, end));
      if (owners) best = { start, end, owners };
    }
    return best;
  }
}

function isInsideRun(text: string, border: number): boolean {
  return /^(?:\d\d|[a-z]{2})$/.test(text.slice(Math.max(0, border - 1), border + 1));
}

/** Names found in the text that are not a part of a longer one, such as 枫林小区 within 枫林小区3号. */
function listWidest(book: NameBook, text: string): Found[] {
  const widest: Found[] = [];
  let covered = 0;
  for (let start = 0; start < text.length - 1; start += 1) {
    const found = book.longestAt(text, start);
    if (!found || found.end <= covered) continue;
    covered = found.end;
    widest.push(found);
  }
  return widest;
}

function countIn(candidates: Map<string, Candidate>, found: Found, names: Set<string>): void {
  for (const { gridId, name, implied } of found.owners) {
    const length = found.end - found.start;
    const candidate = candidates.get(gridId) ?? {
      gridId,
      matched: name,
      longest: 0,
      covered: 0,
      first: found.start,
      named: 0,
    };
    if (length > candidate.longest) Object.assign(candidate, { longest: length, matched: name });
    if (!names.has(`${gridId} ${name}`)) candidate.covered += length;
    if (!implied) candidate.named += 1;
    names.add(`${gridId} ${name}`);
    candidates.set(gridId, candidate);
  }
}

function byStrength(one: Candidate, other: Candidate): number {
  return (
    other.longest - one.longest ||
    other.covered - one.covered ||
    Math.sign(other.named) - Math.sign(one.named) ||
    one.first - other.first ||
    (one.gridId < other.gridId ? -1 : 1)
  );
}

/** The one grid that every name found allows and at least one names outright. */
function findOnlyGrid(widest: readonly Found[], candidates: Map<string, Candidate>): string | undefined {
  const common = [...candidates.values()].filter(({ gridId }) =>
    widest.every(({ owners }) => owners.some((owner) => owner.gridId === gridId)),
  );
  const [only, another] = common;
  return only && !another && only.named > 0 ? only.gridId : undefined;
}

/**
 * An index of place names for finding the grid that a resident's own words speak of: at every position of the normalised
 * text the longest listed name (hash of names per two-letter head), ranked by the longest, then by all that fits.
 * O(names) to build; O(length of the text × distinct name lengths of a head) to ask. Names of one character are ignored.
 *
 * @example buildAddressIndex([{ gridId: 'g1', names: ['枫林小区3号楼'] }]).find('枫林小区三栋漏水')[0]?.gridId // 'g1'
 */
export function buildAddressIndex(entries: readonly PlaceNames[]): AddressIndex {
  const book = new NameBook();
  for (const { gridId, names } of entries) {
    for (const name of names) {
      const key = normaliseAddress(name);
      book.add(key, { gridId, name, implied: false });
      const stem = placeBeforeNumber(key);
      if (stem) book.add(stem, { gridId, name: stem, implied: true });
    }
  }
  return {
    find(text) {
      const widest = listWidest(book, normaliseAddress(text));
      const candidates = new Map<string, Candidate>();
      const names = new Set<string>();
      for (const found of widest) countIn(candidates, found, names);
      const only = findOnlyGrid(widest, candidates);
      return [...candidates.values()]
        .sort(byStrength)
        .map(({ gridId, matched }) => ({ gridId, matched, certain: gridId === only }));
    },
  };
}
