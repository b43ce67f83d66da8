import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { readTerrain } from './router.ts';
import { conflictsOf, holesOf, readKnown } from './routing-check.ts';
import { changesBetween, findRuleProblem, nextCode } from './rules-routing.ts';
import {
  findVersionIn,
  findVersionNumbered,
  insertDraft,
  listVersions,
  lockDraft,
  publishDraft,
  removeDraft,
  saveDraft,
} from './store-routing.ts';
import type { RoutingRule, RoutingVersion } from './tables.ts';
import { describeChanges, describeRules, describeVersions } from './views.ts';
import type { CategoryFact } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

async function routing(ctx: Context) {
  ctx.permit(may, undefined);
  const terrain = await readTerrain(ctx);
  const known = await readKnown(ctx, terrain);
  const versions = await listVersions(ctx.tx);
  const published = versions.find(({ state }) => state === 'published');
  const draft = versions.find(({ state }) => state === 'draft');
  const edits = may['routing.begin'](ctx.who) === 'allowed';
  const publishes = may['routing.publish'](ctx.who) === 'allowed';
  const wrote = draft !== undefined && (await hasWritten(ctx, draft));
  return {
    published: published ? { number: published.number, rules: describeRules(published.rules, terrain, known) } : null,
    draft: draft
      ? {
          number: draft.number,
          revision: draft.revision,
          rules: describeRules(draft.rules, terrain, known),
          changes: describeChanges(published?.rules ?? [], draft.rules, terrain),
          needsAnother: wrote,
        }
      : null,
    versions: await describeVersions(ctx, versions),
    can: [
      ...(edits ? [draft ? ('edit' as const) : ('begin' as const)] : []),
      ...(publishes && draft && !wrote ? ['publish' as const] : []),
    ],
  };
}

async function routingVersion(ctx: Context, { number }: In<'routingVersion'>) {
  ctx.permit(may, undefined);
  const version = await findVersionNumbered(ctx.tx, number);
  if (!version) throw new Refusal('not-found');
  const before = await findVersionNumbered(ctx.tx, number - 1);
  const terrain = await readTerrain(ctx);
  const [described] = await describeVersions(ctx, [version]);
  if (!described) throw new Refusal('not-found');
  return {
    version: described,
    rules: describeRules(version.rules, terrain, await readKnown(ctx, terrain)),
    changes: describeChanges(before?.rules ?? [], version.rules, terrain),
  };
}

async function checkRouting(ctx: Context, { which }: In<'checkRouting'>) {
  ctx.permit(may, undefined);
  const version = await findVersionIn(ctx.tx, which);
  const rules = version?.rules ?? [];
  const terrain = await readTerrain(ctx);
  const known = await readKnown(ctx, terrain);
  return {
    conflicts: conflictsOf(rules, terrain, known),
    holes: holesOf(rules, terrain, known),
    problems: problemsOf(rules, known).map(({ code, zh, en }) => ({ code, zh, en })),
  };
}

function problemsOf(rules: readonly RoutingRule[], known: Parameters<typeof findRuleProblem>[1]) {
  return rules.flatMap((rule) => {
    const problem = findRuleProblem(rule, known);
    return problem ? [{ code: rule.code, ...problem }] : [];
  });
}

function accountOf(ctx: Context): string | null {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
}

function tell(ctx: Context, id: string, kind: CategoryFact, data: Readonly<Record<string, unknown>>): void {
  ctx.record({ subject: { kind: 'routing', id }, kind, audience: 'staff', data });
}

/** A draft begins as what is in force. */
async function beginDraft(ctx: Context) {
  ctx.permit(may, undefined);
  if (await lockDraft(ctx.tx)) throw new Refusal('already.exists');
  const published = await findVersionIn(ctx.tx, 'published');
  const id = newId(ctx.now.getTime());
  const number = await insertDraft(ctx.tx, { id, rules: published?.rules ?? [], by: accountOf(ctx), now: ctx.now });
  tell(ctx, id, 'routing.begun', { number, from: published?.number ?? null });
  return { number };
}

const writing: readonly string[] = [
  'routing.begun',
  'routing.rule-saved',
  'routing.rule-dropped',
] satisfies CategoryFact[];

/** Whether whoever asks began the draft or changed a rule of it. */
async function hasWritten(ctx: Context, draft: RoutingVersion): Promise<boolean> {
  const account = accountOf(ctx);
  if (account === null || draft.made_by === account) return account !== null;
  const facts = await listFacts(ctx.tx, { kind: 'routing', id: draft.id }, ['staff']);
  return facts.some(({ kind, by_id }) => by_id === account && writing.includes(kind));
}

