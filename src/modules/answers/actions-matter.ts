import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context, Staff } from '../../platform/context.ts';
import { listCategories } from '../categories/api.ts';
import { findMatterInfo, hearersOf, type MatterInfo, tellFact } from '../matters/api.ts';
import { findUnit, personNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { mayToMatter } from './policy.ts';
import { bothNames, fitOf, isOverdue, isWorkedOn, missingSteps } from './rules.ts';
import { listLive } from './store-entries.ts';
import { insertTick, listTicks, removeTick } from './store-ticks.ts';
import { usable } from './views.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

async function openMatter(ctx: Context, id: string): Promise<MatterInfo> {
  const info = await findMatterInfo(ctx, id);
  ctx.permit(mayToMatter, info?.subject);
  if (!info) throw new Refusal('not-found');
  return info;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people say it: 11月30日, 30 Nov. */
function dayWords(at: Date | null): Words | null {
  if (at === null) return null;
  const [, month = '1', day = '1'] = dayOf(at).split('-');
  return { zh: `${Number(month)}月${Number(day)}日`, en: `${Number(day)} ${months[Number(month) - 1] ?? ''}` };
}

const same = (text: string | null | undefined): Words | null => (text ? { zh: text, en: text } : null);

async function valuesOf(ctx: Context, { matter }: MatterInfo) {
  const unit = await findUnit(ctx.tx, matter.unit_id);
  const names = await personNames(ctx.tx, matter.lead_id === null ? [] : [matter.lead_id]);
  const category = (await listCategories(ctx)).find(({ code }) => code === matter.category);
  return bothNames({
    编号: same(matter.number),
    事项: same(matter.title),
    类别: category ? { zh: category.zh, en: category.en } : null,
    单位: same(unit?.name),
    单位电话: same(unit?.phone),
    承办人: same(names.get(matter.lead_id ?? '')),
    地点: same(matter.where_text),
    反映日期: dayWords(matter.reported_at),
    承诺日期: dayWords(matter.promised_at),
    今天: dayWords(ctx.now),
  });
}

/** Templates and knowledge with what this matter fills into them; nothing of who reported it is among that. */
export async function forMatter(ctx: Context, { id }: In<'forMatter'>) {
  const info = await openMatter(ctx, id);
  const today = dayOf(ctx.now);
  const entries = await listLive(ctx.tx, 'template', 'knowledge');
  const of = (kind: 'template' | 'knowledge') =>
    usable(
      entries.filter((entry) => entry.kind === kind),
      info.matter.category,
      today,
    );
  return { values: await valuesOf(ctx, info), templates: of('template'), knowledge: of('knowledge') };
}

/** Checklists for a category, the closest first. */
async function checklistsFor(ctx: Context, category: string) {
  return (await listLive(ctx.tx, 'checklist'))
    .flatMap((entry) => {
      const fit = fitOf(entry.live, category);
      return fit === undefined ? [] : [{ ...entry, fit }];
    })
    .sort((one, other) => other.fit - one.fit);
}

export async function checklists(ctx: Context, { id }: In<'checklists'>) {
  const { matter, subject } = await openMatter(ctx, id);
  const entries = await checklistsFor(ctx, matter.category);
  const ticks = await listTicks(ctx.tx, id);
  const names = await accountNames(ctx.tx, [...new Set(ticks.map(({ by_id }) => by_id))]);
  const today = dayOf(ctx.now);
  return {
    rows: entries.map(({ id, live }) => ({
      id,
      titleZh: live.titleZh,
      titleEn: live.titleEn,
      reviewOn: live.reviewOn,
      isOverdue: isOverdue(live, today),
      steps: live.steps.map((step) => {
        const tick = ticks.find(({ entry_id, step: done }) => entry_id === id && done === step.zh);
        return {
          ...step,
          isTicked: tick !== undefined,
          tickedBy: tick ? (names.get(tick.by_id) ?? null) : null,
          tickedAt: tick?.at.toISOString() ?? null,
        };
      }),
    })),
    canTick: mayToMatter['checklist.tick'](ctx.who, subject) === 'allowed' && isWorkedOn(matter.state),
  };
}

/** 勾选: who and when; taken back as openly as it was set. */
export async function tick(ctx: Context, { id, entryId, step, done }: In<'tick'>) {
  const { matter, subject } = await openMatter(ctx, id);
  const entry = (await checklistsFor(ctx, matter.category)).find((one) => one.id === entryId);
  if (!entry?.live.steps.some(({ zh }) => zh === step)) throw new Refusal('not-found');
  if (!isWorkedOn(matter.state)) throw new Refusal('step.not-now');
  const by_id = (ctx.who as Staff).accountId;
  const row = { matter_id: id, entry_id: entryId, step, by_id, at: ctx.now };
  const changed = done ? await insertTick(ctx.tx, row) : await removeTick(ctx.tx, row);
  if (changed) {
    tellFact(ctx, id, done ? 'checklist.ticked' : 'checklist.unticked', { text: step });
    ctx.signal({ kind: 'matter', id }, ...hearersOf(subject));
    ctx.signal({ kind: 'checklist', id }, ...hearersOf(subject));
  }
  return { done };
}

/** Asked before a matter closes: refuses with the names of the steps that closing waits for. */
export async function checklistGate(
  ctx: Context,
  matter: { readonly id: string; readonly category: string },
): Promise<void> {
  const entries = await checklistsFor(ctx, matter.category);
  const missing = missingSteps(
    entries.map(({ id, live }) => ({ id, steps: live.steps })),
    await listTicks(ctx.tx, matter.id),
  );
  if (missing.length === 0) return;
  throw new Refusal(
    'step.checklist-open',
    missing.map(({ zh, en }) => ({ path: 'checklist', zh, en: en === '' ? zh : en })),
  );
}
