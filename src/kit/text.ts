const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** How many characters a person would count: grapheme clusters, so that an emoji family or 𠮷 is one. */
export function graphemeLength(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
}

/** The text itself when it has at most `max` graphemes, else its beginning that ends in '…' and has exactly `max`. */
export function cutText(text: string, max: number): string {
  const starts: number[] = [];
  for (const { index } of graphemes.segment(text)) {
    starts.push(index);
    if (starts.length > max) return max < 1 ? '' : `${text.slice(0, starts[max - 1])}…`;
  }
  return text;
}

// Chinese punctuation stays as people write it; everything else takes its NFKC form (Unicode Annex 15).
const exceptChinesePunctuation = /[^，！？：；（）～…]+/gu;
// Soft hyphen, zero-width characters, direction marks and byte order marks; a joiner stays where it joins an emoji.
const invisible =
  /[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|(?<!\p{Emoji}\uFE0F?|\p{Emoji_Modifier})\u200D/gu;
const lineBreak = /\r\n|[\r\u0085\u2028\u2029]/g;
const control = /(?![\n\t\v\f])\p{Cc}/gu;
const gap = /[\t\v\f\p{Zs}]+/gu;

/**
 * Text as we keep it: NFKC (full-width letters and digits become plain, Chinese punctuation stays), without control and
 * zero-width characters, runs of white space as one space, lines trimmed, blank lines gone.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreak, '\n')
    .replace(invisible, '')
    .replace(control, '')
    .replace(exceptChinesePunctuation, (run) => run.normalize('NFKC'))
    .split('\n')
    .map((line) => line.replace(gap, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The digits of a phone number as people write it, without the code of the country before a mobile number: what two writings of one number have in common. */
export function phoneDigits(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(/^\s*(?:\+|00)?86[\s-]*(?=1[3-9])/, '')
    .replace(/\D/g, '');
}

/** The last four digits of a phone number as people write it (full-width, spaces, hyphens), or undefined when it has fewer. */
export function lastFourDigits(phone: string): string | undefined {
  const digits = phoneDigits(phone);
  return digits.length < 4 ? undefined : digits.slice(-4);
}

/** Whether this is a mobile number of mainland China: eleven digits from 13 to 19, with or without +86, spaces and hyphens. */
export function isMobileNumber(phone: string): boolean {
  return /^[+\d\s()-]+$/.test(phone.normalize('NFKC')) && /^1[3-9]\d{9}$/.test(phoneDigits(phone));
}

/** A phone number fit to be shown: `138****5678`; of a shorter number fewer leading digits, below eight digits none at all. */
export function maskPhone(phone: string): string {
  const digits = phoneDigits(phone);
  if (digits.length < 8) return '*'.repeat(digits.length);
  const shown = Math.min(3, digits.length - 8);
  return `${digits.slice(0, shown)}${'*'.repeat(digits.length - shown - 4)}${digits.slice(-4)}`;
}

const doubleSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 ' +
    '段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 达奚 褚师'
  ).split(' '),
);

/** A name fit to be shown: the surname and one `*` for every further character; a name of one character shows nothing. */
export function maskName(name: string): string {
  const characters = Array.from(graphemes.segment(normaliseText(name)), ({ segment }) => segment);
  if (characters.length < 2) return '*'.repeat(characters.length);
  const hasDoubleSurname = characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join(''));
  const surnameLength = hasDoubleSurname ? 2 : 1;
  return characters.map((character, i) => (i < surnameLength ? character : '*')).join('');
}
