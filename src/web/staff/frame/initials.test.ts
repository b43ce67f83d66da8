import { describe, expect, it } from 'vitest';
import { isNamedBy, pinyinInitials } from './initials.ts';

describe('finding a Chinese name by what is typed', () => {
  it('takes the pinyin initial of each character, and keeps letters and digits', () => {
    expect(pinyinInitials('占道经营')).toBe('zdjy');
    expect(pinyinInitials('环境卫生服务中心')).toBe('hjwsfwzx');
    expect(pinyinInitials('电动车飞线充电（A区3号）')).toBe('ddcfxcdaq3h');
  });

  it('knows characters on both sides of each border between two letters', () => {
    expect(pinyinInitials('河北路第一警务组')).toBe('hbldyjwz');
    expect(pinyinInitials('刘家楼龙林绿化')).toBe('ljllllh');
    expect(pinyinInitials('人民热力日如软妈麻怕爬撒仨')).toBe('rmrlrrrmmppss');
  });

  it('finds by a part of the name, by initials anywhere in it, and by nothing typed', () => {
    expect(isNamedBy('垃圾清运', '清运')).toBe(true);
    expect(isNamedBy('垃圾清运', 'qy')).toBe(true);
    expect(isNamedBy('垃圾清运', '')).toBe(true);
    expect(isNamedBy('Rubbish', 'RUB')).toBe(true);
    expect(isNamedBy('垃圾清运', 'zd')).toBe(false);
  });
});
