import type { Context } from '../../platform/context.ts';
import { listRooms, type RoomBrief } from '../bookings/api.ts';
import { partiesNow, seatsNow, type WholeMediation } from '../mediation/api.ts';
import { partyRoles, seatRoles, tracks } from '../mediation/words.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { citeArticle } from './library.ts';
import type { Attendee, RecordSources } from './rules-record.ts';
import { sidesOf } from './subject.ts';
import type { Fact, Sitting } from './tables.ts';

/** Everybody who could be there: parties with those who help them, the panel, the units that come. */
export async function attendeesOf(ctx: Context, whole: WholeMediation): Promise<Attendee[]> {
  const seats = seatsNow(whole);
  const members = whole.members.filter(({ state }) => state !== 'declined');
  const people = await personNames(ctx.tx, [...new Set(seats.map(({ person_id }) => person_id))]);
  const units = await unitNames(
    ctx.tx,
    members.flatMap(({ unit_id }) => unit_id ?? []),
  );
  const partners = await partnerNames(
    ctx.tx,
    members.flatMap(({ partner_id }) => partner_id ?? []),
  );
  return [
    ...partiesNow(whole).map(({ id, name, role, side }) => ({
      key: `party.${id}`,
      name,
      role: partyRoles[role].zh,
      side,
    })),
    ...seats.map(({ mediator_id, person_id, role }) => ({
      key: `seat.${mediator_id}`,
      name: people.get(person_id) ?? '',
      role: seatRoles[role].zh,
      side: null,
    })),
    ...members.map(({ id, unit_id, partner_id, speaks_on }) => ({
      key: `member.${id}`,
      name: units.get(unit_id ?? '') ?? partners.get(partner_id ?? '') ?? '',
      role: speaks_on === '' ? '参加单位' : speaks_on,
      side: null,
    })),
  ];
}

/** Rooms by id, as a sitting shows where it is. */
export async function roomsOf(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, RoomBrief>> {
  if (ids.every((id) => id === null)) return new Map();
  return new Map((await listRooms(ctx.tx)).filter(({ id }) => ids.includes(id)).map((room) => [room.id, room]));
}

/** What the record of a sitting is composed of. */
export async function sourcesOf(
  ctx: Context,
  whole: WholeMediation,
  sitting: Sitting,
  facts: readonly Fact[],
  known: { attendees?: readonly Attendee[]; rooms?: ReadonlyMap<string, RoomBrief> } = {},
): Promise<RecordSources> {
  const room = (known.rooms ?? (await roomsOf(ctx, [sitting.room_id]))).get(sitting.room_id ?? '');
  const where = room ? `${room.name}${room.address === '' ? '' : `（${room.address}）`}` : sitting.place;
  return {
    number: whole.mediation.number,
    title: whole.mediation.title,
    track: tracks[whole.mediation.track].zh,
    sittingNumber: sitting.number,
    kind: sitting.kind,
    isSimple: sitting.is_simple,
    isOpen: sitting.open_session,
    begunAt: sitting.begun_at,
    endedAt: sitting.ended_at,
    place: where,
    attendees: known.attendees ?? (await attendeesOf(ctx, whole)),
    present: sitting.present,
    sides: sidesOf(whole),
    facts,
    articles: Object.keys(sitting.articles).flatMap((code) => citeArticle(code) ?? []),
    course: sitting.course,
    result: sitting.result,
    outcome: sitting.outcome,
  };
}
