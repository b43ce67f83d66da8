import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply } from 'fastify';
import type { Download, Settings } from './context.ts';

const yearSeconds = 31_536_000;

/** What browsers are told with every answer: what pages may load, that nobody frames them, and with an `https:` address to stay there. */
export function securityHeaders({ publicUrl }: Settings): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: yearSeconds, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
  };
}

const shownInPlace = /^(image|audio|video)\/|^application\/pdf$/;

/**
 * What a file may do in a browser. Photos, sound and PDF are shown in place, everything else is saved. Nothing that is opened by its own
 * address may run scripts; PDF goes without the sandbox, in which browsers show none.
 */
export function downloadHeaders(reply: FastifyReply, { mediaType, fileName }: Download): void {
  const needsCharset = /^text\/|[+/]xml$|json$/.test(mediaType) && !mediaType.includes('charset');
  reply.header('content-type', needsCharset ? `${mediaType}; charset=utf-8` : mediaType);
  const name = fileName === undefined ? '' : `; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  reply.header('content-disposition', `${shownInPlace.test(mediaType) ? 'inline' : 'attachment'}${name}`);
  const sandbox = mediaType === 'application/pdf' ? '' : '; sandbox';
  reply.header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'${sandbox}`,
  );
}
