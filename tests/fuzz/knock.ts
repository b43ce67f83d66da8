import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Draft } from './hostile.ts';

/** A knock as it went over the wire. */
export interface Sent {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly milliseconds: number;
}

const mostMilliseconds = 60_000;
const mostCharacters = 3000;

/** Makes bytes of a draft; what HTTP itself cannot carry is written in the nearest way that it can. */
export function pack(draft: Draft, own: Readonly<Record<string, string>>): Sent {
  const query = draft.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const body =
    draft.body === undefined || Buffer.isBuffer(draft.body) ? draft.body : Buffer.from(JSON.stringify(draft.body));
  const headers = Object.fromEntries(
    Object.entries({ ...own, ...draft.headers }).map(([name, value]) => [
      name,
      value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, ''),
    ]),
  );
  return { method: draft.method, path: draft.path + (query === '' ? '' : `?${query}`), headers, body };
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Sends a knock and reads the whole answer. Throws when the connection breaks. */
export function knock(url: string, sent: Sent, agent: Agent): Promise<Answer> {
  const began = performance.now();
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const { method, path, body } = sent;
    const headers = { ...sent.headers, ...(body && { 'content-length': String(body.length) }) };
    const asking = request(
      { hostname, port, method, path, headers, agent, signal: AbortSignal.timeout(mostMilliseconds) },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
            milliseconds: performance.now() - began,
          }),
        );
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}

export function makeAgent(lanes: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: lanes });
}

/** The knock as a command that sends it once more; bytes that a shell cannot hold go through base64. */
export function asCurl(url: string, { method, path, headers, body }: Sent): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const parts = ['curl -i --path-as-is', `-X ${method}`, quote(url + path)];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  if (!body) return parts.join(' ').slice(0, mostCharacters);
  const text = body.toString();
  const isText = Buffer.from(text).equals(body) && !text.includes('\0');
  const command = isText
    ? [...parts, `--data-binary ${quote(text)}`].join(' ')
    : `base64 -d <<< ${body.toString('base64')} | ${parts.join(' ')} --data-binary @-`;
  return command.length > mostCharacters
    ? `${command.slice(0, mostCharacters)} … (${command.length} characters)`
    : command;
}
