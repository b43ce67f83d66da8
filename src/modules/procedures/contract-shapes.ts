import { z } from 'zod';
import { dutyList } from '../../kit/duties.ts';
import { keysOf } from '../../kit/words.ts';
import { evidenceWords } from '../categories/words.ts';
import { MeasureName } from '../clocks/contract.ts';
import { procedureStates, runResults, stageKinds } from './words.ts';

export const Id = z.uuid();
export const Instant = z.iso.datetime();
export const StateName = z.enum(keysOf(procedureStates));
export const ResultName = z.enum(keysOf(runResults));
export const KindName = z.enum(keysOf(stageKinds));

/** Codes of stages and actions; those of imported files stay what they were. */
const Code = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\w.-]+$/);
const Label = z.string().trim().max(80);
export const LimitShape = z.object({ measure: MeasureName, amount: z.number().int().min(1).max(1_000_000) });

/** 环节: where a matter stands between taking and answering. */
export const StageShape = z.object({
  code: Code,
  zh: Label.min(1),
  en: Label.default(''),
  kind: KindName.default('open'),
  /** How long it may stand here, counted by the clocks; null: no limit of its own. */
  limit: LimitShape.nullable().default(null),
  /** Neutral words for the reporter when the matter comes here; empty: the reporter hears nothing. */
  residentZh: z.string().trim().max(120).default(''),
  residentEn: z.string().trim().max(200).default(''),
});

/** 动作: from one stage to another, by whom, and what it needs. */
export const ActionShape = z.object({
  code: Code,
  zh: Label.min(1),
  en: Label.default(''),
  from: Code,
  to: Code,
  duties: z.array(z.enum(dutyList)).max(dutyList.length).default([]),
  lead: z.boolean().default(false),
  needs: z
    .array(z.enum(keysOf(evidenceWords)))
    .max(4)
    .default([]),
  needsFile: z.boolean().default(false),
  needsNote: z.boolean().default(false),
});

const nullable = z.string().max(256).nullish();

/** One action of DIGIT's workflow file; what it says beyond this is kept as it is. */
export const DigitAction = z.looseObject({
  action: Code,
  nextState: nullable,
  roles: z.array(z.string().max(80)).max(60).nullish(),
  active: z.boolean().nullish(),
});

/** One state of DIGIT's workflow file; `state: null` is what is before the first one. */
export const DigitState = z.looseObject({
  uuid: nullable,
  sla: z.number().nullish(),
  state: Code.nullish(),
  applicationStatus: nullable,
  docUploadRequired: z.boolean().nullish(),
  isStartState: z.boolean().nullish(),
  isTerminateState: z.boolean().nullish(),
  isStateUpdatable: z.boolean().nullish(),
  actions: z.array(DigitAction).max(60).nullish(),
});

/** BusinessService of egov-workflow-v2, as its `_create` takes it and its `_search` answers it. */
export const DigitService = z.looseObject({
  tenantId: nullable,
  businessService: z.string().min(1).max(80),
  business: nullable,
  businessServiceSla: z.number().nullish(),
  states: z.array(DigitState).min(1).max(80),
});

/** Whom a role of the file stands for; null: nobody of ours. */
export const RoleMapping = z.record(z.string().max(80), z.enum([...dutyList, 'lead']).nullable());

/** Where a procedure was imported from: the file as it was, so that the export is that file again. */
export const OriginShape = z.object({
  file: DigitService,
  roles: RoleMapping,
  counts: z.enum(['working', 'natural']),
});

/** 办理流程 as it is written: what a version holds. */
export const ContentShape = z.object({
  titleZh: z.string().trim().min(1).max(80),
  titleEn: z.string().trim().max(160).default(''),
  category: z.string().trim().min(1).max(60),
  start: Code,
  stages: z.array(StageShape).min(1).max(80),
  actions: z.array(ActionShape).max(240),
  origin: OriginShape.nullable().default(null),
});

/** What is wrong with a procedure, or could be better. */
export const FindingView = z.object({
  level: z.enum(['error', 'hint']),
  /** The stage or the action that it is about, else empty. */
  at: z.string(),
  zh: z.string(),
  en: z.string(),
});
