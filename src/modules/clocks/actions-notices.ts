import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { readBook } from './book.ts';
import type { doors } from './contract.ts';
import { deskOf, personOf, type SubjectDesks, type SubjectMention } from './desk.ts';
import { actorId } from './going.ts';
import { dataOf } from './jobs.ts';
import { mayToNotice, mayWithRules } from './policy.ts';
import { rulesOf } from './settling.ts';
import { findClocks } from './store-clocks.ts';
import { acknowledge as acknowledgeNotice, findNotice, listAsked, listOpenNotices } from './store-ladder.ts';
import type { LadderRule } from './tables.ts';
import type { measures } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

const most = 50;

interface OfSubject {
  readonly subject_kind: string;
  readonly subject_id: string;
}

async function mentioned(
  ctx: Context,
  desks: SubjectDesks,
  rows: readonly OfSubject[],
): Promise<Map<string, SubjectMention>> {
  const found = new Map<string, SubjectMention>();
  for (const kind of new Set(rows.map(({ subject_kind }) => subject_kind))) {
    const ids = rows.filter(({ subject_kind }) => subject_kind === kind).map(({ subject_id }) => subject_id);
    for (const [id, mention] of await deskOf(desks, kind).mention(ctx, [...new Set(ids)])) found.set(id, mention);
  }
  return found;
}

function subjectOf({ subject_kind: kind }: OfSubject, { id, number, title }: SubjectMention) {
  return { kind, id, number, title };
}

function shapeOf(rule: LadderRule | undefined) {
  return rule ? { ...rule, tells: [...rule.tells] } : null;
}

/** 今日: what the ladder told me and I have not acknowledged, and the extensions that wait for a decision of mine. */
export function mine(desks: () => SubjectDesks) {
  return async (ctx: Context): Out<'mine'> => {
    ctx.permit(mayWithRules, undefined);
    const personId = personOf(ctx.who);
    const notices = personId === null ? [] : await listOpenNotices(ctx.tx, personId, most);
    const unitIds = unitsWith(ctx.who, 'assign', 'oversee');
    const asked = await listAsked(ctx.tx, { unitIds, exceptBy: actorId(ctx) ?? '', limit: most });
    const subjects = await mentioned(ctx, desks(), [...notices, ...asked]);
    const names = await accountNames(ctx.tx, [...new Set(asked.map(({ asked_by }) => asked_by))]);
    const book = await readBook(ctx.tx);
    ctx.accessed({});
    return {
      notices: notices.flatMap((notice) => {
        const subject = subjects.get(notice.subject_id);
        if (!subject) return [];
        return {
          id: notice.id,
          subject: subjectOf(notice, subject),
          kind: notice.kind,
          rule: shapeOf(rulesOf(book, notice).find(({ id }) => id === notice.rule)),
          role: notice.role,
          dueAt: notice.due_at.toISOString(),
          toldAt: notice.told_at.toISOString(),
        };
      }),
      asked: asked.flatMap((row) => {
        const subject = subjects.get(row.subject_id);
        if (!subject) return [];
        return {
          subject: subjectOf(row, subject),
          by: names.get(row.asked_by) ?? '',
          amount: row.amount,
          measure: row.measure as keyof typeof measures,
          dueAt: row.due_at.toISOString(),
        };
      }),
    };
  };
}

/** 知悉: whoever was told says to have read it; when is kept. */
export function acknowledge(desks: () => SubjectDesks) {
  return async (ctx: Context, { id }: In<'acknowledge'>): Out<'acknowledge'> => {
    const notice = await findNotice(ctx.tx, id);
    ctx.permit(mayToNotice, notice?.person_id ?? null);
    if (!notice) throw new Refusal('not-found');
    const desk = deskOf(desks(), notice.subject_kind);
    await desk.lock(ctx, notice.subject_id);
    if (!(await acknowledgeNotice(ctx.tx, id, ctx.now))) throw new Refusal('step.not-now');
    const [clock] = await findClocks(ctx.tx, [notice.clock_id], false);
    if (clock)
      await desk.told(ctx, clock.row, { fact: 'clock.acknowledged', data: dataOf(clock.row, { rule: notice.rule }) });
    return { id, at: ctx.now.toISOString() };
  };
}
