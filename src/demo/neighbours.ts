import texts from '../../demo/texts-together.json' with { type: 'json' };
import { newReceiptCode } from '../kit/ids.ts';
import { resultSentence } from '../modules/matters/words-together.ts';
import { type Chapter, day, fill, hour, lastOf, lines } from './chapter.ts';
import { resultFieldsOf } from './closing-counts.ts';
import { at } from './lists.ts';
import { isPublicProblem } from './matter-alike.ts';
import { dayWord } from './matter-times.ts';
import { inventMobile, nameLists } from './names.ts';
import type { MatterBook, UnitRow } from './rows.ts';
import type { Colleague } from './staff.ts';

const bodies = lines(texts.cardBodies);
const results = lines(texts.cardResults);
const plainResults = lines(texts.plainResults);
const cardCount = 90;

/** 公开卡片: problems that neighbours share, told to them without anything about the reporters, with those who follow them. */
export function publishProblems(chapter: Chapter): void {
  const { matters, random } = chapter;
  const merged = new Map<string, number>();
  for (const { matter } of matters) {
    if (matter.merged_into !== null) merged.set(matter.merged_into, (merged.get(matter.merged_into) ?? 0) + 1);
  }
  const possible = matters.filter((book) => isPublicProblem(book) && book.matter.times_reopened === 0);
  const shared = possible.filter(({ matter }) => merged.has(matter.id));
  const others = random.shuffled(possible.filter(({ matter }) => !merged.has(matter.id)));
  for (const book of [...shared, ...others].slice(0, cardCount)) {
    publish(chapter, book, 1 + (merged.get(book.matter.id) ?? 0));
  }
}

function resultOf({ random }: Chapter, { matter }: MatterBook, closedAt: string): string {
  const fields = resultFieldsOf(matter.category);
  const counted = matter.result ? resultSentence(matter.result, fields).zh : random.pick(plainResults);
  return fill(random.pick(results), { day: dayWord(new Date(closedAt)), result: counted });
}

function publish(chapter: Chapter, book: MatterBook, count: number): void {
  const { random, town } = chapter;
  const { matter } = book;
  const taken = lastOf(book, 'matter.taken');
  const by = chapter.person(matter.lead_id);
  if (!taken || !by) return;
  const madeAt = chapter.later(new Date(taken.at), random.between(0.2, 3));
  const unit = town.organisation.units.find(({ id }) => id === matter.unit_id)?.name ?? '';
  const body = fill(random.pick(bodies), { where: matter.where_text, unit, count: String(count) });
  const title = matter.title;
  const say = (when: Date, publicResult: string) =>
    chapter.tell(book, {
      when,
      kind: 'matter.published',
      audience: 'resident',
      data: { title, body, publicResult },
      by: { colleague: by },
    });
  say(madeAt, '');
  const resultAt = matter.closed_at === null ? null : chapter.later(new Date(matter.closed_at), random.between(0.1, 5));
  const result = matter.closed_at === null ? null : resultOf(chapter, book, matter.closed_at);
  if (resultAt && result) say(resultAt, result);
  matter.version += result === null ? 1 : 2;
  chapter.add('public_card', {
    matter_id: matter.id,
    by_id: by.accountId,
    code: newReceiptCode(random.bytes),
    title,
    body,
    result,
    result_at: resultAt?.toISOString() ?? null,
    made_at: madeAt.toISOString(),
    changed_at: (resultAt ?? madeAt).toISOString(),
  });
  follow(chapter, matter.id, { from: madeAt, until: resultAt ?? chapter.now });
}

function follow(chapter: Chapter, matterId: string, { from, until }: { from: Date; until: Date }): void {
  const { random, now } = chapter;
  const count = Math.round(random.waiting(4));
  for (let i = 0; i < count; i += 1) {
    const madeAt = new Date(from.getTime() + random.share() * (until.getTime() - from.getTime()));
    const phone = random.chance(0.7) ? inventMobile(random) : null;
    const leftAt = new Date(madeAt.getTime() + random.between(1, 9) * day);
    const hasLeft = random.chance(0.06) && leftAt < now;
    chapter.add('follower', {
      id: random.id(madeAt),
      matter_id: matterId,
      code: newReceiptCode(random.bytes),
      tail: phone?.slice(-4) ?? String(random.int(0, 9999)).padStart(4, '0'),
      phone: hasLeft ? null : phone,
      language: 'zh',
      wants_messages: phone !== null && !hasLeft,
      made_at: madeAt.toISOString(),
      left_at: hasLeft ? leftAt.toISOString() : null,
    });
  }
}

interface Group {
  readonly label: string;
  readonly kind: 'owners' | 'company';
  readonly placeId: string | null;
  readonly unit: UnitRow;
  readonly maker: Colleague;
}

const ownersGroups = 63;

function groupsOf(chapter: Chapter): Group[] {
  const { town } = chapter;
  const inTown = town.estates.filter(({ village }) => village === null);
  const largest = inTown.toSorted((one, other) => other.residents - one.residents).slice(0, ownersGroups);
  const groupAt = (police: number) => {
    const unit = at(town.organisation.groupOfGrid, police);
    return { unit, maker: at(chapter.members(unit.id), 0) };
  };
  const owners = largest.map((estate) => ({
    label: `${estate.name}业主群`,
    kind: 'owners' as const,
    placeId: town.placeOf.get(estate)?.id ?? null,
    ...groupAt(estate.police),
  }));
  const companies = lines(texts.companies).map((name, i) => ({
    label: `${nameLists.county.zh.slice(0, -1)}${name}${texts.companyTail}`,
    kind: 'company' as const,
    placeId: null,
    ...groupAt(at(inTown, i * 7).police),
  }));
  return [...owners, ...companies];
}

/** 群分享链接: one for each owners' and company group; some of the reports that came by code came through them. */
export function shareLinks(chapter: Chapter): void {
  const { random, matters, now } = chapter;
  const byCode = matters.filter(
    ({ matter }) => matter.channel === 'qr' && !matter.watch && matter.merged_into === null,
  );
  for (const group of groupsOf(chapter)) {
    const madeAt = new Date(now.getTime() - random.between(40, 330) * day - random.between(0, 8) * hour);
    const expiresAt = new Date(madeAt);
    expiresAt.setUTCMonth(expiresAt.getUTCMonth() + 12);
    const since = madeAt.toISOString();
    const through = byCode.filter(
      ({ matter }) =>
        matter.channel === 'qr' &&
        matter.reported_at > since &&
        (group.placeId === null ? matter.unit_id === group.unit.id : matter.place_id === group.placeId),
    );
    const share = group.placeId === null ? 0.3 : 0.8;
    const chosen = through.filter(() => random.chance(share)).slice(0, group.placeId === null ? 4 : 40);
    for (const book of chosen) passThrough(book);
    chapter.add('share_link', {
      id: random.id(madeAt),
      place_id: group.placeId,
      unit_id: group.unit.id,
      made_by: group.maker.accountId,
      code: newReceiptCode(random.bytes).slice(3).replace('-', ''),
      label: group.label,
      kind: group.kind,
      reports: chosen.length,
      made_at: since,
      expires_at: expiresAt.toISOString(),
      ended_at: null,
    });
  }
}

function passThrough({ matter, facts }: MatterBook): void {
  matter.channel = 'share-link';
  const [reported] = facts;
  if (reported) reported.data = { ...reported.data, channel: matter.channel };
}
