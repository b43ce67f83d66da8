import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, graphemeLength, isMobileNumber, lastFourDigits, maskName, maskPhone, normaliseText } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('counting and cutting as people read', () => {
  test('a family emoji, a rare character and a letter with its accent are one character each', () => {
    expect(graphemeLength('👨‍👩‍👧')).toBe(1);
    expect(graphemeLength('𠮷野家')).toBe(3);
    expect(graphemeLength('e\u0301')).toBe(1);
    expect(graphemeLength('')).toBe(0);
  });

  test('a long title is cut between characters and says so', () => {
    expect(cutText('楼上漏水了怎么办', 5)).toBe('楼上漏水…');
    expect(cutText('楼上漏水', 4)).toBe('楼上漏水');
    expect(cutText('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2)).toBe('👨‍👩‍👧…');
    expect(cutText('楼上', 0)).toBe('');
  });

  test('no text is longer than asked', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 70 }), (text, max) => {
        const cut = cutText(text, max);
        expect(graphemeLength(text) <= max ? cut === text : graphemeLength(cut) <= max).toBe(true);
      }),
    );
  });
});

describe('text as it is kept', () => {
  test('an imported message loses its tabs and blank lines, not its paragraphs', () => {
    expect(normaliseText('\n\t\t\t\n\t\t\t  尊敬的领导：\r\n\r\n\t\t我家　 楼上漏水。\n\t\t')).toBe(
      '尊敬的领导：\n我家 楼上漏水。',
    );
  });

  test('full-width letters and digits become plain and Chinese punctuation stays', () => {
    expect(normaliseText('Ａ３区，电话１３８？（急！）')).toBe('A3区，电话138？（急！）');
  });

  test('hidden characters go, an emoji stays whole', () => {
    expect(normaliseText('枫\u200B桥\uFEFF\u0000\u202E镇\u0007')).toBe('枫桥镇');
    expect(normaliseText('👨‍👩‍👧 谢谢❤️‍🔥')).toBe('👨‍👩‍👧 谢谢❤️‍🔥');
  });

  test('keeping a text twice changes nothing more', () => {
    const spaced = fc.array(
      fc.constantFrom(' ', '\t', '\r', '\n', '\u200B', '\u200D', '　', '，', '漏', '👩', '\u0301', 'a'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          spaced.map((parts) => parts.join('')),
        ),
        (text) => {
          const kept = normaliseText(text);
          expect(normaliseText(kept)).toBe(kept);
          expect(kept).not.toMatch(/(?!\n)\p{Cc}|\n\n|^\s|\s$/u);
        },
      ),
    );
  });
});

describe('phones and names', () => {
  test('the last four digits are found however the number is written', () => {
    expect(lastFourDigits('１３８ １２３４ ５６７８')).toBe('5678');
    expect(lastFourDigits('+86 138-1234-5678')).toBe('5678');
    expect(lastFourDigits('110')).toBeUndefined();
  });

  test.each([
    ['13812345678', true],
    ['１３８１２３４５６７８', true],
    ['+86 138 1234 5678', true],
    ['0086-13812345678', true],
    ['12812345678', false],
    ['1381234567', false],
    ['0436-3223344', false],
    ['电话13812345678', false],
    ['', false],
  ])('%s is a mobile number: %s', (phone, expected) => {
    expect(isMobileNumber(phone)).toBe(expected);
  });

  test.each([
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '138****5678'],
    ['0436-3223344', '043****3344'],
    ['96110', '*****'],
    ['', ''],
  ])('the phone %s is shown as %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  test.each([
    ['王小明', '王**'],
    ['欧阳小明', '欧阳**'],
    ['欧阳', '欧*'],
    ['王', '*'],
    ['𠮷小明', '𠮷**'],
    ['', ''],
  ])('the person %s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
});
