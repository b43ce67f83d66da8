import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { findUnit, unitNames } from '../people/api.ts';
import { findPlace } from '../places/api.ts';
import type { shareDoors } from './contract-share.ts';
import { mustKnow } from './known.ts';
import { mayInGeneral, mayToShare, sharers } from './policy.ts';
import { endShare as end, findShare, insertShare, listShares, type ShareLink } from './store-share.ts';

type In<K extends keyof typeof shareDoors> = ParsedOf<(typeof shareDoors)[K]>;

const isOpen = ({ ended_at, expires_at }: ShareLink, now: Date) => ended_at === null && expires_at > now;

// Letters of a receipt code without its first two: short enough to be typed, and no person behind it.
function newShareCode(): string {
  return newReceiptCode().slice(3).replace('-', '');
}

function urlOf(ctx: Context, code: string): string {
  return `${ctx.settings.publicUrl}/r?g=${code}`;
}

/** 分享链接: those of the own units, each with how many reports came through it. */
export async function shares(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const units = unitsWith(ctx.who, 'intake', 'assign', 'handle', 'oversee');
  const rows = await listShares(ctx.tx, units);
  const makers = unitsWith(ctx.who, ...sharers);
  const names = await unitNames(ctx.tx, [...new Set([...rows.map((row) => row.unit_id), ...makers])]);
  const described = [];
  for (const row of rows) {
    const place = row.place_id === null ? undefined : await findPlace(ctx.tx, row.place_id, dayOf(ctx.now));
    described.push({
      id: row.id,
      code: row.code,
      url: urlOf(ctx, row.code),
      label: row.label,
      kind: row.kind,
      unitName: names.get(row.unit_id) ?? '',
      placeName: place?.name ?? null,
      reports: row.reports,
      madeAt: row.made_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isOpen: isOpen(row, ctx.now),
      can: isOpen(row, ctx.now) && makers.includes(row.unit_id) ? (['end'] as const).slice() : [],
    });
  }
  return { rows: described, units: makers.map((id) => ({ id, name: names.get(id) ?? '' })) };
}

export async function makeShare(ctx: Context, input: In<'makeShare'>) {
  ctx.permit(mayToShare, input.unitId);
  await mustKnow(ctx, { unitId: input.unitId });
  if (input.placeId !== undefined && !(await findPlace(ctx.tx, input.placeId, dayOf(ctx.now)))) {
    throw new Refusal('input.invalid', [{ path: 'placeId', zh: '没有这个地点', en: 'There is no such place' }]);
  }
  const expires = new Date(ctx.now);
  expires.setUTCMonth(expires.getUTCMonth() + input.months);
  const share = { id: newId(ctx.now.getTime()), code: newShareCode() };
  await insertShare(ctx.tx, {
    ...share,
    label: input.label,
    kind: input.kind,
    place_id: input.placeId ?? null,
    unit_id: input.unitId,
    made_by: ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : '',
    made_at: ctx.now,
    expires_at: expires,
  });
  return { ...share, url: urlOf(ctx, share.code) };
}

export async function endShare(ctx: Context, input: In<'endShare'>): Promise<{ done: true }> {
  const share = await findShare(ctx.tx, { id: input.id });
  ctx.permit(mayToShare, share?.unit_id ?? '');
  await end(ctx.tx, input.id, ctx.now);
  return { done: true };
}

/** What a resident sees who came through a link: whose it is and which place it is about; the group's name stays inside. */
export async function openShare(ctx: Context, input: In<'openShare'>) {
  ctx.permit(mayInGeneral, undefined);
  const share = await findShare(ctx.tx, { code: input.code.toUpperCase() });
  if (!share) throw new Refusal('not-found');
  const unit = await findUnit(ctx.tx, share.unit_id);
  const place = share.place_id === null ? undefined : await findPlace(ctx.tx, share.place_id, dayOf(ctx.now));
  return {
    code: share.code,
    isOpen: isOpen(share, ctx.now),
    unitName: unit?.name ?? '',
    place: place ? { code: place.code, name: place.name, address: place.address } : null,
  };
}
