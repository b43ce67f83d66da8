import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Link } from '../../platform/links.ts';
import { partSubjectOf } from './actions-parts.ts';
import type { PartView } from './contract-shapes.ts';
import { partStandingOf } from './part-step.ts';
import { mayToMatter, mayToPart } from './policy.ts';
import { isOver } from './rules.ts';
import { isPartOpen, partStepsFrom } from './rules-parts.ts';
import type { Page } from './store-page.ts';
import type { WholeMatter } from './store-read.ts';
import { subjectOf } from './subject.ts';
import type { Part, Sharing } from './tables.ts';

type View = z.input<typeof PartView>;
type PartAct = View['can'][number];

interface PartNames {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly partners: ReadonlyMap<string, string>;
}

/** What partners were told and sent: it stays with those who see the matter whole. */
type Told = Pick<Page, 'sharings' | 'links'>;

/** The parts of a matter with their clocks. */
export function describeParts(ctx: Context, whole: WholeMatter, told: Told, names: PartNames): View[] {
  return whole.parts.map((part) => ({
    ...basicsOf(part, names),
    ...disputeOf(part, names.people),
    sharing: sharingOf(part, told.sharings),
    links: told.links.filter((link) => link.subject_id === part.id).map(describeLink),
    can: partActs(ctx, whole, part, told.links),
  }));
}

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function basicsOf(part: Part, names: PartNames) {
  return {
    id: part.id,
    role: part.role,
    state: part.state,
    unitId: part.unit_id,
    partnerId: part.partner_id,
    who: (part.unit_id ? names.units.get(part.unit_id) : names.partners.get(part.partner_id ?? '')) ?? '',
    personName: part.person_id === null ? null : (names.people.get(part.person_id) ?? null),
    task: part.task,
    answer: part.answer,
    dueAt: instant(part.due_at),
    askedAt: part.asked_at.toISOString(),
    ackDueAt: instant(part.ack_due_at),
    acknowledgedAt: instant(part.acknowledged_at),
  };
}

function disputeOf(part: Part, people: ReadonlyMap<string, string>) {
  const { verdict, verdict_at } = part;
  return {
    timesReturned: part.times_returned,
    bound: part.bound,
    returnReason: part.return_reason,
    reply: part.reply,
    arbiterName: part.arbiter_id === null ? null : (people.get(part.arbiter_id) ?? null),
    arbitrateDueAt: instant(part.arbitrate_due_at),
    verdict:
      verdict === null || verdict_at === null
        ? null
        : { verdict, reason: part.verdict_reason ?? '', at: verdict_at.toISOString() },
  };
}

function sharingOf(part: Part, sharings: readonly Sharing[]): View['sharing'] {
  const open = sharings.find((sharing) => sharing.part_id === part.id && sharing.ended_at === null);
  return open ? { level: open.level, basis: open.basis, reason: open.reason, since: open.made_at.toISOString() } : null;
}

function describeLink(link: Link): View['links'][number] {
  return {
    id: link.id,
    label: link.label,
    madeAt: link.made_at.toISOString(),
    expiresAt: link.expires_at.toISOString(),
    openedAt: instant(link.opened_at),
    timesOpened: link.times_opened,
    revokedAt: instant(link.revoked_at),
  };
}

function partActs(ctx: Context, whole: WholeMatter, part: Part, links: readonly Link[]): PartAct[] {
  if (part.role === 'lead' || isOver(whole.matter.state)) return [];
  const subject = subjectOf(whole);
  const of = partSubjectOf(whole, part);
  const possible = new Set<string>(partStepsFrom(partStandingOf(part)));
  const helps = (action: keyof typeof mayToPart) => mayToPart[action](ctx.who, of) === 'allowed';
  const owns = (action: keyof typeof mayToMatter) => mayToMatter[action](ctx.who, subject) === 'allowed';
  const isPartner = part.partner_id !== null;
  const isOpen = isPartOpen(part.state);
  const hasLink = links.some(
    (link) => link.subject_id === part.id && link.revoked_at === null && link.expires_at > ctx.now,
  );
  const acts: Record<PartAct, boolean> = {
    take: possible.has('take') && helps('part.take'),
    finish: possible.has('finish') && helps('part.finish'),
    return: possible.has('return') && helps('part.return'),
    arbitrate: possible.has('arbitrate') && helps('part.arbitrate'),
    'ask-again': possible.has('ask-again') && owns('part.ask-again'),
    share: isPartner && isOpen && owns('part.share'),
    'send-link': isPartner && (isOpen || part.state === 'returned') && owns('part.send-link'),
    'revoke-link': hasLink && owns('part.revoke-link'),
    revoke: possible.has('revoke') && owns('part.revoke'),
  };
  return (Object.keys(acts) as PartAct[]).filter((act) => acts[act]);
}
