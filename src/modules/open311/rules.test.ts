import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../kit/words.ts';
import { matterStates } from '../matters/words.ts';
import {
  answersIn,
  fromW3,
  fullName,
  listed,
  noticeOf,
  serviceOf,
  spanOf,
  statusesIn,
  w3,
  wordsFrom,
} from './rules.ts';
import { geoReport } from './wire.ts';
import { statusOf } from './words.ts';
import { writeXml } from './xml.ts';

const now = new Date('2026-11-22T02:00:00Z');
const day = 86_400_000;

describe('time', () => {
  test('is written with its zone and read back to the second', () => {
    expect(w3(now)).toBe('2026-11-22T10:00:00+08:00');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }), (at) => {
        expect(fromW3(w3(at)).getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
        expect(fromW3(w3(at).replace('+', ' ')).getTime()).toBe(fromW3(w3(at)).getTime());
      }),
    );
  });

  test('never spans more than ninety days, and always holds what was said', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.option(instant, { nil: undefined }), fc.option(instant, { nil: undefined }), (start, end) => {
        const span = spanOf({ start: start && w3(start), end: end && w3(end) }, now);
        if (!span.ok) {
          expect(start !== undefined && end !== undefined).toBe(true);
          return;
        }
        expect(span.to.getTime() - span.from.getTime()).toBeLessThanOrEqual(90 * day);
        if (start) expect(w3(span.from)).toBe(w3(start));
        if (end) expect(w3(span.to)).toBe(w3(end));
        if (!start && !end) expect(span.to).toEqual(now);
      }),
    );
  });

  test('ninety days exactly are allowed, a second more is not, and not backwards', () => {
    const start = '2026-01-01T00:00:00Z';
    expect(spanOf({ start, end: '2026-04-01T00:00:00Z' }, now).ok).toBe(true);
    expect(spanOf({ start, end: '2026-04-01T00:00:01Z' }, now)).toMatchObject({ ok: false, why: { path: 'end_date' } });
    expect(spanOf({ start, end: '2025-12-31T00:00:00Z' }, now)).toMatchObject({ ok: false });
  });
});

describe('words of the standard', () => {
  test('every state of ours is open or closed', () => {
    for (const state of keysOf(matterStates)) expect(['open', 'closed']).toContain(statusOf[state]);
    expect([statusOf.answered, statusOf.closed, statusOf.reopened, statusOf.not_accepted]).toEqual([
      'open',
      'closed',
      'open',
      'closed',
    ]);
  });

  test.each([
    [undefined, ['open', 'closed']],
    ['closed', ['closed']],
    [' OPEN ,closed,', ['open', 'closed']],
    ['open,done', undefined],
  ])('status %j asks for %j', (text, statuses) => expect(statusesIn(text)).toEqual(statuses));

  test('lists come with commas, spaces and repeats', () => {
    expect(listed(' a,b ,,a')).toEqual(['a', 'b']);
    expect(listed(undefined)).toEqual([]);
  });

  test('a category belongs to the nearest service above it, else to the rest', () => {
    const services = [{ code: 'street' }, { code: 'street.stall' }, { code: 'other' }];
    const of = (category: string) => serviceOf(category, services)?.code;
    expect(['street.stall.shop', 'street.wreck', 'streetlight', 'street'].map(of)).toEqual([
      'street.stall',
      'street',
      'other',
      'street',
    ]);
  });
});

