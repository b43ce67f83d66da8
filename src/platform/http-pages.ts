import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { HttpOptions } from './http-options.ts';

const yearSeconds = 31_536_000;
const noSuchAddress = { error: { code: 'not-found', zh: '没有这个地址', en: 'No such address', fields: [] } };

/** The pages: residents at `/`, colleagues at `/desk` and on the street at `/street/`, the API's description to try at `/api/docs`. */
export async function addPages(app: FastifyInstance, options: HttpOptions): Promise<void> {
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  await app.register(fastifyStatic, { root: swagger, prefix: '/api/docs/assets/', decorateReply: false, index: false });
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(docsPage));
  app.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(docsScript));
  const folder = options.webFolder;
  if (folder === undefined) {
    app.setNotFoundHandler((_request, reply) =>
      reply.code(404).header('cache-control', 'no-store').send(noSuchAddress),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      const forever = path.startsWith(join(folder, 'assets'));
      response.header('cache-control', forever ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
    },
  });
  const page = (reply: FastifyReply, name: string) => reply.header('cache-control', 'no-cache').sendFile(name);
  app.get('/', (_request, reply) => page(reply, 'index.html'));
  app.get('/desk', (_request, reply) => page(reply, 'desk.html'));
  // A service worker reaches only what lies below its own folder.
  app.get('/street', (_request, reply) => reply.redirect('/street/', 308));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (request.method !== 'GET' || path.startsWith('/api/') || path.startsWith('/assets/')) {
      return reply.code(404).header('cache-control', 'no-store').send(noSuchAddress);
    }
    if (path.startsWith('/street/')) return page(reply, 'street.html');
    return page(reply, path === '/desk' || path.startsWith('/desk/') ? 'desk.html' : 'index.html');
  });
}

const docsPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>枫桥 API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head>
<body><div id="api"></div><script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;

// Each request that changes something gets a request id, as our own pages give it.
const docsScript = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#api', deepLinking: true,
  requestInterceptor: (request) => {
    if (request.method !== 'GET' && !request.headers['Idempotency-Key']) request.headers['Idempotency-Key'] = crypto.randomUUID();
    return request;
  },
});`;
