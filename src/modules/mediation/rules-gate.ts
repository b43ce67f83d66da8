import type { Capacity, PartyRole, Route, Track } from './words.ts';
import type { GateQuestion, RiskLevel, RiskSign } from './words-risk.ts';

/** What the gate answers: why not on this track, and which lawful way remains. */
export interface Gate {
  readonly open: boolean;
  readonly reasons: readonly GateQuestion[];
  readonly ways: readonly Route[];
  /** What excludes the public-order track alone leaves people's mediation of the civil side open (程序规定 §186). */
  readonly peopleInstead: boolean;
}

const forAll = [
  'one-refuses',
  'crime',
  'violence-home',
  'identity-right',
  'other-authority',
  'already-decided',
  'no-capacity',
  'minor',
] as const satisfies readonly GateQuestion[];

// 公安机关办理行政案件程序规定 §178–179: only minor cases out of private disputes, and none of these.
const forPublicOrder = [
  'hired',
  'gang',
  'repeat',
  'new-act',
  'escape',
  'not-minor-case',
] as const satisfies readonly GateQuestion[];

const wayOut: Readonly<Record<GateQuestion, readonly Route[]>> = {
  'one-refuses': ['court', 'legal-aid'],
  crime: ['penalty', 'legal-aid'],
  'violence-home': ['penalty', 'court', 'legal-aid'],
  'identity-right': ['court', 'administrative'],
  'other-authority': ['administrative'],
  'already-decided': ['court', 'arbitration'],
  'no-capacity': ['court', 'legal-aid'],
  minor: ['court', 'legal-aid'],
  hired: ['penalty'],
  gang: ['penalty'],
  repeat: ['penalty'],
  'new-act': ['penalty'],
  escape: ['penalty'],
  'not-minor-case': ['penalty'],
};

/** 受理审查 (人民调解法 §17, 若干规定 §22; 程序规定 §178–179): may this dispute be mediated on this track? */
export function judgeGate(track: Track, marks: readonly GateQuestion[]): Gate {
  const asked: readonly GateQuestion[] = track === 'people' ? forAll : [...forAll, ...forPublicOrder];
  const reasons = asked.filter((question) => marks.includes(question));
  const ways = [...new Set(reasons.flatMap((reason) => wayOut[reason]))];
  const civil = !(forAll as readonly GateQuestion[]).some((question) => marks.includes(question));
  return {
    open: reasons.length === 0,
    reasons,
    ways,
    peopleInstead: track === 'public-order' && reasons.length > 0 && civil,
  };
}

/** Questions of a track, in the order of the form. */
export function questionsOf(track: Track): readonly GateQuestion[] {
  return track === 'people' ? forAll : [...forAll, ...forPublicOrder];
}

/** A person on a side, as far as capacity goes. */
export interface Bearer {
  readonly id: string;
  readonly role: PartyRole;
  readonly actsFor: string | null;
  readonly capacity: Capacity;
  readonly bornOn: string | null;
}

/** True before the eighteenth birthday ('YYYY-MM-DD'). */
export function isMinor(bornOn: string | null, today: string): boolean {
  if (bornOn === null) return false;
  return `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}` > today;
}

/** Parties who need a guardian beside them and have none: minors and whoever has no full capacity. */
export function withoutGuardian(parties: readonly Bearer[], today: string): string[] {
  const guarded = new Set(parties.filter(({ role }) => role === 'guardian').map(({ actsFor }) => actsFor));
  return parties
    .filter(({ role }) => role === 'party' || role === 'representative')
    .filter(({ bornOn, capacity }) => isMinor(bornOn, today) || capacity !== 'full')
    .filter(({ id }) => !guarded.has(id))
    .map(({ id }) => id);
}

const graveAlone: readonly RiskSign[] = ['weapon', 'threat', 'despair', 'child-or-elder'];

/** 风险程度 of a dispute: one grave sign, or three of any kind, make it grave; anything else seen is to be heeded. */
export function judgeRisk(signs: readonly RiskSign[]): RiskLevel {
  const seen = new Set(signs);
  if (graveAlone.some((sign) => seen.has(sign)) || seen.size >= 3) return 'grave';
  return seen.size > 0 ? 'heed' : 'calm';
}

/** Signs that have to be reported to the police at once (人民调解法 §25). */
export function mustReport(signs: readonly RiskSign[]): boolean {
  return signs.some((sign) => sign === 'weapon' || sign === 'threat' || sign === 'blows' || sign === 'child-or-elder');
}
