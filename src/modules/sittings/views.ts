import type { Context } from '../../platform/context.ts';
import type { RoomBrief } from '../bookings/api.ts';
import { accessed, findMediation, mediates, speaks, subjectOf, type WholeMediation } from '../mediation/api.ts';
import { signersOf } from './actions-record.ts';
import { standingOf } from './offering.ts';
import { mayToSittings } from './policy.ts';
import { isQuiet } from './rounds.ts';
import { mayStep } from './rules.ts';
import { openOffer, turnOf } from './rules-offers.ts';
import { type Attendee, composeRecord } from './rules-record.ts';
import { judgeFact, sheetOf } from './rules-sheet.ts';
import { voicesOf, wordOf } from './rules-times.ts';
import { listOffers } from './store-offers.ts';
import { listFactRows, listSignatures, listSittings } from './store-sittings.ts';
import { listRounds, listWindows, type WholeRound } from './store-times.ts';
import { principalsOf, sidesOf, speakersOf } from './subject.ts';
import type { Fact, Offer, Signature, Sitting } from './tables.ts';
import { attendeesOf, roomsOf, sourcesOf } from './views-record.ts';
import type { FactStand } from './words.ts';

const instant = (at: Date | null) => at?.toISOString() ?? null;
type Rooms = ReadonlyMap<string, RoomBrief>;

/** Where and when, for the desk and for parties. */
export function headOf(sitting: Sitting, rooms: Rooms) {
  const room = rooms.get(sitting.room_id ?? '');
  return {
    id: sitting.id,
    number: sitting.number,
    kind: sitting.kind,
    state: sitting.state,
    startsAt: sitting.starts_at.toISOString(),
    endsAt: sitting.ends_at.toISOString(),
    roomName: room?.name ?? null,
    address: room?.address ?? '',
    place: sitting.place,
    link: sitting.link,
    stepFree: room?.stepFree ?? null,
    hearingLoop: room?.hearingLoop ?? null,
  };
}

export const slotViews = ({ slots }: WholeRound, rooms: Rooms) =>
  slots.map(({ number, starts_at, ends_at, room_id }) => ({
    number,
    startsAt: starts_at.toISOString(),
    endsAt: ends_at.toISOString(),
    roomName: rooms.get(room_id ?? '')?.name ?? null,
  }));

const standNamed = (name: string | undefined): FactStand | null =>
  name === 'agreed' || name === 'disputed' ? name : null;

export const factViews = (facts: readonly Fact[], sides: readonly number[]) =>
  facts
    .filter(({ text }) => text !== '')
    .map((fact) => ({
      id: fact.id,
      text: fact.text,
      judged: judgeFact(fact, sides),
      stands: sides.map((side) => {
        const stand = standNamed(fact.stands[String(side)]);
        return { side, stand, remark: fact.remarks[String(side)] ?? '' };
      }),
    }));

export const offerView = (offer: Offer) => ({
  id: offer.id,
  fromSide: offer.from_side,
  toSides: [...offer.to_sides],
  text: offer.text,
  amountFen: offer.amount_fen,
  conditions: offer.conditions,
  validUntil: instant(offer.valid_until),
  state: offer.state,
  acceptedBy: [...offer.accepted_by],
  way: offer.way,
  confirmedHow: offer.confirmed_how,
  madeAt: offer.made_at.toISOString(),
  openedAt: instant(offer.opened_at),
  answer: offer.answer,
});

export const turnView = (offers: readonly Offer[], now: Date) => turnOf(offers.map(standingOf), now) ?? null;

