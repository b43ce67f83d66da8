import type { Db } from '../../platform/database.ts';
import { cameTo } from './rules-record.ts';
import { listSittings } from './store-sittings.ts';
import type { Outcome, RecordState, SittingKind } from './words.ts';

export { sittingsFileGate } from './file-gate.ts';
export { readTimesReply } from './reply.ts';

/** 开过的调解会: a sitting that began, for agreements and figures. */
export interface SittingBrief {
  readonly id: string;
  readonly number: number;
  readonly kind: SittingKind;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  /** Whole minutes; null while it goes on. */
  readonly minutes: number | null;
  readonly outcome: Outcome | null;
  readonly recordState: RecordState;
  /** SHA-256 of the record, with the signatures once it is final; null while nothing was read back. */
  readonly recordHash: string | null;
  readonly roomId: string | null;
  readonly place: string;
  /** Parties who came. */
  readonly presentPartyIds: readonly string[];
}

/** Sittings of a mediation that began, in their order; the last one is the last of the list. */
export async function sittingsOf(tx: Db, mediationId: string): Promise<SittingBrief[]> {
  const all = await listSittings(tx, mediationId);
  return all.flatMap((one) => {
    if (one.begun_at === null || one.state === 'cancelled') return [];
    const milliseconds = one.ended_at === null ? null : one.ended_at.getTime() - one.begun_at.getTime();
    return [
      {
        id: one.id,
        number: one.number,
        kind: one.kind,
        begunAt: one.begun_at,
        endedAt: one.ended_at,
        minutes: milliseconds === null ? null : Math.floor(milliseconds / 60_000),
        outcome: one.outcome,
        recordState: one.record_state,
        recordHash: one.record_hash,
        roomId: one.room_id,
        place: one.place,
        presentPartyIds: Object.keys(one.present).flatMap((key) =>
          key.startsWith('party.') && cameTo(one.present, key) ? [key.slice('party.'.length)] : [],
        ),
      },
    ];
  });
}
