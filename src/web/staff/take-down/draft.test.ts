import { describe, expect, it } from 'vitest';
import { emptySheet, nextSheet, sheetInput } from './draft.ts';

describe('sheets taken down one after the other', () => {
  const sheet = {
    ...emptySheet,
    channel: 'market-desk',
    where: '自由路早市',
    what: '收摊后垃圾没人清',
    name: '张某',
    phone: '13812345678',
    behalfNote: '替母亲反映',
    fileIds: ['0190a6b2-0000-7000-8000-000000000001'],
  };

  it('the next sheet keeps the channel and the place and forgets everything about the person', () => {
    expect(nextSheet(sheet)).toEqual({ ...emptySheet, channel: 'market-desk', where: '自由路早市' });
  });

  it('what was left empty is not sent', () => {
    const input = sheetInput({ ...sheet, name: '  ', behalfNote: '' });
    expect(input).not.toHaveProperty('name');
    expect(input).not.toHaveProperty('behalfNote');
    expect(input).not.toHaveProperty('category');
    expect(input).toMatchObject({ phone: '13812345678', channel: 'market-desk' });
  });
});
