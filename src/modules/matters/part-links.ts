import type { Context } from '../../platform/context.ts';
import { makeLink, revokeLinks } from '../../platform/links.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { findPartner } from '../partners/api.ts';
import { linkExpiryOf } from './part-clocks.ts';
import type { WholeMatter } from './store-read.ts';
import type { Part } from './tables.ts';

/** The word under which links to parts are kept. */
export const partLinks = { purpose: 'part', subjectKind: 'part' } as const;

/** 联络员 or 备用联络员. */
export type Contact = 'liaison' | 'deputy';

const contactWords = { liaison: '联络员', deputy: '备用联络员' } as const satisfies Record<Contact, string>;

interface Sending {
  readonly to: Contact;
  readonly template: 'partner.asked' | 'partner.reminded';
  /** Makes the link also when there is no phone to send it to, for whoever hands it over himself. */
  readonly orShow?: true;
}

export interface SentLink {
  /** Who was sent the link; null when there was no phone. */
  readonly sentTo: string | null;
  /** The address, only where it could not be sent and was asked for. */
  readonly url: string | null;
}

type LinkedPart = Pick<Part, 'id' | 'partner_id' | 'due_at'>;

/** Sends a partner's liaison or deputy a link to a part; older links to it stay good. Without a phone nothing is made unless asked. */
export async function sendPartLink(
  ctx: Context,
  whole: WholeMatter,
  part: LinkedPart,
  { to, template, orShow }: Sending,
): Promise<SentLink> {
  const partner = part.partner_id === null ? undefined : await findPartner(ctx.tx, part.partner_id);
  if (!partner) return { sentTo: null, url: null };
  const [name, phone] =
    to === 'liaison' ? [partner.liaisonName, partner.liaisonPhone] : [partner.deputyName, partner.deputyPhone];
  if (!phone && !orShow) return { sentTo: null, url: null };
  const label = [partner.name, name, contactWords[to]].filter(Boolean).join(' ');
  const expiresAt = linkExpiryOf(part.due_at, ctx.now);
  const subject = { kind: partLinks.subjectKind, id: part.id };
  const { url } = await makeLink(ctx, {
    purpose: partLinks.purpose,
    subject,
    label,
    page: '/part',
    ...(expiresAt && { expiresAt }),
  });
  ctx.record({
    subject: { kind: 'matter', id: whole.matter.id },
    kind: 'part.link-sent',
    audience: 'staff',
    data: { partId: part.id, partnerId: partner.id, text: label },
  });
  if (!phone) return { sentTo: null, url };
  await queueMessage(ctx, {
    template,
    recipient: phone,
    language: 'zh',
    params: { link: url },
    subject: { kind: 'matter', id: whole.matter.id },
  });
  return { sentTo: label, url: null };
}

/** Ends every link to a part, also those that are open on a device now. */
export function revokePartLinks(ctx: Context, partId: string): Promise<number> {
  return revokeLinks(ctx, { purpose: partLinks.purpose, subject: { kind: partLinks.subjectKind, id: partId } });
}
