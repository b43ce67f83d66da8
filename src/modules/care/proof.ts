import { keysOf } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { listFiles } from '../../platform/files/rows.ts';
import { type Discussion, discussionsOf } from '../meetings/api.ts';
import { proofState } from './rules.ts';
import { listProof } from './store-proof.ts';
import type { ProofEntry } from './tables.ts';
import { type ProofItem, type ProofState, proofItems } from './words.ts';

/** An item of the list with what was put to it and what is at hand by itself. */
export interface ProofLine {
  readonly item: ProofItem;
  readonly state: ProofState;
  readonly entries: readonly ProofEntry[];
  readonly found: readonly string[];
}

/** 举证清单 of a matter: minutes come from its meetings, photos from the matter itself; the rest is put there by hand. */
export async function proofOf(
  ctx: Context,
  matterId: string,
): Promise<{ lines: ProofLine[]; discussions: Discussion[] }> {
  const entries = await listProof(ctx.tx, matterId);
  const discussions = await discussionsOf(ctx.tx, matterId);
  const files = await listFiles(ctx.tx, { kind: 'matter', id: matterId }, ['resident', 'staff']);
  const photos = files.filter(({ kind }) => kind === 'photo');
  const ready = photos.filter(({ public_hash }) => public_hash !== null);
  const found: Readonly<Record<ProofItem, readonly string[]>> = {
    assessment: [],
    minutes: discussions.map(({ title, topic }) => `${title}：${topic}`),
    photos: photos.length === 0 ? [] : [`${photos.length} 张照片，${ready.length} 张已遮挡`],
    letters: [],
    result: [],
  };
  const lines = keysOf(proofItems).map((item) => {
    const own = entries.filter((entry) => entry.item === item);
    return { item, state: proofState(own, found[item].length), entries: own, found: found[item] };
  });
  return { lines, discussions };
}
