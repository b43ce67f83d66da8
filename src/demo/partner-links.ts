import texts from '../../demo/texts-together.json' with { type: 'json' };
import { linkExpiryOf } from '../modules/matters/part-clocks.ts';
import { isPartOpen, isWithin } from '../modules/matters/rules-parts.ts';
import type { ShareBasis, ShareLevel } from '../modules/matters/words.ts';
import { type Chapter, lines } from './chapter.ts';
import type { FactRow, MatterBook, PartnerRow, PartRow } from './rows.ts';

const overrides = lines(texts.overrideReasons);
const helperActs = new Set(['part.taken', 'part.done', 'part.returned', 'part.disputed']);
const minute = 60_000;

/** Reporters allow the least, the words, or their phone too; a few are confidential and allow nothing more. */
export function giveConsents({ matters, random }: Chapter): void {
  for (const { reporters } of matters) {
    for (const reporter of reporters) {
      const draw = random.share();
      reporter.shares = draw < 0.62 ? 'minimum' : draw < 0.9 ? 'words' : 'contact';
    }
  }
}

/** What partners were sent and told: links, what they did through them, who was reminded, and on which basis what was shared. */
export function linkPartners(chapter: Chapter): void {
  const partners = new Map(chapter.town.partners.rows.map((partner) => [partner.id, partner]));
  for (const book of chapter.matters) {
    for (const part of book.parts) {
      const partner = part.partner_id === null ? undefined : partners.get(part.partner_id);
      if (part.role === 'helper' && partner) linkPart(chapter, { book, part, partner });
    }
  }
}

interface Linking {
  readonly book: MatterBook;
  readonly part: PartRow;
  readonly partner: PartnerRow;
}

function factsOf({ book, part }: Linking): FactRow[] {
  return book.facts.filter(({ data }) => data['partId'] === part.id);
}

function linkPart(chapter: Chapter, linking: Linking): void {
  const { random } = chapter;
  const facts = factsOf(linking);
  const asked = facts.find(({ kind }) => kind === 'part.asked');
  if (!asked) return;
  const first = facts.find(({ kind }) => helperActs.has(kind));
  const linkId = sendLink(chapter, linking, { at: asked.at, openedAt: first?.at ?? null, to: 'liaison', by: asked });
  // One in ten rings up instead, and the lead writes it down.
  if (random.chance(0.9)) {
    for (const fact of facts) {
      if (helperActs.has(fact.kind)) Object.assign(fact, { by_kind: 'link', by_id: linkId, unit_id: null });
    }
  }
  share(chapter, linking, asked);
  remind(chapter, linking, facts);
}

interface Sending {
  readonly at: string;
  readonly openedAt: string | null;
  readonly to: 'liaison' | 'deputy';
  readonly by: FactRow | null;
}

function sendLink(chapter: Chapter, { book, part, partner }: Linking, { at, openedAt, to, by }: Sending): string {
  const { random } = chapter;
  const when = new Date(at);
  const id = random.id(when);
  const [name, word] = to === 'liaison' ? [partner.liaison_name, '联络员'] : [partner.deputy_name, '备用联络员'];
  const label = [partner.name, name, word].filter(Boolean).join(' ');
  const due = part.due_at === null ? null : new Date(part.due_at);
  chapter.add('link', {
    id,
    token_hash: `\\x${Buffer.from(random.bytes(32)).toString('hex')}`,
    purpose: 'part',
    subject_kind: 'part',
    subject_id: part.id,
    label,
    made_by: by?.by_id ?? null,
    made_at: at,
    expires_at: (linkExpiryOf(due, when) ?? new Date(when.getTime() + 14 * 86_400_000)).toISOString(),
    opened_at: openedAt,
    times_opened: openedAt === null ? 0 : random.int(1, 5),
  });
  const fact = chapter.tell(book, {
    when,
    kind: 'part.link-sent',
    audience: 'staff',
    data: { partId: part.id, partnerId: partner.id, text: label },
    by: 'system',
  });
  if (by) Object.assign(fact, { by_kind: by.by_kind, by_id: by.by_id, unit_id: by.unit_id });
  return id;
}

function basisFor(
  chapter: Chapter,
  { book }: Linking,
): { level: ShareLevel; basis: ShareBasis; reason: string | null } {
  const { random } = chapter;
  const allowed = book.reporters[0]?.shares ?? 'minimum';
  const wished = random.weighted(['minimum', 'words', 'contact'] as const, (level) => (level === 'minimum' ? 2 : 1));
  if (wished === 'minimum') return { level: 'minimum', basis: 'minimum', reason: null };
  if (isWithin(wished, allowed)) return { level: wished, basis: 'consent', reason: null };
  const isUrgent = random.chance(0.06) && !book.matter.watch && book.reporters[0]?.confidential === false;
  return isUrgent
    ? { level: 'contact', basis: 'duty', reason: random.pick(overrides) }
    : { level: 'minimum', basis: 'minimum', reason: null };
}

function share(chapter: Chapter, linking: Linking, asked: FactRow): void {
  const { book, part, partner } = linking;
  const { level, basis, reason } = basisFor(chapter, linking);
  const isOver = !isPartOpen(part.state);
  chapter.add('sharing', {
    id: chapter.random.id(new Date(asked.at)),
    matter_id: book.matter.id,
    part_id: part.id,
    partner_id: partner.id,
    level,
    basis,
    reason,
    made_by: asked.by_id,
    made_at: asked.at,
    ended_at: isOver ? part.changed_at : null,
  });
  const colleague = chapter.account(asked.by_id);
  if (level === 'minimum' || !colleague) return;
  chapter.tell(book, {
    when: new Date(asked.at),
    kind: 'part.shared',
    audience: 'resident',
    data: { partId: part.id, partnerId: partner.id, level, basis, text: reason ?? '' },
    by: { colleague },
  });
}

/** The deputy hears when nobody took the part in time, the liaison when it is overdue. */
function remind(chapter: Chapter, linking: Linking, facts: readonly FactRow[]): void {
  const { book, part, partner } = linking;
  const { random, now } = chapter;
  const said = (at: Date, kind: 'part.unacknowledged' | 'part.overdue', text: string) =>
    chapter.tell(book, {
      when: at,
      kind,
      audience: 'staff',
      data: { partId: part.id, unitId: '', partnerId: partner.id, text },
      by: 'system',
    });
  const soon = (moment: string) => new Date(new Date(moment).getTime() + random.between(0.2, 9.8) * minute);
  const end = part.ended_at === null ? now : new Date(part.ended_at);
  const lastReturn = facts.findLast(({ kind }) => kind === 'part.returned' || kind === 'part.disputed');
  if (part.ack_due_at !== null && part.times_returned === 0) {
    const late = soon(part.ack_due_at);
    if (late < (part.acknowledged_at === null ? now : new Date(part.acknowledged_at))) {
      sendLink(chapter, linking, { at: late.toISOString(), openedAt: null, to: 'deputy', by: null });
      said(late, 'part.unacknowledged', `${partner.name} ${partner.deputy_name} 备用联络员`);
      part.deputy_told_at = late.toISOString();
    }
  }
  if (part.due_at === null || lastReturn) return;
  const overdue = soon(part.due_at);
  if (overdue >= end || overdue.toISOString() > (book.matter.closed_at ?? now.toISOString())) return;
  sendLink(chapter, linking, { at: overdue.toISOString(), openedAt: null, to: 'liaison', by: null });
  said(overdue, 'part.overdue', '');
  part.reminded_at = overdue.toISOString();
}
