import type { Words } from '../../kit/words.ts';
import { registerFacts } from '../../platform/registers/words.ts';
import { matterSteps } from '../matters/words.ts';

/** 条目种类. */
export const answerKinds = {
  template: { zh: '答复模板', en: 'Template' },
  checklist: { zh: '办理清单', en: 'Checklist' },
  knowledge: { zh: '知识条目', en: 'Knowledge' },
} as const satisfies Record<string, Words>;
export type AnswerKind = keyof typeof answerKinds;

/** 条目状态: a published entry may have a draft beside it; what is published stays in use until that draft is published. */
export const answerStates = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '使用中', en: 'In use' },
  retired: { zh: '已停用', en: 'Retired' },
} as const satisfies Record<string, Words>;
export type AnswerState = keyof typeof answerStates;

/** 用在哪里: which paper of the matter page a template is written for. */
export const papers = {
  answer: { zh: '正式答复', en: 'The answer' },
  news: { zh: '进展', en: 'News' },
  note: { zh: '内部记录', en: 'Internal note' },
} as const satisfies Record<string, Words>;
export type Paper = keyof typeof papers;

/** 下一步: what a template may propose once its text is sent; taking the step stays somebody's own act. */
export const proposedSteps = {
  take: matterSteps.take,
  answer: matterSteps.answer,
  close: matterSteps.close,
  archive: matterSteps.archive,
} as const satisfies Record<string, Words>;
export type ProposedStep = keyof typeof proposedSteps;

/** 占位符 that the house fills from the matter; any other name between braces is filled by whoever writes. */
export const placeholders = {
  编号: { zh: '编号', en: 'number' },
  事项: { zh: '事项', en: 'matter' },
  类别: { zh: '类别', en: 'category' },
  单位: { zh: '单位', en: 'unit' },
  单位电话: { zh: '单位电话', en: 'unit phone' },
  承办人: { zh: '承办人', en: 'lead' },
  地点: { zh: '地点', en: 'place' },
  反映日期: { zh: '反映日期', en: 'reported on' },
  承诺日期: { zh: '承诺日期', en: 'promised date' },
  今天: { zh: '今天', en: 'today' },
} as const satisfies Record<string, Words>;

/** The fields of an entry as pages, history and spreadsheets name them. */
export const contentWords = {
  titleZh: { zh: '标题', en: 'Title' },
  titleEn: { zh: '英文标题', en: 'Title in English' },
  category: { zh: '类别', en: 'Category' },
  words: { zh: '关键词', en: 'Words' },
  textZh: { zh: '正文', en: 'Text' },
  textEn: { zh: '英文正文', en: 'Text in English' },
  steps: { zh: '步骤', en: 'Steps' },
  paper: { zh: '用在', en: 'Used for' },
  nextStep: { zh: '建议的下一步', en: 'Step it proposes' },
  sourceZh: { zh: '依据', en: 'Source' },
  sourceEn: { zh: '英文依据', en: 'Source in English' },
  isPublic: { zh: '居民可看', en: 'Open to residents' },
  reviewOn: { zh: '复核日期', en: 'Review by' },
} as const satisfies Record<string, Words>;
export type ContentField = keyof typeof contentWords;

/** 台账 of this module, for import and export. */
export const answerRegisters = {
  answers: { zh: '答复与知识', en: 'Answers and knowledge' },
} as const satisfies Record<string, Words>;

/** Facts about entries; ticks stand with the other facts of matters. */
export const answerFacts = {
  'answer.drafted': { zh: '起草', en: 'Drafted' },
  'answer.changed': { zh: '改草稿', en: 'Draft changed' },
  'answer.dropped': { zh: '放弃草稿', en: 'Draft given up' },
  'answer.published': { zh: '发布', en: 'Published' },
  'answer.reviewed': { zh: '复核，仍然有效', en: 'Reviewed: still right' },
  'answer.retired': { zh: '停用', en: 'Retired' },
} as const satisfies Record<string, Words>;
export type AnswerFact = keyof typeof answerFacts;

/** What the history of an entry tells: acts at the desk and imports. */
export const historyWords: Readonly<Record<string, Words>> = { ...answerFacts, ...registerFacts };
