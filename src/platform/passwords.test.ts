import { randomBytes, randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../kit/refusal.ts';
import common from './common-passwords.json' with { type: 'json' };
import { refuseCommonPassword } from './passwords.ts';

const most = common.most.join(' ').split(' ');
const words = [...common.house, ...common.chinese].join(' ').split(' ');

function isTaken(password: string, own: readonly string[] = []): boolean {
  try {
    refuseCommonPassword(password, own, 'fresh');
    return true;
  } catch (problem) {
    expect(problem).toBeInstanceOf(Refusal);
    return false;
  }
}

describe('a new password', () => {
  test('is none of the three thousand most used ones, nor one of them with figures, a year or a mark behind it', () => {
    expect(most.length).toBeGreaterThan(3000);
    expect(most.filter((word) => isTaken(word))).toEqual([]);
    for (const tail of ['123', '2026', '!', '@123', '888', '1990!', '123456', '.', '520'])
      expect(most.filter((word) => isTaken(word + tail))).toEqual([]);
  });

  test('is not put together of words of this house, of Chinese names and lucky numbers, also in capitals and disguise', () => {
    for (const tail of ['', '110', '123456', '2026', '@2026', '888888', '20260101'])
      expect(words.filter((word) => isTaken(word + tail))).toEqual([]);
    const common = [
      'Fengqiao@2026',
      'FENGQIAO123',
      'M@pleBridge1',
      'P@ssw0rd2026',
      'Zhangwei1990!',
      'woaini5201314',
      'gonganju110110',
    ];
    expect(common.filter((word) => isTaken(word))).toEqual([]);
  });

  test.each([
    '1111111111',
    'abcabcabcabc',
    'qwertyuiop',
    '1qaz2wsx3edc',
    'poiuytrewq',
    '9876543210',
    '13812345678',
    '19900101123',
    '2026112320261123',
  ])('is not %s', (password) => {
    expect(isTaken(password)).toBe(false);
  });

  test('is not the own badge or name with something behind it', () => {
    expect(isTaken('774139-xkqv')).toBe(true);
    expect(isTaken('774139-xkqv', ['774139'])).toBe(false);
    expect(isTaken('郑子豪2026!!', ['郑子豪'])).toBe(false);
  });

  test('may be of any kind of characters: words with spaces, Chinese, random letters, sixty-four and two hundred of them', () => {
    const fine = [
      'correct horse battery staple',
      'wet umbrella beside the noodle kitchen',
      '雨伞放在面馆门口的凳子下面',
      'vhqkzbwpmt',
      'a'.repeat(3) + randomBytes(150).toString('base64').slice(0, 61),
      randomBytes(150).toString('base64').slice(0, 200),
    ];
    expect(fine.filter((password) => !isTaken(password))).toEqual([]);
  });

  test('of fourteen random letters is never refused', () => {
    for (let n = 0; n < 2000; n += 1) {
      const password = Array.from({ length: 14 }, () => String.fromCharCode(97 + randomInt(26))).join('');
      expect(isTaken(password), password).toBe(true);
    }
  });
});