/** Everything about the sittings of a mediation, as colleagues read it; drafts of offers for the mediators and who wrote them down. */
export async function describeSittings(ctx: Context, whole: WholeMediation) {
  const { mediation } = whole;
  const rounds = await listRounds(ctx.tx, mediation.id);
  const sittings = await listSittings(ctx.tx, mediation.id);
  const facts = await listFactRows(ctx.tx, mediation.id);
  const offers = await listOffers(ctx.tx, mediation.id);
  const signatures = await listSignatures(ctx.tx, mediation.id);
  const open = rounds.find(({ round }) => round.state === 'open');
  const rooms = await roomsOf(ctx, [
    ...sittings.map(({ room_id }) => room_id),
    ...(open?.slots ?? []).map(({ room_id }) => room_id),
  ]);
  const attendees = await attendeesOf(ctx, whole);
  const isMediating = mediates(ctx.who, subjectOf(whole));
  const seen = offers.filter((offer) => offer.opened_at !== null || isMediating || isMine(ctx, offer));
  const parts = { facts, signatures, rooms, attendees };
  return {
    id: mediation.id,
    number: mediation.number,
    title: mediation.title,
    sides: sidesWithNames(whole),
    parties: principalsOf(whole).map((party) => {
      const { id, side, name, needs } = party;
      return { id, side, name, needs, speaks: speaks(party, ctx.now) };
    }),
    windows: (await listWindows(ctx.tx, mediation.id)).map(({ party_id, from_at, to_at, preferred, way }) => ({
      partyId: party_id,
      from: from_at.toISOString(),
      to: to_at.toISOString(),
      preferred,
      way,
    })),
    round: open ? describeRound(ctx, whole, open, rooms) : null,
    pastRounds: rounds
      .filter(({ round }) => round.state !== 'open')
      .map(({ round }) => ({ number: round.number, state: round.state, endedAt: instant(round.ended_at) })),
    sittings: await Promise.all(sittings.map((sitting) => describeSitting(ctx, whole, sitting, parts))),
    facts: factViews(facts, sidesOf(whole)),
    offers: seen.map(offerView),
    keptOffers: offers.length - seen.length,
    turn: turnView(offers, ctx.now),
    mediates: isMediating,
    can: canOf(ctx, whole, {
      hasRound: open !== undefined,
      hasOpenOffer: openOffer(offers.map(standingOf), ctx.now) !== undefined,
    }),
  };
}

const isMine = ({ who }: Context, { made_by }: Offer) =>
  (who.kind === 'staff' || who.kind === 'token') && who.accountId === made_by;

function sidesWithNames(whole: WholeMediation) {
  return sidesOf(whole).map((side) => ({
    side,
    names: principalsOf(whole).flatMap((party) => (party.side === side && party.role === 'party' ? [party.name] : [])),
  }));
}

function describeRound(ctx: Context, whole: WholeMediation, open: WholeRound, rooms: Rooms) {
  const { round, answers } = open;
  const said = answers.map(({ party_id, slots, at }) => ({ partyId: party_id, slots, at }));
  return {
    id: round.id,
    number: round.number,
    kind: round.kind,
    sides: [...round.sides],
    minutes: round.minutes,
    place: round.place,
    link: round.link,
    state: round.state,
    answerBy: round.answer_by.toISOString(),
    madeAt: round.made_at.toISOString(),
    slots: slotViews(open, rooms),
    voices: voicesOf(speakersOf(whole, ctx.now), round.sides).map((voice) => {
      const word = wordOf(voice, said);
      return { side: voice.side, partyIds: [...voice.partyIds], slots: word === undefined ? null : [...word] };
    }),
    answers: answers.map(({ party_id, slots, way, witness, at }) => ({
      partyId: party_id,
      slots: [...slots],
      way,
      witness,
      at: at.toISOString(),
    })),
  };
}

interface Parts {
  readonly facts: readonly Fact[];
  readonly signatures: readonly Signature[];
  readonly rooms: Rooms;
  readonly attendees: readonly Attendee[];
}

async function describeSitting(ctx: Context, whole: WholeMediation, sitting: Sitting, parts: Parts) {
  const composed = composeRecord(await sourcesOf(ctx, whole, sitting, parts.facts, parts));
  return {
    ...headOf(sitting, parts.rooms),
    sides: [...sitting.sides],
    openSession: sitting.open_session,
    begunAt: instant(sitting.begun_at),
    endedAt: instant(sitting.ended_at),
    stage: sitting.stage,
    stages: [...sitting.stages],
    calm: [...sitting.calm],
    outcome: sitting.outcome,
    isSimple: sitting.is_simple,
    fields: sheetOf(sitting, parts.facts),
    attendees: [...parts.attendees],
    record: {
      state: sitting.record_state,
      number: sitting.record_number,
      text: sitting.record_text ?? composed,
      isStale: sitting.record_state === 'read-out' && sitting.record_text !== composed,
      hash: sitting.record_hash,
      signers: signersFor(whole, sitting, parts.signatures),
    },
    version: sitting.version,
    can: sittingCan(ctx, whole, sitting),
  };
}

