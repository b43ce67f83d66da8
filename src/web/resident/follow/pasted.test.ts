import { describe, expect, it } from 'vitest';
import { newReceiptCode } from '../../../kit/ids.ts';
import { copiedReceipt } from '../words-receipt.ts';
import { readPasted, readTail } from './pasted.ts';

const code = newReceiptCode();
const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('what a resident pastes into the code field', () => {
  it('what the copy button wrote is read back, code and digits, in both languages', () => {
    const copied = copiedReceipt(code, '5678');
    expect(readPasted(copied.zh)).toEqual({ code, tail: '5678' });
    expect(readPasted(copied.en)).toEqual({ code, tail: '5678' });
  });

  it('lower case, spaces and full-width letters are the same code', () => {
    expect(readPasted(code.toLowerCase())?.code).toBe(code);
    expect(readPasted(code.replaceAll('-', ' '))?.code).toBe(code);
    expect(readPasted(fullWidth(`${code} 1234`))).toEqual({ code, tail: '1234' });
  });

  it('a code with one wrong letter is not taken', () => {
    const slipped = code.replace(/.$/, (last) => (last === '3' ? '4' : '3'));
    expect(readPasted(slipped)).toBeUndefined();
    expect(readPasted('你好')).toBeUndefined();
  });

  it('four digits may be full-width or spaced, five are not four', () => {
    expect(readTail('１２３４')).toBe('1234');
    expect(readTail(' 12 34 ')).toBe('1234');
    expect(readTail('12345')).toBeUndefined();
  });
});
