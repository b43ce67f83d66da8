import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { HiddenBox } from '../../platform/contract-files.ts';
import { evidenceWords } from '../categories/words.ts';
import { ClockView, PauseChoice, PromiseView } from '../clocks/contract-panel.ts';
import { CountedView, TogetherView, WordsView } from './contract-together-shapes.ts';
import {
  matterStates,
  matterSteps,
  overrideBases,
  partStates,
  queueWords,
  shareBases,
  shareLevels,
  solvedWords,
  verdictWords,
} from './words.ts';

export const Id = z.uuid();
export const Instant = z.iso.datetime();
export const Day = z.iso.date();
export const Reason = z.string().trim().min(2).max(500);
export const LongText = z.string().trim().min(2).max(5000);
export const Version = z.coerce.number().int().min(1);
const Position = {
  lng: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
};

export const StateName = z.enum(keysOf(matterStates));
const StepName = z.enum(keysOf(matterSteps));
export const QueueId = z.enum(keysOf(queueWords));
const SolvedName = z.enum(keysOf(solvedWords));
export const EvidenceName = z.enum(keysOf(evidenceWords));
export const PartStateName = z.enum(keysOf(partStates));
export const ShareLevelName = z.enum(keysOf(shareLevels));
const ShareBasisName = z.enum(keysOf(shareBases));

/** How much a partner should be told, and why so much where the reporter did not allow it. */
export const ShareWish = {
  share: ShareLevelName.default('minimum'),
  basis: z.enum(overrideBases).optional(),
  reason: Reason.optional(),
};

/** What a reporter says; the same fields whoever types them. */
export const ReportFields = z.object({
  what: z.string().trim().min(5).max(5000),
  title: z.string().trim().max(80).optional(),
  where: z.string().trim().max(200).default(''),
  ...Position,
  placeCode: z.string().trim().max(40).optional(),
  category: z.string().max(60).optional(),
  happenedOn: Day.optional(),
  name: z.string().trim().max(40).optional(),
  phone: z.string().trim().max(30).optional(),
  language: z.enum(['zh', 'en']).default('zh'),
  wantsMessages: z.boolean().default(true),
  /** What may be passed to the department that does the work. */
  shares: ShareLevelName.default('minimum'),
  /** 保密: colleagues see neither name nor phone. */
  confidential: z.boolean().default(false),
  fileIds: z.array(Id).max(9).default([]),
});

export const FileView = z.object({
  id: Id,
  kind: z.enum(['photo', 'pdf', 'audio']),
  mediaType: z.string(),
  bytes: z.number(),
  widthPixels: z.number().nullable(),
  heightPixels: z.number().nullable(),
  at: Instant,
});

/** A photo as colleagues see it, who may have to black out people and plates before it is shared. */
export const MatterFile = FileView.extend({
  redaction: z.object({ at: Instant, by: z.string().nullable(), boxes: z.array(HiddenBox) }).nullable(),
});

/** One line of a timeline, worded by the web from `kind` (words.ts) and `data`. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: Instant,
  kind: z.string(),
  audience: z.enum(['resident', 'staff', 'sealed']),
  by: z.object({ kind: z.string(), name: z.string().nullable(), unit: z.string().nullable() }),
  text: z.string().nullable(),
  unit: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** A note that its writer took back: it stays readable. */
  struck: z.boolean(),
});

/** A row of a queue. */
export const MatterRow = z.object({
  id: Id,
  number: z.string(),
  state: StateName,
  title: z.string(),
  where: z.string(),
  category: z.string(),
  channel: z.string(),
  unitName: z.string(),
  leadName: z.string().nullable(),
  watch: z.boolean(),
  reportedAt: Instant,
  promisedAt: Instant.nullable(),
  solved: SolvedName,
  timesReopened: z.number(),
  can: z.array(StepName),
});

export const PartView = z.object({
  id: Id,
  role: z.enum(['lead', 'helper']),
  state: PartStateName,
  unitId: Id.nullable(),
  partnerId: Id.nullable(),
  who: z.string(),
  personName: z.string().nullable(),
  task: z.string(),
  answer: z.string().nullable(),
  dueAt: Instant.nullable(),
  askedAt: Instant,
  ackDueAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  timesReturned: z.number(),
  bound: z.boolean(),
  returnReason: z.string().nullable(),
  reply: z.string().nullable(),
  arbiterName: z.string().nullable(),
  arbitrateDueAt: Instant.nullable(),
  verdict: z.object({ verdict: z.enum(keysOf(verdictWords)), reason: z.string(), at: Instant }).nullable(),
  sharing: z
    .object({ level: ShareLevelName, basis: ShareBasisName, reason: z.string().nullable(), since: Instant })
    .nullable(),
  links: z.array(
    z.object({
      id: Id,
      label: z.string(),
      madeAt: Instant,
      expiresAt: Instant,
      openedAt: Instant.nullable(),
      timesOpened: z.number(),
      revokedAt: Instant.nullable(),
    }),
  ),
  can: z.array(
    z.enum(['take', 'finish', 'return', 'ask-again', 'revoke', 'arbitrate', 'share', 'send-link', 'revoke-link']),
  ),
});