/** The draft as the page saw it; refuses `step.not-now` without one and `version.conflict` when somebody edited it since. */
async function openDraft(ctx: Context, revision: number): Promise<RoutingVersion> {
  ctx.permit(may, undefined);
  const draft = await lockDraft(ctx.tx);
  if (!draft) throw new Refusal('step.not-now');
  if (draft.revision !== revision) throw new Refusal('version.conflict');
  return draft;
}

async function saveRule(ctx: Context, { revision, code: given, ...fields }: In<'saveRule'>) {
  const draft = await openDraft(ctx, revision);
  if (given !== null && !draft.rules.some(({ code }) => code === given)) throw new Refusal('not-found');
  const all = (await listVersions(ctx.tx)).flatMap(({ rules }) => rules);
  const code = given ?? nextCode(all);
  const weekdays = [...new Set(fields.weekdays)].sort((one, other) => one - other);
  const rule: RoutingRule = {
    code,
    ...fields,
    weekdays: weekdays.length === 7 ? [] : weekdays,
    ...targetFields(fields),
  };
  const problem = findRuleProblem(rule, await readKnown(ctx, await readTerrain(ctx)));
  if (problem) throw new Refusal('input.invalid', [problem]);
  const rules = given === null ? [...draft.rules, rule] : draft.rules.map((one) => (one.code === code ? rule : one));
  const saved = await saveDraft(ctx.tx, draft.id, rules, ctx.now);
  const [change] = changesBetween(draft.rules, rules);
  if (change) tell(ctx, draft.id, 'routing.rule-saved', { ...change });
  return { revision: saved, code };
}

// What belongs to another kind of target is not kept.
function targetFields({
  target,
  unitId,
  partnerId,
  task,
  partnerDays,
}: Pick<RoutingRule, 'target' | 'unitId' | 'partnerId' | 'task' | 'partnerDays'>) {
  const isPartner = target === 'partner';
  return {
    unitId: isPartner || target === 'unit' ? unitId : null,
    partnerId: isPartner ? partnerId : null,
    task: isPartner ? task : null,
    partnerDays: isPartner ? partnerDays : null,
  };
}

async function dropRule(ctx: Context, { revision, code }: In<'dropRule'>) {
  const draft = await openDraft(ctx, revision);
  const rules = draft.rules.filter((rule) => rule.code !== code);
  if (rules.length === draft.rules.length) throw new Refusal('not-found');
  tell(ctx, draft.id, 'routing.rule-dropped', { code });
  return { revision: await saveDraft(ctx.tx, draft.id, rules, ctx.now) };
}

async function dropDraft(ctx: Context, { revision }: In<'dropDraft'>) {
  const draft = await openDraft(ctx, revision);
  await removeDraft(ctx.tx, draft.id);
  tell(ctx, draft.id, 'routing.dropped', { number: draft.number });
  return { done: true as const };
}

/** 发布: the second act, by somebody who wrote nothing of it. What names somebody who is gone is refused; conflicts only pass when whoever publishes says so. */
async function publishRouting(ctx: Context, { revision, note, despiteConflicts }: In<'publishRouting'>) {
  const draft = await openDraft(ctx, revision);
  if (await hasWritten(ctx, draft)) throw new Refusal('routing.same-person');
  const terrain = await readTerrain(ctx);
  const known = await readKnown(ctx, terrain);
  const problems = problemsOf(draft.rules, known);
  if (problems.length > 0) {
    throw new Refusal(
      'routing.broken',
      problems.map(({ code, zh, en }) => ({ path: code, zh: `${code}：${zh}`, en: `${code}: ${en}` })),
    );
  }
  if (!despiteConflicts && conflictsOf(draft.rules, terrain, known).length > 0) throw new Refusal('routing.conflicts');
  const before = await findVersionIn(ctx.tx, 'published');
  await publishDraft(ctx.tx, draft.id, { by: accountOf(ctx), note, now: ctx.now });
  const changes = changesBetween(before?.rules ?? [], draft.rules);
  tell(ctx, draft.id, 'routing.published', {
    number: draft.number,
    before: before?.number ?? null,
    text: note,
    changes,
  });
  return { number: draft.number };
}

/** What the doors of contract-routing.ts do. */
export const routingActs = {
  routing,
  routingVersion,
  checkRouting,
  beginDraft,
  saveRule,
  dropRule,
  dropDraft,
  publishRouting,
};
