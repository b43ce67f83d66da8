/** Random bytes from the platform's cryptographic source. */
function randomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size));
}

/** UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random; sorts by time of making. */
export function newId(now: number = Date.now(), random: (size: number) => Uint8Array = randomBytes): string {
  const bytes = random(16);
  let rest = now;
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

// Letters and digits that nobody confuses when reading them over the phone: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
const receiptAlphabet = '34679ACDEFGHJKMNPQRTWXY';

/** A receipt code such as `FQ-7K3M-9PQX4`: eight random letters (36 bits) and a check letter that catches any single slip. */
export function newReceiptCode(random: (size: number) => Uint8Array = randomBytes): string {
  let body = '';
  while (body.length < 8) {
    for (const byte of random(16)) {
      if (byte < 253 && body.length < 8) body += receiptAlphabet[byte % 23];
    }
  }
  return `FQ-${body.slice(0, 4)}-${body.slice(4)}${checkLetter(body)}`;
}

/** What a person typed → the code as it is stored, or undefined when it cannot be one (wrong letters, check letter off). */
export function parseReceiptCode(typed: string): string | undefined {
  const given = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  // A body may begin with FQ itself.
  const letters = given.length === 11 ? given.replace(/^FQ/, '') : given;
  if (letters.length !== 9 || [...letters].some((letter) => !receiptAlphabet.includes(letter))) return undefined;
  const body = letters.slice(0, 8);
  return checkLetter(body) === letters[8] ? `FQ-${body.slice(0, 4)}-${letters.slice(4)}` : undefined;
}

// Weighted sum modulo 23 (a prime): any one wrong letter and any swap of neighbours changes it.
function checkLetter(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum += (i + 2) * receiptAlphabet.indexOf(body[i] ?? '');
  return receiptAlphabet[sum % 23] ?? '3';
}
