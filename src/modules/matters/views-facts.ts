import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Happening } from '../../platform/facts.ts';
import type { TimelineEntry } from './contract-shapes.ts';
import { type FoundNames, findNames } from './store-names.ts';
import type { WholeMatter } from './store-read.ts';

type Entry = z.input<typeof TimelineEntry>;

/** Every id once, without the gaps. */
export function unique(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))];
}

/** Names that a page of one matter needs, asked once. */
export interface Names extends FoundNames {
  /** Notes that their writers took back. */
  readonly struck: ReadonlySet<string>;
}

/** The note that a fact strikes through. */
export function struckBy(fact: Happening): string | null {
  return fact.kind === 'matter.note-struck' ? text(fact.data['noteId']) : null;
}

/** What a page names beside its matter and facts. */
interface AlsoNamed {
  readonly accounts?: readonly (string | null)[];
  readonly matters?: readonly (string | null)[];
}

export async function namesFor(
  ctx: Context,
  whole: WholeMatter,
  facts: readonly Happening[],
  also: AlsoNamed = {},
): Promise<Names> {
  const { matter, parts, reporters } = whole;
  const told = facts.flatMap((fact) => [fact.unit_id, text(fact.data['unitId'])]);
  const byAccount = facts.map((fact) => (fact.by_kind === 'staff' || fact.by_kind === 'token' ? fact.by_id : null));
  const found = await findNames(ctx, {
    units: unique([matter.unit_id, ...parts.map((part) => part.unit_id), ...told]),
    people: unique([
      matter.lead_id,
      matter.kept_by,
      ...parts.flatMap((part) => [part.person_id, part.arbiter_id]),
      ...reporters.map((reporter) => reporter.on_behalf_by),
      ...facts.map((fact) => text(fact.data['leadId'])),
    ]),
    partners: unique([...parts.map((part) => part.partner_id), ...facts.map((fact) => text(fact.data['partnerId']))]),
    accounts: unique([...byAccount, ...(also.accounts ?? [])]),
    links: unique(facts.map((fact) => (fact.by_kind === 'link' ? fact.by_id : null))),
    matters: unique([...facts.map((fact) => text(fact.data['otherId'])), ...(also.matters ?? [])]),
  });
  return { ...found, struck: new Set(unique(facts.map(struckBy))) };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

const hiddenDetails = new Set([
  'text',
  'otherId',
  'jointId',
  'mediationId',
  'fileId',
  'unitId',
  'partnerId',
  'leadId',
  'meetingId',
  'noteId',
  'partId',
  'reporterId',
  'rule',
]);

/** Who did it; what the house does by rule is nobody's, in whosever step it happened. */
function actorOf(fact: Happening, names: Names): Entry['by'] {
  if (fact.kind === 'part.arbiter-named') return { kind: 'system', name: null, unit: null };
  return {
    kind: fact.by_kind,
    name: fact.by_id === null ? null : (names.accounts.get(fact.by_id) ?? null),
    unit: fact.unit_id === null ? null : (names.units.get(fact.unit_id) ?? null),
  };
}

/** One fact as a line of the colleague's timeline. */
export function describeFact(fact: Happening, names: Names): Entry {
  const about = text(fact.data['unitId']);
  const partner = text(fact.data['partnerId']);
  const lead = text(fact.data['leadId']);
  const other = names.matters.get(text(fact.data['otherId']) ?? '');
  const details = Object.entries(fact.data).filter(
    ([key, value]) => !hiddenDetails.has(key) && value !== '' && typeof value !== 'object',
  );
  return {
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind,
    audience: fact.audience,
    by: actorOf(fact, names),
    text: text(fact.data['text']),
    unit: (about && names.units.get(about)) ?? (partner && names.partners.get(partner)) ?? null,
    details: {
      ...(Object.fromEntries(details) as Record<string, string | number | boolean>),
      ...(lead && names.people.has(lead) ? { leadName: names.people.get(lead) ?? '' } : {}),
      ...(other ? { otherId: other.id, otherNumber: other.number } : {}),
    },
    struck: names.struck.has(fact.id),
  };
}
