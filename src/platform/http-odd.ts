import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type RefusalCode, refusals } from '../kit/refusal.ts';

/** What is said where no route is reached: the same shape as every other refusal, and nothing of our inside. */
function refusalBody(code: RefusalCode): string {
  const { zh, en } = refusals[code];
  return JSON.stringify({ error: { code, zh, en, fields: [] } });
}

/** Answers what HTTP could not read at all (a line or headers beyond the limit, broken framing) and closes the connection. */
export function answerUnreadable(problem: { readonly code?: string }, socket: Socket): void {
  if (problem.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = problem.code === 'HPE_HEADER_OVERFLOW' ? 'input.too-large' : 'input.invalid';
  const body = refusalBody(code);
  const { status } = refusals[code];
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json; charset=utf-8\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\nconnection: close\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Refuses an `Expect` header that asks for what HTTP does not know. */
export function refuseExpectations(app: FastifyInstance): void {
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response
      .writeHead(refusals['input.invalid'].status, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        connection: 'close',
      })
      .end(refusalBody('input.invalid'));
  });
}
