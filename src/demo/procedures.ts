import given from '../../demo/procedures.json' with { type: 'json' };
import { settle } from '../modules/clocks/settling.ts';
import type { Clock, ClockRow } from '../modules/clocks/tables.ts';
import { type Chapter, day, hour, lastOf, lines } from './chapter.ts';
import { countyBook } from './clock-book.ts';
import { eventRow, tell } from './clock-life.ts';
import { whenOffice } from './matter-times.ts';
import type { MatterBook } from './rows.ts';

type Stage = (typeof given.content.stages)[number];
type Action = (typeof given.content.actions)[number];

const { content } = given;
const said: Readonly<Record<string, string>> = given.said;
const begun = { procedure: 'LC-901', number: 1 } as const;

/** 办理流程: noise is inspected by stages since two months; what was taken since then goes by it, and a shorter version waits for its second person. */
export function goByProcedure(chapter: Chapter): void {
  const { random, now } = chapter;
  const publishedAt = new Date(now.getTime() - given.publishedDaysAgo * day);
  const draftedAt = new Date(publishedAt.getTime() - 4 * day);
  const [registrar, admin] = [chapter.badge('100106'), chapter.badge('100107')];
  const procedureId = random.id(draftedAt);
  const versionId = random.id(draftedAt);
  const redraftedAt = new Date(now.getTime() - 2 * day);
  chapter.add('procedure', { id: procedureId, code: begun.procedure, version: 3 });
  const version = { procedure_id: procedureId, draft_by: [registrar.accountId] };
  chapter.add('procedure_version', {
    ...{ ...version, id: versionId, number: begun.number, state: 'published', content, note: given.note },
    ...{ made_at: draftedAt.toISOString(), published_by: admin.accountId, published_at: publishedAt.toISOString() },
  });
  chapter.add('procedure_version', {
    ...{ ...version, id: random.id(redraftedAt), number: 2, state: 'draft', content: shorter(), note: null },
    ...{ made_at: redraftedAt.toISOString(), published_by: null, published_at: null },
  });
  const subject = { kind: 'procedure', id: procedureId };
  const [byRegistrar, byAdmin] = [{ colleague: registrar }, { colleague: admin }];
  const drafted = { number: 1, text: content.titleZh };
  chapter.tellOf(subject, { when: draftedAt, kind: 'procedure.drafted', data: drafted, by: byRegistrar });
  const published = { number: 1, text: given.note };
  chapter.tellOf(subject, { when: publishedAt, kind: 'procedure.published', data: published, by: byAdmin });
  const again = { number: 2, text: given.draftNote };
  chapter.tellOf(subject, { when: redraftedAt, kind: 'procedure.drafted', data: again, by: byRegistrar });
  for (const book of chapter.matters)
    if (book.matter.category === content.category) walk(chapter, book, { versionId, publishedAt });
}

function shorter() {
  const stages = content.stages.map((stage) =>
    stage.code === 'S3' && stage.limit ? { ...stage, limit: { ...stage.limit, amount: 2 } } : stage,
  );
  return { ...content, stages };
}

const usualWay = ['A1', 'A2', 'A4', 'A6'];
const finished: readonly string[] = ['closed', 'revisited', 'archived'];

/** Which actions were taken, and until when; undefined where the matter has no procedure. */
function planOf(
  chapter: Chapter,
  { matter }: MatterBook,
  from: Date,
): { codes: readonly string[]; until: Date } | undefined {
  const { random, now } = chapter;
  if (finished.includes(matter.state) && matter.closed_at !== null) {
    const codes = random.chance(0.12)
      ? ['A1', 'A3']
      : random.chance(0.2)
        ? ['A1', 'A2', 'A4', 'A5', 'A4', 'A6']
        : usualWay;
    return { codes, until: new Date(matter.closed_at) };
  }
  if (matter.state !== 'in_hand' && matter.state !== 'answered') return undefined;
  const hours = (now.getTime() - from.getTime()) / hour;
  const most = matter.state === 'answered' ? 3 : Math.min(3, Math.floor(hours / 5));
  return { codes: usualWay.slice(0, most), until: now };
}

