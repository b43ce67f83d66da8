import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import { holds, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';

/** What permission asks of a meeting; a decision is asked with its own unit. */
export interface MeetingSubject {
  readonly unitId: string;
  /** Units that the meeting gave a task; of a decision, its own. */
  readonly taskUnitIds: readonly string[];
}

const working = ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee', 'arbitrate'] as const satisfies Duty[];
const convening = ['assign', 'oversee'] as const satisfies Duty[];

/** The predicate that every read of meetings (table alias `g`) starts from: those of the units in one's reach, and those that gave these a task. */
export function sees(who: Who): RawBuilder<boolean> {
  const own = unitsWith(who, ...working);
  return sql<boolean>`(g.unit_id = any(${own}) or exists (select 1 from decision d where d.meeting_id = g.id and d.unit_id = any(${own})))`;
}

function isVisible(who: Who, { unitId, taskUnitIds }: MeetingSubject): boolean {
  const own = unitsWith(who, ...working);
  return own.includes(unitId) || taskUnitIds.some((id) => own.includes(id));
}

const convenes = (who: Who, { unitId }: MeetingSubject) => convening.some((duty) => holds(who, duty, { unitId }));

const asked =
  (ask: (who: Who, of: MeetingSubject) => boolean) =>
  (who: Who, of: MeetingSubject): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    return ask(who, of) ? 'allowed' : 'forbidden';
  };

/** Whoever carries a decision out says so; for a partner without an account, whoever convened the meeting. */
const carries = (who: Who, of: MeetingSubject) =>
  convenes(who, of) || of.taskUnitIds.some((id) => unitsWith(who, 'handle', 'assign', 'oversee').includes(id));

/** Who may do what to one meeting or decision. */
export const mayToMeeting = {
  'meeting.view': asked(() => true),
  'meeting.plan': asked(convenes),
  'meeting.change': asked(convenes),
  'meeting.hold': asked(convenes),
  'meeting.cancel': asked(convenes),
  'decision.finish': asked(carries),
  'decision.drop': asked(convenes),
} satisfies MayTable<MeetingSubject>;

const worker = (who: Who): Verdict => (unitsWith(who, ...working).length > 0 ? 'allowed' : 'forbidden');
const convener = (who: Who): Verdict => (unitsWith(who, ...convening).length > 0 ? 'allowed' : 'forbidden');

/** Doors that are not about one meeting. */
export const mayInGeneral = {
  'meeting.list': worker,
  'meeting.board': worker,
  'meeting.stuck': convener,
} satisfies MayTable<undefined>;
