import { FileRefused } from './refused.ts';

type FrameLength = (bytes: Buffer, at: number) => number | undefined;

const mpeg1Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const mpeg2Kilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const samplesPerSecond = [44_100, 48_000, 32_000];

// ISO/IEC 11172-3 §2.4.1.3 and 13818-3: layer III frames of MPEG 1, 2 and the unofficial 2.5.
function mp3FrameLength(bytes: Buffer, at: number): number | undefined {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return undefined;
  const version = (second >> 3) & 3;
  const kilobits = (version === 3 ? mpeg1Kilobits : mpeg2Kilobits)[third >> 4];
  const rate = samplesPerSecond[(third >> 2) & 3];
  if (version === 1 || !kilobits || rate === undefined) return undefined;
  const slower = version === 3 ? 1 : version === 2 ? 2 : 4;
  const bytesPerKilobit = version === 3 ? 144_000 : 72_000;
  return Math.floor((bytesPerKilobit * kilobits * slower) / rate) + ((third >> 1) & 1);
}

// ISO/IEC 14496-3 §1.A.3.2: ADTS header.
function aacFrameLength(bytes: Buffer, at: number): number | undefined {
  const [first = 0, second = 0, , fourth = 0, fifth = 0, sixth = 0] = bytes.subarray(at, at + 6);
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return undefined;
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  return length > 7 ? length : undefined;
}

/** Where the frames begin behind any ID3v2 tags at the start (id3.org, ID3v2.4 §3.1). */
function skipLeadingTags(bytes: Buffer): number {
  let at = 0;
  while (bytes.toString('latin1', at, at + 3) === 'ID3') {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10);
    const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at += 10 + (((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127)) + footer;
  }
  return at;
}

/**
 * Keeps only the audio frames, so that a tag of any make (ID3v1, ID3v2, APE, Lyrics3) is left behind. A frame counts when
 * it follows another directly or is followed by one; throws 'file.broken' with fewer than three.
 */
function keepFrames(bytes: Buffer, lengthAt: FrameLength): Buffer {
  const kept: Buffer[] = [];
  let frames = 0;
  let at = skipLeadingTags(bytes);
  let runStart = at;
  let endOfLast = -1;
  const closeRun = () => {
    if (endOfLast > runStart) kept.push(bytes.subarray(runStart, endOfLast));
  };
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    const next = at + (length ?? 0);
    const fits = length !== undefined && next <= bytes.length;
    if (fits && (endOfLast === at || lengthAt(bytes, next) !== undefined)) {
      if (endOfLast !== at) {
        closeRun();
        runStart = at;
      }
      frames += 1;
      endOfLast = next;
      at = next;
    } else at += 1;
  }
  closeRun();
  if (frames < 3) throw new FileRefused('file.broken');
  return Buffer.concat(kept);
}

/** The MP3 without any tags; throws `FileRefused` when no frames are found. */
export function cleanMp3(bytes: Buffer): Buffer {
  return keepFrames(bytes, mp3FrameLength);
}

/** The ADTS AAC stream without any tags; throws `FileRefused` when no frames are found. */
export function cleanAac(bytes: Buffer): Buffer {
  return keepFrames(bytes, aacFrameLength);
}

// RFC 4867 §5: bytes of a frame behind its header byte, by frame type.
const narrowSizes = [12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0];
const wideSizes = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0];

/** AMR has no place for tags; what follows the last whole frame is cut off. Throws 'file.broken' for a bad frame header. */
export function cleanAmr(bytes: Buffer): Buffer {
  const wide = bytes.toString('latin1', 0, 9) === '#!AMR-WB\n';
  if (!wide && bytes.toString('latin1', 0, 6) !== '#!AMR\n') throw new FileRefused('file.broken');
  const start = wide ? 9 : 6;
  let at = start;
  while (at < bytes.length) {
    const header = bytes.readUInt8(at);
    if ((header & 0x83) !== 0) throw new FileRefused('file.broken');
    const next = at + 1 + ((wide ? wideSizes : narrowSizes)[header >> 3] ?? 0);
    if (next > bytes.length) break;
    at = next;
  }
  if (at === start) throw new FileRefused('file.broken');
  return bytes.subarray(0, at);
}
