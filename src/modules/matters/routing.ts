import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type Category, openRouter, type Route } from '../categories/api.ts';
import { workingDaysAhead } from '../clocks/api.ts';
import { unitIdsBelow } from '../people/api.ts';
import { askHelper } from './asking.ts';
import type { WholeMatter } from './store-read.ts';
import { decideMatterRoute, findMatterRoute, type MatterRoute, saveMatterRoutes } from './store-routing.ts';
import type { MatterChange } from './store-write.ts';

/** What a person makes of the rules' proposal. */
export interface RouteWish {
  readonly follow: boolean;
  readonly reason?: string | undefined;
  /** What the partner is asked instead of the rule's own words. */
  readonly task?: string | undefined;
}

interface Routing {
  readonly category: Pick<Category, 'code' | 'emergency'>;
  readonly gridId: string | null;
  readonly channel: string;
  readonly watch: boolean;
  readonly at: Date;
}

/** What the rules in force say of a matter. Emergencies and words of distress go to whoever is on duty: no rule is asked. */
export async function routeFor(
  ctx: Context,
  { category, gridId, channel, watch, at }: Routing,
): Promise<Route | undefined> {
  if (watch || category.emergency) return undefined;
  const router = await openRouter(ctx, 'published');
  return router?.route({ category: category.code, gridId, channel, at });
}

export function routingOf({ matter }: WholeMatter, category: Routing['category']): Routing {
  return { category, gridId: matter.grid_id, channel: matter.channel, watch: matter.watch, at: matter.reported_at };
}

/** A route as it is kept with a matter; `unitId`: whoever is responsible where the rule leaves it to the place. */
export function keptRoute(ctx: Context, matterId: string, route: Route, unitId: string): MatterRoute {
  return {
    matter_id: matterId,
    version_number: route.version,
    rule_code: route.rule,
    why_zh: route.why.zh,
    why_en: route.why.en,
    unit_id: route.unitId ?? unitId,
    partner_id: route.partnerId,
    task: route.partnerId === null ? null : route.task,
    partner_days: route.partnerDays,
    state: 'open',
    routed_at: ctx.now,
  };
}

/** Keeps what the rules say of matters, each with its rule and version, and tells it in their timelines. */
export async function noteRoutes(ctx: Context, routes: readonly MatterRoute[]): Promise<void> {
  if (routes.length === 0) return;
  await saveMatterRoutes(ctx.tx, routes);
  for (const route of routes) {
    ctx.record({
      subject: { kind: 'matter', id: route.matter_id },
      kind: 'matter.routed',
      audience: 'staff',
      data: {
        rule: route.rule_code,
        routingVersion: route.version_number,
        unitId: route.unit_id,
        partnerId: route.partner_id ?? '',
        text: `${route.rule_code}：${route.why_zh}`,
      },
    });
  }
}

/** 登记时: a colleague who named another unit than the rule has decided already. */
export async function noteIntake(
  ctx: Context,
  matterId: string,
  routed: { route: Route | undefined; unitId: string; named: string | undefined },
): Promise<void> {
  const { route, unitId, named } = routed;
  if (!route) return;
  const kept = keptRoute(ctx, matterId, route, unitId);
  await noteRoutes(ctx, [kept]);
  if (named !== undefined && !(await isWithin(ctx, kept.unit_id, named))) {
    await overrule(ctx, kept, { unitId: named, reason: '登记时已指定责任单位' });
  }
}

async function isWithin(ctx: Context, unitId: string, chosen: string): Promise<boolean> {
  return unitId === chosen || (await unitIdsBelow(ctx.tx, unitId)).includes(chosen);
}

async function overrule(ctx: Context, route: MatterRoute, to: { unitId?: string; reason: string }): Promise<void> {
  await decideMatterRoute(ctx.tx, route.matter_id, 'changed', ctx.now);
  ctx.record({
    subject: { kind: 'matter', id: route.matter_id },
    kind: 'matter.rerouted',
    audience: 'staff',
    data: { rule: route.rule_code, routingVersion: route.version_number, unitId: to.unitId ?? '', text: to.reason },
  });
}

