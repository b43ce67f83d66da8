import { describe, expect, it } from 'vitest';
import { piecesOf, voiceFor } from './speech.ts';

describe('what is read aloud', () => {
  it('is said sentence by sentence, and nothing of it is lost', () => {
    const text = '查进度。\n查询码，在回执上！\n\n后四位';
    expect(piecesOf(text)).toEqual(['查进度。', '查询码，在回执上！', '后四位']);
  });

  it('a sentence without end is cut at a comma, so that no browser stops in its middle', () => {
    const long = '我们小区南门外的烧烤店每天营业到半夜两点，'.repeat(20);
    const pieces = piecesOf(long);
    expect(pieces.join('')).toBe(long);
    expect(pieces.every((piece) => piece.length <= 120 && piece.endsWith('，'))).toBe(true);
    expect(piecesOf('x'.repeat(500)).join('')).toBe('x'.repeat(500));
  });

  it('signs without a word are not said', () => {
    expect(piecesOf('✓\n·\n。')).toEqual([]);
  });
});

describe('the voice', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService });
  it('is one of the device before one that sends the text away', () => {
    const voices = [voice('zh-CN', false), voice('zh-CN', true), voice('en-US', true)];
    expect(voiceFor('zh', voices)).toEqual(voice('zh-CN', true));
  });
  it('speaks Mandarin where there is such a voice, else other Chinese, never another language', () => {
    expect(voiceFor('zh', [voice('zh-HK', true), voice('zh-CN', false)])).toEqual(voice('zh-CN', false));
    expect(voiceFor('zh', [voice('zh_TW', true), voice('en-GB', true)])).toEqual(voice('zh_TW', true));
    expect(voiceFor('zh', [voice('en-GB', true)])).toBeUndefined();
    expect(voiceFor('en', [voice('zh-CN', true), voice('en-GB', true)])?.lang).toBe('en-GB');
  });
});
