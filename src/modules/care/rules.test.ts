import { describe, expect, it } from 'vitest';
import {
  isConsentDay,
  judgeDividing,
  judgeHelping,
  judgeReviewer,
  judgeSearch,
  judgeSpending,
  leafletState,
  proofState,
} from './rules.ts';

const now = new Date('2026-11-23T00:00:00Z');
const leaflet = { ended_at: null, expires_at: new Date('2026-11-25T00:00:00Z') };

describe('a search', () => {
  it('begins on a matter about a missing person that is not over', () => {
    expect(judgeSearch({ category: 'help.missing', state: 'accepted' })).toBeUndefined();
    expect(judgeSearch({ category: 'help.missing', state: 'archived' })).toBe('step.not-now');
    expect(judgeSearch({ category: 'help.lost', state: 'accepted' })).toBe('care.not-missing');
  });

  it('divides its area anew only while nobody has gone out', () => {
    expect(judgeDividing([{ state: 'waiting' }])).toBeUndefined();
    expect(judgeDividing([{ state: 'waiting' }, { state: 'searched' }])).toBe('care.sectors-begun');
  });

  it.each([
    ['running', leaflet, 'open'],
    ['running', { ...leaflet, ended_at: now }, 'over'],
    ['running', { ...leaflet, expires_at: now }, 'over'],
    ['stopped', leaflet, 'over'],
    ['found', leaflet, 'found'],
    ['found', { ...leaflet, ended_at: now, expires_at: now }, 'found'],
  ] as const)('that is %s shows its leaflet %o as %s', (state, given, shown) => {
    expect(leafletState({ state }, given, now)).toBe(shown);
  });
});

describe('a plan of support', () => {
  const plan = { state: 'running', consent_until: '2026-12-31' } as const;

  it('does nothing without a consent that holds', () => {
    expect(judgeHelping(plan, '2026-12-31')).toBeUndefined();
    expect(judgeHelping(plan, '2027-01-01')).toBe('care.consent-over');
    expect(judgeHelping({ ...plan, state: 'stopped' }, '2026-12-01')).toBe('care.consent-over');
    expect(judgeHelping({ ...plan, state: 'closed' }, '2026-12-01')).toBe('step.not-now');
  });

  it('asks for consent again within a year', () => {
    expect(isConsentDay('2027-11-24', '2026-11-23')).toBe(true);
    expect(isConsentDay('2027-11-25', '2026-11-23')).toBe(false);
    expect(isConsentDay('2026-11-22', '2026-11-23')).toBe(false);
  });

  it('spends to the last 分 of its budget and no further', () => {
    expect(judgeSpending({ budget_fen: 100, spent_fen: 60 }, 40)).toBeUndefined();
    expect(judgeSpending({ budget_fen: 100, spent_fen: 60 }, 41)).toBe('care.over-budget');
  });

  it('is reviewed by somebody else', () => {
    const made = { made_by: 'a', lead_id: 'p' };
    expect(judgeReviewer({ accountId: 'b', personId: 'q' }, made)).toBeUndefined();
    expect(judgeReviewer({ accountId: 'a', personId: 'q' }, made)).toBe('care.same-person');
    expect(judgeReviewer({ accountId: 'b', personId: 'p' }, made)).toBe('care.same-person');
  });
});

describe('an item of proof', () => {
  it('is there, missing, or not needed', () => {
    expect(proofState([], 0)).toBe('missing');
    expect(proofState([], 1)).toBe('there');
    expect(proofState([{ waived: true }], 0)).toBe('waived');
    expect(proofState([{ waived: true }, { waived: false }], 0)).toBe('there');
  });
});
