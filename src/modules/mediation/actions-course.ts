import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { turnClocks } from '../clocks/api.ts';
import type { doors } from './contract.ts';
import { tellColleagues } from './letters.ts';
import { getLiaison } from './liaison.ts';
import { decides, invalid } from './parties.ts';
import { isOver } from './rules.ts';
import { takeLocked } from './step.ts';
import { insertRoutes, saveLiaison, type WholeMediation } from './store-cases.ts';
import { saveWilling } from './store-parties.ts';
import { changed, mustBe, openMediation, partiesNow, tell } from './subject.ts';
import type { Route, Way } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

interface Told {
  readonly routes: readonly Route[];
  readonly how: Way;
}

/** Writes down which ways were told to whom, and how. */
export async function tellRoutesTo(
  ctx: Context,
  whole: WholeMediation,
  partyIds: readonly string[],
  { routes, how }: Told,
): Promise<void> {
  const told = partyIds.flatMap((partyId) => routes.map((route) => ({ party_id: partyId, route, how })));
  await insertRoutes(ctx.tx, whole.mediation.id, told, ctx.now);
  tell(ctx, whole, 'routes.told', { routes: routes.join(' '), parties: partyIds.length });
}

/** What has to be among them once a mediation was taken up: a way to a decision (人民调解法 §26), and that the police decide now (程序规定 §185). */
function mustTell({ mediation }: WholeMediation, told: readonly Route[]): void {
  const deciding: readonly Route[] =
    mediation.track === 'public-order' ? ['penalty'] : ['court', 'arbitration', 'administrative'];
  if (deciding.some((route) => told.includes(route))) return;
  const isPolice = mediation.track === 'public-order';
  throw invalid('routes', {
    zh: isPolice ? '治安调解未成的，须告知由公安机关依法处理' : '须告知诉讼、仲裁或行政途径中的至少一条',
    en: isPolice ? 'Tell them that the police decide now' : 'Tell them of court, arbitration or the competent office',
  });
}

/** Everybody who stands on a side or acts for somebody there: not interpreters and companions. */
export const principalsOf = (whole: WholeMediation) =>
  partiesNow(whole).flatMap(({ id, role }) => (role === 'interpreter' || role === 'support' ? [] : [id]));

/** 不予受理: with the reason and the lawful way that remains, told to every party. */
export async function refuse(ctx: Context, input: In<'refuse'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  await tellRoutesTo(ctx, whole, principalsOf(whole), input);
  return takeLocked(ctx, whole, { step: 'refuse', text: input.text, data: { reasons: input.marks.join(' ') } });
}

/** 未达成: the ways that remain are told and recorded in the same act (人民调解法 §26). */
export async function fail(ctx: Context, input: In<'fail'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  mustTell(whole, input.routes);
  await tellRoutesTo(ctx, whole, principalsOf(whole), input);
  return takeLocked(ctx, whole, { step: 'fail', text: input.text });
}

/** 当事人终止, said to a colleague: either side, at any time, without a reason. */
export async function stop(ctx: Context, input: In<'stop'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  const party = partiesNow(whole).find(({ id }) => id === input.partyId);
  if (!party) throw new Refusal('not-found');
  if (!decides(party, ctx.now))
    throw invalid('partyId', {
      zh: '翻译、陪同或授权已到期的人不能替一方终止',
      en: 'Interpreters, companions and agents whose mandate has ended stop nothing',
    });
  mustTell(whole, input.routes);
  await saveWilling(ctx.tx, party.id, { willing: 'no', how: input.how }, ctx.now);
  await tellRoutesTo(ctx, whole, principalsOf(whole), input);
  return takeLocked(ctx, whole, { step: 'stop', text: input.text, data: { side: party.side } });
}

export async function suspend(ctx: Context, input: In<'suspend'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  return takeLocked(ctx, whole, {
    step: 'suspend',
    text: input.text,
    ...(input.coolUntil && { data: { until: input.coolUntil } }),
  });
}

export async function resume(ctx: Context, input: In<'resume'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  return takeLocked(ctx, whole, { step: 'resume' });
}

/** 重新调解. Whoever stopped or said no has to say yes first: nobody is brought back against the own will (人民调解法 §17). */
export async function reopen(ctx: Context, input: In<'reopen'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  if (whole.mediation.title === '') throw new Refusal('step.not-now');
  if (partiesNow(whole).some((party) => decides(party, ctx.now) && party.willing === 'no'))
    throw new Refusal('mediation.unwilling-again');
  return takeLocked(ctx, whole, { step: 'reopen', text: input.text });
}

export async function changeLiaison(ctx: Context, input: In<'changeLiaison'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  const { mediation } = whole;
  if (isOver(mediation.state)) throw new Refusal('step.not-now');
  const name = await getLiaison(ctx, input.personId, 'personId');
  await saveLiaison(ctx.tx, mediation.id, input.personId);
  const owner = { category: mediation.category, unitId: mediation.unit_id, ownerId: input.personId, guarded: true };
  await turnClocks(ctx, { subjectId: mediation.id, owner });
  tell(ctx, whole, 'liaison.changed', { text: input.text, who: name });
  if (input.personId !== mediation.liaison_id)
    await tellColleagues(ctx, whole, [input.personId], 'staff.mediation-news');
  return changed(ctx, whole);
}

export async function note(ctx: Context, input: In<'note'>) {
  const whole = await openMediation(ctx, input.id, true);
  tell(ctx, whole, 'mediation.noted', { text: input.text });
  return changed(ctx, whole);
}