/** A matter as a colleague who may see it sees it. */
export const MatterView = z.object({
  ...MatterRow.shape,
  what: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  place: z.object({ id: Id, code: z.string(), name: z.string(), kind: z.string() }).nullable(),
  grid: z
    .object({
      id: Id,
      name: z.string(),
      teamName: z.string().nullable(),
      crossed: z.array(
        z.object({
          id: Id,
          name: z.string(),
          partition: z.string(),
          teamName: z.string().nullable(),
          sharePercent: z.number(),
        }),
      ),
    })
    .nullable(),
  unitId: Id,
  leadId: Id.nullable(),
  happenedOn: Day.nullable(),
  answeredAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  contestUntil: Instant.nullable(),
  revisitDueOn: Day.nullable(),
  revisitedAt: Instant.nullable(),
  archivedAt: Instant.nullable(),
  timesReturned: z.number(),
  evidence: z.array(EvidenceName),
  evidenceNeeded: z.array(EvidenceName),
  version: z.number(),
  reporters: z.array(
    z.object({
      id: Id,
      code: z.string(),
      confidential: z.boolean(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      onBehalfBy: z.string().nullable(),
      behalfNote: z.string().nullable(),
      wantsMessages: z.boolean(),
      /** Number of the merged matter that this person reported; null: this one. */
      reported: z.string().nullable(),
      solved: z.enum(['yes', 'partly', 'no']).nullable(),
      withdrawn: z.boolean(),
    }),
  ),
  together: TogetherView,
  result: CountedView.nullable(),
  resultSaid: WordsView.nullable(),
  timing: z.object({
    clocks: z.array(ClockView),
    choices: z.array(PauseChoice),
    can: z.array(z.enum(['pause', 'resume', 'ask-extension', 'decide-extension'])),
  }),
  parts: z.array(PartView),
  files: z.array(MatterFile),
  timeline: z.array(TimelineEntry),
  /** What the reporter allows to be passed on. */
  consent: ShareLevelName,
  kept: z.object({ by: z.string(), reason: z.string(), at: Instant }).nullable(),
  canKeep: z.boolean(),
  canNote: z.boolean(),
  canTell: z.boolean(),
  canAsk: z.boolean(),
  canRecategorise: z.boolean(),
  canSeeAccess: z.boolean(),
  canRedact: z.boolean(),
  /** Looked at in an emergency, out of reach: until when. */
  emergencyUntil: Instant.nullable(),
});

/** One line of "who opened my file". */
export const AccessEntry = z.object({
  at: Instant,
  action: z.string(),
  who: z.string(),
  unit: z.string().nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(['allowed', 'refused']),
});

/** The same matter as its reporter sees it: who has it, since when, what happens next and by when. */
export const ResidentView = z.object({
  code: z.string(),
  state: StateName,
  title: z.string(),
  what: z.string(),
  where: z.string(),
  reportedAt: Instant,
  promisedAt: Instant.nullable(),
  promise: PromiseView,
  holder: z.object({ unit: z.string(), phone: z.string().nullable(), since: Instant }),
  answer: z.object({ text: z.string(), at: Instant, unit: z.string() }).nullable(),
  solved: SolvedName,
  contestUntil: Instant.nullable(),
  files: z.array(FileView),
  timeline: z.array(TimelineEntry),
  shares: ShareLevelName,
  sharings: z.array(
    z.object({
      partId: Id,
      to: z.string(),
      level: ShareLevelName,
      basis: ShareBasisName,
      reason: z.string().nullable(),
      since: Instant,
      until: Instant.nullable(),
    }),
  ),
  hasPhone: z.boolean(),
  confidential: z.boolean(),
  wantsMessages: z.boolean(),
  can: z.array(z.enum(['add', 'withdraw', 'confirm', 'contest'])),
  /** How many other people reported the same; never who. */
  others: z.number(),
  resultSaid: WordsView.nullable(),
  /** Own further codes: a part of this was split off, or this is such a part. */
  split: z.array(z.object({ code: z.string(), title: z.string() })),
});

/** What came of a step: the fresh row, so that a queue can be brought up to date without asking again. */
export const StepAnswer = z.object({ id: Id, state: StateName, version: z.number() });
