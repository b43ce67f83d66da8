import { pinyin } from 'pinyin-pro';

/** The first letters of a text in pinyin, lower case, letters and digits only: 自由路派出所 → zylpcs; `name`: 单晓峰 → sxf. */
export function pinyinInitials(text: string, kind: 'name' | 'text' = 'text'): string {
  const surname = kind === 'name' ? 'head' : 'off';
  return pinyin(text.normalize('NFKC'), { pattern: 'first', toneType: 'none', type: 'array', surname })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
