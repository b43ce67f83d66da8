import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { phoneOf } from './identity.ts';
import { hearing } from './letters.ts';
import type { WholeMatter } from './store-read.ts';

/** A day as people write it: 12月31日, 31 December. */
function dateIn(language: 'zh' | 'en', at: Date): string {
  const [, month = 1, day = 1] = dayOf(at).split('-').map(Number);
  if (language === 'zh') return `${month}月${day}日`;
  return `${day} ${new Date(Date.UTC(2000, month - 1, 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })}`;
}

/** The promised date moved: everybody who reported the matter and wants messages hears of the new one. */
export async function tellDate(ctx: Context, whole: WholeMatter, promisedAt: Date): Promise<void> {
  for (const reporter of hearing(whole)) {
    const recipient = phoneOf(ctx.settings.secret, reporter);
    if (recipient === null || !reporter.wants_messages) continue;
    const link = `${ctx.settings.publicUrl}/follow`;
    await queueMessage(ctx, {
      template: 'matter.promise-changed',
      recipient,
      isSealed: reporter.sealed !== null,
      language: reporter.language,
      params: { code: reporter.code, link, date: dateIn(reporter.language, promisedAt) },
      subject: { kind: 'matter', id: whole.matter.id },
    });
  }
}
