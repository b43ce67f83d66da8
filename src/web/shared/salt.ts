/** 32 random hexadecimal digits that go into a ballot: without them a short list could be guessed from its hash. */
export function drawSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
