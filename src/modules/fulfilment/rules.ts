import { type Payment, type Statement, statementOn } from '../../algorithms/instalments/ledger.ts';
import { type Reminder, remindersBetween } from '../../algorithms/instalments/reminders.ts';
import { addDays } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { Entry, LedgerEvent, Obligation } from './tables.ts';
import type { End, EntryKind, EntryState, Standing, Verdict } from './words.ts';

/** A line as the folding sees it. */
export type Line = Pick<Entry, 'id' | 'what' | 'on_day' | 'fen' | 'found' | 'from_end'> & {
  readonly events: readonly Pick<LedgerEvent, 'kind'>[];
};

/**
 * What a line has become, whatever order its events are read in: withdrawn and confirmed are final, and the database holds one of them at the
 * most. What somebody says against the own interest (who is owed: it was done) needs nobody's confirmation; what a colleague saw neither.
 */
export function stateOfEntry({
  what,
  from_end: from,
  events,
}: Omit<Line, 'id' | 'on_day' | 'fen' | 'found'>): EntryState {
  const has = (kind: Verdict) => events.some((event) => event.kind === kind);
  if (has('withdrawn')) return 'withdrawn';
  if (has('confirmed') || what === 'look' || (what === 'deed' && from === 'to')) return 'confirmed';
  return has('disputed') ? 'disputed' : 'recorded';
}

/** The payments of an account as the arithmetic takes them. */
export function paymentsOf(entries: readonly Line[]): Payment[] {
  return entries.flatMap((entry) =>
    entry.fen === null ? [] : [{ id: entry.id, paidOn: entry.on_day, fen: entry.fen, state: stateOfEntry(entry) }],
  );
}

/** An account as far as its standing goes. */
export type Account = Pick<
  Obligation,
  'kind' | 'due_on' | 'from_on' | 'until_on' | 'state' | 'instalments' | 'settled_on'
>;

export interface Day {
  readonly today: string;
  readonly graceDays: number;
}

/** The statement of a money duty on a day; undefined for any other. */
export function accountOn(
  { instalments }: Pick<Account, 'instalments'>,
  entries: readonly Line[],
  { today, graceDays }: Day,
): Statement | undefined {
  return instalments === null
    ? undefined
    : statementOn({ instalments, payments: paymentsOf(entries), on: today, graceDays });
}

/** What lasts without an end, such as not parking there, is never done; it holds nothing back. */
export const isLasting = ({ from_on: from, until_on: until }: Pick<Account, 'from_on' | 'until_on'>): boolean =>
  from !== null && until === null;

/** True while this duty keeps the agreement from being performed. */
export const holdsBack = (account: Account): boolean => account.state === 'running' && !isLasting(account);

/** How a duty stands at the end of a day. */
export function standingOn(account: Account, entries: readonly Line[], day: Day): Standing {
  if (account.state !== 'running') return account.state;
  const statement = accountOn(account, entries, day);
  if (statement) return standingOfMoney(account, entries, { statement, day });
  return account.from_on === null ? standingOfDeed(account, entries, day) : standingOfAbstaining(account, entries, day);
}

function standingOfMoney(
  account: Account,
  entries: readonly Line[],
  { statement, day }: { statement: Statement; day: Day },
): Standing {
  if (statement.isFulfilled) return 'fulfilled';
  if (statement.dueFen === 0) return statement.awaitingFen > 0 ? 'waiting' : 'open';
  const believed = entries.map((entry) =>
    stateOfEntry(entry) === 'recorded' ? { ...entry, events: [{ kind: 'confirmed' as const }] } : entry,
  );
  const hoped = accountOn(account, believed, day) ?? statement;
  if (hoped.overdueFen > 0) return 'overdue';
  return hoped.dueFen === 0 || statement.overdueFen > 0 ? 'waiting' : 'due';
}

function standingOfDeed({ due_on: dueOn }: Account, entries: readonly Line[], { today, graceDays }: Day): Standing {
  const deeds = entries.filter(({ what }) => what === 'deed').map(stateOfEntry);
  if (deeds.includes('confirmed') || lastSeen(entries) === 'done') return 'fulfilled';
  if (deeds.includes('recorded')) return 'waiting';
  if (dueOn === null || today < dueOn) return 'open';
  return today > addDays(dueOn, graceDays) ? 'overdue' : 'due';
}

