import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import { isComplete, missingInText } from '../../algorithms/definite-duties/text.ts';
import { makePlan } from '../../algorithms/instalments/plan.ts';
import { parseCapital } from '../../kit/money.ts';
import { canonicalJson, type LockedAgreement, lock, unlock } from './lock.ts';
import { paperOf } from './paper.ts';
import { emptyText, formsOf, isAgreed, isDoneAtOnce, isSignedByAll, isTurn, textOfTemplate } from './rules.ts';
import { paperAmount } from './sentences.ts';
import type { Signer } from './tables.ts';
import { agreementTemplates, placeholdersOf, type TemplateName } from './words-templates.ts';

const templates = Object.keys(agreementTemplates) as TemplateName[];
const today = '2026-11-22';
const background = {
  track: 'people',
  form: 'written',
  sides: [1, 2],
  partyIds: ['a', 'b'],
  hosts: 1,
  bare: 0,
  agreedOn: today,
} as const;

/** A template with every gap filled in: values, amounts, days. */
function wholeOf(name: TemplateName): AgreementText {
  const values = Object.fromEntries(placeholdersOf(name).map((word) => [word, `${word}一`]));
  const text = textOfTemplate(name, values, { body: '金桐社区人民调解委员会', sides: [1, 2] });
  const duties = text.duties.map((duty) => {
    const amountFen = duty.kind === 'pay' ? 20_000_000 : 0;
    const rows = makePlan({ totalFen: 20_000_000, count: 12, from: today, rhythm: { every: 'month', day: 10 } });
    const time = duty.time?.when === 'plan' ? { when: 'plan' as const, rows } : duty.time;
    return { ...duty, amountFen, time: time && 'on' in time ? { ...time, on: '2026-12-01' } : time };
  });
  return { ...text, heldOn: today, heldAt: '金桐调解室', duties };
}

const agreementOf = (text: AgreementText, over: Partial<LockedAgreement> = {}): LockedAgreement => ({
  format: 'maplebridge-agreement-1',
  mediation: '2026-T00001',
  version: 1,
  form: 'written',
  track: 'people',
  code: 'JD-7K3M-9PQX4',
  proposedOn: today,
  parties: [1, 2].map((side) => ({
    id: side === 1 ? 'a' : 'b',
    side,
    role: 'party',
    actsFor: null,
    name: side === 1 ? '王秀兰' : '赵大勇',
    gender: null,
    bornOn: null,
    occupation: '',
    employer: '',
    address: '金桐小区',
  })),
  mediators: [{ name: '李梅', what: '调解员' }],
  text,
  ...over,
});

describe('the templates of frequent disputes', () => {
  test.each(templates)('%s, filled in, may be proposed on both tracks; with its gaps it may not', (name) => {
    for (const track of ['people', 'public-order'] as const) {
      expect(
        missingInText(wholeOf(name), { ...background, track }).filter(({ severity }) => severity === 'must'),
      ).toEqual([]);
      const empty = textOfTemplate(name, {}, { body: '金桐社区', sides: [1, 2] });
      expect(isComplete(missingInText(empty, { ...background, track }))).toBe(false);
    }
  });

  test('nothing at all lacks what the law wants, on each track', () => {
    const faults = (over: object) =>
      missingInText(emptyText('', [1, 2]), { ...background, ...over }).map(({ fault }) => fault);
    expect(faults({})).toEqual(['body', 'facts', 'disputed', 'responsibility', 'responsibility', 'no-duties']);
    expect(faults({ track: 'public-order', hosts: 0 })).toEqual([
      'body',
      'facts',
      'outcome',
      'responsibility',
      'responsibility',
      'held-on',
      'held-at',
      'no-host',
      'no-duties',
    ]);
    expect(faults({ form: 'oral' })).toEqual(['body', 'facts', 'before', 'held-on', 'held-at', 'no-duties']);
  });
});

