import { decrypt, encrypt, firstOpened, type HouseSecret, sealingKeysOf } from '../seal.ts';

// Without an id: sealed before secrets could be changed. Both are bound to the hash of their content, the second to its head as well.
const namelessMark = Buffer.from('MBS1', 'latin1');
const mark = Buffer.from('MBS2', 'latin1');
const markBytes = 4;
const idBytes = 6;

/** Bytes at the beginning of a sealed file that tell under which secret it lies. */
export const sealedHeadBytes = markBytes + idBytes;

/** Encrypts the content of a file under the house's current secret; layout `MBS2` ‖ key id(6) ‖ nonce(12) ‖ tag(16) ‖ text. */
export function sealContent(secret: HouseSecret, content: Buffer, sha256: string): Buffer {
  const [{ id, key }] = sealingKeysOf(secret);
  const head = Buffer.concat([mark, id]);
  return Buffer.concat([head, encrypt(key, content, boundTo(head, sha256))]);
}

/** Opens what `sealContent` closed, under any secret of the house; undefined when none opens it or it was changed. */
export function openContent(secret: HouseSecret, sealed: Buffer, sha256: string): Buffer | undefined {
  const keys = sealingKeysOf(secret);
  if (sealed.subarray(0, markBytes).equals(namelessMark)) {
    const hidden = sealed.subarray(markBytes);
    return firstOpened(keys, (key) => decrypt(key, hidden, Buffer.from(sha256, 'latin1')));
  }
  const head = sealed.subarray(0, sealedHeadBytes);
  const named = keys.find(({ id }) => head.equals(Buffer.concat([mark, id])));
  return named && decrypt(named.key, sealed.subarray(sealedHeadBytes), boundTo(head, sha256));
}

/** The id of the key, in hexadecimal, that the beginning of a sealed file names; empty for a file of before there were ids. */
export function keyIdOfHead(head: Buffer): string {
  return head.subarray(0, markBytes).equals(mark) ? head.subarray(markBytes, sealedHeadBytes).toString('hex') : '';
}

function boundTo(head: Buffer, sha256: string): Buffer {
  return Buffer.concat([head, Buffer.from(sha256, 'latin1')]);
}
