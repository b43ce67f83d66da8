import type { Kysely } from 'kysely';
import type { Door } from '../kit/contract.ts';
import type { Duty } from '../kit/duties.ts';
import type { Language } from '../kit/words.ts';
import type { HouseSecret } from './seal.ts';

/** A post held now, with its unit and everything below it. */
export interface Holding {
  readonly unitId: string;
  readonly unitName: string;
  readonly unitIds: readonly string[];
  /** The unit has none above it: what reaches over the whole county is asked of such posts only. */
  readonly isTop: boolean;
  readonly post: string;
  readonly duties: readonly Duty[];
  /** Categories (and everything below them) that the post is limited to; null = all. */
  readonly categories: readonly string[] | null;
}

export interface Staff {
  readonly kind: 'staff' | 'token';
  readonly accountId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly badge: string;
  readonly language: Language;
  readonly holdings: readonly Holding[];
  readonly sessionId: string | null;
  /** Actions a token may do; null for a session: all that the duties allow. */
  readonly scopes: readonly string[] | null;
  /** The token in hand: several programmes may act for one account. */
  readonly tokenId?: string;
  /** Signed in with a password that somebody else chose: nothing opens but the way to an own one. */
  readonly mustReplacePassword?: boolean;
}

/** 反映人 who opened a receipt: sees and changes that one report only. */
export interface ReceiptHolder {
  readonly kind: 'receipt';
  readonly reporterId: string;
}

/** 限时链接 without an account: somebody of a partner unit who may do one thing to one subject until a day. */
export interface LinkHolder {
  readonly kind: 'link';
  readonly linkId: string;
  readonly purpose: string;
  readonly subject: Subject;
  /** Who was given the link, as it was written down when it was made. */
  readonly label: string;
}

/** 居民 whose phone number was confirmed by a one-time code: finds the own reports again. */
export interface Resident {
  readonly kind: 'resident';
  readonly sessionId: string;
  /** Digits only, as reporters' phones are stored. */
  readonly phone: string;
}

export interface Visitor {
  readonly kind: 'visitor';
}

/** The house itself: jobs and commands. */
export interface System {
  readonly kind: 'system';
}

export type Who = Staff | ReceiptHolder | LinkHolder | Resident | Visitor | System;

/** What a policy answers: `hidden` becomes 404 (not visible to you), `forbidden` 403 (visible, but not yours to do). */
export type Verdict = 'allowed' | 'hidden' | 'forbidden';

/** One table per module: action → may this knocker do it to this subject? */
export type MayTable<Subject> = Readonly<Record<string, (who: Who, subject: Subject) => Verdict>>;

export type Audience = 'resident' | 'staff' | 'sealed';

export interface Subject {
  readonly kind: string;
  readonly id: string;
}

export interface Fact {
  readonly subject: Subject;
  readonly kind: string;
  readonly audience: Audience;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Who hears that a subject changed: holders of one of the duties (none named: any post) for one of the units and for the category, and these people. */
export interface Hearers {
  readonly unitIds: readonly string[];
  readonly duties?: readonly Duty[];
  readonly category?: string;
  readonly personIds?: readonly string[];
}

export interface AccessLine {
  readonly subject?: Subject;
  /** Reporters whose data was shown or changed. */
  readonly residents?: readonly string[];
  readonly reason?: string;
}

/** A file or table that a `bytes` door answers. */
export interface Download {
  readonly mediaType: string;
  readonly fileName?: string;
  readonly content: Buffer | AsyncIterable<string | Uint8Array>;
}

/** What the whole house was started with. */
export interface Settings {
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly secret: HouseSecret;
}

/** What a handler has in its hands while one request's transaction is open. */
export interface Context {
  readonly who: Who;
  readonly now: Date;
  readonly requestId: string;
  readonly action: string;
  readonly door: Door | undefined;
  readonly network: string;
  readonly language: Language;
  readonly settings: Settings;
  /** The open transaction; modules narrow it with `tx.withTables<Tables>()`. */
  readonly tx: Kysely<Record<never, never>>;
  /** Asks the policy about this door's own action; refuses with 404 or 403. */
  permit<S>(may: MayTable<S>, subject: S, action?: string): void;
  /** Appends a fact in this transaction. */
  record(fact: Fact): void;
  /** Appends an access line in this transaction: no line, no data. */
  accessed(line: AccessLine): void;
  /** Queues a job in this transaction. */
  addJob(
    name: string,
    payload: Readonly<Record<string, unknown>>,
    options?: { runAt?: Date; key?: string },
  ): Promise<void>;
  /** Tells live clients after the commit that a subject changed; name only those who may see it. */
  signal(subject: Subject, ...hearers: Hearers[]): void;
  setCookie(name: string, value: string, options: { maxAgeSeconds: number }): void;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
}

/** True when the knocker holds the duty for this unit (and this category, where one is given). */
export function holds(who: Who, duty: Duty, of?: { unitId?: string | null; category?: string | null }): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  return who.holdings.some(
    (holding) =>
      holding.duties.includes(duty) &&
      (of?.unitId == null || holding.unitIds.includes(of.unitId)) &&
      (of?.category == null || coversCategory(holding.categories, of.category)),
  );
}

/** True when this colleague is among those who hear. */
export function isAmong(hearers: Hearers, who: Staff): boolean {
  const { unitIds, duties, category, personIds } = hearers;
  if (who.personId !== null && personIds?.includes(who.personId)) return true;
  return who.holdings.some(
    (holding) =>
      unitIds.some((id) => holding.unitIds.includes(id)) &&
      (duties === undefined || holding.duties.some((duty) => duties.includes(duty))) &&
      (category === undefined || coversCategory(holding.categories, category)),
  );
}

/** True when the knocker holds the duty for the whole county: registers, the outbox, tokens and the system know no station. */
export function holdsCountyWide(who: Who, duty: Duty): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  return who.holdings.some((holding) => holding.isTop && holding.duties.includes(duty));
}

/** True when a list of categories (null = all) covers this category or one of its parents. */
export function coversCategory(categories: readonly string[] | null, category: string): boolean {
  return (
    categories === null || categories.some((allowed) => category === allowed || category.startsWith(`${allowed}.`))
  );
}

/** Unit ids for which the knocker holds any of these duties. */
export function unitsWith(who: Who, ...wanted: readonly Duty[]): string[] {
  if (who.kind !== 'staff' && who.kind !== 'token') return [];
  const found = new Set<string>();
  for (const holding of who.holdings) {
    if (holding.duties.some((duty) => wanted.includes(duty))) for (const id of holding.unitIds) found.add(id);
  }
  return [...found];
}
