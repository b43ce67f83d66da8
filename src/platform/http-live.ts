import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { House } from './house.ts';
import { readCookie } from './http-cookies.ts';
import { cookieNames } from './identify.ts';

const keepAliveMilliseconds = 20_000;
const longestMinutes = 30;

/**
 * Server-sent events for signed-in colleagues: only `{"kind","id"}` of subjects that they may hear of; the page asks for the
 * content through its door, so that permission and access log are asked again. A stream ends after half an hour; the browser reopens it.
 */
export function addLiveStream(app: FastifyInstance, house: House): void {
  app.get('/api/live', async (request, reply) => {
    const session = readCookie(request, cookieNames.session, house.settings);
    const who = await house.database.db
      .transaction()
      .execute((tx) =>
        house.doorkeeper.identify(tx, { session, receipt: undefined, bearer: undefined }, house.clock()),
      );
    if (who.kind !== 'staff' || who.mustReplacePassword) return reply.code(401).send();
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 3000\n\n');
    const stop = house.live.listen(who, (subject) => stream.write(`data: ${JSON.stringify(subject)}\n\n`));
    const timer = setInterval(() => stream.write(': \n\n'), keepAliveMilliseconds);
    const end = setTimeout(() => stream.end(), longestMinutes * 60_000);
    stream.on('close', () => {
      stop();
      clearInterval(timer);
      clearTimeout(end);
    });
    return reply;
  });
}
