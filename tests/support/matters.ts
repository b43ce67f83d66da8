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
        closed_at, closed_by, contest_until, search, changed_at)
      values ($1, $2, $3, $4, $4, $5, 'resident-page', '金桐小区', $6, $7, $8, $9, $10, case when $11 then $9 end, case when $11 then $9 end, $12,
        case when $11 then $10 end, $13::tsvector, $9)),
    r as (insert into reporter (id, matter_id, code, tail, name, phone, made_at) values ($14, $1, $15, '5678', '张三', $16, $9)),
    l as (insert into part (id, matter_id, role, unit_id, person_id, state, asked_at, changed_at)
      select gen_random_uuid(), $1, 'lead', $6, $7, 'asked', $9, $9 where $7::uuid is not null)
    insert into part (id, matter_id, role, unit_id, task, state, asked_at, changed_at)
      select $17, $1, 'helper', $18, '请协助', 'asked', $9, $9 where $18::uuid is not null`,
    [
      id, number, state, wish.title ?? '楼道堆物', wish.category ?? 'other', wish.unitId, wish.leadId ?? null, wish.watch ?? false, now, later,
      ['answered', 'closed', 'revisited'].includes(state), wish.closedBy ?? null, `'${number.replaceAll('-', '')}':1`, reporterId, code, wish.phone ?? '19900005678',
      helperId, wish.helperUnitId ?? null,
    ],
  );
  return { id, number, reporterId, code, partId: wish.helperUnitId === undefined ? undefined : helperId, version: 1 };
}
