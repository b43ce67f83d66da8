import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP } from 'node:net';
import { type AddressGuard, addressRefused, guardedLookup } from './addresses.ts';

const mostMilliseconds = 10_000;
const mostAnswerBytes = 16_384;
const keptCharacters = 500;

/** How one try went. */
export interface Tried {
  readonly delivered: boolean;
  readonly status: number | null;
  readonly milliseconds: number;
  readonly problem: 'status' | 'timeout' | 'network' | 'address' | null;
  /** First 500 characters. */
  readonly answer: string | null;
}

export interface Parcel {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Post = (parcel: Parcel) => Promise<Tried>;

/** What may be called: `http:` in a demo only, and the addresses that the guard allows. */
export interface Reach {
  readonly isDemo: boolean;
  readonly mayConnect: AddressGuard;
}

/** Why an address cannot be subscribed, before any name is resolved; undefined when it can. */
export function problemOfUrl(text: string, reach: Reach): 'form' | 'scheme' | 'address' | undefined {
  const url = URL.parse(text);
  if (url === null || `${url.username}${url.password}` !== '' || url.hostname === '') return 'form';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && reach.isDemo)) return 'scheme';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !reach.mayConnect(host) ? 'address' : undefined;
}

/** Posts JSON to a receiver: 2xx is delivered; no redirects, ten seconds in all, at most 16 kB of the answer are read. Never throws. */
export function createPost(reach: Reach): Post {
  return async (parcel) => {
    const began = performance.now();
    const since = () => Math.round(performance.now() - began);
    if (problemOfUrl(parcel.url, reach) !== undefined) {
      return { delivered: false, status: null, milliseconds: 0, problem: 'address', answer: null };
    }
    try {
      const { status, answer } = await exchange(parcel, reach);
      const delivered = status >= 200 && status < 300;
      return { delivered, status, milliseconds: since(), problem: delivered ? null : 'status', answer };
    } catch (problem) {
      return { delivered: false, status: null, milliseconds: since(), problem: nameOf(problem), answer: null };
    }
  };
}

function nameOf(problem: unknown): 'timeout' | 'network' | 'address' {
  const { name, code } = problem as { name?: string; code?: string };
  if (code === addressRefused) return 'address';
  return name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'network';
}

function exchange({ url, body, headers }: Parcel, { mayConnect }: Reach): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? tlsRequest : plainRequest)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
      agent: false,
      lookup: guardedLookup(mayConnect),
      signal: AbortSignal.timeout(mostMilliseconds),
    });
    request.once('error', reject);
    request.once('response', (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      const done = () => {
        request.destroy();
        resolve({ status: response.statusCode ?? 0, answer: beginningOf(Buffer.concat(parts)) });
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length >= mostAnswerBytes) done();
      });
      response.once('end', done);
      response.once('error', reject);
    });
    request.end(body);
  });
}

// PostgreSQL keeps no NUL in a text.
function beginningOf(answer: Buffer): string {
  return answer.toString('utf8').replaceAll('\0', '').slice(0, keptCharacters).toWellFormed();
}
