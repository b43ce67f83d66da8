import { z } from 'zod';
import { ActionShape, StageShape } from './contract-shapes.ts';
import type { Action, Stage } from './words-findings.ts';

/** The member in which a file carries what DIGIT's format has no place for; other programmes pass over it. */
export const extraName = 'maplebridge';

const Title = z.object({ titleZh: z.string().trim().min(1).max(80), titleEn: z.string().trim().max(160) }).partial();
const StageExtra = StageShape.omit({ code: true }).partial();
const ActionExtra = ActionShape.omit({ code: true, from: true, to: true }).partial();

export type Held = Readonly<Record<string, unknown>>;

export function isHeld(value: unknown): value is Held {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Defaults of the shapes would speak for what a file does not say.
function said<Values extends object>(shape: z.ZodType<Values>, held: Held): Partial<Values> {
  const given = held[extraName];
  const read = shape.safeParse(given ?? {});
  if (!read.success || !isHeld(given)) return {};
  return Object.fromEntries(Object.entries(read.data).filter(([name]) => name in given)) as Partial<Values>;
}

/** The title that a file carries beside DIGIT's own fields. */
export const extraOf = (file: Held) => said(Title, file) as { titleZh?: string; titleEn?: string };
export const stageExtra = (state: Held) => said(StageExtra, state) as Partial<Omit<Stage, 'code'>>;
export const actionExtra = (action: Held) => said(ActionExtra, action) as Partial<Omit<Action, 'code' | 'from' | 'to'>>;

/** Whether two values say the same, in whatever order their keys stand: jsonb keeps none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, i) => isSame(value, other[i]));
  if (!isHeld(one) || !isHeld(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]));
}

/** What of our words a plain file would not say again; undefined when it says everything. */
export function differing(ours: Held, plain: Held | undefined): Held | undefined {
  const differs = Object.keys(ours).filter((name) => !isSame(ours[name], plain?.[name]));
  return differs.length === 0 ? undefined : Object.fromEntries(differs.map((name) => [name, ours[name]]));
}
