import type { LateRow, LateRows, LateTable } from './columns-late.ts';
import { at } from './lists.ts';
import type { StationUnits } from './organisation.ts';
import type { Random } from './random.ts';
import type { FactRow, MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';
import type { Town } from './town.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

type By = { colleague: Colleague } | { linkId: string } | { reporterId: string } | 'system';
type Told = Pick<FactRow, 'kind' | 'data' | 'audience'> & { when: Date; by: By };

function actorOf(by: By): Pick<FactRow, 'by_kind' | 'by_id' | 'unit_id'> {
  if (by === 'system') return { by_kind: 'system', by_id: null, unit_id: null };
  if ('colleague' in by) return { by_kind: 'staff', by_id: by.colleague.accountId, unit_id: by.colleague.unit.id };
  if ('linkId' in by) return { by_kind: 'link', by_id: by.linkId, unit_id: null };
  return { by_kind: 'receipt', by_id: by.reporterId, unit_id: null };
}

/** One chapter of what was done together, for people and afterwards: the town, its matters, and the rows that it adds. */
export class Chapter {
  readonly town: Town;
  readonly matters: readonly MatterBook[];
  readonly random: Random;
  readonly rows: LateRows = {};
  readonly now: Date;
  private readonly byPerson: Map<string, Colleague>;
  private readonly byAccount: Map<string, Colleague>;

  constructor(town: Town, matters: readonly MatterBook[], random: Random) {
    this.town = town;
    this.matters = matters;
    this.random = random;
    this.now = town.era.now;
    const colleagues = [...town.staff.byUnit.values()].flat();
    this.byPerson = new Map(colleagues.map((colleague) => [colleague.person.id, colleague]));
    this.byAccount = new Map(colleagues.map((colleague) => [colleague.accountId, colleague]));
  }

  add(table: LateTable, row: LateRow): void {
    const list = this.rows[table];
    if (list) list.push(row);
    else this.rows[table] = [row];
  }

  /** Writes a fact into a matter's story where its time belongs. */
  tell(book: MatterBook, { when, kind, data, audience, by }: Told): FactRow {
    const moment = when.toISOString();
    const fact: FactRow = {
      at: moment,
      request_id: this.random.id(when),
      subject_kind: 'matter',
      subject_id: book.matter.id,
      kind,
      audience,
      data,
      ...actorOf(by),
    };
    const place = book.facts.findLastIndex((told) => told.at <= moment) + 1;
    book.facts.splice(place, 0, fact);
    return fact;
  }

  /** A fact about anything but a matter. */
  tellOf(
    subject: { kind: string; id: string },
    told: { when: Date; kind: string; data?: LateRow; audience?: FactRow['audience']; by: By },
  ): void {
    this.add('happening', {
      at: told.when.toISOString(),
      request_id: this.random.id(told.when),
      subject_kind: subject.kind,
      subject_id: subject.id,
      kind: told.kind,
      audience: told.audience ?? 'staff',
      data: told.data ?? {},
      ...actorOf(told.by),
    });
  }

  person(id: string | null): Colleague | undefined {
    return this.byPerson.get(id ?? '');
  }

  account(id: string | null): Colleague | undefined {
    return this.byAccount.get(id ?? '');
  }

  badge(badge: string): Colleague {
    const found = [...this.byPerson.values()].filter(({ person }) => person.code === badge);
    return at(found, 0);
  }

  members(unitId: string): readonly Colleague[] {
    return this.town.staff.byUnit.get(unitId) ?? [];
  }

  stationOf(unitId: string): StationUnits | undefined {
    const { stations, communities } = this.town.organisation;
    const above = communities.find(({ id }) => id === unitId)?.parent_id ?? null;
    return stations.find(({ station, office, cases, community, detachments, groups }) =>
      [station, office, cases, community, ...detachments, ...groups].some(({ id }) => id === unitId || id === above),
    );
  }

  /** Like `after` so many hours later, but never later than a moment ago. */
  later(after: Date, hours: number): Date {
    return new Date(Math.min(after.getTime() + hours * hour, this.now.getTime() - 60_000 * this.random.between(1, 9)));
  }
}

export const lines = (text: string): string[] => text.split('|');

export function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** When a fact of this kind was told last; undefined when never. */
export function lastOf({ facts }: MatterBook, kind: string): FactRow | undefined {
  return facts.findLast((fact) => fact.kind === kind);
}
