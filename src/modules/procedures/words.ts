import type { Duty } from '../../kit/duties.ts';
import type { Words } from '../../kit/words.ts';

/** 版本状态: what is published never changes again; a matter that runs keeps the version that it began with. */
export const procedureStates = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '执行中', en: 'In force' },
  retired: { zh: '已停用', en: 'No longer in force' },
} as const satisfies Record<string, Words>;
export type ProcedureState = keyof typeof procedureStates;

/** 环节种类: a stage is worked on, or it is an end. */
export const stageKinds = {
  open: { zh: '办理中', en: 'Worked on' },
  done: { zh: '办成', en: 'End: done' },
  refused: { zh: '不办', en: 'End: refused' },
} as const satisfies Record<string, Words>;
export type StageKind = keyof typeof stageKinds;

/** 经过: how a procedure ended for a matter. */
export const runResults = {
  done: { zh: '流程办完', en: 'Procedure done' },
  refused: { zh: '流程以不办结束', en: 'Procedure ended as refused' },
  left: { zh: '离开流程', en: 'Left the procedure' },
} as const satisfies Record<string, Words>;
export type RunResult = keyof typeof runResults;

/** Duties whose holders see matters: whoever else is named could never take the step. */
export const seeingDuties = [
  'intake',
  'assign',
  'handle',
  'revisit',
  'watch',
  'oversee',
] as const satisfies readonly Duty[];
export type SeeingDuty = (typeof seeingDuties)[number];

/** 承办人: whoever leads the matter may take the step, whatever the duties. */
export const leadWords = { zh: '承办人', en: 'The lead' } as const satisfies Words;

/** Facts about procedures; the steps of a matter stand with the facts of matters. */
export const procedureFacts = {
  'procedure.drafted': { zh: '起草', en: 'Drafted' },
  'procedure.imported': { zh: '导入', en: 'Imported' },
  'procedure.changed': { zh: '改草稿', en: 'Draft changed' },
  'procedure.dropped': { zh: '放弃草稿', en: 'Draft given up' },
  'procedure.published': { zh: '发布', en: 'Published' },
  'procedure.retired': { zh: '停用', en: 'Retired' },
} as const satisfies Record<string, Words>;
export type ProcedureFact = keyof typeof procedureFacts;
