import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../src/kit/ids.ts';

/** A report as it was sent, to be sent again word for word. */
export interface Sent {
  readonly requestId: string;
  readonly body: object;
  readonly network: string;
}

/** A report whose receipt code the sender got. */
export interface Acknowledged extends Sent {
  readonly code: string;
}

let count = 0;

function nextReport(): Sent {
  count += 1;
  // Every third one is urgent, so that messages are due at any hour of the day.
  const what = count % 3 === 0 ? `我不想活了，第${count}次` : `三号楼二单元漏水，第${count}次`;
  return {
    requestId: newId(),
    network: `10.${count % 250}.${Math.floor(count / 250) % 250}.${Math.floor(count / 62_500) % 250}`,
    body: { what, where: '金桐小区', phone: '19900005678', emergency: false },
  };
}

/** Sends one report; its receipt code, or the reason why there is none. */
export async function send(url: string, sent: Sent): Promise<{ code: string } | { refused: number }> {
  const answer = await fetch(`${url}/api/report`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': sent.requestId,
      'x-forwarded-for': sent.network,
    },
    body: JSON.stringify(sent.body),
  });
  if (!answer.ok) return { refused: answer.status };
  return (await answer.json()) as { code: string };
}

/** What the senders hold in their hands when the server is gone. */
export interface Ledger {
  readonly acknowledged: Acknowledged[];
  /** Sent without an answer: may or may not have been written. */
  readonly open: Sent[];
  readonly refused: number[];
}

/** Several residents send as fast as they can; so long after the first receipt code, `kill` ends the server. */
export async function sendUntilKilled(
  url: string,
  senders: number,
  kill: () => Promise<void>,
  afterMilliseconds: number,
): Promise<Ledger> {
  const ledger: Ledger = { acknowledged: [], open: [], refused: [] };
  const state = { killed: false };
  const working = Array.from({ length: senders }, () => sendAll(url, ledger, state));
  // A fresh server reads its dictionary with the first report; a crash before that would prove little.
  for (let waited = 0; ledger.acknowledged.length === 0 && waited < 20_000; waited += 20) await sleep(20);
  await sleep(afterMilliseconds);
  await kill();
  state.killed = true;
  await Promise.all(working);
  return ledger;
}

async function sendAll(url: string, ledger: Ledger, state: { readonly killed: boolean }): Promise<void> {
  while (!state.killed) {
    const sent = nextReport();
    const answer = await send(url, sent).catch(() => undefined);
    if (answer === undefined) {
      ledger.open.push(sent);
      return;
    }
    if ('code' in answer) ledger.acknowledged.push({ ...sent, code: answer.code });
    else ledger.refused.push(answer.refused);
  }
}
