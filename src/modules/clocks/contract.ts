import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { clockKinds, ladderOn, ladderRoles, limitKinds, measures } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const Reason = z.string().trim().min(2).max(500);
const Code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const Amount = z.number().int().min(1).max(100_000);
const Year = z.number().int().min(2000).max(2099);
export const MeasureName = z.enum(keysOf(measures));
export const ClockKindName = z.enum(keysOf(clockKinds));
const LimitKindName = z.enum(keysOf(limitKinds));
const Frames = z.array(z.tuple([z.number().int().min(0).max(1439), z.number().int().min(1).max(1440)])).max(8);
const Calendar = {
  code: Code,
  zh: z.string().trim().min(1).max(40),
  en: z.string().trim().min(1).max(60),
  usual: Frames.min(1),
  weekdays: z.record(z.string().regex(/^[0-6]$/), Frames),
  rests: z.boolean(),
};
const Changed = { by: z.string().nullable(), at: Instant, reason: z.string() };
const Year_ = { year: Year, off: z.array(Day).max(120), work: z.array(Day).max(60) };
const Words = z.object({ zh: z.string(), en: z.string() });

export const LadderRuleShape = z.object({
  id: Code,
  kind: ClockKindName,
  on: z.enum(keysOf(ladderOn)),
  value: z.number().int().min(1).max(100_000),
  tells: z
    .array(z.enum(keysOf(ladderRoles)))
    .min(1)
    .max(4),
  urges: z.boolean(),
});
const Rules = z.array(LadderRuleShape).max(60);

const LimitShape = z.object({
  kind: LimitKindName,
  measure: MeasureName,
  amount: Amount,
  calendar: Code,
});

const PauseReasonShape = z.object({
  code: Code,
  zh: z.string().trim().min(2).max(40),
  en: z.string().trim().min(2).max(80),
  residentZh: z.string().trim().min(2).max(60),
  residentEn: z.string().trim().min(2).max(120),
  measure: z.enum(['natural-days', 'working-days']),
  amount: z.number().int().min(1).max(365),
  mostTimes: z.number().int().min(1).max(20),
  endsOnWord: z.boolean(),
  active: z.boolean(),
});

const asks = ['staff', 'token'] as const;
const Done = z.object({ version: z.number() });

