import type { Words } from '../../kit/words.ts';

/** Facts that imports tell of each record, whatever its kind. */
export const registerFacts = {
  'record.imported': { zh: '导入登记', en: 'Imported' },
  'record.import-changed': { zh: '导入更改', en: 'Changed by an import' },
  'record.import-undone': { zh: '撤销导入', en: 'Import undone' },
} as const satisfies Record<string, Words>;
export type RegisterFact = keyof typeof registerFacts;

/** What is said of a cell, a row or a file that cannot be taken. */
export const importWords = {
  required: () => ({ zh: '不能为空', en: 'must not be empty' }),
  tooLong: (max: number) => ({ zh: `最多 ${max} 个字`, en: `at most ${max} characters` }),
  notNumber: () => ({ zh: '应为数字', en: 'must be a number' }),
  notWhole: () => ({ zh: '应为整数', en: 'must be a whole number' }),
  outside: (min: number, max: number) => ({
    zh: `应在 ${min} 到 ${max} 之间`,
    en: `must lie between ${min} and ${max}`,
  }),
  notDay: () => ({ zh: '应为日期，如 2026-01-31', en: 'must be a day such as 2026-01-31' }),
  notPhone: () => ({ zh: '不是电话号码', en: 'is not a phone number' }),
  notFlag: () => ({ zh: '应为“是”或“否”', en: 'must be yes or no' }),
  notJson: () => ({ zh: '不是有效的 JSON', en: 'is not valid JSON' }),
  notChoice: (text: string, choices: readonly Words[]) => ({
    zh: `“${text}”不在可选范围：${choices.map(({ zh }) => zh).join('、')}`,
    en: `"${text}" is not one of: ${choices.map(({ en }) => en).join(', ')}`,
  }),
  noSuchCode: (code: string) => ({ zh: `没有编号为“${code}”的记录`, en: `there is no record with the code "${code}"` }),
  twice: (row: number) => ({ zh: `与第 ${row} 行重复`, en: `is the same record as row ${row}` }),
  unknownColumn: () => ({ zh: '不认识这一列，已忽略', en: 'this column is not known and was left out' }),
  columnTwice: () => ({ zh: '这一列出现两次，已忽略后一列', en: 'this column stands twice, the second was left out' }),
  missingColumn: (column: Words) => ({ zh: `缺少“${column.zh}”列`, en: `the column "${column.en}" is missing` }),
  noRows: () => ({ zh: '文件里没有表头或没有数据', en: 'the file has no header or no rows' }),
  tooManyRows: (max: number) => ({
    zh: `一次最多 ${max} 行，请分批导入`,
    en: `at most ${max} rows at once: split the file`,
  }),
  unreadable: () => ({
    zh: '文件无法读取，请另存为 CSV、XLSX 或 GeoJSON',
    en: 'the file cannot be read: save it as CSV, XLSX or GeoJSON',
  }),
  wrongGeometry: (type: string) => ({ zh: `图形类型 ${type} 不适用`, en: `a geometry of type ${type} does not fit` }),
  noGeometry: () => ({ zh: '这本台账没有图形，请导出表格', en: 'this register has no shapes: export a table' }),
  cellTooLong: () => ({
    zh: '有单元格超过 Excel 的 32767 字上限，请导出 CSV 或 GeoJSON',
    en: 'a cell is longer than the 32,767 characters that Excel takes: export CSV or GeoJSON',
  }),
  overlap: () => ({ zh: '与已有的时间段重叠', en: 'the period overlaps with another one' }),
  taken: () => ({ zh: '编号已被占用', en: 'the code is already taken' }),
  brokenReference: () => ({ zh: '引用的记录不存在', en: 'a record it refers to does not exist' }),
  breaksRule: () => ({
    zh: '内容不符合台账的规则，如结束日期早于开始日期',
    en: 'breaks a rule of the register, such as an end before its start',
  }),
} as const;
