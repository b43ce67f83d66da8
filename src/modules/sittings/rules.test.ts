import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articles } from './library.ts';
import { judgeAnother, startsSecond, unrecordedOf } from './rules.ts';
import {
  type Closing,
  isReadable,
  judgeAnswer,
  judgeOpening,
  type OfferStanding,
  openOffer,
  turnOf,
} from './rules-offers.ts';
import { composeRecord, isFinal, judgeRecord, type RecordSources } from './rules-record.ts';
import { factPart, isFit, judgeFact, labelOf, sheetOf, sittingPart } from './rules-sheet.ts';
import { judgeRound, readChoice, type Speaker, sayTimes, type TimesAnswer, voicesOf } from './rules-times.ts';

const now = new Date('2026-11-23T02:00:00Z');
const speaker = (id: string, side: number, more: Partial<Speaker> = {}): Speaker => ({
  id,
  side,
  role: 'party',
  actsFor: null,
  speaks: true,
  ...more,
});

describe('whose yes is needed', () => {
  test('of every party, or of whoever acts for it; of a side with representatives theirs', () => {
    const people = [
      speaker('wang', 1),
      speaker('child', 2, { speaks: false }),
      speaker('mother', 2, { role: 'guardian', actsFor: 'child' }),
      speaker('owner', 3),
      speaker('another owner', 3),
      speaker('chosen', 3, { role: 'representative' }),
    ];
    expect(voicesOf(people, [1, 2, 3])).toEqual([
      { side: 1, partyIds: ['wang'] },
      { side: 2, partyIds: ['mother'] },
      { side: 3, partyIds: ['chosen'] },
    ]);
    expect(voicesOf([speaker('alone', 1, { speaks: false })], [1])).toEqual([{ side: 1, partyIds: [] }]);
  });
});

const slots = [1, 2, 3];
const answers: fc.Arbitrary<TimesAnswer[]> = fc.array(
  fc.record({
    partyId: fc.constantFrom('a', 'b', 'c'),
    slots: fc.subarray(slots),
    at: fc.integer({ min: 0, max: 50 }).map((minutes) => new Date(now.getTime() + minutes * 60_000)),
  }),
  { maxLength: 8 },
);
const voices = [
  { side: 1, partyIds: ['a'] },
  { side: 2, partyIds: ['b', 'c'] },
];

describe('a round of times', () => {
  test('is agreed only on a slot that every voice said yes to last, and failed only when no slot is left', () => {
    fc.assert(
      fc.property(answers, (said) => {
        const last = (ids: readonly string[]) =>
          said
            .filter(({ partyId }) => ids.includes(partyId))
            .toSorted((one, other) => one.at.getTime() - other.at.getTime())
            .at(-1)?.slots;
        const ruling = judgeRound(voices, said, slots);
        const words = voices.map(({ partyIds }) => last(partyIds));
        const possible = slots.filter((slot) => words.every((word) => word?.includes(slot) ?? true));
        if (ruling.state === 'agreed') expect(words.every((word) => word?.includes(ruling.slot))).toBe(true);
        expect(ruling.state === 'failed').toBe(possible.length === 0);
        expect(ruling.state === 'agreed').toBe(possible.length > 0 && words.every((word) => word !== undefined));
      }),
    );
  });

  test('reads what people write in a message', () => {
    expect(readChoice('2', slots)).toEqual([2]);
    expect(readChoice('１和３都可以', slots)).toEqual([1, 3]);
    expect(readChoice(' 0。', slots)).toEqual([]);
    for (const text of ['4', '好的', '', '12345']) expect(readChoice(text, slots)).toBeUndefined();
    expect(readChoice('3', [1, 2])).toBeUndefined();
  });

  test('lists the times as one says them', () => {
    const times = sayTimes([{ number: 1, startsAt: new Date('2026-12-03T01:00:00Z') }]);
    expect(times).toEqual({ zh: '1)12月3日9:00', en: '1) 3 Dec 9:00' });
  });
});

type Act =
  | { readonly act: 'offer'; readonly side: number }
  | { readonly act: 'answer'; readonly side: number; readonly accepts: boolean }
  | { readonly act: 'wait'; readonly hours: number };
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('offer' as const), side: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ act: fc.constant('answer' as const), side: fc.integer({ min: 1, max: 4 }), accepts: fc.boolean() }),
    fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  ),
  { maxLength: 30 },
);

