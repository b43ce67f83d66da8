import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findCategory, listCategories, openRouter, type Route, type Router } from '../categories/api.ts';
import { partnerNames } from '../partners/api.ts';
import { topUnitIds, unitNames } from '../people/api.ts';
import { assignPlan, takeLocked, unknownCategory } from './actions-step.ts';
import { suggestLead } from './actions-suggest.ts';
import type { matterRoutingDoors } from './contract-routing.ts';
import { hearersOf, mayInGeneral, mayToMatter } from './policy.ts';
import { askPartner, keptRoute, refuseRoute, routeFor, routingOf } from './routing.ts';
import { stepTable } from './rules.ts';
import type { WholeMatter } from './store-read.ts';
import {
  countPastMatters,
  countRoutes,
  decideMatterRoute,
  findMatterRoute,
  listPastMatters,
  type MatterRoute,
  type PastMatter,
} from './store-routing.ts';
import { saveMatter } from './store-write.ts';
import { lockOpenMatter, openMatter, subjectOf } from './subject.ts';
import type { MatterState } from './words.ts';

type In<K extends keyof typeof matterRoutingDoors> = ParsedOf<(typeof matterRoutingDoors)[K]>;

/** What the rules said of a matter; for another category, what they would say. */
async function route(ctx: Context, input: In<'route'>) {
  const whole = await openMatter(ctx, input.id);
  const kept = await findMatterRoute(ctx.tx, input.id);
  const isOther = input.category !== undefined && input.category !== whole.matter.category;
  const shown = isOther || !kept ? await proposal(ctx, whole, input.category ?? whole.matter.category) : kept;
  const mayDecide = mayToMatter['matter.follow-route'](ctx.who, subjectOf(whole)) === 'allowed';
  return {
    route: shown ? await describe(ctx, shown) : null,
    canDecide: mayDecide && kept?.state === 'open' && !isOther && whole.matter.state !== 'reported',
  };
}

// Where the rules came later than the matter they only speak while nobody has accepted it.
async function proposal(ctx: Context, whole: WholeMatter, code: string): Promise<MatterRoute | undefined> {
  if (whole.matter.state !== 'reported') return undefined;
  const category = await findCategory(ctx, code);
  if (!category) throw unknownCategory();
  const found = await routeFor(ctx, routingOf(whole, category));
  return found && keptRoute(ctx, whole.matter.id, found, whole.matter.unit_id);
}

async function describe(ctx: Context, kept: MatterRoute) {
  const units = await unitNames(ctx.tx, [kept.unit_id]);
  const partners = kept.partner_id === null ? new Map<string, string>() : await partnerNames(ctx.tx, [kept.partner_id]);
  return {
    rule: kept.rule_code,
    version: kept.version_number,
    why: { zh: kept.why_zh, en: kept.why_en },
    unitId: kept.unit_id,
    unitName: units.get(kept.unit_id) ?? '',
    partnerId: kept.partner_id,
    partnerName: kept.partner_id === null ? null : (partners.get(kept.partner_id) ?? ''),
    task: kept.task,
    partnerDays: kept.partner_days,
    state: kept.state,
    routedAt: kept.routed_at.toISOString(),
  };
}

/** 采纳建议: the unit becomes responsible, the partner is asked; 不采纳: the reason is kept. */
async function followRoute(ctx: Context, input: In<'followRoute'>) {
  const whole = await lockOpenMatter(ctx, input.id);
  if (whole.matter.version !== input.version) throw new Refusal('version.conflict');
  const kept = await findMatterRoute(ctx.tx, input.id);
  // Nobody is asked before a colleague has accepted the matter.
  if (kept?.state !== 'open' || whole.matter.state === 'reported') throw new Refusal('step.not-now');
  if (input.follow) {
    if (kept.partner_id !== null) await askPartner(ctx, whole, { ...kept, partner_id: kept.partner_id }, input.task);
    await decideMatterRoute(ctx.tx, input.id, 'followed', ctx.now);
    if (kept.unit_id !== whole.matter.unit_id) return handOver(ctx, whole, kept);
  } else await refuseRoute(ctx, kept, input.reason);
  const version = await saveMatter(ctx.tx, input.id, {}, ctx.now);
  ctx.signal({ kind: 'matter', id: input.id }, ...hearersOf(subjectOf(whole)));
  return { id: input.id, state: whole.matter.state, version };
}