describe('what is sent', () => {
  const wire = geoReport('service_requests');

  test('empty fields were not sent, repeated ones are a list, attributes stand apart, the key stays outside', () => {
    const pairs = [
      ['status', 'open'],
      ['status', 'closed'],
      ['email', ' '],
      ['api_key', 'secret'],
      ['attribute[A]', '1'],
      ['attribute[B][]', 'x'],
      ['attribute[B][]', 'y'],
      ['__proto__', 'z'],
    ] as const;
    const read = wire.read(pairs);
    expect(JSON.stringify(read)).toBe('{"status":"open,closed","__proto__":"z","attribute":{"A":["1"],"B":["x","y"]}}');
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test('answers that cannot be are refused by the name of their question, others are passed over', () => {
    expect(
      answersIn({ CONFIDENTIAL: ['yes'], SHARES: ['words'], HAPPENED_ON: ['2026-11-20T08:00:00+08:00'], X: ['1'] }),
    ).toEqual({
      ok: true,
      answers: { happenedOn: '2026-11-20', confidential: true, shares: 'words' },
    });
    expect(answersIn({})).toMatchObject({ ok: true, answers: { confidential: false, shares: 'minimum' } });
    for (const [code, values] of Object.entries({
      CONFIDENTIAL: ['yes', 'no'],
      SHARES: ['all'],
      HAPPENED_ON: ['2026-02-30'],
    }))
      expect(answersIn({ [code]: values })).toMatchObject({ ok: false, why: { path: `attribute[${code}]` } });
  });

  test.each([
    ['小明', '王', '王小明'],
    ['John', 'Smith', 'John Smith'],
    [undefined, '王', '王'],
    [undefined, undefined, undefined],
  ])('%s %s is called %s', (first, last, whole) => expect(fullName(first, last)).toBe(whole));

  test('few words get the name of the service, a link comes along as text', () => {
    const service = { zh: '太吵了', en: 'Noise' };
    expect(wordsFrom({ description: undefined, mediaUrl: undefined }, service).length).toBeGreaterThan(4);
    expect(wordsFrom({ description: '楼上吵', mediaUrl: undefined }, service)).toBe('太吵了：楼上吵');
    expect(wordsFrom({ description: '楼上半夜还在装修', mediaUrl: 'http://x/y.jpg' }, service)).toBe(
      '楼上半夜还在装修\n对方附的链接（没有打开过）：http://x/y.jpg',
    );
  });

  test('the notice says who has it, by when, how to look and who sees it', () => {
    const told = { unit: '河北路派出所', answerBy: now, code: 'FQ-1', digits: '7788', url: 'http://x/receipt' };
    for (const part of ['河北路派出所', '2026-11-22', 'FQ-1', '7788', '谁能看到'])
      expect(noticeOf(told, 'zh')).toContain(part);
    expect(noticeOf(told, 'en')).toContain('Who sees it');
  });
});

describe('refusals', () => {
  const wire = geoReport('services');
  const words = { zh: '不行', en: 'no' };
  test.each([
    [400, 400],
    [401, 403],
    [403, 403],
    [404, 404],
    [409, 400],
    [413, 400],
    [429, 429],
    [500, 500],
    [503, 503],
  ])('%i of ours is %i of theirs', (status, theirs) => {
    const refused = wire.refuse({ code: 'x', status, ...words, fields: [] }, 'en');
    expect(refused).toEqual({ status: theirs, value: [{ code: theirs, description: 'no' }] });
  });
});

describe('XML', () => {
  const parser = new XMLParser({ parseTagValue: false, trimValues: false });
  test('keeps every text that XML can keep, and is well-formed whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const written = writeXml('service_requests', [{ description: text, status_notes: null }]);
        expect(XMLValidator.validate(written)).toBe(true);
        expect([...written].every((letter) => letter >= ' ' || '\t\n\r'.includes(letter))).toBe(true);
      }),
    );
    const kept = '<b>&amp; "引号" \n\t 🚧 ]]>';
    expect(parser.parse(writeXml('services', [{ description: kept }])).services.service.description).toBe(kept);
  });

  test('gives lists their members and leaves empty ones empty', () => {
    const value = {
      service_code: 'a',
      attributes: [
        { code: 'X', values: [{ key: '1', name: '一' }] },
        { code: 'Y', values: [] },
      ],
    };
    expect(writeXml('service_definition', value).split('\n')[1]).toBe(
      '<service_definition><service_code>a</service_code><attributes><attribute><code>X</code><values><value><key>1</key><name>一</name></value></values></attribute><attribute><code>Y</code><values></values></attribute></attributes></service_definition>',
    );
    expect(geoReport('services').formats['xml']?.write([])).toContain('<services></services>');
  });
});
