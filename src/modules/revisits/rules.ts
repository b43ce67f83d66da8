import { addDays } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { Template } from './tables.ts';
import type { Found } from './words.ts';

/** Somebody who was not reached is tried again after so many days, and so often altogether. */
export const triesMost = 3;
const daysBetweenTries = 3;

/** A visit may be put off by so many days at once. */
const snoozeMostDays = 30;

/** The days of a plan that starts on 'YYYY-MM-DD', in order, each once. */
export function daysOfPlan(startedOn: string, days: readonly number[]): string[] {
  return [...new Set(days)].sort((one, other) => one - other).map((count) => addDays(startedOn, count));
}

/** The template that starts by itself when a matter of this category is closed; the most exact category wins. */
export function automaticFor(templates: readonly Template[], category: string): Template | undefined {
  const fit = (covered: string) => category === covered || category.startsWith(`${covered}.`);
  const exactness = (template: Template) =>
    Math.max(...template.categories.filter(fit).map((covered) => covered.length));
  return templates
    .filter((template) => template.automatic && template.categories.some(fit))
    .sort((one, other) => exactness(other) - exactness(one))[0];
}

/** What a visit makes of its task: done, or due again while nobody was reached. */
export function afterVisit(
  task: { tries: number },
  found: Found,
  today: string,
): { state: 'done' | 'due'; dueOn?: string } {
  const isLast = task.tries + 1 >= triesMost;
  return found === 'unreached' && !isLast
    ? { state: 'due', dueOn: addDays(today, daysBetweenTries) }
    : { state: 'done' };
}

/** Whether a visit may be put off to this day: later than today, not for long. */
export function judgeSnooze(until: string, today: string): RefusalCode | undefined {
  return until > today && until <= addDays(today, snoozeMostDays) ? undefined : 'revisit.snooze';
}

// B1 and F40: whoever did the work does not judge it.
export function judgeByOther(by: string | null, doers: readonly (string | null)[]): RefusalCode | undefined {
  return by !== null && doers.includes(by) ? 'step.same-person' : undefined;
}
