import { dayOf } from '../../kit/calendar.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import { panelOf } from '../clocks/api.ts';
import { mentionMatters } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { acts } from './contract-shapes.ts';
import { bearerOf, isMandateInForce } from './parties.ts';
import { mayToMediation, mayToMember, mediates } from './policy.ts';
import { isGoing, isOver, mayBeAsked, stepsFrom } from './rules.ts';
import { isMinor, withoutGuardian } from './rules-gate.ts';
import { listChecks, listRoutes, type WholeMediation } from './store-cases.ts';
import type { MediationRow } from './store-list.ts';
import { ofMediation, partiesNow, standingOf, subjectOf } from './subject.ts';
import type { Check, Member, Party } from './tables.ts';
import type { MediationStep } from './words.ts';

const instant = (at: Date | null) => at?.toISOString() ?? null;
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Rows of the list with names in place of ids. */
export async function describeRows(ctx: Context, rows: readonly MediationRow[]) {
  const units = await unitNames(ctx.tx, [...new Set(rows.map(({ unit_id }) => unit_id))]);
  const people = await personNames(ctx.tx, [
    ...new Set(rows.flatMap(({ lead_id, liaison_id }) => [lead_id ?? [], liaison_id ?? []].flat())),
  ]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    track: row.track,
    mode: row.mode,
    category: row.category,
    unitName: units.get(row.unit_id) ?? '',
    leadName: people.get(row.lead_id ?? '') ?? null,
    liaisonName: people.get(row.liaison_id ?? '') ?? null,
    openedAt: row.opened_at.toISOString(),
    timesReopened: row.times_reopened,
    sides: [...row.sides],
  }));
}

function describeParty(party: Party, { now, alone }: { now: Date; alone: readonly string[] }) {
  const { mandate_scope: scope, mandate_until: until, mandate_file_id: fileId } = party;
  return {
    id: party.id,
    side: party.side,
    role: party.role,
    actsFor: party.acts_for,
    name: party.name,
    phone: party.phone,
    gender: party.gender,
    bornOn: party.born_on,
    isMinor: isMinor(party.born_on, dayOf(now)),
    hasIdNumber: party.id_number_sealed !== null,
    address: party.address,
    employer: party.employer,
    occupation: party.occupation,
    gridCode: party.grid_code,
    capacity: party.capacity,
    needs: party.needs,
    language: party.language,
    way: party.way,
    mandate: scope === null ? null : { scope, until, fileId, inForce: isMandateInForce(party, now) },
    willing: party.willing,
    willingHow: party.willing_how,
    rightsHow: party.rights_how,
    rightsAt: instant(party.rights_at),
    wantsOpen: party.wants_open,
    needsGuardian: alone.includes(party.id),
    left: party.left_at !== null,
  };
}

/** Names for everything that the page mentions, read in one go each. */
async function namesFor(ctx: Context, whole: WholeMediation, facts: readonly Happening[], checks: readonly Check[]) {
  const { mediation, seats, members } = whole;
  const liaison = mediation.liaison_id === null ? [] : [mediation.liaison_id];
  const unitIds = [mediation.unit_id, ...[...members, ...facts].flatMap(({ unit_id }) => unit_id ?? [])];
  const accountIds = [...facts.flatMap(({ by_id }) => by_id ?? []), ...checks.map(({ by_id }) => by_id)];
  return {
    units: await unitNames(ctx.tx, [...new Set(unitIds)]),
    partners: await partnerNames(
      ctx.tx,
      members.flatMap(({ partner_id }) => partner_id ?? []),
    ),
    people: await personNames(ctx.tx, [...new Set([...seats.map(({ person_id }) => person_id), ...liaison])]),
    accounts: await accountNames(ctx.tx, [...new Set(accountIds)]),
  };
}

/** The whole page of one mediation. */
export async function describeMediation(ctx: Context, whole: WholeMediation) {
  const { mediation } = whole;
  const facts = await listFacts(ctx.tx, ofMediation(mediation.id), ['resident', 'staff']);
  const checks = await listChecks(ctx.tx, mediation.id);
  const routes = await listRoutes(ctx.tx, mediation.id);
  const names = await namesFor(ctx, whole, facts, checks);
  const matter = (await mentionMatters(ctx, [mediation.matter_id])).get(mediation.matter_id);
  const liaisonName = names.people.get(mediation.liaison_id ?? '');
  return {
    ...headOf(mediation),
    unitName: names.units.get(mediation.unit_id) ?? '',
    liaison:
      mediation.liaison_id === null || liaisonName === undefined
        ? null
        : { id: mediation.liaison_id, name: liaisonName },
    matter: matter ? { id: matter.id, number: matter.number, title: matter.title } : null,
    gateMarks: [...(mediation.gate?.marks ?? [])],
    ...peopleOf(ctx, whole, names),
    checks: checks.map((check) => describeCheck(check, names.accounts.get(check.by_id) ?? '')),
    routesTold: routes.map((told) => ({
      partyId: told.party_id,
      route: told.route,
      how: told.how,
      toldAt: told.told_at.toISOString(),
      seenAt: instant(told.seen_at),
    })),
    clocks: (await panelOf(ctx, mediation.id)).clocks,
    timeline: facts.map((fact) => lineOf(fact, names.accounts, names.units)),
    mediates: mediates(ctx.who, subjectOf(whole)),
    can: actsOf(ctx, whole),
  };
}