function standingOfAbstaining(account: Account, entries: readonly Line[], { today }: Day): Standing {
  const { from_on: from, until_on: until } = account;
  if (lastSeen(entries) === 'not-done') return 'broken';
  if (entries.some((entry) => entry.what === 'breach' && stateOfEntry(entry) === 'recorded')) return 'waiting';
  if (until !== null && today > until) return 'fulfilled';
  return from !== null && today < from ? 'open' : 'lasting';
}

/** The latest of what was seen on the spot and of breaches that were admitted, by day and then by id. */
function lastSeen(entries: readonly Line[]): 'done' | 'not-done' | undefined {
  const seen = entries.flatMap((entry) => {
    if (entry.found !== null) return [{ ...entry, found: entry.found }];
    return entry.what === 'breach' && stateOfEntry(entry) === 'confirmed'
      ? [{ ...entry, found: 'not-done' as const }]
      : [];
  });
  const last = seen.reduce<(typeof seen)[number] | undefined>(
    (latest, one) =>
      latest && (latest.on_day > one.on_day || (latest.on_day === one.on_day && latest.id > one.id)) ? latest : one,
    undefined,
  );
  return last?.found;
}

/** True when somebody has to be spoken to about it. */
export const isLate = (standing: Standing): boolean => standing === 'overdue' || standing === 'broken';

/** What a line about this duty may be, by which end. */
export function kindsFor(
  { kind, from_on: from }: Pick<Account, 'kind' | 'from_on'>,
  end: Exclude<End, 'office'>,
): EntryKind[] {
  if (kind === 'pay') return ['payment'];
  if (from === null) return ['deed'];
  return end === 'to' ? ['breach'] : [];
}

/** Whether this may be written down for that day, or why not. */
export function judgeEntry(
  account: Account & { readonly made_on: string },
  { what, end, onDay, today }: { what: EntryKind; end: Exclude<End, 'office'>; onDay: string; today: string },
): RefusalCode | undefined {
  if (account.state !== 'running') return 'step.not-now';
  if (!kindsFor(account, end).includes(what)) return 'ledger.unfit';
  if (onDay > today) return 'ledger.ahead';
  return onDay < account.made_on ? 'ledger.before' : undefined;
}

/** What this end may say to a line now. */
export function verdictsFor(
  entry: Omit<Line, 'id' | 'on_day' | 'fen' | 'found'>,
  end: Exclude<End, 'office'>,
): Verdict[] {
  const state = stateOfEntry(entry);
  if (entry.from_end === 'office' || (state !== 'recorded' && state !== 'disputed')) return [];
  if (entry.from_end === end) return ['withdrawn'];
  return state === 'recorded' ? ['confirmed', 'disputed'] : ['confirmed'];
}

/** The reminders of a duty whose day came after `after` and is `upTo` or earlier. What is done by a day counts as one instalment. */
export function remindersOf(
  account: Account,
  entries: readonly Line[],
  { after, upTo }: { after: string; upTo: string },
): Reminder[] {
  if (account.state !== 'running') return [];
  if (account.instalments)
    return remindersBetween({ instalments: account.instalments, payments: paymentsOf(entries), after, upTo });
  if (account.due_on === null) return [];
  if (lastSeen(entries) === 'done') return [];
  const deeds = entries.filter(({ what }) => what === 'deed');
  const payments = deeds.map((deed) => ({
    id: deed.id,
    paidOn: deed.on_day,
    fen: 1,
    state: stateOfEntry(deed),
  }));
  return remindersBetween({ instalments: [{ number: 1, dueOn: account.due_on, fen: 1 }], payments, after, upTo });
}

/** The next day on which something is to be paid or done, with what is left of it; undefined when nothing is. */
export function nextOf(
  account: Account,
  entries: readonly Line[],
  day: Day,
): { dueOn: string; fen: number | null } | undefined {
  if (account.state !== 'running') return undefined;
  const statement = accountOn(account, entries, day);
  if (!statement) return account.due_on === null ? undefined : { dueOn: account.due_on, fen: null };
  const line = statement.lines.find(({ restFen }) => restFen > 0);
  return line && { dueOn: line.dueOn, fen: line.restFen };
}
