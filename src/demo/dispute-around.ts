import texts from '../../demo/texts-studio.json' with { type: 'json' };
import { addDays } from '../kit/calendar.ts';
import { newReceiptCode } from '../kit/ids.ts';
import type { Standing } from '../modules/mediation/rules.ts';
import type { MediationStep, Track } from '../modules/mediation/words.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import type { LateRow } from './columns-late.ts';
import { at } from './lists.ts';
import { inventMobile, inventName } from './names.ts';
import type { MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';

/** What stands around a dispute that was told. */
interface Around {
  readonly chapter: Chapter;
  readonly book: MatterBook;
  readonly id: string;
  readonly partyIds: readonly string[];
  readonly lead: Colleague;
  readonly openedAt: Date;
  readonly track: Track;
}

type Times = ReadonlyMap<MediationStep, Date>;

/** 双方: whoever reported, and an invented other side. */
export function addParties(around: Around, times: Times): void {
  const { chapter, book, id, partyIds, openedAt } = around;
  const { random } = chapter;
  const [reporter] = book.reporters;
  const isAccepted = times.has('accept');
  const askedAt = isAccepted || random.chance(0.5) ? chapter.later(openedAt, 2).toISOString() : null;
  const sides = [
    { name: reporter?.name ?? inventName(random), phone: reporter?.phone ?? null, address: book.matter.where_text },
    { name: inventName(random), phone: random.chance(0.8) ? inventMobile(random) : null, address: '' },
  ];
  for (const [i, side] of sides.entries()) {
    const way = side.phone === null ? 'officer' : 'page';
    chapter.add('mediation_party', {
      id: at(partyIds, i),
      mediation_id: id,
      side: i + 1,
      role: 'party',
      ...side,
      way,
      code: newReceiptCode(random.bytes),
      tail: side.phone?.slice(-4) ?? String(random.int(0, 9999)).padStart(4, '0'),
      ...willing(i === 0 || isAccepted ? askedAt : null, way),
      ...(isAccepted ? { rights_how: way, rights_at: askedAt } : { rights_how: null, rights_at: null }),
      added_at: openedAt.toISOString(),
    });
  }
}

const willing = (willing_at: string | null, way: string) =>
  willing_at === null
    ? { willing: 'unasked', willing_how: null, willing_at }
    : { willing: 'yes', willing_how: way, willing_at };

/** 调解组: a lead, and in every second dispute somebody beside. */
export function seatPanel({ chapter, id }: Around, times: Times, cards: readonly LateRow[]): void {
  const since = times.get('match');
  if (!since) return;
  const seats = chapter.random.shuffled(cards).slice(0, chapter.random.int(1, 2));
  for (const [i, card] of seats.entries())
    chapter.add('mediation_panel', {
      mediation_id: id,
      mediator_id: card['id'],
      person_id: card['person_id'],
      role: i === 0 ? 'lead' : 'co',
      since: since.toISOString(),
    });
}

/** What parties say afterwards: a good half does, some would rather not; the victim of a small case was told news before. */
export function sayAfterwards(around: Around, times: Times): void {
  const { chapter, id, partyIds, track } = around;
  const { random, now } = chapter;
  const over = times.get('reach') ?? times.get('fail') ?? times.get('stop');
  if (!over) return;
  const good = times.has('reach') ? 0.86 : 0.4;
  for (const party_id of partyIds) {
    if (!random.chance(0.6)) continue;
    const refuses = random.chance(0.08);
    const rating = random.chance(good) ? 'good' : random.pick(['fair', 'fair', 'poor']);
    chapter.add('mediation_opinion', {
      mediation_id: id,
      party_id,
      by_id: null,
      rating: refuses ? null : rating,
      words: refuses ? '' : random.pick(lines(texts.opinionWords)),
      way: 'page',
      said_at: new Date(Math.min(over.getTime() + random.int(2, 90) * hour, now.getTime() - hour)).toISOString(),
    });
  }
  if (track === 'public-order') tellVictim(around, over);
}

function tellVictim({ chapter, id, partyIds, lead, openedAt }: Around, told: Date): void {
  chapter.add('mediation_notice', {
    id: chapter.random.id(told),
    mediation_id: id,
    party_id: at(partyIds, 0),
    told_by: lead.accountId,
    text: chapter.random.pick(lines(texts.notices)),
    told_at: new Date((openedAt.getTime() + told.getTime()) / 2).toISOString(),
    seen_at: told.toISOString(),
  });
}

const openStates = ['proposed', 'choosing', 'matched', 'scheduled', 'under-way', 'suspended'];

/** Most that are open have a plan; some are overdue without one, so that the list of those is not empty. */
export function planDispute(around: Around, { state, mode }: Standing): void {
  const { chapter, book, lead, openedAt } = around;
  const { random, now, town } = chapter;
  if (!openStates.includes(state)) return;
  if (state === 'under-way' && mode === 'joint') consult(around);
  if (!random.chance(0.6)) return;
  chapter.add('dispute_plan', {
    matter_id: book.matter.id,
    owner_id: lead.person.id,
    planned_by: lead.accountId,
    due_on: addDays(town.era.today, random.int(-4, 20)),
    plan: random.pick(lines(texts.plans)),
    planned_at: new Date((openedAt.getTime() + now.getTime()) / 2).toISOString(),
  });
}

const between = (one: Date, other: Date) => new Date((one.getTime() + other.getTime()) / 2);
const unsaid = { state: 'asked', knot: '', advice: '', law: '', given_by: null, given_at: null };

/** 联动问诊: a station and a partner; where it is closed both have answered. */
function consult({ chapter, id: mediationId, lead, openedAt }: Around): void {
  const { random, town, now } = chapter;
  const asked = between(openedAt, now);
  const given = between(asked, now);
  const id = random.id(asked);
  const isClosed = random.chance(0.5);
  const due_at = new Date(now.getTime() + 2 * day).toISOString();
  chapter.add('consultation', {
    id,
    mediation_id: mediationId,
    asked_by: lead.accountId,
    question: random.pick(lines(texts.questions)),
    ...(isClosed
      ? { state: 'closed', summary: texts.summary, closed_at: between(given, now).toISOString() }
      : { state: 'open', summary: '', closed_at: null }),
    due_at,
    asked_at: asked.toISOString(),
  });
  const { station } = at(town.organisation.stations, random.int(0, 2));
  const members = [
    { unit_id: station.id, partner_id: null, isGiven: true },
    { unit_id: null, partner_id: random.pick(town.partners.rows).id, isGiven: isClosed },
  ];
  for (const { isGiven, ...member } of members) {
    const given_at = given.toISOString();
    chapter.add('mediation_member', {
      id: random.id(asked),
      mediation_id: mediationId,
      ...member,
      role: 'opinion',
      speaks_on: '',
      ...(isGiven ? { state: 'accepted', answered_at: given_at } : { state: 'asked', answered_at: null }),
      answer: null,
      asked_at: asked.toISOString(),
      due_at,
    });
    const said = {
      state: 'given',
      knot: random.pick(lines(texts.knots)),
      advice: random.pick(lines(texts.advice)),
      law: random.pick(lines(texts.laws)),
      given_by: lead.accountId,
      given_at,
    };
    chapter.add('consultation_opinion', {
      id: random.id(asked),
      consultation_id: id,
      ...member,
      ...(isGiven ? said : unsaid),
    });
  }
}
