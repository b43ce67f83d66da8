import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAgrees, formatCapital, formatYuan, parseCapital, parseYuan } from './money.ts';

describe('amounts of money', () => {
  it('come back from paper exactly as they went, to the last 分', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
        expect(parseYuan(formatYuan(fen).replaceAll(',', ''))).toBe(fen);
      }),
    );
  });

  it('are written so that larger amounts are never written as smaller ones', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (one, other) => {
        const digits = (fen: number) => BigInt(formatYuan(fen).replaceAll(/[.,]/g, ''));
        expect(digits(one) < digits(other)).toBe(one < other);
      }),
    );
  });

  it.each([
    ['1,234.50', 123_450],
    ['80.05', 8005],
    ['0.1', 10],
    ['0', 0],
    ['¥ 1200', 120_000],
    ['1200元', 120_000],
    ['１２．５', 1250],
  ])('understands %s', (typed, fen) => {
    expect(parseYuan(typed)).toBe(fen);
  });

  it.each(['', '一百', '-5', '1.234', '1,23', '12,34.5', '1e3', '.5', '90071992547409.92'])(
    'does not guess at “%s”',
    (typed) => {
      expect(parseYuan(typed)).toBeUndefined();
    },
  );

  it('shows what was overdrawn with its sign, and refuses half a 分', () => {
    expect(formatYuan(-5)).toBe('-0.05');
    expect(() => formatYuan(0.5)).toThrow();
  });
});

describe('amounts in capitals', () => {
  const amounts = fc.oneof(
    fc.integer({ min: 0, max: 10 ** 14 }),
    fc.maxSafeNat(),
    // Many zeros, where the rules are.
    fc
      .array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 9 })), {
        minLength: 1,
        maxLength: 15,
      })
      .map((digits) => Number(digits.join(''))),
  );

  it('come back as the same 分, whatever the amount', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(parseCapital(formatCapital(fen))).toBe(fen);
        expect(capitalAgrees(formatCapital(fen).replace('人民币', '').replace('整', '正'), fen)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    for (let fen = 0; fen <= 30_000; fen += 1) expect(parseCapital(formatCapital(fen))).toBe(fen);
  });

  it('are never written with two 零 in a row, 零 before a unit, or a digit that is none', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        const written = formatCapital(fen);
        expect(written).toMatch(/^人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分]+整?$/);
        expect(written).not.toMatch(/零零|零[拾佰仟万亿角分整]|^人民币零[^元]|[^币]零元|[拾佰仟万亿]{2}[拾佰仟]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('differ when the amounts differ, and one changed sign is never the same amount', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.nat(),
        fc.constantFrom(...'壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分零整'),
        (fen, where, sign) => {
          const written = [...formatCapital(fen).slice(3)];
          const at = where % written.length;
          fc.pre(written[at] !== sign);
          written[at] = sign;
          expect(capitalAgrees(written.join(''), fen)).toBe(false);
        },
      ),
    );
  });

  it.each([
    // The examples of annex 1 to 支付结算办法.
    [140_950, '人民币壹仟肆佰零玖元伍角'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [20_000_000, '人民币贰拾万元整'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角'],
    [1000, '人民币壹拾元整'],
    [10_000_000_700, '人民币壹亿零柒元整'],
    [10_000_700_000, '人民币壹亿零柒仟元整'],
    [10_500_000_000, '人民币壹亿零伍佰万元整'],
    [100_050_000_000_000, '人民币壹万零伍亿元整'],
    [100_000_000_000_000, '人民币壹万亿元整'],
    [123_456_789_012_345, '人民币壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分'],
  ])('%d 分 are %s', (fen, written) => {
    expect(formatCapital(fen)).toBe(written);
  });

  it.each([
    ['壹仟陆佰捌拾元叁角贰分', 168_032],
    ['壹拾万零柒仟元伍角叁分', 10_700_053],
    ['壹拾万零柒仟元零伍角叁分', 10_700_053],
    ['壹亿柒仟元整', 10_000_700_000],
    ['人民幣貳拾萬圓正', 20_000_000],
    [' 人民币 伍角整 ', 50],
  ])('%s is lawful too', (typed, fen) => {
    expect(parseCapital(typed)).toBe(fen);
  });

  it.each([
    '',
    '人民币',
    '二十万元整',
    '拾万元整',
    '贰拾万元',
    '贰拾万',
    '叁佰贰拾伍元肆分',
    '壹仟肆佰玖元伍角',
    '伍分整',
    '壹佰零零伍元整',
    '零壹元整',
    '壹元整元整',
    '玖万玖仟亿亿元整',
    '200000',
  ])('“%s” is not', (typed) => {
    expect(parseCapital(typed)).toBeUndefined();
  });

  it('cannot be written of what is overdrawn or no 分', () => {
    expect(() => formatCapital(-1)).toThrow(RangeError);
    expect(() => formatCapital(0.5)).toThrow(RangeError);
    expect(capitalAgrees('贰拾万元整', 2_000_000)).toBe(false);
  });
});
