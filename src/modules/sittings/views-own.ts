import type { Context } from '../../platform/context.ts';
import { type Party, settles, speaks, type WholeMediation } from '../mediation/api.ts';
import { signersOf } from './actions-record.ts';
import { isReadable } from './rules-offers.ts';
import { voicesOf } from './rules-times.ts';
import { listOffers } from './store-offers.ts';
import { listFactRows, listSignatures, listSittings } from './store-sittings.ts';
import { listRounds, listWindows, type WholeRound } from './store-times.ts';
import { sidesOf, speakersOf } from './subject.ts';
import type { Signature, Sitting } from './tables.ts';
import { factViews, headOf, isAbout, offerView, slotViews, turnView } from './views.ts';
import { roomsOf } from './views-record.ts';

/** What a party reads: of the own side all, of the others what was put on the table. Nothing that anybody told the mediators alone is loaded here. */
export async function describeOwnSittings(ctx: Context, whole: WholeMediation, party: Party) {
  const { id } = whole.mediation;
  const rounds = await listRounds(ctx.tx, id);
  const all = await listSittings(ctx.tx, id);
  const sittings = all.filter((sitting) => isAbout(whole, sitting, party.side));
  const open = rounds.find(
    ({ round }) => round.state === 'open' && round.answer_by > ctx.now && round.sides.includes(party.side),
  );
  const rooms = await roomsOf(ctx, [
    ...sittings.map(({ room_id }) => room_id),
    ...(open?.slots ?? []).map(({ room_id }) => room_id),
  ]);
  const offers = (await listOffers(ctx.tx, id)).filter((offer) => isReadable(offer, party.side));
  const signatures = (await listSignatures(ctx.tx, id)).filter(({ party_id }) => party_id === party.id);
  const windows = (await listWindows(ctx.tx, id)).filter(({ party_id }) => party_id === party.id);
  const facts = await listFactRows(ctx.tx, id);
  return {
    windows: windows.map(({ from_at, to_at, preferred }) => ({
      from: from_at.toISOString(),
      to: to_at.toISOString(),
      preferred,
    })),
    round: open ? describeRound(ctx, whole, party, open, slotViews(open, rooms)) : null,
    sittings: sittings.map((sitting) => ({ ...headOf(sitting, rooms), iAmAsked: sitting.sides.includes(party.side) })),
    facts: factViews(facts, sidesOf(whole)),
    offers: offers.map(offerView),
    turn: turnView(offers, ctx.now),
    records: sittings.flatMap((sitting) => recordOf(whole, party, sitting, signatures)),
    mySide: party.side,
    myName: party.name,
    can: canOf(ctx, whole, party),
  };
}

function describeRound(
  ctx: Context,
  whole: WholeMediation,
  party: Party,
  { round, answers }: WholeRound,
  slots: ReturnType<typeof slotViews>,
) {
  const voices = voicesOf(speakersOf(whole, ctx.now), round.sides);
  const mine = answers.find(({ party_id }) => party_id === party.id)?.slots;
  return {
    id: round.id,
    kind: round.kind,
    minutes: round.minutes,
    place: round.place,
    answerBy: round.answer_by.toISOString(),
    slots,
    mine: mine === undefined ? null : [...mine],
    iAmAsked: voices.some(({ partyIds }) => partyIds.includes(party.id)),
  };
}

/** The record as it was read back, for whoever came; of a sitting of the other side alone nothing. */
function recordOf(whole: WholeMediation, party: Party, sitting: Sitting, signatures: readonly Signature[]) {
  if (sitting.record_text === null || !sitting.sides.includes(party.side)) return [];
  const mine = signatures.find(({ sitting_id }) => sitting_id === sitting.id);
  return [
    {
      sittingId: sitting.id,
      sittingNumber: sitting.number,
      state: sitting.record_state,
      text: sitting.record_text,
      hash: sitting.record_hash,
      mine: mine ? { verdict: mine.verdict, note: mine.note, at: mine.at.toISOString() } : null,
      iSign: sitting.record_state === 'read-out' && signersOf(whole, sitting).includes(party.id),
    },
  ];
}

const goingOn: readonly string[] = ['matched', 'scheduled', 'under-way'];

function canOf(ctx: Context, { mediation }: WholeMediation, party: Party) {
  if (!goingOn.includes(mediation.state) || !speaks(party, ctx.now)) return [];
  return [
    'windows' as const,
    'times' as const,
    'stand' as const,
    'offer' as const,
    ...(settles(party, ctx.now) ? (['accept'] as const) : []),
  ];
}
