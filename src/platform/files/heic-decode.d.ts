declare module 'heic-decode' {
  /** A picture in the file; `decode` gives its pixels as RGBA, already turned and mirrored as the file asks. */
  interface HeldPicture {
    readonly width: number;
    readonly height: number;
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  }
  export function all(options: { buffer: Uint8Array }): Promise<HeldPicture[] & { dispose(): void }>;
}
