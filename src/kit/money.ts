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