describe('a locked text', () => {
  const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
  /** The same value with the keys of every object in another order. */
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, inner]) => [key, turned(inner)]),
    );
  };

  test('is the same text and hash in whatever order it was put together, and another one for any other content', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
    const whole = agreementOf(wholeOf('loan'));
    const { locked, hash } = lock(whole);
    expect(unlock({ locked, hash })).toEqual(whole);
    expect(lock(agreementOf({ ...wholeOf('loan'), more: '改了一个字。' })).hash).not.toBe(hash);
    expect(() => unlock({ locked: locked.replace('王秀兰', '王秀芳'), hash })).toThrow();
  });

  test('has a paper with every duty, the amounts in capitals and figures, and each instalment', () => {
    const paper = JSON.stringify(paperOf(agreementOf(wholeOf('loan')), 'ab'.repeat(32)));
    expect(paper).toContain('人民币贰拾万元整（¥200,000.00）');
    expect(paper).toContain('第12期');
    expect(paper).toContain('人民币壹万陆仟陆佰陆拾陆元柒角肆分');
    expect(paper).toContain('乙方（赵大勇）');
    expect(paper).toContain('JD-7K3M-9PQX4');
    for (const name of templates) expect(JSON.stringify(paperOf(agreementOf(wholeOf(name)), ''))).not.toContain('＿');
  });

  test('prints amounts whose capitals say the same as their figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 13 }), (fen) => {
        const [capital = '', figures = ''] = paperAmount(fen).split('（¥');
        expect(parseCapital(capital)).toBe(fen);
        expect(Number(figures.replaceAll(/[^0-9]/g, ''))).toBe(fen);
      }),
    );
  });

  test('of either track says what its own law wants', () => {
    const text = { ...wholeOf('spot-compensation'), present: [{ name: '刘主任', what: '居委会', signs: true }] };
    const people = paperOf(agreementOf(text), '');
    const order = paperOf(agreementOf(text, { track: 'public-order', form: 'spot' }), '');
    expect(people.title).toBe('人民调解协议书');
    expect(order.title).toBe('现场治安调解协议书');
    expect(people.blocks.map(({ title }) => title)).toContain('各方责任');
    expect(order.blocks.map(({ title }) => title)).toContain('起因、经过、情节');
    expect(JSON.stringify(order.blocks)).toMatch(/主持人.*李梅.*在场人员.*刘主任/);
    expect(order.closing).toContain('一式三份');
    expect(people.closing).toContain('各执一份');
  });
});

describe('signing', () => {
  const signer = (kind: Signer['kind'], state: Signer['state'], side: number | null = null) => ({ kind, state, side });
  const others = [signer('mediator', 'waiting'), signer('seal', 'waiting')] as const;

  test('goes in order: parties and who was present, the mediators, the seal', () => {
    const [first, second] = [signer('party', 'signed', 1), signer('party', 'waiting', 2)];
    const all = [first, second, signer('witness', 'waiting'), ...others];
    expect(all.map((one) => isTurn(one, all, false))).toEqual([false, true, true, false, false]);
    const agreed = [first, signer('party', 'signed', 2), ...others];
    expect(agreed.map((one) => isTurn(one, agreed, false))).toEqual([false, false, true, false]);
  });

  test('comes to nothing when one of two sides does not want it, and binds those who signed when many decide each for themselves', () => {
    const all = [
      signer('party', 'signed', 1),
      signer('party', 'declined', 1),
      signer('party', 'absent', 1),
      signer('party', 'signed', 2),
      ...others,
    ];
    expect(isAgreed(all, false)).toBe(false);
    expect(all.some((one) => isTurn(one, all, false))).toBe(false);
    expect(isAgreed(all, true)).toBe(true);
    expect(isTurn(others[0], all, true)).toBe(true);
    expect(isAgreed([signer('party', 'declined', 1), signer('party', 'signed', 2)], true)).toBe(false);
  });

  test('is over when nobody is waited for', () => {
    const done = [signer('party', 'signed', 1), signer('party', 'signed', 2), signer('mediator', 'signed')];
    expect(isSignedByAll([...done, signer('seal', 'waiting')], false)).toBe(false);
    expect(isSignedByAll([...done, signer('seal', 'signed')], false)).toBe(true);
  });
});

test('what is paid and said at once leaves nothing to be performed; public-order mediation is always written', () => {
  expect(isDoneAtOnce(wholeOf('spot-compensation'))).toBe(true);
  expect(isDoneAtOnce(wholeOf('noise'))).toBe(false);
  expect(formsOf('public-order')).not.toContain('oral');
});
