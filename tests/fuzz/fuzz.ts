import type { Agent } from 'node:http';
import type { Log, LogFields } from '../../src/platform/log.ts';
import type { TestHouse } from '../support/house-at.ts';
import { Dice } from './dice.ts';
import { type Described, draftOf, readDoors } from './doors.ts';
import { type Draft, spoil } from './hostile.ts';
import { type Fault, judge, outcomeOf } from './judge.ts';
import { type Answer, asCurl, knock, makeAgent, pack, type Sent } from './knock.ts';
import { Ledger } from './ledger.ts';
import { type Scene, setScene } from './scene.ts';
import type { Who } from './who.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly requests: number;
  readonly lanes: number;
  /** After so many knocks, whatever they took away is brought back. */
  readonly renewEvery: number;
  /** How often every door is also knocked at as it is meant to be, and once more with something spoiled. */
  readonly lawfulRounds: number;
  readonly onProgress?: (done: number, findings: number) => void;
}

/** Keeps what the house wrote into its log, so that a fault can be told with its cause and searched for what must not stand there. */
export class HeardLog implements Log {
  readonly lines: { readonly event: string; readonly fields: LogFields }[] = [];

  info(event: string, fields: LogFields = {}): void {
    this.#keep(event, fields);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#keep(event, fields);
  }

  error(event: string, fields: LogFields = {}): void {
    this.#keep(event, fields);
  }

  /** What was heard since the last time; emptied. */
  take(): { readonly event: string; readonly fields: LogFields }[] {
    return this.lines.splice(0);
  }

  #keep(event: string, fields: LogFields): void {
    this.lines.push({ event, fields });
  }
}

interface Run {
  readonly house: TestHouse;
  readonly log: HeardLog;
  readonly options: FuzzOptions;
  readonly scene: Scene;
  readonly doors: readonly Described[];
  readonly agent: Agent;
  readonly ledger: Ledger;
}

/**
 * Knocks at every door of the house's own description as everybody, with what the description allows and with what nobody should send.
 * First those who may see neither canary, while nobody who could rightly show it to them knocks; then everybody.
 */
export async function fuzz(house: TestHouse, log: HeardLog, options: FuzzOptions): Promise<Ledger> {
  const doors = await readDoors(house);
  const actions = doors.filter(({ door }) => door.asks.includes('token')).map(({ door }) => door.action);
  const scene = await setScene(house, actions);
  const agent = makeAgent(options.lanes);
  const ledger = new Ledger(options.seed);
  const run: Run = { house, log, options, scene, doors, agent, ledger };
  try {
    await findWitness(run);
    const first = Math.floor(options.requests * 0.6);
    await round(run, { from: 0, to: first, people: scene.outsiders });
    await round(run, {
      from: first,
      to: options.requests,
      people: [...scene.insiders, ...scene.outsiders.slice(0, 2)],
    });
    for (let nth = 0; nth < options.lawfulRounds; nth += 1)
      await lawfulRound(run, options.requests + nth * doors.length);
  } finally {
    agent.destroy();
  }
  return ledger;
}

async function findWitness({ house, scene, agent, log }: Run): Promise<void> {
  const { who, path } = scene.witness;
  const { body } = await knock(house.url, { method: 'GET', path, headers: who.headers, body: undefined }, agent);
  if (scene.canaries.findIn(body.toString(), ['south']) === undefined) {
    throw new Error(
      `the canary does not stand where it was planted: ${body.toString().slice(0, 200)} ${causeOf(log, 'matter.view')}`,
    );
  }
}

interface Round {
  readonly from: number;
  readonly to: number;
  readonly people: readonly Who[];
}

async function round(run: Run, { from, to, people }: Round): Promise<void> {
  const { options, scene, ledger } = run;
  for (let begin = from; begin < to; begin += options.renewEvery) {
    const end = Math.min(begin + options.renewEvery, to);
    let next = begin;
    const lane = async () => {
      for (let i = next++; i < end; i = next++) await knockOnce(run, people, i);
    };
    await Promise.all(Array.from({ length: options.lanes }, lane));
    await scene.renew();
    searchLog(run);
    options.onProgress?.(end, ledger.findings.length);
  }
}

// Some doors need what chance does not find: a step in the right state, a link, an own part. One lane, as steps of one matter follow each other.
async function lawfulRound(run: Run, from: number): Promise<void> {
  const { options, scene, doors } = run;
  await scene.renew();
  for (const [index, described] of doors.entries()) {
    const i = from + index;
    const dice = new Dice((options.seed * 0x9e3779b1 + i * 0x85ebca6b) >>> 0);
    const knocks = await scene.lawfully.knocksAt(described).catch((problem: Error) => {
      const { action } = described.door;
      const why = `no lawful input: ${problem.message}`;
      run.ledger.find({ action, who: 'nobody', i, rule: 'input', why, cause: '', sent: '' });
      return [];
    });
    for (const { who, draft } of knocks) {
      await sendOne(run, { described, who, i, draft, dice });
      const spoiled = { ...draft, headers: { ...draft.headers }, query: [...draft.query], body: copyOf(draft.body) };
      spoil(spoiled, dice);
      await sendOne(run, { described, who, i, draft: spoiled, dice });
    }
  }
  searchLog(run);
}

function copyOf(body: unknown): unknown {
  return Buffer.isBuffer(body) ? Buffer.from(body) : structuredClone(body);
}

