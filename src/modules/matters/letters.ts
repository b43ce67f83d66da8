import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import type { TemplateCode } from '../../platform/messages/templates.ts';
import { findPhones, peopleOver } from '../people/api.ts';
import { phoneOf } from './identity.ts';
import type { WholeMatter } from './store-read.ts';
import type { Reporter } from './tables.ts';
import type { MatterState, MatterStep } from './words.ts';

const templateOf: Partial<Record<MatterStep, TemplateCode>> = {
  decline: 'matter.not-accepted',
  answer: 'matter.answered',
  close: 'matter.asked-solved',
  reopen: 'matter.reopened',
};

/** Where a reporter follows the matter. */
function followLink(ctx: Context): string {
  return `${ctx.settings.publicUrl}/follow`;
}

/** After a step that concerns them, everybody who reported the matter and wants messages hears that there is news. */
export async function tellReporters(
  ctx: Context,
  whole: WholeMatter,
  step: MatterStep,
  state: MatterState,
): Promise<void> {
  const template = step === 'revisit' && state === 'reopened' ? 'matter.reopened' : templateOf[step];
  if (!template) return;
  for (const reporter of hearing(whole)) await tellOne(ctx, whole.matter.id, reporter, template);
}

/** Who hears of the matter: whoever did not withdraw, each person once, also where a part was split off and merged back. */
export function hearing({ reporters }: Pick<WholeMatter, 'reporters'>): Reporter[] {
  const ids = new Set(reporters.map(({ id }) => id));
  return reporters.filter(
    ({ withdrawn_at, split_of }) => withdrawn_at === null && (split_of === null || !ids.has(split_of)),
  );
}

/** One message to one reporter, when there is a phone and a wish for messages. */
export async function tellOne(
  ctx: Context,
  matterId: string,
  reporter: Pick<Reporter, 'phone' | 'wants_messages' | 'language' | 'code'> & { readonly sealed?: string | null },
  template: TemplateCode,
): Promise<void> {
  const recipient = phoneOf(ctx.settings.secret, reporter);
  if (recipient === null || !reporter.wants_messages) return;
  await queueMessage(ctx, {
    template,
    recipient,
    isSealed: (reporter.sealed ?? null) !== null,
    language: reporter.language,
    params: { code: reporter.code, link: followLink(ctx) },
    subject: { kind: 'matter', id: matterId },
  });
}

/** Tells a colleague that a matter was given to him. */
export async function tellLead(ctx: Context, whole: WholeMatter, personId: string): Promise<void> {
  const phone = (await findPhones(ctx.tx, [personId])).get(personId);
  if (phone === undefined) return;
  await queueMessage(ctx, {
    template: 'staff.assigned',
    recipient: phone,
    language: 'zh',
    params: { link: deskLink(ctx) },
    subject: { kind: 'matter', id: whole.matter.id },
  });
}

/** Wording of distress: everybody on duty for the unit is told at once, also at night; the text says nothing of what it is about. */
export async function tellWatch(ctx: Context, matterId: string, unitId: string): Promise<void> {
  const onDuty = await peopleOver(ctx.tx, unitId, 'watch', dayOf(ctx.now));
  const phones = await findPhones(
    ctx.tx,
    onDuty.map((person) => person.personId),
  );
  for (const recipient of new Set(phones.values())) {
    const params = { link: deskLink(ctx) };
    await queueMessage(ctx, {
      template: 'staff.urgent',
      recipient,
      language: 'zh',
      params,
      subject: { kind: 'matter', id: matterId },
      urgent: true,
    });
  }
}

function deskLink(ctx: Context): string {
  return `${ctx.settings.publicUrl}/desk`;
}
