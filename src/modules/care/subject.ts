import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findMatterInfo, hearersOf, type MatterInfo } from '../matters/api.ts';
import { accountOf, type CareSubject, mayToPlan, mayToSearch, mayToSector, nobody } from './policy.ts';
import { findSearch, searchIdOfSector, type WholeSearch } from './store-search.ts';
import { findPlan, type ListedPlan } from './store-support.ts';
import type { SectorRow } from './tables.ts';

/** A search in the hand of somebody who may do this door's action. */
export interface OpenSearch extends WholeSearch {
  readonly info: MatterInfo;
  readonly subject: CareSubject;
}

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

export function searchSubject(info: MatterInfo | undefined, sectors: readonly SectorRow[]): CareSubject {
  return {
    matter: info?.subject,
    personIds: present(sectors.map(({ person_id }) => person_id)),
    unitIds: present(sectors.map(({ unit_id }) => unit_id)),
  };
}

/** Loads a search, leaves the access line and asks this door's permission. */
export async function openSearch(ctx: Context, id: string, lock = false): Promise<OpenSearch> {
  const whole = await findSearch(ctx.tx, { id }, lock);
  const info = whole && (await findMatterInfo(ctx, whole.search.matter_id, '寻人'));
  const subject = whole ? searchSubject(info, whole.sectors) : nobody;
  ctx.permit(mayToSearch, subject);
  if (!whole || !info) throw new Refusal('not-found');
  return { ...whole, info, subject };
}

/** The same, locked, for what is done only while it is running. */
export async function lockRunning(ctx: Context, id: string, version?: number): Promise<OpenSearch> {
  const open = await openSearch(ctx, id, true);
  if (open.search.state !== 'running') throw new Refusal('step.not-now');
  if (version !== undefined && version !== open.search.version) throw new Refusal('version.conflict');
  return open;
}

/** One sector of a running search; a member is asked about the own sector. */
export async function lockSector(ctx: Context, id: string): Promise<OpenSearch & { sector: SectorRow }> {
  const searchId = await searchIdOfSector(ctx.tx, id);
  const whole = searchId === undefined ? undefined : await findSearch(ctx.tx, { id: searchId }, true);
  const sector = whole?.sectors.find((one) => one.id === id);
  const info = whole && (await findMatterInfo(ctx, whole.search.matter_id, '寻人'));
  ctx.permit(mayToSector, sector ? searchSubject(info, [sector]) : nobody);
  if (!whole || !sector || !info) throw new Refusal('not-found');
  if (whole.search.state !== 'running') throw new Refusal('step.not-now');
  return { ...whole, info, sector, subject: searchSubject(info, whole.sectors) };
}

/** Open pages of those who see the search, and of the matter, ask again. */
export function signalSearch(ctx: Context, { search, info, subject }: Omit<OpenSearch, 'sectors'>): void {
  const hearers = hearersOf(info.subject);
  const members = { unitIds: subject.unitIds, personIds: subject.personIds };
  ctx.signal({ kind: 'search', id: search.id }, ...hearers, members);
  ctx.signal({ kind: 'matter', id: search.matter_id }, ...hearers);
}

/** A plan in the hand of somebody who may do this door's action. */
export interface OpenPlan {
  readonly plan: ListedPlan;
  readonly info: MatterInfo;
}

/** Loads a plan, leaves the access line and asks this door's permission. */
export async function openPlan(ctx: Context, id: string | undefined, lock = false): Promise<OpenPlan> {
  const plan = id === undefined ? undefined : await findPlan(ctx.tx, id, lock);
  const info = plan && (await findMatterInfo(ctx, plan.matter_id, '帮扶计划'));
  ctx.permit(mayToPlan, plan ? { matter: info?.subject, personIds: [plan.lead_id], unitIds: [] } : nobody);
  if (!plan || !info) throw new Refusal('not-found');
  return { plan, info };
}

export function signalPlan(ctx: Context, { plan, info }: OpenPlan): void {
  const hearers = hearersOf(info.subject);
  ctx.signal({ kind: 'support', id: plan.id }, ...hearers, { unitIds: [], personIds: [plan.lead_id] });
  ctx.signal({ kind: 'matter', id: plan.matter_id }, ...hearers);
}

/** The account that acts; doors of care are for colleagues only. */
export function actingAccount(ctx: Context): string {
  const account = accountOf(ctx.who);
  if (account === null) throw new Refusal('not-allowed');
  return account;
}
