import { Worker } from 'node:worker_threads';

/**
 * A document to be set. `pictures`: names that the template asks for, with their bytes (JPEG, PNG or SVG). Of a PDF, such as `deed.pdf`, the
 * template gets every page as a drawing: `deed.pdf-1.svg`, `deed.pdf-2.svg`; a page that cannot be drawn is an empty frame.
 */
export interface TypesetJob {
  readonly template: 'case-file' | 'agreement' | 'account' | 'confirmation';
  /** JSON; every text in it is printed as it is, never read as markup. */
  readonly data: object;
  readonly pictures: readonly (readonly [string, Uint8Array])[];
  /** The date that the document bears; nothing else of the clock goes into it. */
  readonly at: Date;
}

/** A PDF/A-2a with its number of pages and the page on which each section begins. */
export interface TypesetDocument {
  readonly pdf: Buffer;
  readonly pages: number;
  readonly outline: readonly { readonly title: string; readonly page: number }[];
}

/** What goes to the thread. */
export interface TypesetOrder extends Omit<TypesetJob, 'at'> {
  readonly id: number;
  readonly atSeconds: number;
}

/** What comes back from it. */
export type TypesetAnswer =
  | {
      readonly id: number;
      readonly pdf: Uint8Array;
      readonly pages: number;
      readonly outline: TypesetDocument['outline'];
    }
  | { readonly id: number; readonly problem: string };

interface Waiting {
  readonly resolve: (document: TypesetDocument) => void;
  readonly reject: (problem: Error) => void;
}

const idleMilliseconds = 60_000;
const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let ending: NodeJS.Timeout | undefined;
let lastId = 0;

/**
 * Sets a document in a thread of its own, one after the other; the same data gives the same bytes. Fonts (20 MB) are loaded with the first
 * document and let go a minute after the last. Rejects when the template cannot be set.
 */
export function typeset(job: TypesetJob): Promise<TypesetDocument> {
  clearTimeout(ending);
  const running = thread ?? openThread();
  thread = running;
  lastId += 1;
  const { at, ...rest } = job;
  const order: TypesetOrder = { ...rest, id: lastId, atSeconds: Math.floor(at.getTime() / 1000) };
  running.ref();
  return new Promise((resolve, reject) => {
    waiting.set(order.id, { resolve, reject });
    running.postMessage(order);
  });
}

function openThread(): Worker {
  const fresh = new Worker(new URL('typeset-worker.ts', import.meta.url));
  fresh.on('message', (answer: TypesetAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('problem' in answer) asked?.reject(new Error(answer.problem));
    else asked?.resolve({ pdf: Buffer.from(answer.pdf), pages: answer.pages, outline: answer.outline });
    if (waiting.size === 0) rest(fresh);
  });
  fresh.on('error', (problem) => giveUp(fresh, problem instanceof Error ? problem : new Error(String(problem))));
  fresh.on('exit', () => giveUp(fresh, new Error('the typesetting thread ended')));
  return fresh;
}

function rest(idle: Worker): void {
  idle.unref();
  ending = setTimeout(() => {
    if (thread === idle) thread = undefined;
    void idle.terminate();
  }, idleMilliseconds).unref();
}

function giveUp(ended: Worker, problem: Error): void {
  if (thread !== ended) return;
  thread = undefined;
  for (const asked of waiting.values()) asked.reject(problem);
  waiting.clear();
}
