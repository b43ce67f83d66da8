import { describe, expect, test } from 'vitest';
import { type Duty, dutyList } from '../../kit/duties.ts';
import type { Staff } from '../../platform/context.ts';
import { isHandler, mayToSurvey, readsAnswers, type SurveySubject } from './policy.ts';

const colleague = (duties: readonly Duty[], accountId = 'a', personId: string | null = 'p'): Staff => ({
  kind: 'staff',
  accountId,
  personId,
  name: '',
  badge: '',
  language: 'zh',
  holdings: [
    { unitId: 'north', unitName: '', unitIds: ['north'], isTop: true, post: '', duties: [...duties], categories: null },
  ],
  sessionId: null,
  scopes: null,
});

const survey = (handlers: readonly string[], leadId: string | null = null): SurveySubject => ({
  matter: { unitId: 'north', leadId, category: 'other', watch: false, helperUnitIds: [], reporterIds: [] },
  handlers,
});

describe('whoever handled a matter', () => {
  test.each([
    ['led, answered or closed it under his account', survey(['a'])],
    ['was given it as a person', survey(['p'])],
    ['leads it now', survey([], 'p')],
  ])('%s: reads, types and decides nothing, whatever duties he holds', (_, of) => {
    const everything = colleague(dutyList);
    expect(isHandler(everything, of)).toBe(true);
    expect(readsAnswers(everything, of)).toBe(false);
    for (const action of ['feedback.of', 'feedback.type-in', 'feedback.scan', 'objection.decide'] as const)
      expect(mayToSurvey[action](everything, of), action).toBe('forbidden');
    expect(mayToSurvey['objection.make'](everything, of)).toBe('allowed');
  });

  test('is nobody else: a supervisor reads, a clerk types in, neither does the other', () => {
    const of = survey(['b'], 'q');
    const [supervisor, clerk] = [colleague(['oversee']), colleague(['revisit'])];
    expect(readsAnswers(supervisor, of)).toBe(true);
    expect(readsAnswers(clerk, of)).toBe(false);
    expect(mayToSurvey['feedback.type-in'](clerk, of)).toBe('allowed');
    expect(mayToSurvey['feedback.type-in'](supervisor, of)).toBe('forbidden');
    expect(mayToSurvey['feedback.scan'](supervisor, of)).toBe('forbidden');
  });
});
