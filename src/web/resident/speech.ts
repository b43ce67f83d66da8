import type { Language } from '../../kit/words.ts';

const longestPiece = 120;

/** The text in pieces that a voice says in one breath; browsers stop in the middle of anything longer. */
export function piecesOf(text: string): readonly string[] {
  const sentences = text.split(/(?<=[。！？!?；;\n])|(?<=\.)(?=\s)/);
  return sentences
    .flatMap((sentence) => (sentence.length <= longestPiece ? [sentence] : cut(sentence)))
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function cut(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > longestPiece) {
    const comma = Math.max(...['，', '、', ',', ' ', '：'].map((sign) => rest.lastIndexOf(sign, longestPiece - 1)));
    const end = comma > 0 ? comma + 1 : longestPiece;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

interface Voice {
  readonly lang: string;
  readonly localService: boolean;
}

/** The voice for a language; one that speaks on the device itself before one that sends the text away, Mandarin before other Chinese. */
export function voiceFor<V extends Voice>(language: Language, voices: readonly V[]): V | undefined {
  const wanted = language === 'zh' ? /^(zh|cmn)/i : /^en/i;
  const first = language === 'zh' ? /^(zh[-_](CN|Hans)|cmn)/i : /^en/i;
  const rank = (voice: V) => (first.test(voice.lang) ? 0 : 2) + (voice.localService ? 0 : 1);
  return voices.filter(({ lang }) => wanted.test(lang)).toSorted((one, other) => rank(one) - rank(other))[0];
}

/** What somebody who looks at this part of the page reads: text, what stands in fields, what is chosen. */
export function readableText(root: HTMLElement, chosen: string): string {
  const parts: string[] = [];
  collect(root, chosen, parts);
  return parts
    .join('')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}

const silentTags = new Set(['SCRIPT', 'STYLE', 'SVG', 'svg', 'PROGRESS', 'CANVAS']);

function collect(element: HTMLElement, chosen: string, parts: string[]): void {
  if (isSilent(element)) return;
  const isBlock = !getComputedStyle(element).display.startsWith('inline');
  if (isBlock) parts.push('\n');
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    parts.push(fieldText(element, chosen));
  } else {
    for (const node of element.childNodes) {
      if (node instanceof HTMLElement) collect(node, chosen, parts);
      else if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? '');
    }
  }
  parts.push(isBlock ? '\n' : ' ');
}

function isSilent(element: HTMLElement): boolean {
  return (
    silentTags.has(element.tagName) ||
    element.classList.contains('unseen') ||
    element.getAttribute('aria-hidden') === 'true' ||
    !element.checkVisibility()
  );
}

function fieldText(field: HTMLInputElement | HTMLTextAreaElement, chosen: string): string {
  if (field.type === 'checkbox' || field.type === 'radio')
    return (field as HTMLInputElement).checked ? ` ${chosen}：` : '';
  return field.type === 'file' || field.type === 'password' ? '' : `\n${field.value}\n`;
}
