const numeralsBeforeUnit =
  /第?([零〇一二三四五六七八九十百两]+)(?=号|#|栋|幢|座|单元|组|期|区|弄|巷|街|路|道|楼|层|室|门|队|社|委)/g;
const ordinal = /第(?=\d)/g;
const buildingUnitRoom = /(?<![\d-])(\d{1,3})-(\d{1,2})-(\d{2,4})(?![\d-])/g;
const buildingRoom = /(?<![\d-])(\d{1,3})-(\d{3,4})(?![\d-])/g;
const buildingNumber = /(\d+)(?:号楼|号栋|号幢|#楼|#栋|栋楼|栋|幢|座|#|号)/g;
const betweenWords = /[\s\p{P}\p{S}]+/gu;

const digitValues: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

function arabicOf(numeral: string): string {
  const hasUnits = /[十百]/.test(numeral);
  if (!hasUnits) return [...numeral].map((digit) => String(digitValues[digit] ?? '')).join('');
  let total = 0;
  let pending: number | undefined;
  for (const sign of numeral) {
    if (sign === '百' || sign === '十') {
      total += (pending || 1) * (sign === '百' ? 100 : 10);
      pending = undefined;
    } else {
      pending = digitValues[sign] ?? 0;
    }
  }
  return String(total + (pending ?? 0));
}

/**
 * An address or free text in the one spelling in which names are compared: NFKC, lower case, no spaces or punctuation,
 * 三号楼 · 3栋 · 3幢 · ３＃ → 3号, and 3-2-501 → 3号2单元501室.
 */
export function normaliseAddress(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(numeralsBeforeUnit, (_, numeral: string) => arabicOf(numeral))
    .replace(ordinal, '')
    .replace(/(?<=\d)\s+(?=[号#栋幢座])/g, '')
    .replace(buildingUnitRoom, '$1号$2单元$3室')
    .replace(buildingRoom, '$1号$2室')
    .replace(buildingNumber, '$1号')
    .replace(betweenWords, keepNumbersApart);
}

function keepNumbersApart(gap: string, start: number, text: string): string {
  return /\d/.test(text.charAt(start - 1)) && /\d/.test(text.charAt(start + gap.length)) ? '-' : '';
}

/** The estate or road that a normalised name with a building number belongs to (枫林小区3号 → 枫林小区), if there is one. */
export function placeBeforeNumber(normalisedName: string): string | undefined {
  const stem = /^(.*?[^\d])\d+号/.exec(normalisedName)?.[1];
  return stem && stem.length > 1 ? stem : undefined;
}
