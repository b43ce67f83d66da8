/** One kind of fault at one door, with the first knock that showed it. */
export interface Finding {
  readonly action: string;
  readonly who: string;
  /** Number of the knock in the run. */
  readonly i: number;
  readonly rule: string;
  readonly why: string;
  readonly cause: string;
  /** As a command. */
  readonly sent: string;
}

interface Tally {
  count: number;
  slowest: number;
  readonly outcomes: Map<string, number>;
}

/** What was knocked at, what came back, and what is wrong. */
export class Ledger {
  readonly seed: number;
  readonly #tallies = new Map<string, Tally>();
  readonly #findings = new Map<string, { finding: Finding; times: number }>();

  constructor(seed: number) {
    this.seed = seed;
  }

  count(action: string, outcome: string, milliseconds: number): void {
    const tally = this.#tallies.get(action) ?? { count: 0, slowest: 0, outcomes: new Map() };
    tally.count += 1;
    tally.slowest = Math.max(tally.slowest, milliseconds);
    tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
    this.#tallies.set(action, tally);
  }

  /** True when this kind of fault is new at this door. */
  find(finding: Finding): boolean {
    const key = keyOf(finding);
    const known = this.#findings.get(key);
    if (known) known.times += 1;
    else this.#findings.set(key, { finding, times: 1 });
    return known === undefined;
  }

  /** Puts a shorter knock in the place of the first. */
  describe(finding: Finding): void {
    const known = this.#findings.get(keyOf(finding));
    if (known) known.finding = finding;
  }

  get findings(): readonly string[] {
    return [...this.#findings.values()].map(({ finding, times }) =>
      [
        `${finding.rule} at ${finding.action} as ${finding.who}: ${finding.why} (${times}×, seed ${this.seed}, knock ${finding.i})`,
        ...(finding.cause === '' ? [] : [`  cause: ${finding.cause}`]),
        `  ${finding.sent}`,
      ].join('\n'),
    );
  }

  /** Doors that nobody ever got through. */
  get neverOpened(): readonly string[] {
    return [...this.#tallies]
      .filter(([, { outcomes }]) => !outcomes.has('200'))
      .map(([action]) => action)
      .sort();
  }

  get total(): number {
    return [...this.#tallies.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** One line a door: knocks, how many were let through, the slowest, and the commonest other outcomes. */
  get table(): string {
    const lines = [...this.#tallies]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([action, { count, slowest, outcomes }]) => {
        const others = [...outcomes]
          .filter(([outcome]) => outcome !== '200')
          .sort(([, one], [, other]) => other - one)
          .slice(0, 4)
          .map(([outcome, times]) => `${outcome} ${times}`);
        return `${action.padEnd(28)} ${String(count).padStart(6)} ${String(outcomes.get('200') ?? 0).padStart(6)} ${String(Math.round(slowest)).padStart(7)}  ${others.join(', ')}`;
      });
    return [
      `${'door'.padEnd(28)} ${'knocks'.padStart(6)} ${'200'.padStart(6)} ${'max ms'.padStart(7)}  others`,
      ...lines,
    ].join('\n');
  }
}

// Ids and numbers differ from knock to knock; the kind of fault does not.
function keyOf({ action, rule, why }: Finding): string {
  return `${action} ${rule} ${why.replaceAll(/canary\w+|\d+/g, '#')}`;
}