/** Plays offers and answers as the house would write them down. */
function play(sides: number, all: readonly Act[], look: (offers: readonly OfferStanding[], at: Date) => void): void {
  let at = now;
  let offers: OfferStanding[] = [];
  const close = (closes: readonly Closing[]) => {
    offers = offers.map((one) => ({ ...one, state: closes.find(({ id }) => id === one.id)?.state ?? one.state }));
  };
  for (const act of all) {
    if (act.act === 'wait') at = new Date(at.getTime() + act.hours * 3_600_000);
    if (act.act === 'offer' && act.side <= sides) {
      const ruling = judgeOpening(offers, act.side, at);
      if (ruling.ok) {
        close(ruling.closes);
        const toSides = [1, 2, 3, 4].filter((side) => side <= sides && side !== act.side);
        const validUntil = offers.length % 2 === 0 ? null : new Date(at.getTime() + 24 * 3_600_000);
        const fresh = { id: `o${offers.length}`, fromSide: act.side, toSides, acceptedBy: [], validUntil } as const;
        offers = [...offers, { ...fresh, state: 'open' }];
      }
    }
    if (act.act === 'answer' && act.side <= sides) {
      const open = openOffer(offers, at);
      const ruling = judgeAnswer(offers, { offerId: open?.id ?? '', side: act.side, accepts: act.accepts }, at);
      if (ruling.ok) {
        const { state, acceptedBy } = ruling;
        offers = offers.map((one) => (one.id === open?.id ? { ...one, state, acceptedBy } : one));
      }
    }
    look(offers, at);
  }
}

describe('offers in turns', () => {
  test('at every moment one side is to move or nobody, and never the side that made the offer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), acts, (sides, all) => {
        play(sides, all, (offers, at) => {
          const onTable = offers.filter(
            ({ state, validUntil }) => state === 'open' && (validUntil === null || validUntil > at),
          );
          expect(onTable.length).toBeLessThanOrEqual(1);
          const turn = turnOf(offers, at);
          expect(turn !== undefined).toBe(onTable.length === 1);
          if (turn) expect(onTable[0]?.toSides).toContain(turn.side);
          if (turn) expect(onTable[0]?.fromSide).not.toBe(turn.side);
          for (const side of [1, 2, 3, 4].filter((one) => turn && one !== turn.side))
            expect(judgeOpening(offers, side, at).ok).toBe(false);
        });
      }),
    );
  });

  test('an offer is accepted only when every side that was asked has said so, each for itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), acts, (sides, all) => {
        play(sides, all, (offers) => {
          for (const { state, toSides, acceptedBy } of offers) {
            expect(new Set(acceptedBy).size).toBe(acceptedBy.length);
            expect(toSides).toEqual(expect.arrayContaining([...acceptedBy]));
            expect(state === 'accepted').toBe(acceptedBy.length === toSides.length);
          }
        });
      }),
    );
  });

  test('what was never put on the table is read by the own side only, and nobody waits for it', () => {
    const draft = { from_side: 1, opened_at: null };
    expect([isReadable(draft, 1), isReadable(draft, 2)]).toEqual([true, false]);
    const held = { id: 'h', fromSide: 1, toSides: [2], state: 'held', acceptedBy: [], validUntil: null } as const;
    expect(turnOf([held], now)).toBeUndefined();
    expect(judgeOpening([held], 2, now)).toMatchObject({ ok: true, answersTo: null });
  });
});

const id = '0190f3a0-0000-7000-8000-00000000000a';
const empty = { law: '', reason: '', feeling: '', course: '', result: '', present: {}, articles: {} };

describe('the sheet of a sitting', () => {
  test('comes apart and together again without a loss', () => {
    const sitting = { ...empty, law: '民法典', present: { [`party.${id}`]: 'yes' }, articles: { 'civil-1165': 'yes' } };
    const facts = [
      { id, text: '去年五月漏水', stands: { '1': 'agreed', '2': 'disputed' }, remarks: { '2': '是管道老化' } },
    ];
    const sheet = sheetOf(sitting, facts);
    expect(sittingPart(sheet)).toEqual(sitting);
    expect(factPart(sheet)).toEqual(facts);
    expect(Object.entries(sheet).every(([name, value]) => isFit(name, value))).toBe(true);
    expect(labelOf(`stand.${id}.2`, facts).zh).toContain('去年五月漏水');
  });

  test('takes no field that is none, and no stand that nobody can take', () => {
    expect(isFit('sealed', 'x')).toBe(false);
    expect(isFit(`stand.${id}.2`, 'maybe')).toBe(false);
    expect(isFit(`present.party.${id}`, 'asleep')).toBe(false);
    expect(isFit('course', 'x'.repeat(5001))).toBe(false);
  });

  test('a fact is agreed when every side agrees, disputed when one does not', () => {
    const fact = (stands: Record<string, string>) => ({ id, text: 'x', stands, remarks: {} });
    expect(judgeFact(fact({ '1': 'agreed', '2': 'agreed' }), [1, 2])).toBe('agreed');
    expect(judgeFact(fact({ '1': 'agreed', '2': 'disputed' }), [1, 2])).toBe('disputed');
    expect(judgeFact(fact({ '1': 'agreed' }), [1, 2])).toBe('open');
  });
});

