import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { ownActs, readStory } from './own-report.ts';
import { hearersOf } from './policy.ts';
import { lockWhole } from './store-read.ts';
import { subjectOf } from './subject.ts';

/**
 * Adds words to a report in the name of whoever brought it; a later family asks the permission. Refuses `step.not-now` where the reporter
 * himself could add nothing.
 */
export async function addForReporter(
  ctx: Context,
  given: { matterId: string; reporterId: string; text: string },
): Promise<void> {
  const own = await lockWhole(ctx.tx, given.matterId);
  const reporter = own?.reporters.find(({ id }) => id === given.reporterId);
  if (!own || !reporter) throw new Refusal('not-found');
  const story = await readStory(ctx, own, reporter);
  if (!ownActs(story, ctx.now).includes('add')) throw new Refusal('step.not-now');
  const subject = { kind: 'matter', id: own.matter.id };
  ctx.record({
    subject,
    kind: 'matter.added',
    audience: 'resident',
    data: { text: given.text, files: 0, reporterId: reporter.id },
  });
  ctx.accessed({ subject, residents: [reporter.id] });
  ctx.signal(subject, ...hearersOf(subjectOf(own)));
  if (story.root !== own) ctx.signal({ kind: 'matter', id: story.root.matter.id }, ...hearersOf(subjectOf(story.root)));
}
