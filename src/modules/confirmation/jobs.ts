import { addDays, dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { guardContents } from '../../platform/files/forget.ts';
import { findEffective } from '../agreements/api.ts';
import { holidaysInForce, turnClocks } from '../clocks/api.ts';
import { findMediation, tellParties } from '../mediation/api.ts';
import { turnConfirmClock } from './clock.ts';
import { remindedAt, windowOf } from './rules.ts';
import { lastWords } from './rules-joint.ts';
import { listDue, openConfirmation, saveConfirmation } from './store.ts';
import { dropEnded, readDossier, saveUnfiled } from './store-dossier.ts';
import { type Asking, askingOf, boundOf, excludedBy, tell } from './subject.ts';
import type { Workshop } from './workshop.ts';

/** An agreement came into force: its thirty days begin, those of an earlier one are over. */
export async function agreementEffective(ctx: Context, { id }: { id: string }): Promise<void> {
  const whole = await findMediation(ctx.tx, id, true);
  const agreement = await findEffective(ctx.tx, id);
  if (!whole || !agreement) return;
  const effectiveOn = dayOf(agreement.effectiveAt);
  const window = windowOf(effectiveOn, await holidaysInForce(ctx.tx));
  const made = await openConfirmation(ctx, { mediationId: id, agreementId: agreement.id, effectiveOn, window });
  if (made === undefined) return;
  await turnClocks(ctx, { subjectId: id, stop: ['confirm'], why: 'replaced' });
  const found = await askingOf(ctx, whole, true);
  if (!found || excludedBy(found).length > 0) return;
  tell(ctx, whole, 'confirmation.opened', { lastOn: window.lastOn });
  await turnConfirmClock(ctx, found);
}

/** Every morning: both sides are reminded while there is time, and what was not asked in time is over. */
export async function lookAtDays(ctx: Context): Promise<void> {
  const today = dayOf(ctx.now);
  const due = await listDue(ctx.tx, { lastOn: remindedAt.map((days) => addDays(today, days)), today });
  for (const one of due) {
    const whole = await findMediation(ctx.tx, one.mediation_id, true);
    const found = whole && (await askingOf(ctx, whole, true));
    if (!found || found.confirmation.id !== one.id) continue;
    if (one.lawful_last_on < today) await lapse(ctx, found);
    else await remind(ctx, found);
  }
}

async function lapse(ctx: Context, found: Asking): Promise<void> {
  await saveConfirmation(ctx, found.confirmation.id, { state: 'lapsed' });
  await turnClocks(ctx, { subjectId: found.whole.mediation.id, stop: ['confirm'] });
  if (excludedBy(found).length === 0) tell(ctx, found.whole, 'confirmation.lapsed', {});
}

/** Whoever has not answered hears of it, unless somebody of them does not want it. */
async function remind(ctx: Context, found: Asking): Promise<void> {
  const last = lastWords(
    boundOf(found).map(({ id }) => id),
    found.words,
  );
  const isUnwanted = [...last.values()].some((word) => word?.said === 'no');
  if (isUnwanted || excludedBy(found).length > 0) return;
  const partyIds = [...last].flatMap(([id, word]) => (word?.said === 'yes' ? [] : [id]));
  const { messaged, toCall } = await tellParties(ctx, found.whole, 'mediation.news', { partyIds });
  tell(ctx, found.whole, 'confirmation.reminded', { messaged: messaged.length, toCall: toCall.length });
}

/** Mediation was taken up again: what was filed is open again. */
export async function unfile(ctx: Context, { id }: { id: string }): Promise<void> {
  const { dossier } = await readDossier(ctx.tx, id);
  if (dossier.filed_at !== null) await saveUnfiled(ctx, id);
}

/** Every night: PDFs whose days or whose term are over leave the store. */
export function tidyJob({ store }: Workshop) {
  return async (ctx: Context): Promise<void> => {
    await guardContents(ctx.tx);
    for (const hash of await dropEnded(ctx.tx, dayOf(ctx.now))) await store().removeSealed(hash);
  };
}
