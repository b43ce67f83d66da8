import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import {
  Day,
  Fields,
  FieldsGiven,
  Id,
  Line,
  NeedFields,
  NeedView,
  Reason,
  Version,
  VisitRow,
  VisitView,
} from './contract-shapes.ts';
import { streetDoors } from './contract-street.ts';
import { needStates, visitFields, visitLists, visitTaskStates, whyWords } from './words.ts';

const Done = z.object({ id: Id, version: z.number() });
const Page = {
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const Count = z.number().int();

/** The doors of the need list, of visits and of what follows from them. */
export const doors = {
  ...streetDoors,
  needs: door({
    method: 'GET',
    path: '/api/visit-needs',
    action: 'visit.needs',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '走访清单', en: 'Who is to be visited, and why' },
    input: z.object({ state: z.enum(keysOf(needStates)).default('open'), ...Page }),
    output: z.object({ rows: z.array(NeedView), next: z.string().nullable() }),
  }),
  addNeed: door({
    method: 'POST',
    path: '/api/visit-needs',
    action: 'visit.need-add',
    asks: ['staff', 'token'],
    summary: { zh: '列入走访清单', en: 'Put on the need list' },
    input: z.object({ ...NeedFields, unitId: Id, firstOn: Day }),
    output: z.object({ id: Id, visitId: Id }),
  }),
  changeNeed: door({
    method: 'PUT',
    path: '/api/visit-needs/:id',
    action: 'visit.need-change',
    asks: ['staff', 'token'],
    summary: { zh: '修改走访清单', en: 'Change an entry of the need list' },
    input: z.object({ id: Id, version: Version, ...NeedFields }),
    output: Done,
  }),
  endNeed: door({
    method: 'POST',
    path: '/api/visit-needs/:id/end',
    action: 'visit.need-end',
    asks: ['staff', 'token'],
    summary: { zh: '移出走访清单', en: 'Take off the need list' },
    input: z.object({ id: Id, version: Version, reason: Reason }),
    output: Done,
  }),
  list: door({
    method: 'GET',
    path: '/api/visits',
    action: 'visit.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '走访', en: 'Visits' },
    input: z.object({ list: z.enum(keysOf(visitLists)).default('due'), ...Page }),
    output: z.object({ rows: z.array(VisitRow), next: z.string().nullable() }),
  }),
  report: door({
    method: 'GET',
    path: '/api/visits/report',
    action: 'visit.report',
    asks: ['staff', 'token'],
    summary: { zh: '走访发现统计', en: 'From visits to what was found' },
    input: z.object({ from: Day, to: Day }),
    output: z.object({
      rows: z.array(
        z.object({
          unitId: Id,
          unitName: z.string(),
          why: z.enum(keysOf(whyWords)),
          planned: Count,
          done: Count,
          withHazards: Count,
          withNeeds: Count,
          matters: Count,
          tasks: Count,
          tasksDone: Count,
        }),
      ),
    }),
  }),
  view: door({
    method: 'GET',
    path: '/api/visits/:id',
    action: 'visit.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一次走访', en: 'One visit' },
    input: z.object({ id: Id }),
    output: VisitView,
  }),
  plan: door({
    method: 'POST',
    path: '/api/visits',
    action: 'visit.plan',
    asks: ['staff', 'token'],
    summary: { zh: '安排走访', en: 'Plan a visit' },
    input: z.object({ needId: Id, on: Day, personId: Id.optional() }),
    output: Done,
  }),
  save: door({
    method: 'POST',
    path: '/api/visits/:id/save',
    action: 'visit.save',
    asks: ['staff', 'token'],
    personal: true,
    summary: {
      zh: '保存走访记录：逐项合并，两人改了同一项则返回双方内容',
      en: 'Save observations: merged field by field; where two people changed one, both values come back',
    },
    input: z.object({
      id: Id,
      /** What the writer had before him. */
      base: z.object({ version: Version, fields: FieldsGiven }),
      changes: FieldsGiven.partial(),
      fileIds: z.array(Id).max(9).default([]),
      finish: z.boolean().default(false),
    }),
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), version: z.number(), fields: Fields, state: z.string() }),
      z.object({
        outcome: z.literal('conflict'),
        version: z.number(),
        fields: Fields,
        conflicts: z.array(
          z.object({
            field: z.enum(keysOf(visitFields)),
            base: z.string(),
            mine: z.string(),
            theirs: z.string(),
            by: z.string().nullable(),
            at: z.iso.datetime().nullable(),
          }),
        ),
      }),
    ]),
  }),
  cancel: door({
    method: 'POST',
    path: '/api/visits/:id/cancel',
    action: 'visit.cancel',
    asks: ['staff', 'token'],
    summary: { zh: '取消走访', en: 'Cancel a visit' },
    input: z.object({ id: Id, version: Version, reason: Reason }),
    output: Done,
  }),
  takeDown: door({
    method: 'POST',
    path: '/api/visits/:id/matters',
    action: 'visit.take-down',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '走访中发现的登记为事项', en: 'Take down as a matter what a visit found' },
    input: z.object({
      id: Id,
      what: z.string().trim().min(5).max(5000),
      category: z.string().max(60).optional(),
      name: z.string().trim().max(40).optional(),
      phone: z.string().trim().max(30).optional(),
      fileIds: z.array(Id).max(9).default([]),
    }),
    output: z.object({ id: Id, number: z.string(), code: z.string(), tail: z.string() }),
  }),
  addTask: door({
    method: 'POST',
    path: '/api/visits/:id/tasks',
    action: 'visit.task-add',
    asks: ['staff', 'token'],
    summary: { zh: '新增后续任务', en: 'Add a follow-up task' },
    input: z.object({ id: Id, task: Line, dueOn: Day }),
    output: z.object({ id: Id }),
  }),
  finishTask: taskDoor('finish', '后续任务已落实', 'A follow-up task is done'),
  dropTask: taskDoor('drop', '后续任务不再执行', 'Drop a follow-up task'),
} as const satisfies Record<string, Door>;

function taskDoor<const Name extends 'finish' | 'drop'>(name: Name, zh: string, en: string) {
  return door({
    method: 'POST',
    path: `/api/visit-tasks/:id/${name}`,
    action: `visit.task-${name}`,
    asks: ['staff', 'token'],
    summary: { zh, en },
    input: z.object({ id: Id, report: Line }),
    output: z.object({ id: Id, state: z.enum(keysOf(visitTaskStates)) }),
  });
}
