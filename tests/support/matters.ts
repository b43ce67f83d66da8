import { newId, newReceiptCode } from '../../src/kit/ids.ts';
import type { TestHouse } from './house.ts';

/** A matter put straight into the state that a test needs. */
export interface MadeMatter {
  readonly id: string;
  readonly number: string;
  readonly reporterId: string;
  readonly code: string;
  readonly partId: string | undefined;
  readonly version: 1;
}

export interface MatterWish {
  readonly unitId: string;
  readonly state?: string;
  readonly watch?: boolean;
  readonly category?: string;
  readonly title?: string;
  readonly leadId?: string | null;
  readonly helperUnitId?: string;
  readonly phone?: string;
  readonly closedBy?: string;
}

let count = 0;

/** Past the doors, so that no book is kept: for questions of permission only. */
export async function makeMatter(house: TestHouse, wish: MatterWish): Promise<MadeMatter> {
  count += 1;
  const [id, reporterId, helperId, code] = [newId(), newId(), newId(), newReceiptCode()];
  const number = `2026-9${String(count).padStart(5, '0')}`;
  const state = wish.state ?? 'reported';
  const now = house.now();
  const later = new Date(now.getTime() + 10 * 86_400_000);
  await house.base.owner.query(
    `with m as (
      insert into matter (id, number, state, title, what, category, channel, where_text, unit_id, lead_id, watch, reported_at, promised_at, answered_at,
        closed_at, closed_by, contest_until, solved, search, changed_at)
      values ($1::uuid, $2::text, $3::text, $4::text, $4::text, $5::text, 'resident-page', '金桐小区', $6::uuid, $7::uuid, $8::boolean, $9::timestamptz, $10::timestamptz, case when $11::boolean then $9::timestamptz end, case when $11::boolean then $9::timestamptz end, $12::uuid,
        case when $11::boolean then $10::timestamptz end, case when $3::text = 'revisited' then 'yes' else 'unasked' end, $13::tsvector, $9::timestamptz)),
    r as (insert into reporter (id, matter_id, code, tail, name, phone, made_at) values ($14::uuid, $1::uuid, $15::text, '5678', '张三', $16::text, $9::timestamptz)),
    l as (insert into part (id, matter_id, role, unit_id, person_id, state, asked_at, changed_at)
      select gen_random_uuid(), $1::uuid, 'lead', $6::uuid, $7::uuid, 'asked', $9::timestamptz, $9::timestamptz where $7::uuid is not null)
    insert into part (id, matter_id, role, unit_id, task, state, asked_at, changed_at)
      select $17::uuid, $1::uuid, 'helper', $18::uuid, '请协助', 'asked', $9::timestamptz, $9::timestamptz where $18::uuid is not null`,
    [
      id,
      number,
      state,
      wish.title ?? '楼道堆物',
      wish.category ?? 'other',
      wish.unitId,
      wish.leadId ?? null,
      wish.watch ?? false,
      now,
      later,
      ['answered', 'closed', 'revisited'].includes(state),
      wish.closedBy ?? null,
      `'${number.replaceAll('-', '')}':1`,
      reporterId,
      code,
      wish.phone ?? '19900005678',
      helperId,
      wish.helperUnitId ?? null,
    ],
  );
  return { id, number, reporterId, code, partId: wish.helperUnitId === undefined ? undefined : helperId, version: 1 };
}
