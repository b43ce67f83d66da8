import { addDays, dayOf } from '../kit/calendar.ts';
import type { RiskKind } from '../modules/triage/words.ts';
import { type Chapter, day } from './chapter.ts';
import { at } from './lists.ts';
import type { MatterBook } from './rows.ts';

const markedMatters = 28;
const atWork: ReadonlySet<string> = new Set(['accepted', 'assigned', 'in_hand', 'reopened']);

const marks: readonly { kind: RiskKind; reason: string; ended?: string }[] = [
  { kind: 'escalation', reason: '两家为同一件事报过三次警，最近一次动了手' },
  { kind: 'violence', reason: '当面说过“再来就不客气”，邻居害怕出门' },
  { kind: 'escalation', reason: '多次调解没谈拢，亲戚也卷进来了' },
  { kind: 'minors', reason: '家里孩子常被两边大人当面训斥' },
  { kind: 'self-harm', reason: '电话里说过不想活，已请心理援助跟进' },
  { kind: 'violence', reason: '争吵时砸坏了对方的门', ended: '赔了门，双方签了协议，回访两次没有再吵' },
  { kind: 'escalation', reason: '放话要找人来', ended: '社区和派出所一起上门，误会说开了' },
];

/** 风险标注: what colleagues marked on disputes at work; some are over. */
export function markRisks(chapter: Chapter): void {
  const { random, matters, now } = chapter;
  const disputes = matters.filter(
    ({ matter }) => matter.category.startsWith('dispute') && atWork.has(matter.state) && !matter.watch,
  );
  for (const [i, book] of random.shuffled(disputes).slice(0, markedMatters).entries())
    markOne(chapter, book, at(marks, i % marks.length), now);
}

function markOne(chapter: Chapter, book: MatterBook, mark: (typeof marks)[number], now: Date): void {
  const { random } = chapter;
  const { matter } = book;
  const colleague = chapter.person(matter.lead_id) ?? chapter.members(matter.unit_id)[0];
  if (!colleague) return;
  const setAt = chapter.later(new Date(matter.reported_at), random.between(20, 60));
  const endedAt = mark.ended === undefined ? null : chapter.later(setAt, 24 * random.between(2, 6));
  const until = addDays(dayOf(new Date(Math.max(setAt.getTime(), now.getTime() - 2 * day))), random.between(10, 60));
  chapter.add('risk_flag', {
    id: random.id(setAt),
    matter_id: matter.id,
    kind: mark.kind,
    reason: mark.reason,
    until_on: until,
    set_by: colleague.accountId,
    set_at: setAt.toISOString(),
    ended_by: endedAt && colleague.accountId,
    ended_at: endedAt?.toISOString() ?? null,
    end_reason: mark.ended ?? null,
  });
  const told = { audience: 'staff' as const, by: { colleague } };
  chapter.tell(book, {
    ...told,
    when: setAt,
    kind: 'risk.marked',
    data: { risk: mark.kind, text: mark.reason, endsOn: until },
  });
  if (endedAt)
    chapter.tell(book, { ...told, when: endedAt, kind: 'risk.ended', data: { risk: mark.kind, text: mark.ended } });
}
