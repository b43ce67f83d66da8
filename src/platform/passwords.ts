import { Refusal } from '../kit/refusal.ts';
import common from './common-passwords.json' with { type: 'json' };

const leastBits = 40;
// What a guesser pays for a piece that he has in a list, in bits: one of some five thousand words, a year, a day, a walk over the keyboard.
const bits = { word: 12, year: 7, day: 14, run: 6, digit: Math.log2(10), letter: Math.log2(26), other: 6, phone: 27 };

const listOf = (lines: readonly string[]) => lines.join(' ').split(' ');
const known = new Set([...listOf(common.house), ...listOf(common.chinese), ...listOf(common.most)]);
const longestKnown = Math.max(...[...known].map((word) => word.length));

const walks = ['qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./', '1234567890-=', 'abcdefghijklmnopqrstuvwxyz', '0123456789']
  .concat('1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'qazwsxedcrfvtgbyhnujm', '1q2w3e4r5t6y7u8i9o0p', '!@#$%^&*()')
  .flatMap((walk) => [walk, [...walk].reverse().join('')]);
const leet = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }));

/**
 * Refuses `input.invalid` at `field` for a new password that is found soon: made of common passwords and words, of the house's and the
 * colleague's own words, dates, phone numbers, runs of keys. Nothing is asked of its kinds of characters (NIST SP 800-63B §3.1.1.2).
 */
export function refuseCommonPassword(password: string, own: readonly string[], field: string): void {
  if (guessBits(password, own) >= leastBits) return;
  throw new Refusal('input.invalid', [
    {
      path: field,
      zh: '这个密码太容易被猜到：请不要用常见的词、姓名、日期、号码和键盘顺序，几个不相干的词连起来最好记',
      en: 'This password is guessed too soon: no common words, names, dates, numbers or rows of keys; several unrelated words are best',
    },
  ]);
}

// How hard a password is to find for somebody who tries lists first, in bits: the cheapest way to put it together, O(n · longest word).
function guessBits(password: string, own: readonly string[]): number {
  const text = password.normalize('NFKC').toLowerCase();
  const plain = [...text].map((letter) => leet.get(letter) ?? letter).join('');
  const ownWords = new Set(own.map((word) => word.toLowerCase()).filter((word) => word.length >= 3));
  const best = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let cheapest = (best[end - 1] ?? 0) + bitsOfOne(text.charAt(end - 1));
    for (let begin = Math.max(0, end - longestKnown); begin <= end - 3; begin += 1) {
      const piece = text.slice(begin, end);
      const isOwn = ownWords.has(piece);
      const cost = isOwn
        ? 1
        : Math.min(bitsOfPiece(piece), known.has(plain.slice(begin, end)) ? bits.word + 1 : Infinity);
      cheapest = Math.min(cheapest, (best[begin] ?? 0) + cost);
    }
    best.push(cheapest);
  }
  return best[text.length] ?? 0;
}

function bitsOfOne(letter: string): number {
  if (/\d/.test(letter)) return bits.digit;
  return /[a-z]/.test(letter) ? bits.letter : bits.other;
}

function bitsOfPiece(piece: string): number {
  if (known.has(piece)) return bits.word;
  if (piece.length >= 4 && walks.some((walk) => walk.includes(piece))) return bits.run;
  if (/^(.{1,4}?)\1+$/s.test(piece)) return bits.run + repeatedBits(piece);
  if (/^(19|20)\d\d$/.test(piece)) return bits.year;
  if (/^((19|20)?\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(piece)) return bits.day;
  return /^1[3-9]\d{9}$/.test(piece) ? bits.phone : Infinity;
}

// What is said twice or more costs as much as saying it once.
function repeatedBits(piece: string): number {
  const once = /^(.{1,4}?)\1+$/s.exec(piece)?.[1] ?? '';
  return [...once].reduce((sum, letter) => sum + bitsOfOne(letter), 0) - bits.run / 2;
}
