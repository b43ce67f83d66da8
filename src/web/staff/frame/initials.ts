const letters = 'ABCDEFGHJKLMNOPQRSTWXYZ';
// The first character of each letter in pinyin order; what sorts between two of them begins with the first one's letter.
const beginnings = [...'阿八嚓哒婀发旮哈讥咔垃妈拏噢趴七呥仨它穵夕丫匝'];
const order = new Intl.Collator('zh-CN');

/** Pinyin initials of a Chinese text: 占道经营 → `zdjy`; Latin letters and digits stay, everything else falls out. */
export function pinyinInitials(text: string): string {
  let initials = '';
  for (const character of text) {
    if (/[a-z0-9]/i.test(character)) initials += character.toLowerCase();
    else if (/\p{Script=Han}/u.test(character)) initials += initialOf(character);
  }
  return initials;
}

function initialOf(character: string): string {
  let found = 0;
  for (let i = 0; i < beginnings.length; i += 1) {
    if (order.compare(character, beginnings[i] ?? '') >= 0) found = i;
  }
  return (letters[found] ?? '').toLowerCase();
}

/** Whether what was typed names the text: as a part of it, or as pinyin initials from its beginning on or inside it. */
export function isNamedBy(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  return text.toLowerCase().includes(wanted) || (/^[a-z0-9]+$/.test(wanted) && pinyinInitials(text).includes(wanted));
}

/** The names by which an option of a grouped choice can be found; a group itself has none. */
export function namesOf(candidate: unknown): string {
  return typeof candidate === 'object' && candidate !== null && 'named' in candidate ? String(candidate.named) : '';
}
