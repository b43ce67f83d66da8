import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { takeLocked } from './actions-step.ts';
import type { stepDoors } from './contract-steps.ts';
import { hearing } from './letters.ts';
import type { WholeMatter } from './store-read.ts';
import type { MatterChange } from './store-write.ts';
import { lockMatter } from './subject.ts';
import { type CountedResult, resultSentence } from './words-together.ts';

type In<K extends keyof typeof stepDoors> = ParsedOf<(typeof stepDoors)[K]>;

/** What a later family has against closing a matter: it refuses, or answers nothing. */
export type ClosingGate = (ctx: Context, matter: { readonly id: string; readonly category: string }) => Promise<void>;

/** 办结, with what was counted where the category counts something. */
export async function close(ctx: Context, { id, version, note, result }: In<'close'>, mayClose: ClosingGate) {
  const whole = await lockMatter(ctx, id);
  if (whole.matter.version !== version) throw new Refusal('version.conflict');
  await mayClose(ctx, whole.matter);
  if (result === undefined) return takeLocked(ctx, whole, { step: 'close', id, data: { note: note ?? '' } });
  mustCount(whole, result);
  const { zh, en } = resultSentence(result, whole.category.result_fields);
  return takeLocked(ctx, whole, {
    step: 'close',
    id,
    brings: ['result-count'],
    data: { note: note ?? '', result: zh, resultEn: en },
    change: ({ matter }): MatterChange => ({
      result,
      evidence: [...new Set([...matter.evidence, 'result-count' as const])],
    }),
  });
}

function mustCount({ category }: WholeMatter, { counts }: CountedResult): void {
  const known = new Set(category.result_fields.map(({ key }) => key));
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  if (Object.keys(counts).some((key) => !known.has(key)) || counted.length === 0) {
    throw new Refusal('input.invalid', [
      {
        path: 'result',
        zh: '请填写该类别的处置数量，至少一项',
        en: 'Count at least one thing that this category counts',
      },
    ]);
  }
}

/** 记录回访: where several people reported it, the colleague says whom the visit asked. */
export async function revisit(ctx: Context, { id, version, way, solved, note, reporterId }: In<'revisit'>) {
  const whole = await lockMatter(ctx, id);
  if (whole.matter.version !== version) throw new Refusal('version.conflict');
  const people = hearing(whole);
  const asked = people.length === 1 ? people[0]?.id : reporterId;
  if (people.length > 1 && !people.some((person) => person.id === asked)) {
    throw new Refusal('input.invalid', [
      {
        path: 'reporterId',
        zh: '几个人反映了这件事，请选择回访了谁',
        en: 'Several people reported this: say whom you asked',
      },
    ]);
  }
  return takeLocked(ctx, whole, {
    step: 'revisit',
    id,
    found: solved,
    ...(asked === undefined ? {} : { reporter: asked }),
    data: { text: note, way, ...(asked === undefined ? {} : { reporterId: asked }) },
  });
}
