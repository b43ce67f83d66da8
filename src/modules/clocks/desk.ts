import type { Context, Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import type { ClockRow } from './tables.ts';
import type { ClockFact } from './words.ts';

/** What a page of clocks says of the subject of one. */
export interface SubjectMention {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** A line for the timeline of a subject. */
export interface ClockNews {
  readonly fact: ClockFact;
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

/** 主体: what a later family lets the clocks do with its subjects, since it knows who may see them and to whom they promise a date. */
export interface SubjectDesk {
  /** Locks the subject before its clocks; false when it is gone. */
  lock(ctx: Context, id: string): Promise<boolean>;
  /** Writes the line, takes over the date where the clock promises one, wakes open pages. */
  told(ctx: Context, clock: ClockRow, news: ClockNews): Promise<void>;
  /** Those that the knocker may see, by id; leaves the access line. */
  mention(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectMention>>;
  /** Their numbers and nothing else of them. */
  numbers(tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The desks by kind of subject. */
export type SubjectDesks = Readonly<Record<string, SubjectDesk>>;

/** The desk of a kind; an error for a kind that nobody handed in. */
export function deskOf(desks: SubjectDesks, kind: string): SubjectDesk {
  const desk = desks[kind];
  if (desk === undefined) throw new Error(`no desk for clocks of ${kind}`);
  return desk;
}

/** The person behind whoever knocks; null for the house and for programmes of nobody. */
export function personOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}