/** The doors of calendars, holidays, limits and the ladder, and of what it told somebody. */
export const doors = {
  settings: door({
    method: 'GET',
    path: '/api/clocks/settings',
    action: 'clock.settings',
    asks,
    summary: { zh: '时限与督办设置', en: 'Calendars, limits and the ladder' },
    input: z.object({}),
    output: z.object({
      calendars: z.array(z.object({ ...Calendar, version: z.number(), ...Changed })),
      holidays: z.object({
        version: z.number(),
        years: z.array(z.object(Year_)),
        missing: z.array(z.number()),
        versions: z.array(z.object({ version: z.number(), year: z.number().nullable(), ...Changed })),
      }),
      limits: z.array(
        z.object({
          ...LimitShape.shape,
          category: z.string().nullable(),
          unitId: Id.nullable(),
          unitName: z.string().nullable(),
        }),
      ),
      reasons: z.array(PauseReasonShape),
      ladder: z.object({
        version: z.number(),
        rules: Rules,
        versions: z.array(z.object({ version: z.number(), rules: z.number(), ...Changed })),
      }),
      changes: z.array(z.object({ kind: z.string(), text: z.string(), by: z.string().nullable(), at: Instant })),
      canChange: z.boolean(),
    }),
  }),
  saveCalendar: door({
    method: 'POST',
    path: '/api/clocks/calendars',
    action: 'calendar.save',
    asks,
    summary: { zh: '修改作息', en: 'Change a calendar' },
    input: z.object({ ...Calendar, reason: Reason }),
    output: Done,
  }),
  saveHolidays: door({
    method: 'POST',
    path: '/api/clocks/holidays',
    action: 'holiday.save',
    asks,
    summary: { zh: '修改一年的放假安排', en: 'Change the holidays of a year' },
    input: z.object({ ...Year_, reason: Reason }),
    output: Done,
  }),
  importHolidays: door({
    method: 'POST',
    path: '/api/clocks/holidays/import',
    action: 'holiday.import',
    asks,
    summary: { zh: '导入放假安排（CSV、JSON）', en: 'Import holidays from CSV or JSON' },
    input: z.object({ text: z.string().min(2).max(200_000), reason: Reason, dryRun: z.boolean().default(true) }),
    output: z.object({
      years: z.array(z.object({ ...Year_, known: z.boolean() })),
      problems: z.array(z.object({ row: z.number(), ...Words.shape })),
      version: z.number().nullable(),
    }),
  }),
  moves: door({
    method: 'GET',
    path: '/api/clocks/moves',
    action: 'clock.moves',
    asks,
    summary: {
      zh: '改用现行放假安排会变动的时限（试算）',
      en: 'Dates that the present calendars would move, as a dry run',
    },
    input: z.object({ after: Id.optional() }),
    output: z.object({
      looked: z.number(),
      rows: z.array(z.object({ id: Id, number: z.string(), kind: ClockKindName, dueAt: Instant, wouldBe: Instant })),
      next: Id.nullable(),
    }),
  }),
  repin: door({
    method: 'POST',
    path: '/api/clocks/repin',
    action: 'clock.repin',
    asks,
    summary: { zh: '按现行放假安排重算时限', en: 'Count running clocks with the present calendars' },
    input: z.object({ ids: z.array(Id).min(1).max(200), reason: Reason }),
    output: z.object({ moved: z.number() }),
  }),
  saveLimits: door({
    method: 'POST',
    path: '/api/clocks/limits',
    action: 'limit.save',
    asks,
    summary: { zh: '修改时限', en: 'Change limits' },
    input: z.object({
      category: z.string().max(60).nullable(),
      unitId: Id.nullable(),
      limits: z.array(LimitShape).max(10),
      reason: Reason,
    }),
    output: z.object({ limits: z.number() }),
  }),
  saveReason: door({
    method: 'POST',
    path: '/api/clocks/reasons',
    action: 'reason.save',
    asks,
    summary: { zh: '修改暂停理由', en: 'Change a reason for pausing' },
    input: PauseReasonShape,
    output: z.object({ code: Code }),
  }),
  saveLadder: door({
    method: 'POST',
    path: '/api/clocks/ladder',
    action: 'ladder.save',
    asks,
    summary: { zh: '修改督办阶梯', en: 'Change the ladder' },
    input: z.object({ rules: Rules, reason: Reason }),
    output: Done,
  }),
  tryLadder: door({
    method: 'POST',
    path: '/api/clocks/ladder/try',
    action: 'ladder.try',
    asks,
    summary: { zh: '督办阶梯试算', en: 'Try a ladder over past clocks' },
    input: z.object({ rules: Rules, months: z.number().int().min(1).max(24), after: Id.optional() }),
    output: z.object({
      looked: z.number(),
      /** Steps that were taken at the time, by the rules of then. */
      before: z.number(),
      counts: z.array(z.object({ rule: Code, steps: z.number(), people: z.number() })),
      rows: z.array(
        z.object({
          number: z.string(),
          kind: ClockKindName,
          rule: Code,
          at: Instant,
          told: z.array(z.object({ name: z.string(), role: z.enum(keysOf(ladderRoles)) })),
        }),
      ),
      next: Id.nullable(),
    }),
  }),
  mine: door({
    method: 'GET',
    path: '/api/clocks/mine',
    action: 'clock.mine',
    asks: ['staff'],
    personal: true,
    summary: { zh: '等我知悉和审批的', en: 'What I was told and must decide' },
    input: z.object({}),
    output: z.object({
      notices: z.array(
        z.object({
          id: Id,
          subject: z.object({ kind: z.string(), id: Id, number: z.string(), title: z.string() }),
          kind: ClockKindName,
          rule: LadderRuleShape.nullable(),
          role: z.enum(keysOf(ladderRoles)),
          dueAt: Instant,
          toldAt: Instant,
        }),
      ),
      asked: z.array(
        z.object({
          subject: z.object({ kind: z.string(), id: Id, number: z.string(), title: z.string() }),
          by: z.string(),
          amount: z.number(),
          measure: MeasureName,
          dueAt: Instant,
        }),
      ),
    }),
  }),
  acknowledge: door({
    method: 'POST',
    path: '/api/clocks/notices/:id/acknowledge',
    action: 'notice.acknowledge',
    asks: ['staff'],
    summary: { zh: '督办知悉', en: 'Acknowledge an urging' },
    input: z.object({ id: Id }),
    output: z.object({ id: Id, at: Instant }),
  }),
} as const satisfies Record<string, Door>;
