/**
 * Why a file cannot be taken in: not an allowed kind; HEIC that our decoder cannot read; above the limit of its kind;
 * damaged or not readable to its end; carrying scripts or other files inside; locked by a password; known to a virus scanner, or not
 * scanned although it must be.
 */
export type FileRefusal =
  | 'file.kind'
  | 'file.heic'
  | 'file.too-large'
  | 'file.broken'
  | 'file.active'
  | 'file.locked'
  | 'file.infected'
  | 'file.unscanned';

/** Thrown by the readers of each format; `inspectFile` and `cleanFile` turn it into an answer. */
export class FileRefused extends Error {
  readonly refused: FileRefusal;

  constructor(refused: FileRefusal) {
    super(refused);
    this.refused = refused;
  }
}

/**
 * Runs a reader and answers with its refusal instead of throwing. A `RangeError` is a read past the end of the bytes,
 * which is how a cut or lying file shows: 'file.broken'.
 */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | { refused: FileRefusal }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.refused };
    if (error instanceof RangeError) return { refused: 'file.broken' };
    throw error;
  }
}
