/** What one door did under load; times in milliseconds. */
export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not what they should be. */
  readonly failed: number;
}

/** Requests a second, median and 99th percentile of what was measured. */
export function figuresOf(milliseconds: number[], seconds: number, failed: number): Figures {
  milliseconds.sort((one, other) => one - other);
  const at = (share: number) =>
    round(milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))] ?? 0);
  return { perSecond: round(milliseconds.length / seconds), p50: at(0.5), p99: at(0.99), failed };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
