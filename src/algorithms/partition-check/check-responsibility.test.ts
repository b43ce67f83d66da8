import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResponsibility, type ResponsibilitySpan } from './check-responsibility.ts';

const span = (teamId: string, from: string, to: string | null, gridId = 'g1'): ResponsibilitySpan => ({
  gridId,
  teamId,
  from,
  to,
});
const year = { from: '2026-01-01', to: '2027-01-01' };

describe('exactly one team answers for a grid', () => {
  test('a hand-over from one day to the next leaves nothing to say', () => {
    const spans = [span('north', '2025-06-01', '2026-05-01'), span('south', '2026-05-01', null)];
    expect(checkResponsibility(spans, ['g1'], { from: '2026-01-01', to: null })).toEqual([]);
  });

  test('the days between two teams and the days of both are named', () => {
    const spans = [
      span('north', '2026-01-01', '2026-03-01'),
      span('south', '2026-03-05', null),
      span('east', '2026-08-01', '2026-08-02'),
    ];
    expect(checkResponsibility(spans, ['g1'], year)).toEqual([
      { gridId: 'g1', from: '2026-03-01', to: '2026-03-05', teamIds: [] },
      { gridId: 'g1', from: '2026-08-01', to: '2026-08-02', teamIds: ['east', 'south'] },
    ]);
  });

  test('a grid that nobody ever had is without a team for the whole period', () => {
    expect(checkResponsibility([], ['g1'], year)).toEqual([{ gridId: 'g1', ...year, teamIds: [] }]);
    expect(
      checkResponsibility([span('north', '2020-01-01', '2026-02-01')], ['g1'], { from: '2026-01-01', to: null }),
    ).toEqual([{ gridId: 'g1', from: '2026-02-01', to: null, teamIds: [] }]);
  });

  test('a team entered twice for the same days is one team', () => {
    expect(
      checkResponsibility([span('north', '2025-01-01', null), span('north', '2026-02-01', '2026-03-01')], ['g1'], year),
    ).toEqual([]);
  });

  test('every day of January is judged as by looking at that day alone', () => {
    const day = fc.integer({ min: 1, max: 31 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`);
    const anySpan = fc.record({
      gridId: fc.constantFrom('g1', 'g2'),
      teamId: fc.constantFrom('north', 'south'),
      from: day,
      to: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 6 }), day, fc.constantFrom('g1', 'g2'), (spans, today, gridId) => {
        const faults = checkResponsibility(spans, ['g1', 'g2'], { from: '2026-01-01', to: null });
        const inCharge = spans.filter((s) => s.gridId === gridId && s.from <= today && (s.to === null || today < s.to));
        const teamIds = [...new Set(inCharge.map(({ teamId }) => teamId))].sort();
        const found = faults.filter((f) => f.gridId === gridId && f.from <= today && (f.to === null || today < f.to));
        expect(found.map((fault) => fault.teamIds)).toEqual(teamIds.length === 1 ? [] : [teamIds]);
      }),
    );
  });
});
