import { newId } from '../../src/kit/ids.ts';

/** A JSON answer that tests look into; a path that is not there is undefined, and the expectation fails. */
export type Loose = readonly Loose[] & { readonly [key: string]: Loose };

/** What a door answered. */
export interface Answered {
  readonly status: number;
  readonly body: Loose;
  readonly headers: Headers;
}

/** Somebody with a cookie jar who knocks at doors over real HTTP. */
export class Caller {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();
  readonly #headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  /** What it sends as its cookie header. */
  get cookies(): string {
    return this.#cookies.size > 0
      ? [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      : (this.#headers['cookie'] ?? '');
  }

  get(path: string): Promise<Answered> {
    return this.send('GET', path);
  }

  post(path: string, body: object = {}, requestId: string = newId()): Promise<Answered> {
    return this.send('POST', path, { body: JSON.stringify(body), type: 'application/json', requestId });
  }

  put(path: string, body: object = {}): Promise<Answered> {
    return this.send('PUT', path, { body: JSON.stringify(body), type: 'application/json' });
  }

  delete(path: string, body: object = {}): Promise<Answered> {
    return this.send('DELETE', path, { body: JSON.stringify(body), type: 'application/json' });
  }

  bytes(path: string, body: Uint8Array): Promise<Answered> {
    return this.send('POST', path, { body: new Uint8Array(body), type: 'application/octet-stream' });
  }

  async send(
    method: string,
    path: string,
    given: { body?: string | Uint8Array<ArrayBuffer>; type?: string; requestId?: string } = {},
  ): Promise<Answered> {
    const headers: Record<string, string> = { ...this.#headers };
    if (this.#cookies.size > 0) headers['cookie'] = this.cookies;
    if (given.type !== undefined) headers['content-type'] = given.type;
    if (method !== 'GET') headers['idempotency-key'] = given.requestId ?? newId();
    const response = await fetch(this.#url + path, {
      method,
      headers,
      ...(given.body === undefined ? {} : { body: given.body }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: isJson && text !== '' ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    if (value.join('=') === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value.join('='));
  }
}
