import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type Proposal, proposeWithin } from '../mediation/api.ts';
import { ofStudio, openStudio, subjectOf } from './actions-studios.ts';
import type { publicStudioDoors } from './contract-public.ts';
import type { studioDoors } from './contract-studios.ts';
import { mayAtStudio, mayInGeneral, personOf } from './policy.ts';
import { nextOf } from './rules.ts';
import * as store from './store-studios.ts';
import { tellOwn } from './subject.ts';
import type { Studio, WalkIn } from './tables.ts';
import type { WalkInState } from './words.ts';

type Doors = typeof studioDoors & typeof publicStudioDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 叫号屏: anybody in the waiting room reads it, so it says numbers and nothing else. */
export async function screen(ctx: Context, { code }: In<'screen'>): Out<'screen'> {
  ctx.permit(mayInGeneral, undefined);
  const today = dayOf(ctx.now);
  const studio = await store.findStudioByCode(ctx.tx, code, today);
  if (!studio) throw new Refusal('not-found');
  const tickets = await store.listTickets(ctx.tx, studio.id, today);
  const numbersOf = (state: WalkInState) => tickets.filter((one) => one.state === state).map(({ number }) => number);
  const { name, address, phone, hours } = studio;
  return { name, address, phone, hours, called: numbersOf('called'), waiting: numbersOf('waiting') };
}

export async function come(ctx: Context, input: In<'come'>): Out<'come'> {
  const studio = await openStudio(ctx, input.id, true);
  if (!studio.active) throw new Refusal('step.not-now');
  const id = newId(ctx.now.getTime());
  const { name, phone, about, needs } = input;
  const row = { id, studio_id: studio.id, on_day: dayOf(ctx.now), name, phone, about, needs };
  const number = await store.insertWalkIn(ctx.tx, row, ctx.now);
  tellOwn(ctx, ofStudio(studio.id), 'walk-in.came', { number });
  changed(ctx, studio);
  return { id, number };
}

function changed(ctx: Context, { id, unit_id: unitId, person_ids: personIds }: Studio): void {
  ctx.signal(ofStudio(id), { unitIds: [unitId], duties: ['mediate', 'intake', 'assign'], personIds });
}

/** Locks somebody who came and asks permission at the studio; refuses a way that is not open from here. */
async function openWalkIn(ctx: Context, id: string, to: WalkInState): Promise<{ walkIn: WalkIn; studio: Studio }> {
  const walkIn = await store.lockWalkIn(ctx.tx, id);
  const studio = walkIn && (await store.findStudio(ctx.tx, walkIn.studio_id, walkIn.on_day));
  ctx.permit(mayAtStudio, subjectOf(studio));
  if (!walkIn || !studio) throw new Refusal('not-found');
  ctx.accessed({ subject: ofStudio(studio.id), reason: `来访 ${walkIn.on_day} ${walkIn.number}号` });
  if (!nextOf(walkIn.state).includes(to)) throw new Refusal('step.not-now');
  return { walkIn, studio };
}

export async function move(ctx: Context, { id, to, note }: In<'move'>): Out<'move'> {
  const { walkIn, studio } = await openWalkIn(ctx, id, to);
  await store.saveWalkIn(ctx.tx, id, { state: to, note, personId: personOf(ctx.who) }, ctx.now);
  tellOwn(ctx, ofStudio(studio.id), 'walk-in.moved', { number: walkIn.number, to });
  changed(ctx, studio);
  return { id };
}

const bare = {
  role: 'party',
  address: '',
  employer: '',
  occupation: '',
  capacity: 'full',
  needs: '',
  language: 'zh',
} as const;

/** A party with a phone takes part by it; whoever has none through a colleague. */
function partyOf(
  side: number,
  said: { name: string; phone: string; address?: string; needs?: string },
): Proposal['parties'][number] {
  const { name, phone, address = '', needs = '' } = said;
  return { ...bare, side, name, address, needs, ...(phone === '' ? { way: 'officer' } : { way: 'page', phone }) };
}

/** 来访转调解: whoever takes it is the liaison. */
export async function take(ctx: Context, input: In<'take'>): Out<'take'> {
  const { walkIn, studio } = await openWalkIn(ctx, input.id, 'taken');
  const { title, what, where, category, track, mode, firstKnownOn, other } = input;
  const proposed = await proposeWithin(ctx, {
    source: 'walk-in',
    report: { what, where, category, fileIds: [] },
    title,
    category,
    track,
    mode,
    unitId: studio.unit_id,
    firstKnownOn,
    parties: [partyOf(1, { ...walkIn, name: walkIn.name || '来访人' }), partyOf(2, other)],
  });
  await store.saveWalkIn(
    ctx.tx,
    walkIn.id,
    { state: 'taken', note: '', personId: personOf(ctx.who), mediationId: proposed.id },
    ctx.now,
  );
  tellOwn(ctx, ofStudio(studio.id), 'walk-in.moved', { number: walkIn.number, to: 'taken' });
  changed(ctx, studio);
  return { id: walkIn.id, mediationId: proposed.id, number: proposed.number };
}
