import { findAlike } from '../../algorithms/hot-topics/alike.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findMatterInfo, listAlike, type MatterInfo, mayOnMatter, tellFact } from '../matters/api.ts';
import { unitNames } from '../people/api.ts';
import { findPlaceByCode } from '../places/api.ts';
import { compare, type Met, type Said } from './compare.ts';
import type { similarDoors } from './contract-similar.ts';
import { mayInGeneral, similarDuties } from './policy.ts';
import { keysOf, type Reader, readerOf, textOf } from './reader.ts';
import { listRules } from './store-rules.ts';
import {
  deleteApart,
  findSaid,
  insertApart,
  listApart,
  listOpenCards,
  listVoices,
  type Voice,
} from './store-similar.ts';

type In<K extends keyof typeof similarDoors> = ParsedOf<(typeof similarDoors)[K]>;

const day = 86_400_000;
const lookDays = 120;
const mostShown = 8;

/** The matter of a door about one matter, once the knocker may ask this of it. */
async function openFor(ctx: Context, id: string): Promise<MatterInfo> {
  const info = await findMatterInfo(ctx, id);
  const allowed = similarDuties[ctx.action as keyof typeof similarDuties];
  ctx.permit({ [ctx.action]: (who) => mayOnMatter(who, info?.subject, allowed) }, undefined);
  if (!info) throw new Refusal('not-found');
  return info;
}

/** 可能是同一件: what shares words or place, or lies near; judged by the rules in force. Nothing is merged by itself. */
export async function similar(ctx: Context, input: In<'similar'>) {
  const { matter, subject } = await openFor(ctx, input.id);
  const near = await listAlike(ctx.tx, ctx.who, matter);
  const said = await findSaid(ctx.tx, input.id);
  const rows = said ? await listSimilar(ctx, said, { selfId: matter.id, ids: near.map(({ id }) => id) }) : [];
  const apart = await listApart(ctx, input.id);
  ctx.accessed({ residents: apart.flatMap(({ reporter_ids }) => reporter_ids) });
  const mayTellApart = mayOnMatter(ctx.who, subject, similarDuties['matter.apart']) === 'allowed';
  return {
    rows,
    apart: apart.map(({ id, number, title, state, by, at }) => ({
      id,
      number,
      title,
      state,
      by,
      at: at.toISOString(),
    })),
    can: mayTellApart ? ['apart' as const] : [],
  };
}

/** The same while a colleague takes something down. */
export async function draft(ctx: Context, input: In<'draft'>) {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '登记时查找相似事项' });
  return { rows: await listSimilar(ctx, draftOf(ctx, input, null), { selfId: null, ids: [] }) };
}

function draftOf(ctx: Context, input: In<'draft'>, placeName: string | null): Said {
  return {
    id: 'draft',
    title: '',
    what: input.what,
    where_text: input.where,
    category: input.category ?? 'other',
    reported_at: ctx.now,
    lng: null,
    lat: null,
    place_id: null,
    place_name: placeName,
  };
}

async function listSimilar(ctx: Context, said: Said, more: { selfId: string | null; ids: readonly string[] }) {
  const rules = (await listRules(ctx.tx)).filter(({ is_on }) => is_on);
  const reader = await readerOf(ctx.tx);
  const { bands, places } = keysOf(reader, textOf(said), said.where_text);
  const at = said.reported_at.getTime();
  const span = { from: new Date(at - lookDays * day), to: new Date(at + lookDays * day) };
  const voices = await listVoices(ctx, { ...more, bands, places, ...span });
  const best = bestByRoot(voices, compare(reader, rules, said, voices)).slice(0, mostShown);
  ctx.accessed({ residents: best.flatMap(({ voice }) => voice.reporter_ids) });
  return best.map(describe);
}

interface Found {
  readonly voice: Voice;
  readonly met: Met;
}

// Several reports that are one matter by now are one row: the one that is most alike speaks for them.
function bestByRoot(voices: readonly Voice[], met: ReadonlyMap<string, Met>): Found[] {
  const found = voices.flatMap((voice) => {
    const own = met.get(voice.id);
    return own ? [{ voice, met: own }] : [];
  });
  const score = ({ met: { facts } }: Found) => Math.max(facts.likeness, facts.sameText);
  const byRoot = new Map<string, Found>();
  for (const one of found.toSorted((left, right) => score(right) - score(left))) {
    if (!byRoot.has(one.voice.root.id)) byRoot.set(one.voice.root.id, one);
  }
  return [...byRoot.values()];
}

