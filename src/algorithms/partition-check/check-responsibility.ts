/** That a team answers for a grid from a day up to, not with, the day `to`; null is until further notice. Days 'YYYY-MM-DD'. */
export type ResponsibilitySpan = { gridId: string; teamId: string; from: string; to: string | null };

/** Days on which no team (`teamIds` empty) or more than one answered for a grid: from a day up to, not with, the day `to`. */
export type ResponsibilityFault = { gridId: string; from: string; to: string | null; teamIds: string[] };

// Later than every day that is written as YYYY-MM-DD.
const never = '~';

function listFaultsOf(gridId: string, spans: readonly ResponsibilitySpan[], first: string, last: string) {
  const borders = [first, last, ...spans.flatMap(({ from, to }) => [from, to ?? never])];
  const days = [...new Set(borders)].filter((day) => day >= first && day <= last).sort();
  const faults: (ResponsibilityFault & { to: string })[] = [];
  for (const [i, from] of days.entries()) {
    const to = days[i + 1];
    if (to === undefined) break;
    const inCharge = spans.filter((span) => span.from <= from && (span.to ?? never) >= to).map(({ teamId }) => teamId);
    const teamIds = [...new Set(inCharge)].sort();
    if (teamIds.length === 1) continue;
    const previous = faults.at(-1);
    if (previous?.to === from && previous.teamIds.join() === teamIds.join()) previous.to = to;
    else faults.push({ gridId, from, to, teamIds });
  }
  return faults;
}

/**
 * The days within a period (up to, not with, its `to`; null is without end) on which a grid has no responsible team or
 * more than one, by grid in the order given and by day; none when exactly one team answers for every grid every day.
 */
export function checkResponsibility(
  spans: readonly ResponsibilitySpan[],
  gridIds: readonly string[],
  within: { from: string; to: string | null },
): ResponsibilityFault[] {
  const spansOf = Map.groupBy(spans, ({ gridId }) => gridId);
  return gridIds.flatMap((gridId) =>
    listFaultsOf(gridId, spansOf.get(gridId) ?? [], within.from, within.to ?? never).map((fault) => ({
      ...fault,
      to: fault.to === never ? null : fault.to,
    })),
  );
}
