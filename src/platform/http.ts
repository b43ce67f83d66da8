import { Readable } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Door } from '../kit/contract.ts';
import { newId } from '../kit/ids.ts';
import { Refusal, refusals } from '../kit/refusal.ts';
import { goThrough } from './corridor.ts';
import type { Answer, House, Knock } from './house.ts';
import { readCookie, writeCookies } from './http-cookies.ts';
import { downloadHeaders, securityHeaders } from './http-headers.ts';
import { addLiveStream } from './http-live.ts';
import { logRefusal, requestIdOf } from './http-log.ts';
import { answerUnreadable, refuseExpectations } from './http-odd.ts';
import type { DoorWithHandler, HttpOptions } from './http-options.ts';
import { addPages } from './http-pages.ts';
import {
  acceptForms,
  addressesOf,
  addUnknownAddresses,
  openToAnySite,
  paramsOf,
  refuseWire,
  sendWire,
} from './http-wire.ts';
import type { Handler } from './module.ts';
import { RateLimiter } from './rate-limit.ts';

const jsonLimit = 1_000_000;
const bytesLimit = 32_000_000;
// 32 MB over a weak mobile network; whoever is slower holds a connection open.
const slowestRequestMilliseconds = 600_000;

/** The web server: every door of every module behind the one corridor, the pages, health, metrics and live signals. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: jsonLimit,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    requestTimeout: slowestRequestMilliseconds,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (problem, request, reply) => answerProblem(options, problem, request, reply),
  });
  refuseExpectations(app);
  app.removeContentTypeParser('text/plain');
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, securityHeaders(options.house.settings));
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'publickey-credentials-create=(self), publickey-credentials-get=(self)');
  });
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: bytesLimit },
    (_request, body, done) => done(null, body),
  );
  acceptForms(app);
  // Before the routes: a route keeps the handler that was set when it was made.
  app.setErrorHandler((problem, request, reply) => answerProblem(options, problem, request, reply));
  const limiter = new RateLimiter();
  for (const { door, handler } of options.doors) addDoor(app, options, limiter, door, handler);
  addUnknownAddresses(
    app,
    options.doors.map(({ door }) => door),
  );
  addHealth(app, options);
  addLiveStream(app, options.house);
  await addPages(app, options);
  app.addHook('onClose', () => limiter.close());
  return app;
}

function addDoor(app: FastifyInstance, options: HttpOptions, limiter: RateLimiter, door: Door, handler: Handler): void {
  for (const url of addressesOf(door)) {
    app.route({
      method: door.method,
      url,
      bodyLimit: door.body === 'bytes' ? bytesLimit : jsonLimit,
      errorHandler: (problem, request, reply) => answerProblem(options, problem, request, reply, door),
      handler: (request, reply) => answerAt(options, limiter, { door, handler }, request, reply),
    });
  }
}

async function answerAt(
  options: HttpOptions,
  limiter: RateLimiter,
  { door, handler }: DoorWithHandler,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const began = performance.now();
  try {
    guardOrigin(door, request);
    const answer = await goThrough(options.house, door, handler, knockOf(request, door, options.house), limiter);
    if (door.wire && !answer.download) sendWire(reply, door.wire, request, { status: 200, value: answer.value });
    else send(reply, answer, options.house, door.wire !== undefined);
  } catch (problem) {
    answerProblem(options, problem, request, reply, door);
  }
  const milliseconds = performance.now() - began;
  options.metrics.count(door.action, reply.statusCode, milliseconds / 1000);
  options.log.info('door', {
    action: door.action,
    requestId: requestIdOf(request),
    status: reply.statusCode,
    milliseconds: Math.round(milliseconds),
  });
  return reply;
}

// Browsers say where a request comes from; a page of another site may not act with our cookies.
function guardOrigin(door: Door, request: FastifyRequest): void {
  if (door.method === 'GET') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('request.foreign');
  const origin = request.headers.origin;
  if (site === undefined && origin !== undefined && URL.parse(origin)?.host !== request.host)
    throw new Refusal('request.foreign');
}

function knockOf(request: FastifyRequest, door: Door, { settings }: House): Knock {
  return {
    id: request.id,
    params: paramsOf(door, request.params as Record<string, unknown>),
    query: request.query as Record<string, unknown>,
    body: request.body,
    network: request.ip,
    header: (name) => {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value[0] : value;
    },
    cookie: (name) => readCookie(request, name, settings),
  };
}

function send(reply: FastifyReply, answer: Answer, house: House, isOpen: boolean): void {
  writeCookies(reply, answer.cookies, house.settings);
  reply.header('cache-control', 'no-store');
  if (!answer.download) {
    reply.send(answer.value);
    return;
  }
  downloadHeaders(reply, answer.download);
  if (isOpen) openToAnySite(reply);
  const { content } = answer.download;
  reply.send(Buffer.isBuffer(content) ? content : Readable.from(content));
}

function answerProblem(
  options: HttpOptions,
  problem: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { action, wire }: Pick<Door, 'action' | 'wire'> = { action: 'http' },
): void {
  const refusal = problem instanceof Refusal ? problem : fromHttp(problem);
  if (refusal) {
    options.metrics.refuse(action, refusal.code);
    logRefusal(options.log, { action, code: refusal.code, requestId: requestIdOf(request), network: request.ip });
    const { status, zh, en } = refusals[refusal.code];
    const { code, fields } = refusal;
    if (wire) refuseWire(reply, wire, request, { code, status, zh, en, fields });
    else reply.code(status).header('cache-control', 'no-store').send({ error: { code, zh, en, fields } });
    return;
  }
  const found = problem instanceof Error ? problem : new Error(String(problem));
  options.log.error('broken', {
    action,
    requestId: requestIdOf(request),
    kind: found.name,
    reason: found.message,
    where: found.stack?.split('\n')[1]?.trim(),
  });
  if (wire) {
    refuseWire(reply, wire, request, { code: 'broken', status: 500, ...broken, fields: [] });
    return;
  }
  const requestId = requestIdOf(request);
  reply
    .code(500)
    .header('cache-control', 'no-store')
    .send({ error: { code: 'broken', ...broken, requestId } });
}

const broken = { zh: '服务出了问题，请稍后再试', en: 'Something went wrong: try again in a moment' };

// What the HTTP library itself refuses: unreadable JSON, a body too large, an unknown media type.
function fromHttp(problem: unknown): Refusal | undefined {
  const status = (problem as { statusCode?: number } | undefined)?.statusCode;
  if (status === 413) return new Refusal('input.too-large');
  if (status !== undefined && status >= 400 && status < 500) return new Refusal('input.invalid');
  return undefined;
}

function addHealth(app: FastifyInstance, options: HttpOptions): void {
  app.get('/health/live', (_request, reply) => reply.send({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await options.isReady();
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isLoopback(request.ip)) return reply.code(404).send();
    return reply
      .header('content-type', options.metrics.registry.contentType)
      .send(await options.metrics.registry.metrics());
  });
  let description: unknown;
  app.get('/api/openapi.json', (_request, reply) => {
    description ??= options.describe();
    return reply.send(description);
  });
}

function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
