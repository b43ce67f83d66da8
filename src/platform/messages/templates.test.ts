import { describe, expect, test } from 'vitest';
import { isTemplateCode, renderTemplate, type TemplateCode, templateCodes } from './templates.ts';

const longest: Record<string, string> = {
  code: 'FQ2603-ABCDE',
  link: 'https://fq.example.gov.cn/r/ABCD',
};

// Where a message names a moment, or several to choose from.
const moments: Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>> = {
  date: { zh: '12月31日', en: '30 September' },
  time: { zh: '12月31日14:30', en: '31 Dec 14:30' },
  times: {
    zh: '1)12月31日14:30，2)12月31日14:30，3)12月31日14:30',
    en: '1) 31 Dec 14:30, 2) 31 Dec 14:30, 3) 31 Dec 14:30',
  },
};
const momentOf: Readonly<Record<string, string>> = {
  'matter.promise-changed': 'date',
  'mediation.times': 'times',
  'mediation.sitting': 'time',
  'mediation.sitting-off': 'time',
};
/** A one-time code comes alone: whoever is taught to tap links beside it can be led astray. Three times to choose from leave no room for an address. */
const withoutLink: readonly string[] = ['phone.code', 'mediation.times'];

function fill(code: TemplateCode, language: 'zh' | 'en'): string {
  const moment = momentOf[code];
  const wanted = [
    ...(/^(staff|partner|search)\./.test(code) ? [] : ['code']),
    ...(withoutLink.includes(code) ? [] : ['link']),
    ...(moment === undefined ? [] : [moment]),
  ];
  const values = wanted.map((name) => [name, longest[name] ?? moments[name]?.[language] ?? '']);
  return renderTemplate(code, language, Object.fromEntries(values));
}

describe.each(templateCodes)('the message %s', (code) => {
  test('is signed and fits one SMS of 70 characters in Chinese', () => {
    const text = fill(code, 'zh');
    expect(text.startsWith('【枫桥】')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(70);
  });

  test('fits one SMS of 160 characters of the GSM alphabet in English', () => {
    const text = fill(code, 'en');
    expect(text).toMatch(/^[A-Za-z0-9 .,:;?!'/()-]+$/);
    expect(text.length).toBeLessThanOrEqual(160);
  });

  test('never says what it is about', () => {
    const telling = /纠纷|调解|家暴|欠薪|自杀|轻生|诈骗|邻里|派出所|综治|警|法院|信访|投诉|举报/;
    expect(fill(code, 'zh')).not.toMatch(telling);
    expect(fill(code, 'en')).not.toMatch(/dispute|mediat|violen|wage|suicid|harm|fraud|police|court|complain/i);
  });

  test('leads to the page, and a matter also names its receipt code', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(fill(code, language).includes(longest['link'] ?? '')).toBe(!withoutLink.includes(code));
      if (/^(matter|mediation)\./.test(code)) expect(fill(code, language)).toContain(longest['code']);
    }
  });
});

describe('filling in a message', () => {
  test('reads as people expect', () => {
    expect(renderTemplate('matter.answered', 'zh', { code: 'A7', link: 'https://a.cn/A7' })).toBe(
      '【枫桥】您反映的事有了新进展，编号A7，查看：https://a.cn/A7',
    );
  });

  test('refuses when a placeholder is missing or empty', () => {
    expect(() => renderTemplate('matter.answered', 'zh', { code: 'A7' })).toThrow('link');
    expect(() => renderTemplate('matter.answered', 'zh', { code: '', link: 'https://a.cn' })).toThrow('code');
  });

  test('refuses a value that the template does not know, so that no content slips in', () => {
    expect(() => renderTemplate('staff.urgent', 'zh', { link: 'https://a.cn', summary: '…' })).toThrow('summary');
  });

  test.each(['a\nb', '【银行】', '{link}'])('refuses the value %j that could speak in our name', (code) => {
    expect(() => renderTemplate('matter.answered', 'zh', { code, link: 'https://a.cn' })).toThrow('code');
  });

  test('takes names from the object itself only', () => {
    expect(isTemplateCode('toString')).toBe(false);
    expect(isTemplateCode('staff.urgent')).toBe(true);
  });
});