type Names = Awaited<ReturnType<typeof namesFor>>;

function peopleOf(ctx: Context, whole: WholeMediation, { units, partners, people }: Names) {
  const bearers = partiesNow(whole).map(bearerOf);
  const alone = withoutGuardian(bearers, dayOf(ctx.now));
  return {
    parties: whole.parties.map((party) => describeParty(party, { now: ctx.now, alone })),
    seats: whole.seats.map((seat) => ({
      mediatorId: seat.mediator_id,
      personId: seat.person_id,
      name: people.get(seat.person_id) ?? '',
      role: seat.role,
      since: seat.since.toISOString(),
      until: instant(seat.until),
      why: seat.why,
    })),
    members: whole.members.map((member) => ({
      id: member.id,
      who: units.get(member.unit_id ?? '') ?? partners.get(member.partner_id ?? '') ?? '',
      isPartner: member.partner_id !== null,
      role: member.role,
      speaksOn: member.speaks_on,
      state: member.state,
      answer: member.answer,
      askedAt: member.asked_at.toISOString(),
      dueAt: instant(member.due_at),
      canAnswer: mayAnswer(ctx, whole, member),
    })),
  };
}

function describeCheck(check: Check, by: string) {
  return {
    id: check.id,
    marks: [...check.marks],
    level: check.level,
    note: check.note,
    plan: check.plan,
    coolUntil: instant(check.cool_until),
    reportedTo: check.reported_to,
    at: check.at.toISOString(),
    by,
  };
}

function headOf(mediation: WholeMediation['mediation']) {
  return {
    id: mediation.id,
    number: mediation.number,
    title: mediation.title,
    state: mediation.state,
    track: mediation.track,
    mode: mediation.mode,
    source: mediation.source,
    category: mediation.category,
    unitId: mediation.unit_id,
    openSession: mediation.open_session,
    firstKnownOn: mediation.first_known_on,
    openedAt: mediation.opened_at.toISOString(),
    acceptedAt: instant(mediation.accepted_at),
    reachedAt: instant(mediation.reached_at),
    endedAt: instant(mediation.ended_at),
    timesReopened: mediation.times_reopened,
    version: mediation.version,
  };
}

function detailsOf(data: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const shown = Object.entries(data).filter(
    (entry): entry is [string, string | number | boolean] =>
      entry[0] !== 'text' && !entry[0].endsWith('Id') && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(shown);
}

function lineOf(fact: Happening, accounts: ReadonlyMap<string, string>, units: ReadonlyMap<string, string>) {
  return {
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind,
    audience: fact.audience,
    by: {
      kind: fact.by_kind,
      name: accounts.get(fact.by_id ?? '') ?? null,
      unit: units.get(fact.unit_id ?? '') ?? null,
    },
    text: text(fact.data['text']),
    unit: text(fact.data['who']),
    details: detailsOf(fact.data),
    struck: false,
  };
}

function mayAnswer(ctx: Context, whole: WholeMediation, member: Member): boolean {
  if (isOver(whole.mediation.state)) return false;
  return (
    mayToMember['mediation.answer-member'](ctx.who, { ...subjectOf(whole), ofUnitId: member.unit_id }) === 'allowed'
  );
}

/** Steps that colleagues take on this page; the others belong to later rooms (choosing, sittings, agreements …), which say themselves when. */
const ownSteps = [
  'accept',
  'refuse',
  'fail',
  'stop',
  'suspend',
  'resume',
  'reopen',
] as const satisfies readonly MediationStep[];

function actsOf(ctx: Context, whole: WholeMediation) {
  const subject = subjectOf(whole);
  const possible = stepsFrom(standingOf(whole));
  const allows = (action: keyof typeof mayToMediation) => mayToMediation[action](ctx.who, subject) === 'allowed';
  const steps = ownSteps.filter((step) => possible.includes(step) && allows(`mediation.${step}`));
  const { state } = whole.mediation;
  const isEnded = isOver(state);
  const others = acts.filter((act) => {
    if (act === 'identity') return allows('mediation.identity');
    if (act === 'willing') return mayBeAsked(state) && allows('mediation.willing');
    if (act === 'extend') return isGoing(state) && allows('mediation.extend');
    return (!isEnded || act === 'tell-routes' || act === 'note') && allows(`mediation.${act}`);
  });
  return [...steps, ...others];
}
