import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from './context.ts';
import type { Answer } from './house.ts';

/** What a cookie of ours is called in the browser: with an `https:` address `__Host-…` (RFC 6265bis §4.1.3.2), so that no other host of the domain can set it. */
export function cookieName(name: string, { publicUrl }: Settings): string {
  return publicUrl.startsWith('https:') ? `__Host-${name}` : name;
}

/** The value of one of our cookies, by its own name; undefined when the browser sent none. */
export function readCookie(request: FastifyRequest, name: string, settings: Settings): string | undefined {
  return request.cookies[cookieName(name, settings)];
}

/** Writes cookies that no script reads and no other site sends; with an `https:` public address also `Secure` and bound to this host. */
export function writeCookies(reply: FastifyReply, cookies: Answer['cookies'], settings: Settings): void {
  for (const { name, value, maxAgeSeconds } of cookies) {
    reply.setCookie(cookieName(name, settings), value, {
      httpOnly: true,
      sameSite: 'strict',
      secure: settings.publicUrl.startsWith('https:'),
      path: '/',
      maxAge: maxAgeSeconds,
    });
  }
}
