import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { mediatorKinds, mediatorWays, professions, skillWords, spokenLanguages } from './words.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const FrameShape = z.object({ day: z.number().int().min(1).max(7), from: Time, to: Time });
export const NamedField = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export const SpokenLanguageName = z.enum(keysOf(spokenLanguages));

/** What residents read of a mediator: no phone, no figure, no rank. */
export const MenuCard = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(keysOf(mediatorKinds)),
  profession: z.enum(keysOf(professions)),
  unitName: z.string(),
  fields: z.array(NamedField),
  skills: z.array(z.enum(keysOf(skillWords))),
  languages: z.array(SpokenLanguageName),
  ways: z.array(z.enum(keysOf(mediatorWays))),
  timesNote: z.string(),
  frames: z.array(FrameShape),
  style: z.string(),
});

/** 点菜式: the menu that anybody reads; apart from the other doors, so that residents' pages load nothing of the desk's. */
export const publicDoors = {
  menu: door({
    method: 'GET',
    path: '/api/mediator-menu',
    action: 'mediator.menu',
    asks: ['visitor', 'receipt', 'link', 'resident', 'staff', 'token'],
    perMinute: 60,
    summary: { zh: '可以请的调解员', en: 'Mediators who can be asked' },
    input: z.object({
      field: z.string().max(60).optional(),
      language: SpokenLanguageName.optional(),
      cursor: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d\.\d{1,5}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    output: z.object({
      rows: z.array(MenuCard),
      next: z.string().nullable(),
      total: z.number(),
      /** What can be asked for: kinds of disputes and languages that somebody here knows. */
      fields: z.array(NamedField),
      languages: z.array(SpokenLanguageName),
    }),
  }),
} as const satisfies Record<string, Door>;
