import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import * as store from './store.ts';

type Doors = typeof doors;
type PartnerView = AnswerOf<Doors['view']>;

function show(ctx: Context, partner: store.Partner): PartnerView {
  const canChange = partner.endedOn === null && may['partner.change'](ctx.who) === 'allowed';
  return { ...partner, can: canChange ? ['change', 'end'] : [] };
}

export async function list(ctx: Context, input: ParsedOf<Doors['list']>): Promise<GivenOf<Doors['list']>> {
  ctx.permit(may, undefined);
  ctx.accessed({});
  const { q, kind, ended, cursor, limit } = input;
  const asked = { q, kind, ended, day: dayOf(ctx.now), after: cursor ?? '', limit: limit + 1 };
  const rows = await store.listPartners(ctx.tx, asked);
  const page = rows.slice(0, limit);
  return {
    rows: page.map((partner) => show(ctx, partner)),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
    canMake: may['partner.make'](ctx.who) === 'allowed',
  };
}

async function getPartner(ctx: Context, id: string): Promise<store.Partner> {
  const partner = await store.findPartner(ctx.tx, id);
  if (!partner) throw new Refusal('not-found');
  return partner;
}

export async function view(ctx: Context, { id }: ParsedOf<Doors['view']>): Promise<GivenOf<Doors['view']>> {
  const partner = await getPartner(ctx, id);
  ctx.permit(may, undefined);
  ctx.accessed({ subject: { kind: 'partner', id } });
  return show(ctx, partner);
}

async function refuseTakenCode(ctx: Context, code: string, exceptId: string | null): Promise<void> {
  if (await store.isCodeTaken(ctx.tx, code, exceptId)) {
    throw new Refusal('already.exists', [{ path: 'code', zh: '编号已被占用', en: 'the code is taken' }]);
  }
}

export async function make(ctx: Context, input: ParsedOf<Doors['make']>): Promise<GivenOf<Doors['make']>> {
  ctx.permit(may, undefined);
  await refuseTakenCode(ctx, input.code, null);
  const id = newId(ctx.now.getTime());
  await store.savePartners(ctx.tx, [{ ...input, id, endedOn: null }]);
  ctx.record({ subject: { kind: 'partner', id }, kind: 'partner.made', audience: 'staff', data: { name: input.name } });
  return { id };
}

export async function change(ctx: Context, input: ParsedOf<Doors['change']>): Promise<GivenOf<Doors['change']>> {
  const before = await getPartner(ctx, input.id);
  ctx.permit(may, undefined);
  if (before.endedOn !== null) throw new Refusal('step.not-now');
  await refuseTakenCode(ctx, input.code, input.id);
  await store.savePartners(ctx.tx, [{ ...input, endedOn: null }]);
  const fields = [
    'code',
    'name',
    'kind',
    'remit',
    'liaisonName',
    'liaisonPhone',
    'deputyName',
    'deputyPhone',
    'phone',
  ] as const;
  const changed = fields.filter((field) => before[field] !== input[field]);
  ctx.record({
    subject: { kind: 'partner', id: input.id },
    kind: 'partner.changed',
    audience: 'staff',
    data: { changed },
  });
  return { done: true };
}

export async function end(ctx: Context, { id, on }: ParsedOf<Doors['end']>): Promise<GivenOf<Doors['end']>> {
  const before = await getPartner(ctx, id);
  ctx.permit(may, undefined);
  if (before.endedOn !== null) throw new Refusal('step.not-now');
  await store.savePartners(ctx.tx, [{ ...before, endedOn: on }]);
  ctx.record({ subject: { kind: 'partner', id }, kind: 'partner.ended', audience: 'staff', data: { on } });
  return { done: true };
}
