import { dayOf } from '../../kit/calendar.ts';
import { type LoggedAccess, listAccess } from '../../platform/access-log.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { panelOf } from '../clocks/api.ts';
import { findPhones, personNames, unitNames, unitNamesOfAccounts } from '../people/api.ts';
import { decides, isOneOfMany, settles, speaks } from './parties.ts';
import { isOpen, mayBeAsked } from './rules.ts';
import { listRoutes, type WholeMediation } from './store-cases.ts';
import { ofMediation, partiesNow, seatsNow } from './subject.ts';
import type { Party } from './tables.ts';

/** The own page of a party. Of the other sides it says names and nothing else; what both read of the story is worded by kind alone. */
export async function describeOwn(ctx: Context, whole: WholeMediation, party: Party) {
  const { mediation } = whole;
  const seats = seatsNow(whole);
  const people = await personNames(ctx.tx, [
    ...seats.map(({ person_id }) => person_id),
    ...(mediation.liaison_id === null ? [] : [mediation.liaison_id]),
  ]);
  const phones = await findPhones(ctx.tx, mediation.liaison_id === null ? [] : [mediation.liaison_id]);
  const units = await unitNames(ctx.tx, [mediation.unit_id]);
  const { clocks } = await panelOf(ctx, mediation.id);
  const facts = await listFacts(ctx.tx, ofMediation(mediation.id), ['resident']);
  const routes = (await listRoutes(ctx.tx, mediation.id)).filter(({ party_id }) => party_id === party.id);
  const liaison = people.get(mediation.liaison_id ?? '');
  return {
    number: mediation.number,
    state: mediation.state,
    track: mediation.track,
    mode: mediation.mode,
    me: {
      id: party.id,
      name: party.name,
      side: party.side,
      role: party.role,
      willing: party.willing,
      rightsAt: party.rights_at?.toISOString() ?? null,
      wantsOpen: party.wants_open,
      speaks: speaks(party, ctx.now),
      settles: settles(party, ctx.now),
      isOneOfMany: isOneOfMany(party, partiesNow(whole)),
    },
    sides: sidesOf(whole, party.side),
    panel: seats.map(({ person_id, role }) => ({ name: people.get(person_id) ?? '', role })),
    liaison: liaison === undefined ? null : { name: liaison, phone: phones.get(mediation.liaison_id ?? '') ?? null },
    unitName: units.get(mediation.unit_id) ?? '',
    openSession: mediation.open_session,
    dueAt: clocks.find(({ kind, state }) => kind === 'mediate' && state === 'running')?.dueAt ?? null,
    routes: routes.map(({ route, told_at }) => ({ route, toldAt: told_at.toISOString() })),
    timeline: facts.map(({ id, at, kind }) => ({ id, at: at.toISOString(), kind })),
    opened: await openedOf(ctx, mediation.id),
    can: actsOf(whole, party, ctx.now),
  };
}

function sidesOf(whole: WholeMediation, mine: number) {
  const principals = partiesNow(whole).filter(({ role }) => role !== 'interpreter' && role !== 'support');
  const sides = [...new Set(principals.map(({ side }) => side))].sort((one, other) => one - other);
  return sides.map((side) => ({
    side,
    names: principals.filter((one) => one.side === side).map(({ name }) => name),
    isMine: side === mine,
  }));
}

function actsOf({ mediation }: WholeMediation, party: Party, now: Date) {
  const asked = decides(party, now);
  return [
    ...(asked && mayBeAsked(mediation.state) ? (['willing'] as const) : []),
    ...(asked && isOpen(mediation.state) ? (['stop', 'openness'] as const) : []),
    ...(party.rights_at === null ? (['rights'] as const) : []),
  ];
}

const mostOpened = 500;
const colleagues = ['staff', 'token', 'system'];

/** Who opened the case, on which day and how often, newest first: colleagues, programmes and the house. What parties look at themselves is theirs. */
async function openedOf(ctx: Context, mediationId: string) {
  const lines = (await listAccess(ctx, ofMediation(mediationId), mostOpened)).filter(
    ({ who_kind, outcome }) => colleagues.includes(who_kind) && outcome === 'allowed',
  );
  const ids = [...new Set(lines.flatMap(({ who_id }) => who_id ?? []))];
  const names = await accountNames(ctx.tx, ids);
  const units = await unitNamesOfAccounts(ctx.tx, ids, dayOf(ctx.now));
  const days = new Map<string, { line: LoggedAccess; times: number; reasons: Set<string> }>();
  for (const line of lines) {
    const key = `${dayOf(line.at)} ${line.who_id ?? line.who_kind}`;
    const known = days.get(key) ?? { line, times: 0, reasons: new Set<string>() };
    known.times += 1;
    if (line.reason !== null) known.reasons.add(line.reason);
    days.set(key, known);
  }
  return [...days.values()].map(({ line, times, reasons }) => ({
    at: line.at.toISOString(),
    who: names.get(line.who_id ?? '') ?? null,
    unit: units.get(line.who_id ?? '') ?? null,
    times,
    reasons: [...reasons],
  }));
}
