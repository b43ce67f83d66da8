/** The kinds of files that residents and staff may attach. */
export type FileKind = 'photo' | 'pdf' | 'audio';

/** The media types that are taken in; everything else is refused. */
export type MediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'application/pdf'
  | 'audio/mpeg'
  | 'audio/aac'
  | 'audio/amr'
  | 'audio/wav'
  | 'audio/ogg'
  | 'audio/mp4'
  | 'audio/webm';

/** What a file is by its content: its kind, media type and usual extension without the dot. */
export type Media = { kind: FileKind; mediaType: MediaType; extension: string };

/** The largest file of each kind, in bytes. */
export const maxBytes = { photo: 15_000_000, pdf: 20_000_000, audio: 30_000_000 } satisfies Record<FileKind, number>;

/** Media by the type that the `file-type` package finds; containers that may also hold a film are checked by their tracks. */
export const mediaByFoundType: ReadonlyMap<string, Media> = new Map<string, Media>([
  ['image/jpeg', { kind: 'photo', mediaType: 'image/jpeg', extension: 'jpg' }],
  ['image/png', { kind: 'photo', mediaType: 'image/png', extension: 'png' }],
  ['image/webp', { kind: 'photo', mediaType: 'image/webp', extension: 'webp' }],
  ['application/pdf', { kind: 'pdf', mediaType: 'application/pdf', extension: 'pdf' }],
  ['audio/mpeg', { kind: 'audio', mediaType: 'audio/mpeg', extension: 'mp3' }],
  ['audio/aac', { kind: 'audio', mediaType: 'audio/aac', extension: 'aac' }],
  ['audio/amr', { kind: 'audio', mediaType: 'audio/amr', extension: 'amr' }],
  ['audio/wav', { kind: 'audio', mediaType: 'audio/wav', extension: 'wav' }],
  ['audio/ogg', { kind: 'audio', mediaType: 'audio/ogg', extension: 'ogg' }],
  ['audio/ogg; codecs=opus', { kind: 'audio', mediaType: 'audio/ogg', extension: 'ogg' }],
  ['audio/mp4', { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' }],
  ['audio/x-m4a', { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' }],
  ['video/mp4', { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' }],
  ['video/webm', { kind: 'audio', mediaType: 'audio/webm', extension: 'webm' }],
]);
