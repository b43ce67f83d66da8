import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Act,
  afterDelivery,
  afterRefusal,
  afterReload,
  afterSilence,
  again,
  carryVersion,
  isUnsure,
  pauseAfter,
  resolved,
  sendable,
} from './act.ts';

function act(seq: number, more: Partial<Act> = {}): Act {
  return {
    id: `act-${seq}`,
    seq,
    kind: 'note',
    subject: 'matter:a',
    title: '记一笔',
    madeAt: '2026-11-23T00:00:00Z',
    input: { text: '看过了' },
    photos: [],
    state: 'waiting',
    tries: 0,
    nextAt: 0,
    unansweredSince: null,
    problem: null,
    conflict: null,
    answer: null,
    ...more,
  };
}
const refusal = { code: 'version.conflict', zh: '别人刚改过', en: 'Changed' };

describe('acts in the line', () => {
  test('leave in order about one thing, and do not wait for another thing', () => {
    const acts = [act(2), act(1), act(3, { subject: 'visit:b' })];
    expect(sendable(acts, 0).map(({ seq }) => seq)).toEqual([1, 3]);
    expect(sendable([act(1, { state: 'delivered' }), act(2)], 0).map(({ seq }) => seq)).toEqual([2]);
  });

  test('wait behind one that is on its way, in its pause, or needs a person', () => {
    for (const first of [act(1, { state: 'sending' }), act(1, { nextAt: 10 }), act(1, { state: 'attention' })]) {
      expect(sendable([first, act(2)], 0)).toEqual([]);
    }
  });

  test('that got no answer are sent again under the same id, after longer and longer pauses', () => {
    const once = afterSilence(act(1), 1000, 0);
    expect(once).toMatchObject({ id: 'act-1', state: 'waiting', tries: 1, nextAt: 2000, unansweredSince: 1000 });
    expect(afterSilence(once, 5000, 0)).toMatchObject({ tries: 2, nextAt: 7000, unansweredSince: 1000 });
    fc.assert(
      fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (tries, dice) => {
        expect(pauseAfter(tries, dice)).toBeGreaterThanOrEqual(1000);
        expect(pauseAfter(tries, dice)).toBeLessThanOrEqual(75_000);
      }),
    );
  });

  test('that were refused are kept with the reason and everything they carried', () => {
    const refused = afterRefusal(act(1), refusal);
    expect(refused).toMatchObject({ state: 'attention', problem: refusal, input: { text: '看过了' } });
    expect(again(refused, { id: 'act-1' })).toMatchObject({ state: 'waiting', problem: null });
  });

  test('that arrived carry nothing any more', () => {
    const done = afterDelivery(act(1, { photos: [{ id: 'p', bytes: 9, fileId: 'f' }] }), { zh: '好', en: 'ok' });
    expect(done).toMatchObject({ state: 'delivered', input: {}, photos: [] });
  });

  test('that were on their way when the page died go again under the same id', () => {
    expect(afterReload(act(1, { state: 'sending', nextAt: 9 }))).toMatchObject({
      id: 'act-1',
      state: 'waiting',
      nextAt: 0,
    });
    expect(afterReload(act(1, { state: 'attention' })).state).toBe('attention');
  });

  test('that may have arrived before the server forgot its answer are not sent again by themselves', () => {
    const since = act(1, { unansweredSince: 0 });
    expect(isUnsure(since, 19 * 3_600_000)).toBe(false);
    expect(isUnsure(since, 21 * 3_600_000)).toBe(true);
    expect(isUnsure(act(1), 99 * 3_600_000)).toBe(false);
  });

  test('made one after the other on one version follow each other', () => {
    const take = act(1, { kind: 'take', input: { version: 3 } });
    const later = [
      act(2, { input: { version: 3 } }),
      act(3, { input: { version: 3 }, tries: 1 }),
      act(4, { subject: 'matter:b', input: { version: 3 } }),
    ];
    expect(carryVersion(later, take, 4).map(({ input }) => input['version'])).toEqual([4, 3, 3]);
  });

  test('in conflict go on over what stands there now, with what the person picked', () => {
    const fields = { met: '', seen: '门口有杂物', wishes: '', hazards: '', needs: '' };
    const inConflict = act(1, {
      state: 'attention',
      input: { id: 'v', base: { version: 1, fields }, changes: { seen: '一切正常', needs: '送餐' } },
      conflict: { version: 5, fields, conflicts: [] },
    });
    expect(resolved(inConflict, { id: 'act-9', picks: { seen: '门口已清' } })).toMatchObject({
      id: 'act-9',
      seq: 1,
      state: 'waiting',
      input: { base: { version: 5, fields }, changes: { seen: '门口已清', needs: '送餐' } },
    });
  });
});
