import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { findPhones } from '../people/api.ts';
import type { WholeMatter } from './store-read.ts';

/** Tells one colleague by telephone that a part of a matter needs a look; the text names neither. */
export async function tellColleague(
  ctx: Context,
  whole: WholeMatter,
  personId: string | null,
  template: 'staff.part-news' | 'staff.arbitrate',
): Promise<void> {
  if (personId === null) return;
  const phone = (await findPhones(ctx.tx, [personId])).get(personId);
  if (phone === undefined) return;
  await queueMessage(ctx, {
    template,
    recipient: phone,
    language: 'zh',
    params: { link: `${ctx.settings.publicUrl}/desk` },
    subject: { kind: 'matter', id: whole.matter.id },
  });
}