// Every door meets everybody in turn, so that no pair is left to chance.
async function knockOnce(run: Run, people: readonly Who[], i: number): Promise<void> {
  const { doors, options, scene, house } = run;
  const dice = new Dice((options.seed * 0x9e3779b1 + i * 0x85ebca6b) >>> 0);
  const described = doors[i % doors.length];
  const who = people[Math.floor(i / doors.length) % people.length];
  if (!described || !who) return;
  const [family = ''] = described.door.action.split('.');
  const world = {
    dice,
    now: house.now(),
    idFor: (field: string) => scene.pool.idFor(field, family, dice),
    wordFor: (field: string) => scene.pool.wordFor(field, dice),
  };
  const draft = draftOf(described, world);
  if (dice.chance(0.5)) spoil(draft, dice);
  await sendOne(run, { described, who, i, draft, dice });
}

interface One {
  readonly described: Described;
  readonly who: Who;
  readonly i: number;
  readonly draft: Draft;
  readonly dice: Dice;
}

async function sendOne(run: Run, { described, who, i, draft, dice }: One): Promise<void> {
  const { house, scene } = run;
  draft.headers['x-forwarded-for'] = `10.${dice.below(250)}.${dice.below(250)}.${dice.below(250)}`;
  const sent = pack(draft, who.headers);
  const answer = await trySending(run, sent);
  // What HTTP cannot read is answered without knowing that a HEAD wants no body.
  if (typeof answer === 'string' && sent.method === 'HEAD') return;
  if (typeof answer === 'string') {
    run.ledger.find({
      action: described.door.action,
      who: who.name,
      i,
      rule: 'broken',
      why: answer,
      sent: asCurl(house.url, sent),
      cause: '',
    });
    return;
  }
  run.ledger.count(described.door.action, outcomeOf(answer), answer.milliseconds);
  const faults = judge({ described, who, sent, answer, scene });
  for (const fault of faults) await tell(run, { described, who, i, sent, fault });
  if (answer.status === 401 || described.door.action.startsWith('session.')) who.headers = await who.renew();
}

async function trySending({ house, agent }: Run, sent: Sent): Promise<Answer | string> {
  try {
    return await knock(house.url, sent, agent);
  } catch (problem) {
    const { code, message } = problem as { code?: string; message: string };
    // A kept connection that the house closed meanwhile: once more on a fresh one.
    if (code !== 'ECONNRESET' && code !== 'EPIPE') return message;
    return await knock(house.url, { ...sent, headers: { ...sent.headers, connection: 'close' } }, agent).catch(
      (again: Error) => again.message,
    );
  }
}

interface Told {
  readonly described: Described;
  readonly who: Who;
  readonly i: number;
  readonly sent: Sent;
  readonly fault: Fault;
}

async function tell(run: Run, { described, who, i, sent, fault }: Told): Promise<void> {
  const { action } = described.door;
  const cause = causeOf(run.log, action);
  const finding = { action, who: who.name, i, rule: fault.rule, why: fault.why, cause };
  if (run.ledger.find({ ...finding, sent: asCurl(run.house.url, sent) })) {
    const least = fault.rule === 'broken' ? await shrink(run, sent) : sent;
    run.ledger.describe({ ...finding, sent: asCurl(run.house.url, least) });
  }
}

function causeOf(log: HeardLog, action: string): string {
  const line = log.lines.findLast(
    ({ event, fields }) => event === 'broken' && (fields['action'] === action || fields['action'] === 'http'),
  );
  return line ? `${line.fields['kind']}: ${line.fields['reason']} ${line.fields['where']}`.slice(0, 400) : '';
}

/** Takes away headers, then fields, one at a time, while the house still breaks. */
async function shrink(run: Run, sent: Sent): Promise<Sent> {
  let least = sent;
  const still = async (smaller: Sent) => {
    const fresh = { ...smaller.headers };
    if ('idempotency-key' in fresh) fresh['idempotency-key'] = crypto.randomUUID();
    const answer = await trySending(run, { ...smaller, headers: fresh });
    return typeof answer !== 'string' && answer.status >= 500;
  };
  for (const name of Object.keys(sent.headers)) {
    const { [name]: _, ...headers } = least.headers;
    const smaller = { ...least, headers };
    if (await still(smaller)) least = smaller;
  }
  for (const key of Object.keys(fieldsOf(sent))) {
    const { [key]: _, ...rest } = fieldsOf(least);
    const smaller = { ...least, body: Buffer.from(JSON.stringify(rest)) };
    if (await still(smaller)) least = smaller;
  }
  return least;
}

function fieldsOf({ body }: Sent): Record<string, unknown> {
  try {
    return Object(JSON.parse(body?.toString() ?? '{}'));
  } catch {
    return {};
  }
}

// Ids, counts and codes only: no canary may stand there, whoever knocked.
function searchLog({ log, scene, ledger }: Run): void {
  for (const line of log.take()) {
    const canary = scene.canaries.findIn(JSON.stringify(line), ['south', 'watch', 'nobody']);
    if (canary === undefined) continue;
    const action = String(line.fields['action']);
    ledger.find({
      action,
      who: 'log',
      i: -1,
      rule: 'leak',
      why: `${canary} in the log`,
      sent: '',
      cause: JSON.stringify(line),
    });
  }
}
