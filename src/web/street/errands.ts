import type { Today } from './store.ts';

/** Something somebody has to do or to go to. */
export interface Errand {
  readonly key: string;
  readonly kind: 'matter' | 'visit' | 'task' | 'part' | 'sitting';
  readonly title: string;
  readonly where: string;
  /** A moment, or a day 'YYYY-MM-DD'; null: no date. */
  readonly dueAt: string | null;
  readonly isLate: boolean;
  readonly to: string;
  readonly lng: number | null;
  readonly lat: number | null;
}

const ended: ReadonlySet<string> = new Set([
  'answered',
  'closed',
  'revisited',
  'archived',
  'withdrawn',
  'not_accepted',
  'merged',
]);

/** Everything that waits, the earliest first: what is late stands on top, what has no date at the end. */
export function errandsOf(today: Today, now = Date.now()): Errand[] {
  const isLate = (due: string | null) =>
    due !== null && (due.includes('T') ? Date.parse(due) < now : due < today.today);
  const nowhere = { lng: null, lat: null };
  const errands: Omit<Errand, 'isLate'>[] = [
    ...today.matters
      .filter((matter) => !ended.has(matter.state))
      .map(({ id, title, where, promisedAt, lng, lat }) => {
        return { key: id, kind: 'matter' as const, title, where, dueAt: promisedAt, to: `/matters/${id}`, lng, lat };
      }),
    ...today.visits
      .filter((visit) => visit.state === 'planned' && visit.plannedOn <= today.today)
      .map(({ id, title, address, plannedOn, lng, lat }) => {
        return {
          key: id,
          kind: 'visit' as const,
          title,
          where: address,
          dueAt: plannedOn,
          to: `/visits/${id}`,
          lng,
          lat,
        };
      }),
    ...today.tasks
      .filter((task) => task.state === 'open')
      .map(({ id, title, task, dueOn }) => {
        return { key: id, kind: 'task' as const, title: task, where: title, dueAt: dueOn, to: '/visits', ...nowhere };
      }),
    ...(today.sittings ?? []).map(({ id, title, place, startsAt }) => {
      const to = `/sittings/${id}`;
      return { key: id, kind: 'sitting' as const, title, where: place, dueAt: startsAt, to, ...nowhere };
    }),
    ...today.parts.map(({ id, matter, task, dueAt }) => {
      return { key: id, kind: 'part' as const, title: task, where: matter.title, dueAt, to: '/matters', ...nowhere };
    }),
  ];
  return errands
    .map((errand) => ({ ...errand, isLate: isLate(errand.dueAt) }))
    .sort((one, other) => orderOf(one.dueAt).localeCompare(orderOf(other.dueAt)));
}

// A day ends where a moment of it may still come; without a date last.
function orderOf(due: string | null): string {
  if (due === null) return '9';
  return due.includes('T') ? new Date(due).toISOString() : `${due}T09:30:00.000Z`;
}