function walk(chapter: Chapter, book: MatterBook, of: { versionId: string; publishedAt: Date }): void {
  const taken = lastOf(book, 'matter.taken');
  const lead = chapter.person(book.matter.lead_id);
  if (!taken || !lead || new Date(taken.at) < of.publishedAt || book.matter.watch) return;
  const from = new Date(taken.at);
  const plan = planOf(chapter, book, from);
  if (!plan) return;
  const step = (plan.until.getTime() - from.getTime()) / (plan.codes.length + 1);
  const moments = plan.codes.map((_, i) => from.getTime() + step * (i + chapter.random.between(0.6, 1)));
  const times = moments
    .map((moment) => atWork(chapter, moment, plan.until))
    .sort((one, other) => one.getTime() - other.getTime());
  const actions = plan.codes.flatMap((code) => content.actions.find((action) => action.code === code) ?? []);
  const first = stageAt(content.start);
  const data = {
    stepZh: `${content.titleZh} v1`,
    stepEn: `${content.titleEn} v1`,
    stageZh: first.zh,
    stageEn: first.en,
  };
  chapter.tell(book, { when: from, kind: 'procedure.begun', audience: 'staff', data, by: 'system' });
  for (const [i, action] of actions.entries()) takeStep(chapter, book, { action, when: times[i] ?? from, lead });
  const last = stageAt(actions.at(-1)?.to ?? content.start);
  const entered = (times.at(-1) ?? from).toISOString();
  const isOver = last.kind !== 'open';
  chapter.add('procedure_run', {
    ...{ matter_id: book.matter.id, version_id: of.versionId, round: 0, stage: last.code, version: actions.length + 1 },
    ...{ begun_at: from.toISOString(), entered_at: entered },
    ...{ ended_at: isOver ? entered : null, result: isOver ? last.kind : null },
  });
  if (!isOver)
    timeStages(chapter, book, [
      { stage: first, at: from },
      ...actions.map(({ to }, i) => ({ stage: stageAt(to), at: times[i] ?? from })),
    ]);
}

// In office hours, unless all was over before they began.
function atWork({ random }: Chapter, moment: number, until: Date): Date {
  const office = whenOffice(new Date(moment), random);
  return office < until ? office : new Date(moment);
}

function stageAt(code: string): Stage {
  const stage = content.stages.find((one) => one.code === code);
  if (!stage) throw new RangeError(`no stage ${code}`);
  return stage;
}

function takeStep(
  chapter: Chapter,
  book: MatterBook,
  { action, when, lead }: { action: Action; when: Date; lead: NonNullable<ReturnType<Chapter['person']>> },
): void {
  const stage = stageAt(action.to);
  const words = lines(said[action.code] ?? '');
  const data = {
    ...{ stepZh: action.zh, stepEn: action.en, stageZh: stage.zh, stageEn: stage.en },
    ...{ text: chapter.random.pick(words), files: 0 },
    ...(stage.residentZh && { toldZh: stage.residentZh, toldEn: stage.residentEn }),
  };
  const [kind, audience] = stage.residentZh
    ? (['procedure.progressed', 'resident'] as const)
    : (['procedure.stepped', 'staff'] as const);
  chapter.tell(book, { when, kind, audience, data, by: { colleague: lead } });
}

// Of a matter under way: the clock of each stage, met when it was left; the last one runs.
function timeStages(chapter: Chapter, { matter }: MatterBook, entered: readonly { stage: Stage; at: Date }[]): void {
  for (const [i, { stage, at }] of entered.entries()) {
    if (stage.limit === null) continue;
    const row: ClockRow = {
      ...{ id: chapter.random.id(at), subject_kind: 'matter', subject_id: matter.id, about: null, kind: 'stage' },
      ...{ category: matter.category, unit_id: matter.unit_id, owner_id: matter.lead_id, guarded: false, round: 0 },
      ...{ started_at: at, measure: measureOf(stage.limit.measure), amount: stage.limit.amount, calendar: 'office' },
      ...{ calendar_version: 1, holiday_version: 1, ladder_version: 1, state: 'running', due_at: at },
      ...{ paused_until: null, missed_at: null, ended_at: null, asked_by: null, next_at: null },
      ...{ run_milliseconds: null, paused_milliseconds: null, missing_years: [] },
    };
    const left = entered[i + 1]?.at;
    const started = settle(countyBook, { row, events: [], spoken: [] }, at);
    write(
      chapter,
      left ? tell(started, left, { kind: 'met' }, { state: 'met', ended_at: left }) : looked(chapter, started),
    );
  }
}

function measureOf(measure: string): 'working-days' | 'working-minutes' {
  return measure === 'working-minutes' ? measure : 'working-days';
}

function looked({ now }: Chapter, clock: Clock): Clock {
  const { row } = clock;
  const isMissed = row.due_at < now;
  return settle(countyBook, { ...clock, row: { ...row, ...(isMissed && { missed_at: row.due_at }) } }, now);
}

function write(chapter: Chapter, { row, events }: Clock): void {
  chapter.add('clock', JSON.parse(JSON.stringify(row)) as Record<string, unknown>);
  for (const [i, event] of events.entries()) chapter.add('clock_event', eventRow(row.id, i + 1, event));
}
