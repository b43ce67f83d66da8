import type { MessageSender, OutgoingMessage, SendOutcome } from './senders.ts';
import { signBody } from './senders-signature.ts';

const longestAnswerBytes = 64_000;

/**
 * Posts each message as JSON to the county's gateway, signed (see `signBody`), with the message id in
 * `X-Maplebridge-Delivery`. 2xx is sent, with the JSON answer's `id` as provider id if there is one; 408, 429, 5xx,
 * timeouts and network failures are to be retried; every other answer, redirects too, is final.
 */
export function createWebhookSender(options: {
  url: string;
  secret: string;
  timeoutMs: number;
  now: () => Date;
}): MessageSender {
  return {
    send: async (message) => {
      try {
        const response = await post(message, options);
        if (response.ok) return { outcome: 'sent', providerId: (await readProviderId(response)) ?? message.id };
        await response.body?.cancel();
        return failureOf(response.status);
      } catch (error) {
        const timedOut = error instanceof Error && error.name === 'TimeoutError';
        return { outcome: 'failed', retry: true, reason: timedOut ? 'timeout' : 'network' };
      }
    },
  };
}

async function post(
  message: OutgoingMessage,
  { url, secret, timeoutMs, now }: { url: string; secret: string; timeoutMs: number; now: () => Date },
): Promise<Response> {
  const body = JSON.stringify(message);
  const timestamp = String(Math.floor(now().getTime() / 1000));
  return await fetch(url, {
    method: 'POST',
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-maplebridge-timestamp': timestamp,
      'x-maplebridge-signature': signBody({ body, timestamp, secret }),
      'x-maplebridge-delivery': message.id,
    },
  });
}

function failureOf(status: number): SendOutcome {
  const retry = status === 408 || status === 429 || status >= 500;
  return { outcome: 'failed', retry, reason: `status ${status}` };
}

/** The carrier has accepted the message by now, so an answer that is cut, huge or not JSON only costs us its id. */
async function readProviderId(response: Response): Promise<string | undefined> {
  try {
    const answer: unknown = JSON.parse(await readAtMost(response, longestAnswerBytes));
    if (typeof answer !== 'object' || answer === null || !('id' in answer)) return undefined;
    const isName = typeof answer.id === 'string' || typeof answer.id === 'number';
    return isName && answer.id !== '' ? String(answer.id).slice(0, 200) : undefined;
  } catch {
    return undefined;
  }
}

async function readAtMost(response: Response, longestBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestBytes) throw new RangeError('answer too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