function signersFor(whole: WholeMediation, sitting: Sitting, signatures: readonly Signature[]) {
  const asked = signersOf(whole, sitting);
  return principalsOf(whole)
    .filter(({ id }) => asked.includes(id))
    .map(({ id, name, side }) => {
      const said = signatures.find(({ sitting_id, party_id }) => sitting_id === sitting.id && party_id === id);
      return {
        partyId: id,
        name,
        side,
        verdict: said?.verdict ?? null,
        way: said?.way ?? null,
        typedName: said?.typed_name ?? '',
        note: said?.note ?? '',
        fileId: said?.file_id ?? null,
        at: said?.at.toISOString() ?? null,
      };
    });
}

const goingOn: readonly string[] = ['matched', 'scheduled', 'under-way'];

function sittingCan(ctx: Context, whole: WholeMediation, sitting: Sitting) {
  const subject = subjectOf(whole);
  const allows = (act: 'begin' | 'stage' | 'save' | 'move' | 'cancel' | 'end' | 'read-out' | 'sign') =>
    mayToSittings[`sitting.${act}`](ctx.who, subject) === 'allowed';
  const steps = (['begin', 'stage', 'move', 'cancel', 'end'] as const).filter(
    (step) => mayStep(sitting.state, step) && (step !== 'begin' || goingOn.includes(whole.mediation.state)),
  );
  const isBegun = sitting.state === 'under-way' || sitting.state === 'held';
  return [
    ...steps,
    ...(sitting.state !== 'cancelled' && sitting.record_state !== 'locked' ? (['save'] as const) : []),
    ...(isBegun && sitting.record_state !== 'locked' ? (['read-out'] as const) : []),
    ...(sitting.record_state === 'read-out' ? (['sign'] as const) : []),
  ].filter(allows);
}

function canOf(ctx: Context, whole: WholeMediation, of: { hasRound: boolean; hasOpenOffer: boolean }) {
  const subject = subjectOf(whole);
  if (!goingOn.includes(whole.mediation.state)) return mediates(ctx.who, subject) ? (['notes'] as const).slice() : [];
  if (mayToSittings['sitting.offer-times'](ctx.who, subject) !== 'allowed') return [];
  return [
    'windows' as const,
    'start' as const,
    'offer' as const,
    ...(of.hasRound ? (['withdraw-times', 'answer-times'] as const) : (['offer-times'] as const)),
    ...(mediates(ctx.who, subject) ? (['notes'] as const) : []),
  ];
}

/** Sittings for the phone; each leaves the access line of its mediation. */
export async function describeCarried(ctx: Context, rows: readonly Sitting[]) {
  const carried = [];
  for (const sitting of rows) {
    const whole = await findMediation(ctx.tx, sitting.mediation_id);
    if (!whole || sitting.state === 'cancelled') continue;
    accessed(ctx, whole, '带到街面');
    const facts = await listFactRows(ctx.tx, whole.mediation.id);
    const rooms = await roomsOf(ctx, [sitting.room_id]);
    const room = rooms.get(sitting.room_id ?? '');
    carried.push({
      id: sitting.id,
      mediationId: whole.mediation.id,
      number: whole.mediation.number,
      title: whole.mediation.title,
      kind: sitting.kind,
      state: sitting.state,
      startsAt: sitting.starts_at.toISOString(),
      place: room?.name ?? sitting.place,
      sides: sidesWithNames(whole),
      attendees: await attendeesOf(ctx, whole),
      fields: sheetOf(sitting, facts),
      version: sitting.version,
      canSave: sittingCan(ctx, whole, sitting).includes('save'),
    });
  }
  return carried;
}

/** True for sittings and rounds that a party of this side reads of. */
export const isAbout = (whole: WholeMediation, of: Pick<Sitting, 'kind' | 'sides'>, side: number): boolean =>
  of.sides.includes(side) || !isQuiet(whole, of);
