import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { matterStates } from './words.ts';
import { resultTypes } from './words-together.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
export const WordsView = z.object({ zh: z.string(), en: z.string() });

/** 结果栏目 as pages ask for it. */
export const ResultFieldView = z.object({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  unit_zh: z.string(),
  unit_en: z.string(),
});

/** 处置结果: what closing counted. */
export const CountedView = z.object({
  type: z.enum(keysOf(resultTypes)),
  counts: z.record(z.string().max(40), z.number().int().min(0).max(100_000)),
});

/** Another matter as the page of this one names it. */
export const NamedMatter = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.enum(keysOf(matterStates)),
});

/** 公开卡片 as colleagues keep it. */
const CardView = z.object({
  code: z.string(),
  title: z.string(),
  body: z.string(),
  result: z.string().nullable(),
  isShown: z.boolean(),
  followers: z.number(),
  photoId: z.uuid().nullable(),
});

/** What hangs together with a matter, as far as the reader may see it. */
export const TogetherView = z.object({
  into: NamedMatter.nullable(),
  members: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      what: z.string(),
      where: z.string(),
      channel: z.string(),
      reportedAt: Instant,
    }),
  ),
  splitFrom: NamedMatter.nullable(),
  splits: z.array(NamedMatter),
  card: CardView.nullable(),
  can: z.array(z.enum(['merge', 'unmerge', 'split', 'publish', 'unpublish'])),
});
