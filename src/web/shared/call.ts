import type { AnswerOf, Door, InputOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import type { Words } from '../../kit/words.ts';

/** A lawful "no" from the server, with its words in both languages and the fields it is about. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;
  readonly words: Words;
  readonly fields: readonly { path: string; zh: string; en: string }[];
  constructor(
    status: number,
    body: { code: string; zh: string; en: string; fields?: { path: string; zh: string; en: string }[] },
  ) {
    super(body.code);
    this.name = 'Refused';
    this.status = status;
    this.code = body.code;
    this.words = { zh: body.zh, en: body.en };
    this.fields = body.fields ?? [];
  }
}

/** No answer came: no network, or the server is away. What was typed is still in the page; send again with the same request id. */
export class Offline extends Error {
  readonly code = 'offline';
  readonly words: Words = {
    zh: '网络不通，内容还在，请稍后再试',
    en: 'No connection. What you typed is kept: try again in a moment',
  };
}

interface CallOptions {
  /** Give the same id to send the same thing again: the server answers as it did the first time. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

/** Knocks at a door with typed input and gives its typed answer. Throws `Refused` or `Offline`. */
export async function call<D extends Door>(
  door: D,
  input: InputOf<D>,
  options: CallOptions = {},
): Promise<AnswerOf<D>> {
  const { url, rest } = address(door, input as Record<string, unknown>);
  const init: RequestInit = {
    method: door.method,
    headers: { accept: 'application/json' },
    credentials: 'same-origin',
  };
  if (options.signal) init.signal = options.signal;
  if (door.method !== 'GET') {
    init.headers = {
      ...init.headers,
      'content-type': 'application/json',
      'idempotency-key': options.requestId ?? newId(),
    };
    init.body = JSON.stringify(rest);
  }
  return (await answer(url, init)) as AnswerOf<D>;
}

interface SendOptions extends CallOptions {
  /** Further fields of the input; they travel in the address. */
  readonly fields?: Record<string, string>;
  /** How much of the file has left the device, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Sends raw bytes (a photo, a table) to a door whose body is `bytes`. Throws `Refused` or `Offline`. */
export async function sendBytes<D extends Door>(door: D, bytes: Blob, options: SendOptions = {}): Promise<AnswerOf<D>> {
  const { url } = address({ ...door, method: 'GET' }, options.fields ?? {});
  const { status, text } = await upload(door.method, url, bytes, options);
  return opened(status, parsed(text)) as AnswerOf<D>;
}

// fetch cannot tell how much of an upload has gone; on a weak network that is what people want to know.
function upload(
  method: string,
  url: string,
  bytes: Blob,
  options: SendOptions,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', options.requestId ?? newId());
    request.upload.addEventListener('progress', (event) =>
      options.onProgress?.(event.total > 0 ? event.loaded / event.total : 0),
    );
    request.addEventListener('load', () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener('error', () => reject(new Offline()));
    request.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(bytes);
  });
}

/** The address of a door that answers bytes, for links and images. */
export function addressOf<D extends Door>(door: D, input: InputOf<D>): string {
  return address(door, input as Record<string, unknown>).url;
}

async function answer(url: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') throw problem;
    throw new Offline();
  }
  return opened(response.status, parsed(await response.text().catch(() => '')));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function opened(status: number, body: unknown): unknown {
  if (status >= 200 && status < 300) return body;
  const refused = (body as { error?: { code: string; zh: string; en: string } } | undefined)?.error;
  throw new Refused(
    status,
    refused ?? { code: 'broken', zh: '服务出了问题，请稍后再试', en: 'Something went wrong: try again in a moment' },
  );
}

function address(door: Door, input: Record<string, unknown>): { url: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const path = door.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (door.method !== 'GET') return { url: path, rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return { url: text ? `${path}?${text}` : path, rest: {} };
}
