import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { newId } from '../src/kit/ids.ts';
import { figuresOf } from './figures.ts';

/** One request of a step. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: object;
}

/** Work for the load generator: each connection takes the next step as soon as its last one was answered. */
export interface LoadJob {
  readonly url: string;
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  /** Requests of one step leave together; the step takes as long as the slowest of them. */
  readonly steps: readonly (readonly Ask[])[];
}

const job = JSON.parse(await text(process.stdin)) as LoadJob;
const agent = new Agent({ keepAlive: true, maxSockets: job.connections * 4 });
const target = new URL(job.url);
let position = 0;

/** Residents come from many networks, and each network has a limit of its own: so does every request here. */
function anyNetwork(): string {
  const part = () => 1 + Math.floor(Math.random() * 250);
  return `10.${part()}.${part()}.${part()}`;
}

function send(ask: Ask): Promise<boolean> {
  const body = ask.body === undefined ? undefined : JSON.stringify(ask.body);
  const headers: Record<string, string> = { 'x-forwarded-for': anyNetwork() };
  if (ask.cookie !== undefined) headers['cookie'] = ask.cookie;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
  if (ask.method !== 'GET') headers['idempotency-key'] = newId();
  return new Promise((resolve, reject) => {
    const going = request(
      { agent, host: target.hostname, port: target.port, method: ask.method, path: ask.path, headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode === 200));
        answer.on('error', reject);
      },
    );
    going.on('error', reject);
    going.end(body);
  });
}

async function work(until: number, times: number[]): Promise<number> {
  let failed = 0;
  while (performance.now() < until) {
    const step = job.steps[position % job.steps.length] ?? [];
    position += 1;
    const began = performance.now();
    const answers = await Promise.all(step.map(send));
    times.push(performance.now() - began);
    if (answers.includes(false)) failed += 1;
  }
  return failed;
}

async function runFor(seconds: number) {
  const began = performance.now();
  const times: number[] = [];
  const until = began + seconds * 1000;
  const failures = await Promise.all(Array.from({ length: job.connections }, () => work(until, times)));
  return figuresOf(
    times,
    (performance.now() - began) / 1000,
    failures.reduce((sum, count) => sum + count, 0),
  );
}

await runFor(job.warmSeconds);
process.stdout.write(JSON.stringify(await runFor(job.seconds)));
agent.destroy();
