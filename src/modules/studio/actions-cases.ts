import { startOfDay } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  findOwn,
  hearersOf,
  inviteForOpinion,
  ofMediation,
  partiesNow,
  subjectOf,
  tellParties,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import type { MediationState, PartyRole } from '../mediation/words.ts';
import { partnerNames } from '../partners/api.ts';
import { unitNames } from '../people/api.ts';
import type { caseDoors } from './contract-cases.ts';
import type { ownStudioDoors } from './contract-own.ts';
import { mayGive, mayToCase, readsAllOpinions } from './policy.ts';
import * as store from './store-cases.ts';
import { accountOf, invalid } from './subject.ts';
import type { GivenOpinion } from './tables.ts';
import type { StudioFact } from './words.ts';

type Doors = typeof caseDoors & typeof ownStudioDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const day = 86_400_000;
const over: readonly MediationState[] = ['reached', 'performing', 'revisiting', 'filed', 'failed', 'withdrawn'];
const principals: readonly PartyRole[] = ['party', 'representative'];

async function openCase(ctx: Context, id: string, lock = false): Promise<WholeMediation> {
  const whole = await findMediation(ctx.tx, id, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayToCase, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

function tell(ctx: Context, whole: WholeMediation, kind: StudioFact, data: Record<string, string | number>): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: 'staff', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

const principalsOf = (whole: WholeMediation) => partiesNow(whole).filter(({ role }) => principals.includes(role));

/** 问诊、评价与告知: a unit that was asked reads its own opinion only; who prepares the sitting reads all. */
export async function ofCase(ctx: Context, { id }: In<'ofCase'>): Out<'ofCase'> {
  const whole = await openCase(ctx, id);
  const may = (action: keyof typeof mayToCase) => mayToCase[action](ctx.who, subjectOf(whole)) === 'allowed';
  const isOver = over.includes(whole.mediation.state);
  const can = {
    consult: may('consultation.ask') && !isOver,
    close: may('consultation.close'),
    opinion: may('mediation.opinion') && isOver,
    notice: may('mediation.notice') && whole.mediation.track === 'public-order',
  };
  return {
    consultations: await roundsOf(ctx, whole),
    parties: may('mediation.opinion') ? await afterwardsOf(ctx, whole) : [],
    can: (Object.keys(can) as (keyof typeof can)[]).filter((name) => can[name]),
  };
}

/** Rounds with the opinions that one may read; who may read none of a round does not learn of it. */
async function roundsOf(ctx: Context, whole: WholeMediation) {
  const { id } = whole.mediation;
  const subject = subjectOf(whole);
  const opinions = await store.listOpinions(ctx.tx, id);
  const isAll = readsAllOpinions(ctx.who, subject);
  const mayGiveIt = ({ unit_id: ofUnitId }: GivenOpinion) =>
    mayGive['consultation.give'](ctx.who, { ...subject, ofUnitId }) === 'allowed';
  const units = await unitNames(
    ctx.tx,
    opinions.flatMap(({ unit_id }) => unit_id ?? []),
  );
  const partners = await partnerNames(
    ctx.tx,
    opinions.flatMap(({ partner_id }) => partner_id ?? []),
  );
  const describe = (one: GivenOpinion) => ({
    id: one.id,
    who: units.get(one.unit_id ?? '') ?? partners.get(one.partner_id ?? '') ?? '',
    isPartner: one.partner_id !== null,
    state: one.state,
    knot: one.knot,
    advice: one.advice,
    law: one.law,
    givenAt: one.given_at?.toISOString() ?? null,
    canGive: one.state === 'asked' && mayGiveIt(one),
  });
  const rounds = await store.listConsultations(ctx.tx, id);
  return rounds.flatMap((round) => {
    const own = opinions.filter((one) => one.consultation_id === round.id && (isAll || mayGiveIt(one)));
    const { question, state, due_at: dueAt, asked_at: askedAt } = round;
    const times = { dueAt: dueAt.toISOString(), askedAt: askedAt.toISOString() };
    const summary = isAll ? round.summary : '';
    return own.length === 0 ? [] : [{ id: round.id, question, state, summary, ...times, opinions: own.map(describe) }];
  });
}

/** What each party said afterwards, and what news it was told. */
async function afterwardsOf(ctx: Context, whole: WholeMediation) {
  const { id: mediationId } = whole.mediation;
  const said = await store.listPartyOpinions(ctx.tx, mediationId);
  const notices = await store.listNotices(ctx.tx, { mediationId });
  return principalsOf(whole).map(({ id, name, side }) => {
    const opinion = said.find((one) => one.party_id === id);
    const own = notices.filter((one) => one.party_id === id);
    return {
      id,
      name,
      side,
      opinion: opinion
        ? { rating: opinion.rating, words: opinion.words, way: opinion.way, saidAt: opinion.said_at.toISOString() }
        : null,
      notices: own.map((one) => ({
        id: one.id,
        text: one.text,
        toldAt: one.told_at.toISOString(),
        seenAt: one.seen_at?.toISOString() ?? null,
      })),
    };
  });
}

/** 联动问诊 (C23): each unit is asked as a member with the role opinion, so that it sees the case; the parties see nothing of it. */
export async function consult(ctx: Context, input: In<'consult'>): Out<'consult'> {
  const whole = await openCase(ctx, input.id, true);
  if (over.includes(whole.mediation.state)) throw new Refusal('step.not-now');
  const dueAt = new Date(startOfDay(input.dueOn).getTime() + day - 1000);
  if (dueAt < ctx.now) throw invalid('dueOn', { zh: '期限不能早于今天', en: 'The due day cannot lie in the past' });
  const keys = input.units.map(({ unitId, partnerId }) => unitId ?? partnerId);
  if (new Set(keys).size < keys.length) throw new Refusal('already.exists');
  await inviteForOpinion(ctx, whole, input.units, dueAt);
  const id = newId(ctx.now.getTime());
  const opinions = input.units.map(({ unitId, partnerId }) => ({
    id: newId(ctx.now.getTime()),
    unit_id: unitId ?? null,
    partner_id: partnerId ?? null,
  }));
  const row = { id, mediationId: input.id, question: input.question, dueAt, by: accountOf(ctx), opinions };
  await store.insertConsultation(ctx.tx, row, ctx.now);
  tell(ctx, whole, 'consultation.asked', { consultationId: id, units: opinions.length });
  return { id };
}

export async function giveOpinion(ctx: Context, input: In<'giveOpinion'>): Out<'giveOpinion'> {
  const opinion = await store.lockOpinion(ctx.tx, input.id);
  const whole = opinion && (await findMediation(ctx.tx, opinion.mediation_id, true));
  if (whole) accessed(ctx, whole);
  ctx.permit(mayGive, { ...(whole ? subjectOf(whole) : unknownMediation), ofUnitId: opinion?.unit_id ?? null });
  if (!whole || !opinion) throw new Refusal('not-found');
  if (opinion.state !== 'asked' || opinion.round_state !== 'open') throw new Refusal('step.not-now');
  if (input.state === 'given' && (input.knot.length < 2 || input.advice.length < 2))
    throw invalid(input.knot.length < 2 ? 'knot' : 'advice', {
      zh: '请写明症结和建议',
      en: 'Say where the knot lies and what you advise',
    });
  const { state, knot, advice, law } = input;
  await store.saveOpinion(ctx.tx, input.id, { state, knot, advice, law, by: accountOf(ctx) }, ctx.now);
  tell(ctx, whole, 'consultation.given', { consultationId: opinion.consultation_id, state });
  return { id: input.id };
}

export async function closeConsultation(ctx: Context, input: In<'closeConsultation'>): Out<'closeConsultation'> {
  const round = await store.lockConsultation(ctx.tx, input.id);
  const whole = await openCase(ctx, round?.mediation_id ?? input.id, true);
  if (round?.state !== 'open') throw new Refusal('step.not-now');
  await store.closeConsultation(ctx.tx, round.id, input.summary, ctx.now);
  tell(ctx, whole, 'consultation.closed', { consultationId: round.id });
  return { id: round.id };
}

async function rate(
  ctx: Context,
  whole: WholeMediation,
  row: Omit<store.NewPartyOpinion, 'mediationId'>,
): Promise<void> {
  if (!over.includes(whole.mediation.state)) throw new Refusal('step.not-now');
  const isNew = await store.insertPartyOpinion(ctx.tx, { ...row, mediationId: whole.mediation.id }, ctx.now);
  if (!isNew) throw new Refusal('already.exists');
  tell(ctx, whole, 'opinion.said', { way: row.way });
}

/** By telephone, on paper or spoken; what a party said itself is never written over. */
export async function writeOpinion(ctx: Context, input: In<'writeOpinion'>): Out<'writeOpinion'> {
  const whole = await openCase(ctx, input.id, true);
  const { partyId, rating, words, way } = input;
  if (!principalsOf(whole).some(({ id }) => id === partyId)) throw new Refusal('not-found');
  await rate(ctx, whole, { partyId, rating, words, way, by: accountOf(ctx) });
  return { id: partyId };
}

/** 进展告知: only on the public-order track, only to one party; the message says no more than that there is news. */
export async function tellVictim(ctx: Context, input: In<'tellVictim'>): Out<'tellVictim'> {
  const whole = await openCase(ctx, input.id, true);
  const { partyId, text } = input;
  if (whole.mediation.track !== 'public-order') throw new Refusal('step.not-now');
  if (!principalsOf(whole).some((party) => party.id === partyId)) throw new Refusal('not-found');
  const id = newId(ctx.now.getTime());
  await store.insertNotice(ctx.tx, { id, mediationId: input.id, party_id: partyId, text, by: accountOf(ctx) }, ctx.now);
  const { messaged } = await tellParties(ctx, whole, 'mediation.news', { partyIds: [partyId] });
  tell(ctx, whole, 'notice.told', { partyId });
  return { id, messaged: messaged.length > 0 };
}

async function openOwn(ctx: Context, lock = false) {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayToCase, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  return { whole, party };
}

export async function ownAfter(ctx: Context): Out<'ownAfter'> {
  const { whole, party } = await openOwn(ctx);
  const { id } = whole.mediation;
  const mine = (await store.listPartyOpinions(ctx.tx, id)).find((one) => one.party_id === party.id);
  const notices = await store.listNotices(ctx.tx, { mediationId: id, partyId: party.id });
  await store.markNoticesSeen(ctx.tx, party.id, ctx.now);
  return {
    canRate: !mine && principals.includes(party.role) && over.includes(whole.mediation.state),
    opinion: mine ? { rating: mine.rating } : null,
    notices: notices.map((one) => ({ id: one.id, text: one.text, toldAt: one.told_at.toISOString() })),
  };
}

export async function ownOpinion(ctx: Context, { rating, words }: In<'ownOpinion'>): Out<'ownOpinion'> {
  const { whole, party } = await openOwn(ctx, true);
  if (!principals.includes(party.role)) throw new Refusal('not-allowed');
  await rate(ctx, whole, { partyId: party.id, rating, words, way: 'page', by: null });
  return { rating };
}