function describe({ voice: { root }, met: { rule, facts, words, place, same } }: Found) {
  return {
    id: root.id,
    number: root.number,
    title: root.title,
    state: root.state,
    where: root.where_text,
    reportedAt: root.reported_at.toISOString(),
    rule: { zh: rule.zh, en: rule.en },
    textPercent: Math.round(facts.sameText * 100),
    likePercent: Math.round(facts.likeness * 100),
    words: [...words],
    place,
    same: [...same],
    metres: facts.metres,
    daysApart: facts.daysApart,
  };
}

/** 不是同一件: remembered with the colleague's name, so that nobody is asked again. */
export async function apart(ctx: Context, input: In<'apart'>): Promise<{ done: true }> {
  await openBoth(ctx, input);
  const id = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : '';
  const isNew = await insertApart(ctx.tx, [input.id, input.otherId], { id, at: ctx.now });
  if (isNew) tellBoth(ctx, input, 'matter.told-apart');
  return { done: true };
}

export async function reconsider(ctx: Context, input: In<'reconsider'>): Promise<{ done: true }> {
  await openBoth(ctx, input);
  if (!(await deleteApart(ctx.tx, [input.id, input.otherId]))) throw new Refusal('not-found');
  tellBoth(ctx, input, 'matter.reconsidered');
  return { done: true };
}

async function openBoth(ctx: Context, { id, otherId }: In<'apart'>): Promise<void> {
  if (id === otherId) throw new Refusal('merge.circle');
  await openFor(ctx, id);
  const other = await findMatterInfo(ctx, otherId);
  if (mayOnMatter(ctx.who, other?.subject, similarDuties['matter.similar']) === 'hidden')
    throw new Refusal('not-found');
}

function tellBoth(ctx: Context, { id, otherId }: In<'apart'>, kind: 'matter.told-apart' | 'matter.reconsidered'): void {
  tellFact(ctx, id, kind, { otherId });
  tellFact(ctx, otherId, kind, { otherId: id });
}

const mostCards = 200;
const mostSuggested = 3;
const enoughAlike = 0.5;

/** 发送前: what neighbours reported already and a colleague made public. The draft meets the words of cards only, never those of a report. */
export async function publicAlike(ctx: Context, input: In<'publicAlike'>) {
  ctx.permit(mayInGeneral, undefined);
  const place = input.placeCode ? await findPlaceByCode(ctx.tx, input.placeCode, dayOf(ctx.now)) : undefined;
  const said = draftOf(ctx, input, place?.name ?? null);
  const reader = await readerOf(ctx.tx);
  const { bands, places } = keysOf(reader, said.what, said.where_text);
  const cards = await listOpenCards(ctx.tx, [...bands, ...places], mostCards);
  const found = findAlike(
    asMessage(said, ctx.now),
    cards.map((card) => asCard(card, ctx.now)),
    {
      ...optionsOf(reader),
      atLeast: enoughAlike,
      limit: mostSuggested,
    },
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  const shown = found.flatMap(({ id }) => byId.get(id) ?? []);
  const units = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  return {
    rows: shown.map(({ code, title, body, unit_id, since, followers }) => ({
      code,
      title,
      body,
      unitName: units.get(unit_id) ?? '',
      since: since.toISOString(),
      followers,
    })),
  };
}

const optionsOf = ({ wordsOf, knownPlaces }: Reader) => ({ wordsOf, knownPlaces });

function asMessage({ what, where_text, place_name }: Said, at: Date) {
  return {
    id: 'draft',
    title: '',
    text: `${what}\n${where_text}`,
    at,
    ...(place_name !== null && { place: place_name }),
  };
}

// A public problem that goes on is of today, whenever it began.
function asCard({ id, title, body, place_name }: Awaited<ReturnType<typeof listOpenCards>>[number], at: Date) {
  return { id, title, text: body, at, ...(place_name !== null && { place: place_name }) };
}