function mustReason(reason: string | undefined, path: string): string {
  if (reason !== undefined && reason.trim().length >= 2) return reason;
  throw new Refusal('input.invalid', [
    { path, zh: '与规则的建议不同，请写明理由', en: 'This differs from what the rule proposes: say why' },
  ]);
}

/** 受理时: what the rules say of the category that was chosen; followed unless somebody says otherwise, with a reason. */
export async function routeAtAcceptance(
  ctx: Context,
  whole: WholeMatter,
  accepted: { category: Category; wish: RouteWish | undefined },
): Promise<MatterChange> {
  const { category, wish } = accepted;
  const before = await findMatterRoute(ctx.tx, whole.matter.id);
  const isOther = category.code !== whole.matter.category;
  if (!before && !isOther && wish === undefined) return {};
  const route = before && !isOther ? before : await renewRoute(ctx, whole, category, before);
  if (route?.state !== 'open') return {};
  if (wish?.follow === false) {
    await overrule(ctx, route, { reason: mustReason(wish.reason, 'route.reason') });
    return {};
  }
  return route.unit_id === whole.matter.unit_id ? {} : { unit_id: route.unit_id };
}

/** Another category asks the rules anew; a proposal that was made for the old one is over. */
export async function renewRoute(
  ctx: Context,
  whole: WholeMatter,
  category: Category,
  before?: MatterRoute,
): Promise<MatterRoute | undefined> {
  const route = await routeFor(ctx, routingOf(whole, category));
  if (!route) {
    if (before?.state === 'open') await overrule(ctx, before, { reason: '类别已更改' });
    return undefined;
  }
  const kept = keptRoute(ctx, whole.matter.id, route, whole.matter.unit_id);
  await noteRoutes(ctx, [kept]);
  return kept;
}

/** After acceptance: the partner of an open proposal is asked, never before. */
export async function askByRoute(ctx: Context, whole: WholeMatter, wish: RouteWish | undefined): Promise<void> {
  const route = await findMatterRoute(ctx.tx, whole.matter.id);
  if (route?.state !== 'open') return;
  if (route.partner_id !== null) await askPartner(ctx, whole, { ...route, partner_id: route.partner_id }, wish?.task);
  await decideMatterRoute(ctx.tx, whole.matter.id, 'followed', ctx.now);
}

/** Asks the partner for its part, unless it was asked already. */
export async function askPartner(
  ctx: Context,
  whole: WholeMatter,
  route: MatterRoute & { partner_id: string },
  task: string | undefined,
): Promise<void> {
  if (whole.parts.some(({ partner_id }) => partner_id === route.partner_id)) return;
  const dueAt = route.partner_days === null ? null : await workingDaysAhead(ctx, route.partner_days);
  await askHelper(ctx, whole, { partnerId: route.partner_id, task: task ?? route.task ?? '', dueAt });
}

/** 分派时: another unit than the rule's needs a reason; refuses `input.invalid` without one. */
export async function mustSayWhy(
  ctx: Context,
  whole: WholeMatter,
  to: { unitId: string; note?: string | undefined },
): Promise<void> {
  const route = await findMatterRoute(ctx.tx, whole.matter.id);
  if (!route || route.state === 'changed' || (await isWithin(ctx, route.unit_id, to.unitId))) return;
  mustReason(to.note, 'note');
}

/** After assignment: the proposal was followed, or overruled. */
export async function settleAssignment(
  ctx: Context,
  whole: WholeMatter,
  to: { unitId: string; note?: string | undefined },
): Promise<void> {
  const route = await findMatterRoute(ctx.tx, whole.matter.id);
  if (!route || route.state === 'changed') return;
  if (!(await isWithin(ctx, route.unit_id, to.unitId))) {
    await overrule(ctx, route, { unitId: to.unitId, reason: to.note ?? '批量分派' });
  } else if (route.state === 'open' && route.partner_id === null) {
    await decideMatterRoute(ctx.tx, whole.matter.id, 'followed', ctx.now);
  }
}

/** Decides an open proposal against the rule. */
export async function refuseRoute(ctx: Context, route: MatterRoute, reason: string | undefined): Promise<void> {
  await overrule(ctx, route, { reason: mustReason(reason, 'reason') });
}
