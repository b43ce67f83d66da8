import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { tellFact, tellReportersOf } from '../matters/api.ts';
import { findPhones, peopleOver } from '../people/api.ts';
import { notYet } from './actions-search.ts';
import type { searchDoors } from './contract-search.ts';
import { endLeaflets } from './store-leaflet.ts';
import { saveSearch } from './store-search.ts';
import { lockRunning, type OpenSearch, signalSearch } from './subject.ts';

type Doors = typeof searchDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 人已找到: the family, everybody who searches and every leaflet hear it in the same breath. */
export async function find(ctx: Context, input: In<'find'>): Out<'find'> {
  const open = await lockRunning(ctx, input.id, input.version);
  const at = new Date(input.at);
  if (at > ctx.now) throw new Refusal('input.invalid', [notYet('at')]);
  if (at < open.search.started_at) {
    const problem = { path: 'at', zh: '时间不能早于开始寻找', en: 'That was before the search began' };
    throw new Refusal('input.invalid', [problem]);
  }
  const version = await saveSearch(ctx.tx, input.id, {
    state: 'found',
    ended_at: at,
    found_where: input.where,
    found_condition: input.condition,
    ended_note: input.note,
  });
  await endLeaflets(ctx.tx, { searchId: input.id }, ctx.now);
  tellFact(ctx, open.search.matter_id, 'search.found', { searchId: input.id, text: input.where });
  await tellReportersOf(ctx, open.search.matter_id, 'matter.answered');
  await tellMembers(ctx, open);
  signalSearch(ctx, open);
  return { id: input.id, version };
}

async function tellMembers(ctx: Context, { search, sectors }: OpenSearch): Promise<void> {
  const people = new Set(sectors.flatMap(({ person_id }) => person_id ?? []));
  const units = new Set(sectors.flatMap(({ unit_id }) => unit_id ?? []));
  for (const unitId of units) {
    for (const { personId } of await peopleOver(ctx.tx, unitId, 'handle', dayOf(ctx.now))) people.add(personId);
  }
  const phones = await findPhones(ctx.tx, [...people]);
  for (const recipient of new Set(phones.values())) {
    await queueMessage(ctx, {
      template: 'search.found',
      recipient,
      language: 'zh',
      params: { link: `${ctx.settings.publicUrl}/desk` },
      subject: { kind: 'matter', id: search.matter_id },
      urgent: true,
    });
  }
}

/** 停止寻找: with the reason; leaflets are withdrawn. */
export async function stopSearch(ctx: Context, input: In<'stopSearch'>): Out<'stopSearch'> {
  const open = await lockRunning(ctx, input.id, input.version);
  const change = { state: 'stopped', ended_at: ctx.now, ended_note: input.reason } as const;
  const version = await saveSearch(ctx.tx, input.id, change);
  await endLeaflets(ctx.tx, { searchId: input.id }, ctx.now);
  tellFact(ctx, open.search.matter_id, 'search.stopped', { searchId: input.id, text: input.reason });
  await tellMembers(ctx, open);
  signalSearch(ctx, open);
  return { id: input.id, version };
}
