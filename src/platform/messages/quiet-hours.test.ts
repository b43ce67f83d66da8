import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notBefore } from './quiet-hours.ts';

const china = { from: '21:00', to: '08:00', offsetMinutes: 480 };
const at = (local: string) => new Date(`${local}+08:00`);

const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
const anyRule = fc.record({ from: anyTime, to: anyTime, offsetMinutes: fc.integer({ min: -720, max: 840 }) });
const anyNow = fc.date({ min: new Date('1960-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true });

/** Written differently on purpose: compares local HH:MM:SS as text. */
function isQuiet(instant: Date, rule: { from: string; to: string; offsetMinutes: number }): boolean {
  const local = new Date(instant.getTime() + rule.offsetMinutes * 60_000).toISOString().slice(11, 23);
  const [from, to] = [`${rule.from}:00.000`, `${rule.to}:00.000`];
  return from <= to ? local >= from && local < to : local >= from || local < to;
}

describe('a message to a resident', () => {
  test('written in the late evening waits for eight the next morning', () => {
    expect(notBefore(at('2026-03-01T22:15:30'), china, false)).toEqual(at('2026-03-02T08:00:00'));
  });

  test('written before dawn waits for eight the same morning', () => {
    expect(notBefore(at('2026-03-02T03:00:00'), china, false)).toEqual(at('2026-03-02T08:00:00'));
  });

  test.each(['2026-03-02T08:00:00', '2026-03-02T12:00:00', '2026-03-02T20:59:59'])(
    'written at %s goes at once',
    (now) => {
      expect(notBefore(at(now), china, false)).toEqual(at(now));
    },
  );

  test('goes at once at any hour when it is urgent', () => {
    expect(notBefore(at('2026-03-02T03:00:00'), china, true)).toEqual(at('2026-03-02T03:00:00'));
  });

  test('never goes inside quiet hours, never before now, and waits less than a day', () => {
    fc.assert(
      fc.property(anyNow, anyRule, (now, rule) => {
        const when = notBefore(now, rule, false);
        expect(isQuiet(when, rule)).toBe(false);
        expect(when.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(when.getTime() - now.getTime()).toBeLessThan(86_400_000);
      }),
    );
  });

  test('outside quiet hours is not held back by a millisecond', () => {
    fc.assert(
      fc.property(anyNow, anyRule, (now, rule) => {
        fc.pre(!isQuiet(now, rule));
        expect(notBefore(now, rule, false)).toEqual(now);
      }),
    );
  });

  test('has no quiet hours when they begin and end at the same time', () => {
    const now = at('2026-03-02T03:00:00');
    expect(notBefore(now, { from: '03:00', to: '03:00', offsetMinutes: 480 }, false)).toEqual(now);
  });

  test('is not held by a rule that is no time of day', () => {
    expect(() => notBefore(new Date(), { ...china, from: '24:00' }, false)).toThrow('24:00');
  });
});
