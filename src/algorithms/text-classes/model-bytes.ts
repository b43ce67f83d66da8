import type { TextModel } from './text-model.ts';

const mark = 'maplebridge-text-1\n';

/** Bytes that are no model of this kind, or were cut off. */
export class UnreadableModel extends Error {}

type Header = {
  readonly labels: string[];
  readonly words: number;
  readonly grams: number;
  readonly lexicon: number;
  readonly scales: number[];
  readonly sharpness: number;
  readonly rows: number;
};

/** A model as bytes: a mark, a line of JSON, the lexicon as UTF-8 lines, importance (float32) and weights (int16), little-endian. */
export function encodeModel(model: TextModel): Uint8Array {
  const utf8 = new TextEncoder();
  const lexicon = utf8.encode([...model.words, ...model.grams].join('\n'));
  const header: Header = {
    labels: [...model.labels],
    words: model.words.length,
    grams: model.grams.length,
    lexicon: lexicon.length,
    scales: [...model.scales],
    sharpness: model.sharpness,
    rows: model.rows,
  };
  const head = utf8.encode(`${mark}${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(head.length + lexicon.length + 4 * model.importance.length + 2 * model.weights.length);
  bytes.set(head);
  bytes.set(lexicon, head.length);
  const view = new DataView(bytes.buffer, head.length + lexicon.length);
  model.importance.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  const from = 4 * model.importance.length;
  model.weights.forEach((weight, i) => {
    view.setInt16(from + 2 * i, weight, true);
  });
  return bytes;
}

/** The model that these bytes are; throws `UnreadableModel`. */
export function decodeModel(bytes: Uint8Array): TextModel {
  const utf8 = new TextDecoder();
  if (utf8.decode(bytes.subarray(0, mark.length)) !== mark) throw new UnreadableModel('no model of this kind');
  const end = bytes.indexOf(10, mark.length);
  const header = readHeader(utf8.decode(bytes.subarray(mark.length, Math.max(end, mark.length))));
  const features = header.words + header.grams;
  const lexiconAt = end + 1;
  const importanceAt = lexiconAt + header.lexicon;
  const weightsAt = importanceAt + 4 * features;
  if (bytes.length !== weightsAt + 2 * features * header.labels.length) throw new UnreadableModel('cut off');
  const names = header.lexicon === 0 ? [] : utf8.decode(bytes.subarray(lexiconAt, importanceAt)).split('\n');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const importance = new Float32Array(features);
  for (let i = 0; i < features; i++) importance[i] = view.getFloat32(importanceAt + 4 * i, true);
  const weights = new Int16Array(features * header.labels.length);
  for (let i = 0; i < weights.length; i++) weights[i] = view.getInt16(weightsAt + 2 * i, true);
  return {
    labels: header.labels,
    words: names.slice(0, header.words),
    grams: names.slice(header.words),
    importance,
    weights,
    scales: Float32Array.from(header.scales),
    sharpness: header.sharpness,
    rows: header.rows,
  };
}

function readHeader(line: string): Header {
  try {
    return JSON.parse(line) as Header;
  } catch {
    throw new UnreadableModel('no header');
  }
}
