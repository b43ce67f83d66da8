import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { limitsOf } from '../clocks/api.ts';
import type { doors } from './contract.ts';
import dictionary from './dictionary.json' with { type: 'json' };
import { saveDays } from './limits.ts';
import { may } from './policy.ts';
import { type Difference, differencesOf, findEntryProblem } from './rules.ts';
import { findEntry, listEntries, saveEntries } from './store-categories.ts';
import type { Entry, StoredEntry } from './tables.ts';
import { type CategoryFact, categoryFields } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const standards = new Map(dictionary.map((entry) => [entry.code, entry]));

export async function list(ctx: Context) {
  ctx.permit(may, undefined);
  return { rows: await listEntries(ctx.tx), canMake: may['category.make'](ctx.who) === 'allowed' };
}

export async function view(ctx: Context, { code }: In<'view'>) {
  const entry = await getEntry(ctx, code);
  ctx.permit(may, undefined);
  const facts = await listFacts(ctx.tx, { kind: 'category', id: entry.id }, ['staff']);
  const names = await accountNames(
    ctx.tx,
    facts.flatMap(({ by_id }) => by_id ?? []),
  );
  const keeps = may['category.change'](ctx.who) === 'allowed';
  return {
    entry,
    standard: standards.get(code) ?? null,
    limits: await limitsOf(ctx.tx, code),
    history: facts.toReversed().map((fact) => ({
      at: fact.at.toISOString(),
      kind: fact.kind,
      by: fact.by_id === null ? null : (names.get(fact.by_id) ?? null),
      differences: differencesIn(fact.data),
    })),
    can:
      keeps && entry.endedOn === null
        ? (['change', 'add', ...(code === 'other' ? [] : (['end'] as const))] as const).slice()
        : [],
  };
}

function differencesIn(data: Readonly<Record<string, unknown>>): Difference[] {
  const told = data['differences'];
  return Array.isArray(told) ? (told as Difference[]) : [];
}

async function getEntry(ctx: Context, code: string): Promise<StoredEntry> {
  const entry = await findEntry(ctx.tx, code);
  if (!entry) throw new Refusal('not-found');
  return entry;
}

async function judge(ctx: Context, entry: Entry): Promise<void> {
  const others = new Map((await listEntries(ctx.tx)).map((other) => [other.code, other]));
  const problem = findEntryProblem(entry, others);
  if (problem) throw new Refusal('input.invalid', [{ path: problem.field, zh: problem.zh, en: problem.en }]);
}

export async function make(ctx: Context, input: In<'make'>) {
  ctx.permit(may, undefined);
  if (await findEntry(ctx.tx, input.code)) {
    throw new Refusal('already.exists', [{ path: 'code', zh: '编码已被占用', en: 'the code is taken' }]);
  }
  const entry = { ...input, id: newId(ctx.now.getTime()), endedOn: null, successorCode: null };
  await judge(ctx, entry);
  await saveEntries(ctx.tx, [entry]);
  await saveDays(ctx, [entry]);
  tell(ctx, entry.id, 'category.made', { code: input.code });
  return { code: input.code };
}

/** Saves what changed and tells each field's old and new value. */
async function save(ctx: Context, before: StoredEntry, after: StoredEntry, kind: CategoryFact): Promise<number> {
  const differences = differencesOf(before, after, categoryFields);
  if (differences.length === 0) return before.version;
  await judge(ctx, after);
  await saveEntries(ctx.tx, [after]);
  if (after.workingDays !== before.workingDays) await saveDays(ctx, [after]);
  tell(ctx, before.id, kind, { differences });
  return before.version + 1;
}

function tell(ctx: Context, id: string, kind: CategoryFact, data: Readonly<Record<string, unknown>>): void {
  ctx.record({ subject: { kind: 'category', id }, kind, audience: 'staff', data });
}

export async function change(ctx: Context, { version, ...input }: In<'change'>) {
  const before = await getEntry(ctx, input.code);
  ctx.permit(may, undefined);
  if (before.version !== version) throw new Refusal('version.conflict');
  if (before.endedOn !== null) throw new Refusal('step.not-now');
  return { version: await save(ctx, before, { ...before, ...input }, 'category.changed') };
}

/** 停用: matters keep the category; whoever chooses from that day on is shown its successor. */
export async function end(ctx: Context, input: In<'end'>) {
  const before = await getEntry(ctx, input.code);
  ctx.permit(may, undefined);
  if (before.version !== input.version) throw new Refusal('version.conflict');
  if (before.endedOn !== null || input.on < dayOf(ctx.now)) throw new Refusal('step.not-now');
  const after = { ...before, endedOn: input.on, successorCode: input.successorCode, residentPosition: null };
  await save(ctx, before, after, 'category.ended');
  return { done: true as const };
}
