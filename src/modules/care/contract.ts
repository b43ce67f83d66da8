import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { searchDoors } from './contract-search.ts';
import { supportDoors } from './contract-support.ts';
import { measureKinds, proofItems, proofStates } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const ItemName = z.enum(keysOf(proofItems));

/** 举证清单 and figures. */
const otherDoors = {
  proof: door({
    method: 'GET',
    path: '/api/matters/:id/proof',
    action: 'proof.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '联合办理的举证清单', en: 'What a joint case must have at hand' },
    input: z.object({ id: Id }),
    output: z.object({
      /** A utility has a part in the matter, or something was attached already. */
      isWanted: z.boolean(),
      items: z.array(
        z.object({
          item: ItemName,
          state: z.enum(keysOf(proofStates)),
          entries: z.array(
            z.object({ id: Id, note: z.string(), fileIds: z.array(Id), at: Instant, by: z.string().nullable() }),
          ),
          /** Minutes of meetings about the matter, or what else is there by itself. */
          found: z.array(z.string()),
        }),
      ),
      canAdd: z.boolean(),
    }),
  }),
  addProof: door({
    method: 'POST',
    path: '/api/matters/:id/proof',
    action: 'proof.add',
    asks: ['staff', 'token'],
    summary: { zh: '补充举证材料', en: 'Put something to an item' },
    input: z.object({
      id: Id,
      item: ItemName,
      note: z.string().trim().min(2).max(500),
      fileIds: z.array(Id).max(20).default([]),
    }),
    output: z.object({ id: Id }),
  }),
  waiveProof: door({
    method: 'POST',
    path: '/api/matters/:id/proof/waive',
    action: 'proof.waive',
    asks: ['staff', 'token'],
    summary: { zh: '这一项不需要', en: 'Say why an item is not needed' },
    input: z.object({ id: Id, item: ItemName, reason: z.string().trim().min(2).max(500) }),
    output: z.object({ id: Id }),
  }),
  figures: door({
    method: 'GET',
    path: '/api/care/figures',
    action: 'care.figures',
    asks: ['staff', 'token'],
    summary: { zh: '求助与帮扶的数字', en: 'Figures of searches and support' },
    input: z.object({ fromOn: Day.optional(), toOn: Day.optional() }),
    output: z.object({
      searches: z.object({
        count: z.number(),
        found: z.number(),
        running: z.number(),
        stopped: z.number(),
        /** Median hours from the beginning of a search to the finding; null while nobody was found. */
        medianHours: z.number().nullable(),
      }),
      support: z.object({
        households: z.number(),
        running: z.number(),
        closed: z.number(),
        stopped: z.number(),
        budgetFen: z.number(),
        spentFen: z.number(),
        measures: z.array(z.object({ kind: z.enum(keysOf(measureKinds)), count: z.number(), done: z.number() })),
      }),
    }),
  }),
} as const satisfies Record<string, Door>;

/** The doors of help that is not a dispute. */
export const doors = { ...searchDoors, ...supportDoors, ...otherDoors } as const satisfies Record<string, Door>;
