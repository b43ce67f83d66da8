import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSegmenter } from '../search-text/segmenter.ts';
import { findAlike } from './alike.ts';
import { findHotTopics } from './hot-topics.ts';
import type { TopicMessage } from './topic.ts';

const { wordsOf } = createSegmenter([]);
const day = 86_400_000;
const start = Date.parse('2026-09-01T02:00:00Z');

const lines: readonly (readonly [id: string, sender: string, days: number, title: string, text: string])[] = [
  ['m1', 'a', 0, '槐荫新城小区旁搅拌站夜里噪音扰民', '混凝土搅拌站每天夜里两点还在生产，噪音和粉尘让居民睡不着。'],
  ['m2', 'b', 3, '投诉槐荫新城附近的搅拌厂', '搅拌厂粉尘污染严重，半夜罐车进出，老人孩子无法休息。'],
  ['m3', 'c', 5, '槐荫新城边上违建混凝土搅拌站', '没有环评手续的搅拌站，粉尘漫天，噪音彻夜不停。'],
  ['m4', 'd', 9, '夜间搅拌站何时能停', '我家住在槐荫新城，搅拌站夜间生产，噪音和粉尘严重。'],
  ['r1', 'e', 2, '槐荫新城二期房产证什么时候办', '交房三年了，不动产登记一直办不下来，开发商推脱。'],
  ['n1', 'f', 1, '听涛苑旁边的搅拌站噪音大', '听涛苑附近也有一个搅拌站，夜间生产，粉尘大。'],
  ['s1', 'g', 1, '人才购房补贴申请不通过', '硕士毕业落户后申请人才购房补贴，系统显示审核不通过，不知道缺什么材料。'],
  ['s2', 'h', 20, '咨询人才购房补贴', '符合人才新政条件，购房补贴申请多久可以发放？'],
  ['s3', 'i', 40, '人才购房补贴迟迟没有发放', '人才购房补贴审核通过半年了，补贴没有发放。'],
  ['p1', 'j', 1, '望江大道路灯不亮', '望江大道东段路灯坏了一周，晚上看不清路。'],
  ['p2', 'k', 4, '望江大道整段路灯都坏了', '夜里走望江大道一片漆黑，路灯坏了没人修。'],
  ['p3', 'l', 6, '请修望江大道的路灯', '路灯坏了很久，望江大道晚上骑车很危险。'],
  ['x1', 'm', 2, '幼儿园保育费上涨', '民办幼儿园这学期突然涨价。'],
  ['x2', 'n', 7, '公交车不按时发车', '早高峰等了四十分钟。'],
  ['x3', 'o', 8, '医院挂号排队太久', '希望增加自助挂号机。'],
  ['x4', 'p', 8, '桂花市场占道经营', '摊贩把人行道占满了。'],
];
const messages: TopicMessage[] = lines.map(([id, sender, days, title, text]) => ({
  id,
  sender,
  title,
  text,
  at: new Date(start + days * day),
}));
const idsOf = (topic: { members: readonly { id: string }[] } | undefined) => topic?.members.map(({ id }) => id).sort();

