/** Reads a stream of chunks by numbers of bytes; keeps no more than one chunk and what was asked for. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #kept: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly this many bytes, fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const pieces = [];
    let missing = count;
    while (missing > 0) {
      const piece = await this.some(missing);
      if (piece === undefined) break;
      pieces.push(piece);
      missing -= piece.length;
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  }

  /** At least one byte and at most so many, whatever is at hand; undefined at the end. */
  async some(most: number): Promise<Buffer | undefined> {
    if (await this.atEnd()) return undefined;
    const piece = this.#kept.subarray(0, most);
    this.#kept = this.#kept.subarray(piece.length);
    return piece;
  }

  async atEnd(): Promise<boolean> {
    while (this.#kept.length === 0 && !this.#ended) {
      const next = await this.#source.next();
      if (next.done) this.#ended = true;
      else this.#kept = next.value;
    }
    return this.#kept.length === 0;
  }

  /** Lets go of the source before its end. */
  async stop(): Promise<void> {
    this.#ended = true;
    await this.#source.return?.();
  }
}
