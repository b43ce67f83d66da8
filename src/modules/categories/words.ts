import type { Words } from '../../kit/words.ts';

/** 材料: what closing may demand, by category. */
export const evidenceWords = {
  'photo-after': { zh: '处置后照片', en: 'Photo afterwards' },
  'visit-note': { zh: '上门或约谈记录', en: 'Note of a visit or talk' },
  'result-count': { zh: '处置数量', en: 'Counted result' },
  receipt: { zh: '签收凭据', en: 'Receipt' },
} as const satisfies Record<string, Words>;
export type Evidence = keyof typeof evidenceWords;

/** 结果栏目: one thing that closing a matter of a category counts. */
export interface ResultField {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly unit_zh: string;
  readonly unit_en: string;
}

/** 去向: whom a rule makes responsible. */
export const targetKinds = {
  team: { zh: '网格责任单位', en: "The grid's own team" },
  station: { zh: '网格所属派出所', en: "The grid's station" },
  unit: { zh: '指定单位', en: 'A named unit' },
  partner: { zh: '联动单位协办，我方牵头', en: 'A partner, with our unit as lead' },
} as const satisfies Record<string, Words>;
export type TargetKind = keyof typeof targetKinds;

/** 版本状态: where a set of rules stands. */
export const versionStates = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '执行中', en: 'In force' },
  retired: { zh: '已停用', en: 'No longer in force' },
} as const satisfies Record<string, Words>;
export type VersionState = keyof typeof versionStates;

export const weekdayWords = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
] as const satisfies readonly Words[];

/** 台账: the registers of this module, for import and export. */
export const categoryRegisters = {
  categories: { zh: '事项类别', en: 'Categories' },
  'foreign-labels': { zh: '外部类别对照', en: 'Labels of other dictionaries' },
} as const satisfies Record<string, Words>;

/** Facts this module tells. */
export const categoryFacts = {
  'category.made': { zh: '新增类别', en: 'Category made' },
  'category.changed': { zh: '更改类别说明', en: 'Category changed' },
  'category.ended': { zh: '停用类别', en: 'Category ended' },
  'label.mapped': { zh: '对照外部类别', en: 'Label mapped' },
  'routing.begun': { zh: '起草分派规则', en: 'Draft of rules begun' },
  'routing.rule-saved': { zh: '更改草稿规则', en: 'Rule of the draft changed' },
  'routing.rule-dropped': { zh: '删除草稿规则', en: 'Rule of the draft removed' },
  'routing.dropped': { zh: '放弃草稿', en: 'Draft given up' },
  'routing.published': { zh: '发布分派规则', en: 'Rules published' },
} as const satisfies Record<string, Words>;
export type CategoryFact = keyof typeof categoryFacts;

const fields = {
  code: { zh: '编码', en: 'Code' },
  parentCode: { zh: '上级编码', en: 'Code above' },
  zh: { zh: '名称', en: 'Name' },
  en: { zh: '英文名称', en: 'English name' },
  own: { zh: '本单位自办', en: 'Done by ourselves' },
  workingDays: { zh: '办理工作日', en: 'Working days' },
  evidence: { zh: '办结材料', en: 'Evidence for closing' },
  resultFields: { zh: '结果栏目', en: 'What closing counts' },
  emergency: { zh: '紧急', en: 'Emergency' },
  definitionZh: { zh: '定义', en: 'Definition' },
  definitionEn: { zh: '英文定义', en: 'Definition in English' },
  examples: { zh: '例子', en: 'Examples' },
  hints: { zh: '支持词', en: 'Words for it' },
  against: { zh: '排除词', en: 'Words against it' },
  synonyms: { zh: '别名', en: 'Also called' },
  skills: { zh: '需要的特长', en: 'Skills it needs' },
  unitKinds: { zh: '可负责的单位类型', en: 'Kinds of unit' },
  partnerKinds: { zh: '可协办的单位类型', en: 'Kinds of partner' },
  residentZh: { zh: '居民说法', en: "Residents' words" },
  residentEn: { zh: '居民说法（英文）', en: "Residents' words in English" },
  residentExampleZh: { zh: '居民例子', en: "Residents' example" },
  residentExampleEn: { zh: '居民例子（英文）', en: "Residents' example in English" },
  residentPosition: { zh: '居民页面顺序', en: 'Place on the residents’ page' },
  position: { zh: '顺序', en: 'Order' },
  activeFrom: { zh: '启用日期', en: 'Active from' },
  endedOn: { zh: '停用日期', en: 'Ended on' },
  successorCode: { zh: '替代类别', en: 'Successor' },
} as const satisfies Record<string, Words>;
export type CategoryField = keyof typeof fields;

export const categoryFields = Object.keys(fields) as CategoryField[];

/** What a field of a category is called, on pages and in registers. */
export function fieldWord(field: CategoryField): Words {
  return fields[field];
}
