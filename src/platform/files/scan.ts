import { connect, type NetConnectOpts } from 'node:net';

/** What a virus scanner says of a file; `unanswered` when it could not be asked to the end, or found the file too large. */
export type Scanned = 'clean' | 'infected' | 'unanswered';

/** Asks a virus scanner about the bytes as they came. */
export type Scan = (bytes: Buffer) => Promise<Scanned>;

const chunkBytes = 65_536;
const mostAnswerBytes = 4_096;

/** Asks a clamd by its INSTREAM command (clamd(8)): each chunk after its length in four bytes, an empty one at the end; one line comes back. */
export function createClamdScan(place: NetConnectOpts, timeoutMilliseconds = 30_000): Scan {
  return (bytes) =>
    new Promise((settle) => {
      const socket = connect(place);
      let answer = '';
      const end = (scanned: Scanned) => {
        clearTimeout(timer);
        socket.destroy();
        settle(scanned);
      };
      const timer = setTimeout(() => end('unanswered'), timeoutMilliseconds);
      socket.on('error', () => end('unanswered'));
      socket.on('data', (piece: Buffer) => {
        answer += piece.toString('latin1');
        if (answer.includes('\0') || answer.length > mostAnswerBytes) end(verdictOf(answer));
      });
      socket.on('close', () => end(verdictOf(answer)));
      socket.write(Buffer.concat([...framed(bytes)]));
    });
}

function* framed(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0', 'latin1');
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const chunk = bytes.subarray(from, from + chunkBytes);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(length: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(length);
  return four;
}

function verdictOf(answer: string): Scanned {
  const line = answer.replace(/\0.*$/s, '').trim();
  if (line === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(line) ? 'infected' : 'unanswered';
}
