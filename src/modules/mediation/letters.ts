import type { Context } from '../../platform/context.ts';
import { makeLink } from '../../platform/links.ts';
import { isOptedOut, queueMessage } from '../../platform/messages/outbox.ts';
import type { TemplateCode } from '../../platform/messages/templates.ts';
import { findPhones } from '../people/api.ts';
import { partyLinks } from './policy.ts';
import type { WholeMediation } from './store-cases.ts';
import { ofMediation, partiesNow, tell } from './subject.ts';
import type { Party } from './tables.ts';

const day = 86_400_000;
/** A dispute may run for a month and be looked at afterwards; the code opens the page again at any time. */
const linkDays = 60;

/** Whoever chose paper or a colleague gets no message, also where a phone is on record: somebody else may read it. */
const byMessage: readonly Party['way'][] = ['page', 'phone'];

/** Who is told, and who takes part in another way, has no phone or wants no messages: the liaison calls or writes to those. */
export interface Told {
  readonly messaged: readonly string[];
  readonly toCall: readonly string[];
}

/** A fresh link to the own page of a party; the secret is in the address only. */
export function makePartyLink(ctx: Context, party: Pick<Party, 'id' | 'name'>): Promise<{ id: string; url: string }> {
  return makeLink(ctx, {
    purpose: partyLinks.purpose,
    subject: { kind: partyLinks.subjectKind, id: party.id },
    label: `当事人 ${party.name}`,
    page: partyLinks.page,
    expiresAt: new Date(ctx.now.getTime() + linkDays * day),
  });
}

/** Whom a message goes to, all principals unless named, and what it says beside code and link. */
interface Letter {
  readonly partyIds?: readonly string[];
  readonly params?: Readonly<Record<string, string>>;
  /** A message that is answered by a digit has no room for an address. */
  readonly withLink?: boolean;
}

/** One message to each party who takes part by page or phone; the others are named, so that somebody calls on them. */
export async function tellParties(
  ctx: Context,
  whole: WholeMediation,
  template: TemplateCode,
  { partyIds, params = {}, withLink = true }: Letter = {},
): Promise<Told> {
  const asked = partiesNow(whole).filter(({ id, role }) =>
    partyIds === undefined ? role !== 'interpreter' && role !== 'support' : partyIds.includes(id),
  );
  const messaged: string[] = [];
  for (const party of asked) {
    if (party.phone === null || !byMessage.includes(party.way) || (await isOptedOut(ctx.tx, party.phone))) continue;
    messaged.push(party.id);
    const link = withLink ? { link: (await makePartyLink(ctx, party)).url } : {};
    await queueMessage(ctx, {
      template,
      recipient: party.phone,
      isSealed: true,
      language: party.language,
      params: { code: party.code, ...link, ...params },
      subject: ofMediation(whole.mediation.id),
    });
  }
  return { messaged, toCall: asked.flatMap(({ id }) => (messaged.includes(id) ? [] : [id])) };
}

/** The same, and the timeline names to colleagues whom somebody has to call on. */
export async function informParties(
  ctx: Context,
  whole: WholeMediation,
  template: TemplateCode,
  letter: Letter = {},
): Promise<void> {
  const { toCall } = await tellParties(ctx, whole, template, letter);
  const names = whole.parties.flatMap(({ id, name }) => (toCall.includes(id) ? [name] : []));
  if (names.length > 0) tell(ctx, whole, 'party.to-call', { text: names.join('、'), parties: names.length });
}

/** A colleague hears that something waits; the text says nothing of what it is about. */
export async function tellColleagues(
  ctx: Context,
  whole: WholeMediation,
  personIds: readonly (string | null)[],
  template: TemplateCode,
): Promise<void> {
  const ids = [...new Set(personIds.flatMap((id) => id ?? []))];
  const phones = await findPhones(ctx.tx, ids);
  for (const recipient of new Set(phones.values())) {
    await queueMessage(ctx, {
      template,
      recipient,
      language: 'zh',
      params: { link: `${ctx.settings.publicUrl}/desk/mediation/${whole.mediation.id}` },
      subject: ofMediation(whole.mediation.id),
    });
  }
}
