import { expect, it } from 'vitest';
import { pinyinInitials } from './pinyin.ts';

it('a name is found by its first letters, the surname read as surnames are', () => {
  expect(pinyinInitials('单晓峰', 'name')).toBe('sxf');
  expect(pinyinInitials('自由路派出所')).toBe('zylpcs');
  expect(pinyinInitials('A３幢 二单元')).toBe('a3zedy');
});
