import { inflateRawSync } from 'node:zlib';
import { type RefusalCode, refusals } from '../../src/kit/refusal.ts';
import type { Described } from './doors.ts';
import type { Answer, Sent } from './knock.ts';
import type { Scene } from './scene.ts';
import type { Who } from './who.ts';

/** What is wrong with an answer. */
export interface Fault {
  readonly rule: 'broken' | 'refusal' | 'answer' | 'inside' | 'leak' | 'slow';
  readonly why: string;
}

const slowMilliseconds = 20_000;

// Traces of our own inside, in words that none of the hostile texts has.
const inside =
  /\bat (?:async )?[\w.<>$ ]+ \(?(?:file:|node:|\/)|node_modules|\.ts:\d+|syntax error at or near|violates (?:foreign|unique|check|not-null|exclusion)|duplicate key value|invalid input syntax|invalid byte sequence|unsupported Unicode escape|column "|relation "|SQLSTATE|deadlock detected|ECONNREFUSED|ENOENT|FST_ERR/;

interface Judged {
  readonly described: Described;
  readonly who: Who;
  readonly sent: Sent;
  readonly answer: Answer;
  readonly scene: Pick<Scene, 'canaries' | 'hidden'>;
}

/** Everything that is wrong with one answer. */
export function judge(judged: Judged): Fault[] {
  const { answer, who, scene } = judged;
  const { canaries } = scene;
  const faults: Fault[] = [];
  const text = readable(answer);
  const json = parse(answer, text);
  const code = codeOf(json);
  if (answer.status >= 500 && code !== 'setup.loading') faults.push({ rule: 'broken', why: `${answer.status}` });
  else if (answer.status >= 400) faults.push(...judgeRefusal(answer, json, judged.sent));
  else faults.push(...judgeAnswer(judged, json));
  const trace = inside.exec(text);
  if (trace) faults.push({ rule: 'inside', why: `says “${trace[0]}”` });
  const everything = `${text}\n${JSON.stringify(answer.headers)}`;
  const leaked = canaries.findIn(everything, who.forbidden);
  if (leaked) faults.push({ rule: 'leak', why: `${canaries.known.get(leaked)} canary ${leaked}` });
  const opened = openedHidden(judged);
  if (opened) faults.push({ rule: 'leak', why: `answers about ${opened}` });
  if (answer.milliseconds > slowMilliseconds) faults.push({ rule: 'slow', why: 'took too long' });
  return faults;
}

// Whoever may not see a subject gets no 200 about it, whatever stands in the answer.
function openedHidden({ sent, answer, who, scene }: Judged): string | undefined {
  if (answer.status !== 200 || sent.method === 'OPTIONS') return undefined;
  const path = sent.path.split('?')[0] ?? '';
  const id = path.split('/').find((part) => scene.hidden.has(part));
  const secret = id === undefined ? undefined : scene.hidden.get(id);
  return secret !== undefined && who.forbidden.includes(secret) ? `what is hidden (${secret})` : undefined;
}

/** The code of a refusal, or the status. */
export function outcomeOf(answer: Answer): string {
  if (answer.status < 400) return String(answer.status);
  return codeOf(parse(answer, answer.body.toString())) ?? String(answer.status);
}

function codeOf(json: unknown): string | undefined {
  const code = (json as { error?: { code?: unknown } } | undefined)?.error?.code;
  return typeof code === 'string' ? code : undefined;
}

function parse(answer: Answer, text: string): unknown {
  if (!(answer.headers['content-type'] ?? '').includes('json')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function judgeRefusal({ status, headers }: Answer, json: unknown, { method, path }: Sent): Fault[] {
  if (method === 'HEAD') return [];
  // A standard of others has its own form of refusal.
  const isOpen311 = path.startsWith('/open311/');
  if (isOpen311 && (Array.isArray(json) || headers['content-type']?.startsWith('text/xml'))) return [];
  const code = codeOf(json);
  if (code === undefined) return [{ rule: 'refusal', why: `${status} without a code` }];
  if (!(code in refusals)) return [{ rule: 'refusal', why: `unknown code ${code}` }];
  const expected = refusals[code as RefusalCode].status;
  if (expected !== status) return [{ rule: 'refusal', why: `${code} with status ${status}` }];
  const extra = Object.keys(Object((json as { error: object }).error)).filter(
    (key) => !['code', 'zh', 'en', 'fields', 'requestId'].includes(key),
  );
  return extra.length > 0 ? [{ rule: 'refusal', why: `also tells ${extra.join(', ')}` }] : [];
}

function judgeAnswer({ described, sent, answer }: Judged, json: unknown): Fault[] {
  const isOwn = sent.method === described.method && answer.status === 200 && described.door.answers !== 'bytes';
  // A spoilt path may lead to another door, or to a page.
  const pattern = new RegExp(`^${described.path.replaceAll(/\{[^}]+\}/g, '[^/?]+')}(\\?|$)`);
  if (!isOwn || !pattern.test(sent.path)) return [];
  if (described.door.wire && answer.headers['content-type']?.startsWith('text/xml')) return [];
  const parsed = described.door.output.safeParse(json);
  if (parsed.success) return [];
  return [
    {
      rule: 'answer',
      why: parsed.error.issues
        .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        .join('; ')
        .slice(0, 200),
    },
  ];
}

/** The answer as text; what lies compressed in a spreadsheet or document is laid open. */
function readable({ headers, body }: Answer): string {
  const type = headers['content-type'] ?? '';
  if (/openxml|zip/.test(type)) return `${body.toString('latin1')}\n${unzip(body)}`;
  return body.toString();
}

function unzip(body: Buffer): string {
  const texts: string[] = [];
  for (let at = body.indexOf('PK\u0003\u0004'); at >= 0; at = body.indexOf('PK\u0003\u0004', at + 4)) {
    const begin = at + 30 + body.readUInt16LE(at + 26) + body.readUInt16LE(at + 28);
    try {
      texts.push(inflateRawSync(body.subarray(begin), { maxOutputLength: 20_000_000 }).toString());
    } catch {
      // Stored, not deflated: the plain bytes are searched as well.
    }
  }
  return texts.join('\n');
}
