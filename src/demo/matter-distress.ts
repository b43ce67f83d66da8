import { dueAfter } from './due-dates.ts';
import type { Life } from './matter-life.ts';
import { phrases } from './word-books.ts';

/** Accepted, assigned and taken within minutes; false when the present moment comes first. */
function begin(life: Life): boolean {
  const { walk, set } = life;
  const { cast, category } = set;
  if (!life.pass(0.05, false)) return false;
  walk.step('accept', life.clock, life.by(cast.intake), {
    data: { category: category.code },
    change: { promised_at: dueAfter(life.clock, category.workingDays).toISOString() },
  });
  if (!life.pass(0.03, false)) return false;
  walk.assign(life.clock, life.by(cast.assigner), life.lead, '请马上联系，两人同去，多听少说');
  if (!life.pass(0.03, false)) return false;
  walk.step('take', life.clock, life.by(life.lead));
  return true;
}

/** Plays a matter of distress: minutes instead of days, two colleagues, and a voice that stays. */
export function playGently(life: Life): void {
  const { walk, set, random } = life;
  if (!begin(life)) return;
  for (const text of phrases.watchTold) {
    if (!life.pass(0.4, false)) return;
    walk.tell('matter.told', life.clock, life.by(life.lead), { text });
  }
  if (!life.pass(26)) return;
  for (const evidence of walk.evidenceNeeded) {
    walk.addEvidence(life.clock, life.by(life.lead), evidence, '陪伴记录（仅主办、值班和督查可见）');
  }
  const text = set.story.fill(random.pick(phrases.watchAnswers));
  walk.step('answer', life.clock, life.by(life.lead), { data: { text, files: 0 } });
  if (!life.pass(60)) return;
  walk.step('close', life.clock, life.by(life.lead), { data: { note: '' } });
  if (!life.pass(60) || !life.revisit()) return;
  life.archive(400);
}
