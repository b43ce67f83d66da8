import { createHmac, timingSafeEqual } from 'node:crypto';

/** `sha256=` and the HMAC-SHA-256 of `timestamp.body` in hexadecimal; the timestamp is Unix seconds as text. */
export function signBody({ body, timestamp, secret }: { body: string; timestamp: string; secret: string }): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/**
 * True when a body was signed with our secret at most `toleranceSeconds` ago (or ahead, for clocks that differ). The
 * comparison takes the same time wherever the signatures differ. `body` is the request's text as it came.
 */
export function verifySignature(claim: {
  body: string;
  timestamp: string;
  signature: string;
  secret: string;
  now: Date;
  toleranceSeconds: number;
}): boolean {
  const ageSeconds = Math.abs(claim.now.getTime() / 1000 - Number(claim.timestamp));
  if (!/^\d{1,12}$/.test(claim.timestamp) || ageSeconds > claim.toleranceSeconds) return false;
  const expected = Buffer.from(signBody(claim));
  const given = Buffer.from(claim.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