describe('hot topics', () => {
  const topics = findHotTopics(messages, { wordsOf });

  test('gather who writes about one thing at one place, whatever words they take', () => {
    const plant = topics.find(({ members }) => members.some(({ id }) => id === 'm1'));
    expect(idsOf(plant)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(plant).toMatchObject({ place: '槐荫新城', senders: 4 });
    expect(plant?.label).toMatch(/^槐荫新城 · .*搅拌/);
    expect(plant?.firstAt.getTime()).toBe(start);
    expect(plant?.lastAt.getTime()).toBe(start + 9 * day);
    for (const member of plant?.members ?? []) expect(member.words.length).toBeGreaterThan(0);
  });

  test('are about a subject alone where no place is named', () => {
    const subsidy = topics.find(({ members }) => members.some(({ id }) => id === 's1'));
    expect(idsOf(subsidy)).toEqual(['s1', 's2', 's3']);
    expect(subsidy?.place).toBeNull();
    expect(subsidy?.label).toContain('补贴');
  });

  test('are one for the road whose lamps are out', () => {
    expect(topics.map(idsOf)).toContainEqual(['p1', 'p2', 'p3']);
  });

  test('have no member twice, and none that is alone with its concern', () => {
    const all = topics.flatMap(({ members }) => members.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
    for (const lonely of ['r1', 'x1', 'x2', 'x3', 'x4']) expect(all).not.toContain(lonely);
  });

  test('need several senders: one who writes four times is no hot topic', () => {
    const one = messages.map((message) => ({ ...message, sender: 'a' }));
    expect(findHotTopics(one, { wordsOf })).toEqual([]);
    expect(findHotTopics(one, { wordsOf, atLeastSenders: 1 }).map(idsOf)).toContainEqual(['m1', 'm2', 'm3', 'm4']);
  });

  test('cool down with time and warm up with votes', () => {
    const heat = (now: Date, votes = 0) =>
      findHotTopics(
        messages.map((message) => ({ ...message, votes })),
        { wordsOf, now },
      ).find(({ place }) => place === '槐荫新城')?.heat ?? 0;
    const soon = new Date(start + 10 * day);
    expect(heat(soon)).toBeGreaterThan(heat(new Date(start + 200 * day)));
    expect(heat(soon, 50)).toBeGreaterThan(heat(soon));
  });

  test('are the same in whatever order the messages come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (shuffled) => {
        expect(findHotTopics(shuffled, { wordsOf })).toEqual(topics);
      }),
      { numRuns: 20 },
    );
  });

  test('are none in nothing, and never break on odd texts', () => {
    expect(findHotTopics([], { wordsOf })).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), { maxLength: 8 }), (texts) => {
        const odd = texts.map(([title, text], i) => ({ id: String(i), title, text, at: new Date(start) }));
        const members = findHotTopics(odd, { wordsOf, atLeast: 2 }).flatMap((topic) => topic.members);
        expect(members.length).toBeLessThanOrEqual(odd.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('messages that may be about the same thing', () => {
  const [first, ...others] = messages;
  const found = first === undefined ? [] : findAlike(first, others, { wordsOf });

  test('are found with what they share, the same place before another', () => {
    expect(
      found
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['m2', 'm3', 'm4']);
    expect(found[0]).toMatchObject({ place: '槐荫新城', words: expect.arrayContaining(['粉尘']) });
    const elsewhere = found.find(({ id }) => id === 'n1');
    expect(elsewhere?.likeness ?? 0).toBeLessThan(found[2]?.likeness ?? 0);
  });

  test('are alike by 1 when the words are the same, and left out when too far apart in time', () => {
    if (first === undefined) return;
    const again = { ...first, id: 'again', at: new Date(start + 2 * day) };
    expect(findAlike(first, [again], { wordsOf })).toMatchObject([{ id: 'again', likeness: 1, sameText: 1 }]);
    expect(findAlike(first, [again], { wordsOf, withinDays: 1 })).toEqual([]);
  });
});

const real = new URL('../../../../shared/data/messages/residents-4326.csv', import.meta.url);

describe.skipIf(!existsSync(real))('in 4,326 real messages', () => {
  const rows: Record<string, string>[] = existsSync(real)
    ? parse(readFileSync(real, 'utf8').replace(/^\uFEFF/, ''), { columns: true })
    : [];
  const real4326 = rows.map((row) => ({
    id: row['留言编号'] ?? '',
    sender: row['留言用户'] ?? '',
    title: (row['留言主题'] ?? '').trim(),
    text: (row['留言详情'] ?? '').trim(),
    at: new Date(`${(row['留言时间'] ?? '').replaceAll('-', '/')} +08:00`),
  }));
  const topics = findHotTopics(real4326, { wordsOf });

  test.each([
    ['丽发新城', /丽发/, /搅拌|混凝土/],
    ['伊景园滨河苑', /伊景园|滨河苑/, /车位|捆绑|职工|购房|开发商|楼盘|伊景园/],
    ['人才', /人才.{0,12}补(贴|助)/, /购房|补贴|补助/],
    ['车贷', /58车/, /./],
    ['魅力之城', /魅力之城/, /油烟|夜宵|烧烤|噪音/],
  ])('%s comes out with recall and precision of 0.9', (label, where, what) => {
    const wanted = real4326.filter(
      ({ title, text }) => where.test(label === '人才' ? title : title + text) && what.test(title + text),
    );
    const ids = new Set(wanted.map(({ id }) => id));
    const shared = (topic: (typeof topics)[number]) => topic.members.filter(({ id }) => ids.has(id)).length;
    const [best] = [...topics].sort((one, other) => shared(other) - shared(one));
    const met = best === undefined ? 0 : shared(best);
    expect(best?.label).toContain(label);
    expect(met / ids.size).toBeGreaterThanOrEqual(0.9);
    if (label !== '人才') expect(met / (best?.members.length ?? 1)).toBeGreaterThanOrEqual(0.9);
  });
});