async function handOver(ctx: Context, whole: WholeMatter, kept: MatterRoute) {
  const from: readonly MatterState[] = stepTable.assign.from;
  if (!from.includes(whole.matter.state)) throw new Refusal('step.not-now');
  const to = {
    id: whole.matter.id,
    version: whole.matter.version,
    unitId: kept.unit_id,
    note: kept.why_zh,
    helpers: [],
  };
  return takeLocked(ctx, whole, assignPlan(ctx, to));
}

const chunk = 1000;

/** 试算: what the draft would do to past matters, compared with the rules in force, with today's grids and teams. Ask page after page. */
async function rehearseRouting(ctx: Context, { months, cursor }: In<'rehearseRouting'>) {
  ctx.permit(mayInGeneral, undefined);
  const draft = await openRouter(ctx, 'draft');
  if (!draft) throw new Refusal('step.not-now');
  const inForce = await openRouter(ctx, 'published');
  const since = new Date(ctx.now);
  since.setUTCMonth(since.getUTCMonth() - months);
  const after = decodeCursor(cursor);
  const found = await listPastMatters(ctx.tx, ctx.who, { since, after, limit: chunk + 1 });
  const page = found.slice(0, chunk);
  const emergencies = new Set((await listCategories(ctx)).flatMap(({ code, emergency }) => (emergency ? [code] : [])));
  const [top = ''] = await topUnitIds(ctx.tx);
  const judged = page
    .filter(({ category }) => !emergencies.has(category))
    .map((matter) => judge(matter, { draft, inForce, top }));
  const moved = judged.filter(({ from, to }) => from.key !== to.key);
  const last = page.at(-1);
  return {
    total: await countPastMatters(ctx.tx, since),
    scanned: page.length,
    moved: moved.length,
    reached: judged.filter(({ rule }) => rule !== null).length,
    flows: flowsOf(moved),
    rows: moved.flatMap(({ matter, rule, from, to }) =>
      matter.visible
        ? [
            {
              id: matter.id,
              number: matter.number,
              category: matter.category,
              channel: matter.channel,
              reportedAt: matter.reported_at.toISOString(),
              rule,
              from: from.place,
              to: to.place,
            },
          ]
        : [],
    ),
    next: found.length > chunk && last ? encodeCursor({ at: last.reported_at, id: last.id }) : null,
  };
}

interface Judged {
  readonly matter: PastMatter;
  readonly rule: string | null;
  readonly from: Went;
  readonly to: Went;
}

interface Went {
  readonly key: string;
  readonly place: { readonly unitName: string | null; readonly partnerName: string | null };
}

function judge(matter: PastMatter, by: { draft: Router; inForce: Router | undefined; top: string }): Judged {
  const asked = { category: matter.category, gridId: matter.grid_id, channel: matter.channel, at: matter.reported_at };
  const usual = by.draft.stationOf(matter.grid_id) ?? by.top;
  const then = by.draft.route(asked);
  const went = (router: Router, said: Route | undefined): Went => {
    const unitId = said?.unitId ?? usual;
    const partnerId = said?.partnerId ?? null;
    return {
      key: `${unitId} ${partnerId}`,
      place: {
        unitName: router.unitName(unitId),
        partnerName: partnerId === null ? null : router.partnerName(partnerId),
      },
    };
  };
  return {
    matter,
    rule: then?.rule ?? null,
    from: went(by.draft, by.inForce?.route(asked)),
    to: went(by.draft, then),
  };
}

function flowsOf(moved: readonly Judged[]) {
  const flows = new Map<string, { from: Went['place']; to: Went['place']; count: number }>();
  for (const { from, to } of moved) {
    const key = `${from.key} → ${to.key}`;
    const known = flows.get(key);
    if (known) known.count += 1;
    else flows.set(key, { from: from.place, to: to.place, count: 1 });
  }
  return [...flows.values()].sort((one, other) => other.count - one.count);
}

/** 规则采纳情况: rules that people keep overruling want mending. */
async function routingFigures(ctx: Context, { months }: In<'routingFigures'>) {
  ctx.permit(mayInGeneral, undefined);
  const since = new Date(ctx.now);
  since.setUTCMonth(since.getUTCMonth() - months);
  return { rows: await countRoutes(ctx.tx, since) };
}

/** What the doors of contract-routing.ts do. */
export const routingActs = { route, followRoute, rehearseRouting, routingFigures, suggestLead };
