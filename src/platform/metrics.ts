import { Counter, collectDefaultMetrics, Histogram, Registry, Summary } from 'prom-client';

/** Figures of this process: how often each door was knocked at, how it answered, how long it took. */
export class Metrics {
  readonly registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'maplebridge_door_seconds',
    help: 'Time a door took to answer',
    labelNames: ['action', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly #recent = new Summary({
    name: 'maplebridge_door_recent_seconds',
    help: 'Time a door took to answer, last ten minutes',
    labelNames: ['action'] as const,
    percentiles: [0.5, 0.99],
    maxAgeSeconds: 600,
    ageBuckets: 5,
    registers: [this.registry],
  });
  readonly #refused = new Counter({
    name: 'maplebridge_refusals_total',
    help: 'Lawful refusals',
    labelNames: ['action', 'code'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  count(action: string, status: number, seconds: number): void {
    this.#seconds.observe({ action, status: String(status) }, seconds);
    this.#recent.observe({ action }, seconds);
  }

  refuse(action: string, code: string): void {
    this.#refused.inc({ action, code });
  }

  /** Per door of the last ten minutes: how often, median and 99th percentile in milliseconds, refusals. */
  async doors(): Promise<{ action: string; count: number; p50: number; p99: number; refused: number }[]> {
    const found = new Map<string, { action: string; count: number; p50: number; p99: number; refused: number }>();
    const of = (action: string) => {
      const line = found.get(action) ?? { action, count: 0, p50: 0, p99: 0, refused: 0 };
      found.set(action, line);
      return line;
    };
    for (const value of (await this.#recent.get()).values) {
      const line = of(String(value.labels.action));
      if (value.metricName?.endsWith('_count')) line.count = value.value;
      else if ('quantile' in value.labels && value.labels.quantile === 0.5) line.p50 = milliseconds(value.value);
      else line.p99 = value.metricName ? line.p99 : milliseconds(value.value);
    }
    for (const value of (await this.#refused.get()).values) of(String(value.labels.action)).refused += value.value;
    return [...found.values()].sort((a, b) => b.count - a.count);
  }
}

function milliseconds(seconds: number): number {
  return Number.isFinite(seconds) ? Math.round(seconds * 10_000) / 10 : 0;
}
