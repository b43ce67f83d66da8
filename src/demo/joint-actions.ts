import texts from '../../demo/texts-together.json' with { type: 'json' };
import { dayOf } from '../kit/calendar.ts';
import { type Chapter, day, fill, hour, lines } from './chapter.ts';
import { at } from './lists.ts';
import { whenOffice } from './matter-times.ts';
import type { StationUnits } from './organisation.ts';
import { partnerFor } from './partners.ts';
import type { MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';

const plans = lines(texts.jointPlans).map((line) => line.split(';'));
/** Parking, noise and heating, by their place in the list. */
const current = [0, 1, 5];
const tasks = lines(texts.jointTasks);
const answers = lines(texts.jointAnswers);
const results = lines(texts.jointResults);
const notes = lines(texts.jointNotes);

/** When work on a matter was under way, so that one result could answer it. */
interface Span {
  readonly book: MatterBook;
  readonly from: number;
  readonly until: number;
}

interface Cluster {
  readonly units: StationUnits;
  readonly spans: readonly Span[];
  readonly when: Date;
  readonly plan: readonly string[];
}

/** 联合行动: the places and topics where several people waited at the same time, done together. */
export function actTogether(chapter: Chapter): void {
  const clusters = plans.flatMap((plan, i) => findCluster(chapter, plan, i) ?? []);
  const ordered = clusters.toSorted((one, other) => one.when.getTime() - other.when.getTime());
  for (const [i, cluster] of ordered.entries()) new Action(chapter, cluster, i + 1).play();
}

function spanOf(book: MatterBook, now: Date): Span | undefined {
  const { matter, facts } = book;
  const taken = facts.find(({ kind }) => kind === 'matter.taken');
  if (!taken || matter.watch || matter.times_reopened > 0 || matter.merged_into !== null) return undefined;
  if (!['in_hand', 'answered', 'closed', 'revisited', 'archived'].includes(matter.state)) return undefined;
  const until = matter.closed_at === null ? now.getTime() : new Date(matter.closed_at).getTime();
  return { book, from: new Date(taken.at).getTime(), until };
}

/** The moment at which most matters of a category and a station were being worked on at once; some plans end recently, some go on. */
function findCluster(chapter: Chapter, plan: readonly string[], nth: number): Cluster | undefined {
  const { town, now, random } = chapter;
  const spans = chapter.matters
    .filter(({ matter }) => matter.category === plan[0])
    .flatMap((book) => spanOf(book, now) ?? []);
  // The commonest topics are at hand in these days: under way, or still being prepared.
  const isNow = current.includes(nth);
  const horizon = isNow ? 2.4 : 200;
  const moments: Date[] = [];
  for (let back = isNow ? 0.2 : 4; back < horizon; back += 0.9) {
    const moment = new Date(now.getTime() - back * day);
    moments.push(isNow ? moment : whenOffice(moment, random));
  }
  const found = town.organisation.stations.flatMap((units) => {
    const own = spans.filter(({ book }) => chapter.stationOf(book.matter.unit_id) === units);
    return busiest(own, moments, now).map(({ when, open }) => ({ units, when, plan, spans: open.slice(0, 6) }));
  });
  return isNow ? found[0] : found.toSorted((one, other) => other.spans.length - one.spans.length)[0];
}

/** The moment at which the most matters were open at once, when there were two at least. */
function busiest(spans: readonly Span[], moments: readonly Date[], now: Date): { when: Date; open: Span[] }[] {
  const all = moments.map((when) => ({ when, open: openAt(spans, when) }));
  const shared = all.filter(({ when, open }) => when < now && open.length > 1);
  return shared.toSorted((one, other) => other.open.length - one.open.length).slice(0, 1);
}

function openAt(spans: readonly Span[], when: Date): Span[] {
  return spans.filter(({ from, until }) => from < when.getTime() && when.getTime() < until);
}

class Action {
  private readonly chapter: Chapter;
  private readonly cluster: Cluster;
  private readonly lead: Colleague;
  private readonly id: string;
  private readonly madeAt: Date;
  private readonly nth: number;
  private readonly state: 'planned' | 'running' | 'done' | 'cancelled';

  constructor(chapter: Chapter, cluster: Cluster, nth: number) {
    this.chapter = chapter;
    this.cluster = cluster;
    this.nth = nth;
    const earliest = Math.min(...cluster.spans.map(({ from }) => from));
    const before = cluster.when.getTime() - chapter.random.between(1, 4) * day;
    const begun = new Date(Math.max(before, Math.min(earliest + hour, cluster.when.getTime() - 2 * hour)));
    const inOffice = whenOffice(begun, chapter.random);
    this.madeAt = inOffice.getTime() < cluster.when.getTime() - hour ? inOffice : begun;
    this.id = chapter.random.id(this.madeAt);
    this.lead = at(chapter.members(cluster.units.station.id), nth % 3 === 0 ? 2 : 0);
    const isLate = cluster.when.getTime() > chapter.now.getTime() - 3 * day;
    this.state = isLate ? (nth % 2 === 0 ? 'running' : 'planned') : nth === 2 ? 'cancelled' : 'done';
  }

  play(): void {
    const { chapter, cluster, madeAt, state, lead } = this;
    const { random } = chapter;
    const [, title = '', goal = ''] = cluster.plan;
    const area = `${cluster.units.station.aliases[0] ?? ''}辖区`;
    const end = cluster.when;
    const startedAt = new Date(madeAt.getTime() + 0.2 * (end.getTime() - madeAt.getTime()));
    const result = fill(random.pick(results), { count: String(cluster.spans.length) });
    chapter.add('joint_action', {
      id: this.id,
      unit_id: cluster.units.station.id,
      lead_id: lead.person.id,
      made_by: lead.accountId,
      number: `${madeAt.getUTCFullYear()}-L${String(this.nth).padStart(4, '0')}`,
      title: fill(title, { area }),
      goal,
      where_text: area,
      state,
      result: state === 'done' ? result : null,
      starts_on: dayOf(startedAt),
      version: { planned: 1, running: 3, done: 6, cancelled: 2 }[state],
      made_at: madeAt.toISOString(),
      ...this.stamps(startedAt),
    });
    this.tell('joint.planned', madeAt, { text: goal, matters: cluster.spans.length });
    if (state === 'running' || state === 'done') {
      this.tell('joint.started', startedAt, { text: '' });
      this.tell('joint.noted', new Date(startedAt.getTime() + 0.3 * (end.getTime() - startedAt.getTime())), {
        text: random.pick(notes),
      });
    }
    this.invite(startedAt);
    for (const span of cluster.spans) this.takeIn(span, result);
    if (state === 'done') this.tell('joint.finished', end, { text: result });
    if (state === 'cancelled') this.tell('joint.cancelled', end, { text: '主管部门已单独安排，不再联合行动' });
  }

  private stamps(startedAt: Date) {
    const { state, madeAt, cluster } = this;
    const started = state === 'running' || state === 'done' ? startedAt.toISOString() : null;
    const ended = state === 'done' || state === 'cancelled' ? cluster.when.toISOString() : null;
    return { started_at: started, ended_at: ended, changed_at: ended ?? started ?? madeAt.toISOString() };
  }

  private tell(kind: string, when: Date, data: Record<string, unknown>): void {
    this.chapter.tellOf({ kind: 'joint', id: this.id }, { when, kind, data, by: { colleague: this.lead } });
  }

  private invite(startedAt: Date): void {
    const { chapter, cluster, state, madeAt } = this;
    const { random, town } = chapter;
    const end = cluster.when.getTime();
    const found = Array.from({ length: 4 }, () =>
      partnerFor(town.partners, cluster.plan[0] ?? '', cluster.units.station.aliases[0] ?? '', random),
    );
    const members = [
      ...[...new Set(found)].flatMap((partner) =>
        partner ? [{ partner_id: partner.id, unit_id: null, who: partner.name }] : [],
      ),
      { partner_id: null, unit_id: at(cluster.units.groups, this.nth % cluster.units.groups.length).id, who: '' },
    ];
    const between = () => new Date(startedAt.getTime() + random.between(0.4, 0.9) * (end - startedAt.getTime()));
    for (const { who, ...member } of members) {
      const task = random.pick(tasks);
      const answer = state === 'done' ? random.pick(answers) : null;
      const told = state === 'running' && random.chance(0.7) ? 'taken' : 'asked';
      const standing = answer === null ? told : 'done';
      const changedAt = standing === 'asked' ? madeAt : between();
      chapter.add('joint_member', {
        id: random.id(madeAt),
        action_id: this.id,
        ...member,
        task,
        state: standing,
        answer,
        due_at: new Date(end + day).toISOString(),
        asked_at: madeAt.toISOString(),
        changed_at: changedAt.toISOString(),
      });
      if (who) this.tell('joint.member-asked', madeAt, { text: task, who });
      if (answer) this.tell('joint.member-done', changedAt, { text: answer });
    }
  }

  /** The one result is one more answer of each matter; what came before and after it stays. */
  private takeIn({ book, from }: Span, result: string): void {
    const { chapter, cluster, state, lead } = this;
    const { matter } = book;
    const joinedAt = new Date(
      Math.max(this.madeAt.getTime(), Math.min(from + hour / 2, cluster.when.getTime() - hour / 2)),
    );
    const answers = state === 'done';
    chapter.add('joint_matter', {
      action_id: this.id,
      matter_id: matter.id,
      added_at: joinedAt.toISOString(),
      answered_at: answers ? cluster.when.toISOString() : null,
    });
    const by = { colleague: lead };
    const data = { jointId: this.id };
    chapter.tell(book, { when: joinedAt, kind: 'joint.joined', audience: 'resident', data, by });
    if (!answers) return;
    const when = cluster.when.toISOString();
    const told = { text: result, jointId: this.id, files: 0, state: 'answered' };
    chapter.tell(book, { when: cluster.when, kind: 'matter.answered', audience: 'resident', data: told, by });
    matter.version += 1;
    if (matter.state === 'in_hand') {
      const solved = matter.solved === 'unasked' ? ('asked' as const) : matter.solved;
      Object.assign(matter, { state: 'answered', solved, changed_at: when });
    }
    if ((matter.answered_at ?? '') < when) Object.assign(matter, { answered_at: when, answered_by: lead.accountId });
  }
}
