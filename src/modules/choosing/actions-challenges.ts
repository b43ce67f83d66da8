import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  mediates,
  type Party,
  seatsNow,
  speaks,
  subjectOf,
  tellColleagues,
  tellParties,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import type { Way } from '../mediation/words.ts';
import { peopleOver } from '../people/api.ts';
import type { doors } from './contract.ts';
import { leavePanel } from './leaving.ts';
import { mayToChallenge } from './policy.ts';
import { isSitting } from './rules.ts';
import { decideChallenge, findChallenge, insertChallenge } from './store-orders.ts';
import { openCase, partyIn } from './subject.ts';
import { accountOf, peopleOf, personOf, tell } from './telling.ts';
import type { ChallengeGround } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

interface Asked {
  readonly id: string;
  readonly mediatorId: string;
  readonly ground: ChallengeGround;
  readonly reason: string;
  readonly way: Way;
  /** Undefined: the mediator himself asks. */
  readonly party: Party | undefined;
}

/** 申请回避: at any time while somebody has a seat; whoever oversees the unit decides, and the seat stays until then. */
export async function askToLeave(ctx: Context, whole: WholeMediation, asked: Asked): Promise<void> {
  const { id, mediatorId, ground, reason, way, party } = asked;
  const seat = seatsNow(whole).find(
    ({ mediator_id, role }) => mediator_id === mediatorId && role !== 'attend' && role !== 'apprentice',
  );
  if (!seat) throw new Refusal('not-found');
  const isNew = await insertChallenge(
    ctx.tx,
    {
      id,
      mediation_id: whole.mediation.id,
      mediator_id: mediatorId,
      person_id: seat.person_id,
      by_kind: party ? 'side' : 'mediator',
      side: party?.side ?? null,
      party_id: party?.id ?? null,
      ground,
      reason,
      way,
      by_id: way === 'page' ? null : accountOf(ctx),
    },
    ctx.now,
  );
  if (!isNew) throw new Refusal('choosing.challenged');
  tell(ctx, whole, 'challenge.made', { challengeId: id, mediatorId, side: party?.side ?? 0, how: way });
  const deciders = await peopleOver(ctx.tx, whole.mediation.unit_id, 'assign', dayOf(ctx.now));
  const personIds = deciders.map(({ personId }) => personId).filter((personId) => personId !== seat.person_id);
  await tellColleagues(ctx, whole, [whole.mediation.liaison_id, ...personIds], 'staff.mediation-news');
}

/** 登记回避: what a side says to a colleague, or the mediator himself. */
export async function challenge(ctx: Context, input: In<'challenge'>) {
  const whole = await openCase(ctx, input.id, true);
  const { partyId, mediatorId, ground, reason, way } = input;
  const party = partyId === undefined ? undefined : partyIn(whole, partyId);
  if (party && !speaks(party, ctx.now)) throw new Refusal('choosing.not-speaking');
  const isOwn = seatsNow(whole).some((seat) => seat.mediator_id === mediatorId && seat.person_id === personOf(ctx));
  if (!party && !(isOwn && mediates(ctx.who, subjectOf(whole)))) throw new Refusal('not-allowed');
  const id = newId(ctx.now.getTime());
  await askToLeave(ctx, whole, { id, mediatorId, ground, reason, way, party });
  return { id };
}

/** 决定回避: upheld, the seat ends and the next is found among whom both sides named in the same ballots, else by new ones. */
export async function decide(ctx: Context, { id, challengeId, upheld, why }: In<'decide'>) {
  const whole = await findMediation(ctx.tx, id, true);
  const found = await findChallenge(ctx.tx, challengeId);
  const asked = found?.mediation_id === id ? found : undefined;
  if (whole) accessed(ctx, whole);
  const subject = whole && asked ? subjectOf(whole) : unknownMediation;
  ctx.permit(mayToChallenge, {
    ...subject,
    mediatorPersonId: asked?.person_id ?? null,
    writtenBy: asked?.by_id ?? null,
  });
  const personId = personOf(ctx);
  if (!whole || !asked || personId === null) throw new Refusal('not-found');
  if (asked.state !== 'open' || (upheld && !isSitting(whole.mediation.state))) throw new Refusal('step.not-now');
  const { mediator_id: mediatorId } = asked;
  await decideChallenge(ctx.tx, asked, { state: upheld ? 'upheld' : 'rejected', why, personId }, ctx.now);
  tell(ctx, whole, upheld ? 'challenge.upheld' : 'challenge.rejected', { challengeId, mediatorId });
  if (upheld) await leavePanel(ctx, whole, { mediatorId, why, mustBeNamed: true });
  else if (asked.side !== null) {
    const partyIds = peopleOf(whole, asked.side).map((party) => party.id);
    await tellParties(ctx, whole, 'mediation.news', { partyIds });
  }
  await tellColleagues(ctx, whole, [whole.mediation.liaison_id, asked.person_id], 'staff.mediation-news');
  return { done: true as const };
}
