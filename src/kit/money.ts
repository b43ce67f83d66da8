/** The most that an amount may be, in 分: 9,007,199,254,740,991, the largest integer that a number holds exactly. */
const mostFen = Number.MAX_SAFE_INTEGER;

/**
 * What a person typed as yuan → integer 分, exactly: `1,234.5`, `１２３４`, `¥ 80.05`, `80元`. Undefined when it is no amount, is negative,
 * has more than two decimals, or is larger than a number holds exactly.
 */
export function parseYuan(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/^\s*[¥￥]/, '')
    .replace(/元\s*$/, '')
    .trim();
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!found) return undefined;
  const [, yuan = '', decimals = ''] = found;
  const fen = BigInt(yuan.replaceAll(',', '')) * 100n + BigInt(decimals.padEnd(2, '0'));
  return fen <= BigInt(mostFen) ? Number(fen) : undefined;
}

/** Integer 分 → yuan with two decimals and separators: `123450` → `1,234.50`. Throws on anything but a safe integer. */
export function formatYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new Error('an amount of money is an integer of 分');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** A piece of an amount in capitals: `zero` says where 零 must stand, or may stand and whether we write it. */
type Capital = string | { readonly zero: 'must' | 'written' | 'left-out' };

const capitalDigits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

const highUnits = [
  { name: '亿', size: 1e8 },
  { name: '万', size: 1e4 },
];

/** Up to four digits without zeros at their ends. */
function capitalsOfFour(number: number): Capital[] {
  const pieces: Capital[] = [];
  let isAfterZero = false;
  for (const [i, unit] of ['仟', '佰', '拾', ''].entries()) {
    const digit = Math.floor(number / 10 ** (3 - i)) % 10;
    if (digit !== 0) {
      if (isAfterZero && pieces.length > 0) pieces.push({ zero: 'must' });
      pieces.push(`${capitalDigits[digit]}${unit}`);
    }
    isAfterZero = digit === 0;
  }
  return pieces;
}

function capitalsOfWhole(number: number): Capital[] {
  const unit = highUnits.find(({ size }) => number >= size);
  if (!unit) return capitalsOfFour(number);
  const { name, size } = unit;
  const [upper, lower] = [Math.floor(number / size), number % size];
  const above = [...capitalsOfWhole(upper), name];
  if (lower === 0) return above;
  // Annex 1, 四 (一) to (三): 零 for a gap; before a full thousands' place it may be left out.
  const gap: Capital[] = [];
  if (lower < size / 10) gap.push({ zero: lower >= 1000 && lower < 10_000 ? 'written' : 'must' });
  else if (upper % 10 === 0) gap.push({ zero: 'left-out' });
  return [...above, ...gap, ...capitalsOfWhole(lower)];
}

function capitalsOf(fen: number): { pieces: Capital[]; ending: '' | 'may' | 'must' } {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError('an amount in capitals is an integer of 分 from 0');
  const cents = fen % 100;
  const yuan = (fen - cents) / 100;
  const [tenths, rest] = [Math.floor(cents / 10), cents % 10];
  if (cents === 0) return { pieces: [...(yuan === 0 ? ['零'] : capitalsOfWhole(yuan)), '元'], ending: 'must' };
  const pieces: Capital[] = yuan === 0 ? [] : [...capitalsOfWhole(yuan), '元'];
  if (yuan > 0 && tenths === 0) pieces.push({ zero: 'must' });
  else if (yuan > 0 && yuan % 10 === 0) pieces.push({ zero: 'written' });
  if (tenths > 0) pieces.push(`${capitalDigits[tenths]}角`);
  if (rest > 0) pieces.push(`${capitalDigits[rest]}分`);
  return { pieces, ending: rest > 0 ? '' : 'may' };
}

/**
 * Integer 分 → the amount in capitals as agreements and cheques have it (大写金额, 支付结算办法 annex 1): `20000000` → `人民币贰拾万元整`,
 * `168032` → `人民币壹仟陆佰捌拾元零叁角贰分`. Throws RangeError on anything but a safe integer from 0.
 */
export function formatCapital(fen: number): string {
  const { pieces, ending } = capitalsOf(fen);
  const written = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece.zero === 'left-out' ? '' : '零';
  });
  return `人民币${written.join('')}${ending === 'must' ? '整' : ''}`;
}

const traditional: Readonly<Record<string, string>> = {
  貳: '贰',
  參: '叁',
  叄: '叁',
  陸: '陆',
  億: '亿',
  萬: '万',
  圓: '元',
  圆: '元',
  幣: '币',
  正: '整',
};

/** What a whole number in capitals adds up to, whether or not it is well written. */
function wholeOf(text: string): number {
  for (const { name, size } of highUnits) {
    const at = text.indexOf(name);
    if (at >= 0) return wholeOf(text.slice(0, at)) * size + wholeOf(text.slice(at + 1));
  }
  const places = [...text.matchAll(/([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)/gu)];
  const worth = { 仟: 1000, 佰: 100, 拾: 10, '': 1 };
  return places.reduce(
    (sum, [, digit = '', unit]) => sum + capitalDigits.indexOf(digit) * worth[unit as keyof typeof worth],
    0,
  );
}

/**
 * An amount in capitals as a person typed it → integer 分; with or without 人民币, 整 or 正, traditional signs, and 零 where annex 1 leaves it open.
 * Undefined when it is none, or is not written as annex 1 wants: 一二三 for 壹贰叁, 拾 without 壹, no 整 after 元, 整 after 分, 零 missing.
 */
export function parseCapital(typed: string): number | undefined {
  const text = typed
    .replaceAll(/\s/g, '')
    .replaceAll(/[貳參叄陸億萬圓圆幣正]/g, (sign) => traditional[sign] ?? sign)
    .replace(/^人民币/, '');
  const found = /^(?:(.{1,40})元)?零?(?:(.)角)?(?:(.)分)?整?$/u.exec(text);
  if (!found || text === '') return undefined;
  const [, whole = '', tenths = '零', rest = '零'] = found;
  const fen = wholeOf(whole) * 100 + capitalDigits.indexOf(tenths) * 10 + capitalDigits.indexOf(rest);
  if (!Number.isSafeInteger(fen) || fen < 0) return undefined;
  const { pieces, ending } = capitalsOf(fen);
  const spelling = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece.zero === 'must' ? '零' : '零?';
  });
  const end = { '': '', may: '整?', must: '整' }[ending];
  return new RegExp(`^${spelling.join('')}${end}$`, 'u').test(text) ? fen : undefined;
}

/** Whether the capitals that a person typed are lawfully written and say the same amount as the figures, in 分. */
export function capitalAgrees(typed: string, fen: number): boolean {
  return parseCapital(typed) === fen;
}