const sources: RecordSources = {
  number: '调2026-000001',
  title: '楼上漏水',
  track: '人民调解',
  sittingNumber: 1,
  kind: 'joint',
  isSimple: false,
  isOpen: false,
  begunAt: now,
  endedAt: null,
  place: '调解室',
  attendees: [
    { key: 'party.a', name: '王秀兰', role: '当事人', side: 1 },
    { key: 'party.b', name: '赵大勇', role: '当事人', side: 2 },
  ],
  present: { 'party.a': 'yes', 'party.b': 'no' },
  sides: [1, 2],
  facts: [{ id, text: '天花板泡坏', stands: { '1': 'agreed', '2': 'disputed' }, remarks: { '2': '没有那么大' } }],
  articles: ['民法典第1165条（过错责任）'],
  course: '双方先后陈述，一起看了照片。',
  result: '约定下周再谈。',
  outcome: 'go-on',
};

describe('a record', () => {
  test('says who came, what is disputed and by whom, and what came of it', () => {
    const text = composeRecord(sources);
    for (const part of [
      '到场：甲方 王秀兰（当事人）',
      '没有来：乙方 赵大勇',
      '乙方不认可（没有那么大）',
      '约定下周再谈',
    ])
      expect(text).toContain(part);
  });

  test('of a simple case states the matter and the result, of others also course and attendance', () => {
    expect(judgeRecord({ ...sources, result: ' ' })).toBe('record.empty');
    expect(judgeRecord({ ...sources, course: '' })).toBe('record.empty');
    expect(judgeRecord({ ...sources, present: {} })).toBe('record.empty');
    expect(judgeRecord({ ...sources, isSimple: true, course: '', present: {} })).toBeUndefined();
    expect(composeRecord({ ...sources, isSimple: true })).not.toContain('一起看了照片');
  });

  test('is final when everybody confirmed or refused, not while somebody asks for a correction', () => {
    expect(
      isFinal(
        ['a', 'b'],
        new Map([
          ['a', 'confirmed'],
          ['b', 'refused'],
        ] as const),
      ),
    ).toBe(true);
    expect(
      isFinal(
        ['a', 'b'],
        new Map([
          ['a', 'confirmed'],
          ['b', 'correction'],
        ] as const),
      ),
    ).toBe(false);
    expect(isFinal(['a', 'b'], new Map([['a', 'confirmed']] as const))).toBe(false);
  });
});

describe('public-order mediation', () => {
  const sat = { kind: 'joint', state: 'held' } as const;
  const heard = { kind: 'separate', state: 'held' } as const;

  test('sits once and once more, and hearing one side alone is no sitting', () => {
    expect(judgeAnother('public-order', [sat, heard, heard], 'joint')).toBeUndefined();
    expect(judgeAnother('public-order', [sat, sat], 'joint')).toBe('sitting.twice');
    expect(judgeAnother('public-order', [sat, sat], 'separate')).toBeUndefined();
    expect(judgeAnother('people', [sat, sat, sat], 'joint')).toBeUndefined();
  });

  test('has seven working days to the second sitting when the first is to go on', () => {
    expect(startsSecond('public-order', [sat], { kind: 'joint', outcome: 'go-on' })).toBe(true);
    expect(startsSecond('public-order', [sat], { kind: 'joint', outcome: 'none' })).toBe(false);
    expect(startsSecond('public-order', [sat, sat], { kind: 'joint', outcome: 'go-on' })).toBe(false);
    expect(startsSecond('people', [sat], { kind: 'joint', outcome: 'go-on' })).toBe(false);
  });

  test('waits for a record of every sitting that began', () => {
    const of = (state: 'planned' | 'under-way' | 'held', record_state: 'draft' | 'read-out') => ({
      kind: 'joint' as const,
      state,
      record_state,
    });
    expect(unrecordedOf([of('planned', 'draft'), of('held', 'read-out'), of('held', 'draft')])).toBe(1);
  });
});

test('every article of the library has a code of its own and a line in both languages', () => {
  expect(new Set(articles.map(({ code }) => code)).size).toBe(articles.length);
  for (const { code, name, summary } of articles) {
    expect(isFit(`article.${code}`, 'yes')).toBe(true);
    expect(name.zh).toMatch(/第\d+条$/);
    expect(summary.en.length).toBeGreaterThan(10);
  }
});
