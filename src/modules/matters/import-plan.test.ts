import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapColumns, missingFields, readMessage, readTime } from './import-plan.ts';

describe('a time', () => {
  test.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28 11:25', '2019-02-28T03:25:00.000Z'],
    ['2019年2月28日', '2019-02-27T16:00:00.000Z'],
    ['2019.2.28 0:05', '2019-02-27T16:05:00.000Z'],
    ['2020/2/29', '2020-02-28T16:00:00.000Z'],
    ['2019-02-28T11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28T11:25:05Z', '2019-02-28T11:25:05.000Z'],
    ['2019-02-28T11:25:05+08:00', '2019-02-28T03:25:05.000Z'],
    ['2019/12/31 23:59:59', '2019-12-31T15:59:59.000Z'],
  ])('written as %s is %s, by the clock of China unless it says otherwise', (text, instant) => {
    expect(readTime(text)?.toISOString()).toBe(instant);
  });

  test.each([
    '',
    '昨天',
    '2019/2/30',
    '2019/13/1',
    '2019/0/1',
    '2019/1/0',
    '2019/1/1 24:00',
    '2019/1/1 12:60',
    '2019/1/1 12:00:60',
    '28/2/2019',
    '2019/2/28 上午',
    '2019-02-28T99:00:00Z',
  ])('is none in "%s"', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  test('never breaks the reader, whatever stands in the cell', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}[/.年-]\d{1,2}[/.月-]\d{1,2}日?( \d{1,2}:\d{1,2})?$/)),
        (text) => readTime(text) === undefined || !Number.isNaN(readTime(text)?.getTime()),
      ),
    );
  });
});

describe('columns', () => {
  const header = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'];

  test('are found by their usual names', () => {
    expect(mapColumns(header, {})).toEqual({
      id: '留言编号',
      user: '留言用户',
      subject: '留言主题',
      time: '留言时间',
      text: '留言详情',
    });
    expect(mapColumns(['Number', 'Title', 'DATE', ' Text '], {})).toEqual({
      id: 'Number',
      subject: 'Title',
      time: 'DATE',
      text: ' Text ',
    });
  });

  test('that somebody named go first, unless the file has no such column', () => {
    expect(mapColumns(header, { text: '留言主题', time: '没有这列' })).toMatchObject({
      text: '留言主题',
      time: '留言时间',
    });
  });

  test('text and time must be there', () => {
    expect(missingFields(mapColumns(['主题', '姓名'], {}))).toEqual(['text', 'time']);
    expect(missingFields(mapColumns(header, {}))).toEqual([]);
  });
});

describe('a row', () => {
  const mapping = { user: '用户', subject: '主题', time: '时间', text: '详情', phone: '电话' };

  test('is cleaned: blanks of the web page, the title cut, empty cells as nothing', () => {
    const cells = {
      用户: 'A1',
      主题: '  关于路灯的反映 ',
      时间: '2019/2/28 11:25',
      详情: '\r\n\t\t路灯坏了。\t\n\n\n请修。\n\t',
      电话: '',
    };
    expect(readMessage(cells, mapping, 2)).toMatchObject({
      row: 2,
      title: '关于路灯的反映',
      what: expect.stringMatching(/^路灯坏了。\s+请修。$/),
      user: 'A1',
      phone: null,
      at: new Date('2019-02-28T03:25:00Z'),
    });
  });

  test('takes a time that the spreadsheet gives as a date', () => {
    expect(readMessage({ 时间: new Date('2019-02-28T03:25:00Z'), 详情: '路灯坏了' }, mapping, 3)).toMatchObject({
      at: new Date('2019-02-28T03:25:00Z'),
    });
  });

  test('with only a subject or only a text is a message; with neither it is a problem that names the row', () => {
    expect(readMessage({ 主题: '路灯坏了', 时间: '2019/2/28' }, mapping, 4)).toMatchObject({
      title: '路灯坏了',
      what: '路灯坏了',
    });
    expect(readMessage({ 详情: '路灯坏了\n已经一周', 时间: '2019/2/28' }, mapping, 5)).toMatchObject({
      title: '路灯坏了',
    });
    expect(readMessage({ 时间: '2019/2/28' }, mapping, 6)).toEqual({
      row: 6,
      zh: '第 6 行没有内容',
      en: 'Row 6 has no text',
    });
  });

  test('without a readable time is a problem in both languages that says how to write it', () => {
    const read = readMessage({ 详情: '路灯坏了', 时间: '某天' }, mapping, 7);
    expect(read).toMatchObject({
      row: 7,
      zh: expect.stringContaining('「某天」'),
      en: expect.stringContaining('Row 7'),
    });
  });

  test('that is very long is cut to what a matter can hold', () => {
    const read = readMessage({ 主题: '长'.repeat(300), 详情: '长'.repeat(9000), 时间: '2019/2/28' }, mapping, 8);
    expect('what' in read && [read.title.length, read.what.length].every((length) => length <= 5000)).toBe(true);
    expect('title' in read && [...read.title].length).toBe(80);
  });
});
