import type { Words } from '../../kit/words.ts';

/** 调解员类别: neighbours of standing, or people of a trade. */
export const mediatorKinds = {
  lay: { zh: '群众调解员', en: 'Neighbour' },
  specialist: { zh: '专家调解员', en: 'Specialist' },
} as const satisfies Record<string, Words>;
export type MediatorKind = keyof typeof mediatorKinds;

/** 职业. */
export const professions = {
  police: { zh: '民警', en: 'Police officer' },
  judicial: { zh: '司法所工作人员', en: 'Judicial office' },
  judge: { zh: '法官', en: 'Judge' },
  lawyer: { zh: '律师', en: 'Lawyer' },
  doctor: { zh: '医生', en: 'Doctor' },
  teacher: { zh: '教师', en: 'Teacher' },
  psychologist: { zh: '心理咨询师', en: 'Counsellor' },
  engineer: { zh: '工程技术人员', en: 'Engineer' },
  accountant: { zh: '会计', en: 'Accountant' },
  cadre: { zh: '村（社区）干部', en: 'Village or community cadre' },
  elder: { zh: '乡贤长辈', en: 'Elder of standing' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type Profession = keyof typeof professions;

/** 专长. */
export const skillWords = {
  law: { zh: '法律', en: 'Law' },
  medicine: { zh: '医学', en: 'Medicine' },
  building: { zh: '房屋建筑', en: 'Building' },
  psychology: { zh: '心理', en: 'Psychology' },
  farming: { zh: '农业', en: 'Farming' },
  accounts: { zh: '财会', en: 'Accounts' },
} as const satisfies Record<string, Words>;
export type Skill = keyof typeof skillWords;

/** 语言: what a mediator speaks with the sides, dialects too. */
export const spokenLanguages = {
  zh: { zh: '普通话', en: 'Mandarin' },
  'zh-northeast': { zh: '东北话', en: 'Northeastern dialect' },
  'zh-jin': { zh: '晋语（此地话）', en: 'Jin dialect' },
  'zh-southwest': { zh: '西南官话', en: 'Southwestern dialect' },
  'zh-wu': { zh: '吴语', en: 'Wu' },
  'zh-yue': { zh: '粤语', en: 'Cantonese' },
  mn: { zh: '蒙古语', en: 'Mongolian' },
  ko: { zh: '朝鲜语', en: 'Korean' },
  ug: { zh: '维吾尔语', en: 'Uyghur' },
  bo: { zh: '藏语', en: 'Tibetan' },
  kk: { zh: '哈萨克语', en: 'Kazakh' },
  sign: { zh: '手语', en: 'Sign language' },
  en: { zh: '英语', en: 'English' },
} as const satisfies Record<string, Words>;
export type SpokenLanguage = keyof typeof spokenLanguages;

/** 方式: how one can talk with a mediator. */
export const mediatorWays = {
  'in-person': { zh: '当面', en: 'In person' },
  phone: { zh: '电话', en: 'By phone' },
} as const satisfies Record<string, Words>;
export type MediatorWay = keyof typeof mediatorWays;

/** 名片状态: what the card says; whether somebody mediates today follows from it and the term, see `standings`. */
export const cardStates = {
  active: { zh: '在任', en: 'Active' },
  resting: { zh: '暂休', en: 'Resting' },
  apprentice: { zh: '学习', en: 'Apprentice' },
  ended: { zh: '已退出', en: 'Ended' },
} as const satisfies Record<string, Words>;
export type CardState = keyof typeof cardStates;

/** 现状: how a card stands on a day. */
export const standings = {
  active: { zh: '可以调解', en: 'Mediates' },
  apprentice: { zh: '跟班学习', en: 'Learning with a teacher' },
  resting: { zh: '暂休', en: 'Resting' },
  'no-post': { zh: '没有调解岗位', en: 'Holds no post of a mediator' },
  'not-yet': { zh: '任期未到', en: 'Term not begun' },
  expired: { zh: '任期已满', en: 'Term is over' },
  ended: { zh: '已退出', en: 'Ended' },
} as const satisfies Record<string, Words>;
export type Standing = keyof typeof standings;

/** 关系类别: what ties a mediator to possible parties. */
export const tieKinds = {
  employer: { zh: '工作单位', en: 'Employer' },
  kin: { zh: '亲属', en: 'Kin' },
  household: { zh: '住址', en: 'Household' },
  grid: { zh: '居住网格', en: 'Grid' },
  declared: { zh: '申报的关系', en: 'Declared' },
} as const satisfies Record<string, Words>;
export type TieKind = keyof typeof tieKinds;

/** 利益冲突: why a mediator may not be free towards a party. */
export const conflictKinds = {
  self: { zh: '本人就是当事人', en: 'is the party' },
  kin: { zh: '亲属', en: 'kin' },
  'same-household': { zh: '同住一户', en: 'same household' },
  'same-building': { zh: '同住一栋楼', en: 'same building' },
  declared: { zh: '申报过关系', en: 'declared a tie' },
  'same-employer': { zh: '同一单位', en: 'same employer' },
  'same-grid': { zh: '同一网格', en: 'same grid' },
  'earlier-case': { zh: '以前的案子', en: 'an earlier case' },
} as const satisfies Record<string, Words>;
export type ConflictKind = keyof typeof conflictKinds;

/** 后果: whether a conflict keeps a mediator away, or both sides must be told of it. */
export const conflictWeights = {
  excludes: { zh: '须回避', en: 'keeps away' },
  discloses: { zh: '须告知双方', en: 'must be disclosed' },
} as const satisfies Record<string, Words>;
export type ConflictWeight = keyof typeof conflictWeights;

/** 台账: the registers of this module, for import and export. */
export const mediatorRegisters = {
  mediators: { zh: '调解员名册', en: 'Mediators' },
  'mediator-trainings': { zh: '调解员培训', en: 'Training of mediators' },
} as const satisfies Record<string, Words>;

/** Facts this module tells. */
export const mediatorFacts = {
  'mediator.added': { zh: '列入调解员名册', en: 'Put on the register of mediators' },
  'mediator.changed': { zh: '更改名片', en: 'Card changed' },
  'mediator.rested': { zh: '暂休', en: 'Rests' },
  'mediator.returned': { zh: '恢复', en: 'Mediates again' },
  'mediator.renewed': { zh: '续聘', en: 'Term renewed' },
  'mediator.ended': { zh: '退出名册', en: 'Left the register' },
  'mediator.signed-off': { zh: '出师', en: 'Apprentice signed off' },
  'mediator.trained': { zh: '登记培训', en: 'Training entered' },
  'mediator.training-struck': { zh: '划去培训', en: 'Training struck' },
  'mediator.tie-declared': { zh: '申报关系', en: 'Tie declared' },
  'mediator.tie-ended': { zh: '关系已不存在', en: 'Tie ended' },
  'mediator.term-ending': { zh: '提醒：任期将满', en: 'Told: the term ends soon' },
  'mediator.training-due': { zh: '提醒：培训学时不足', en: 'Told: training is due' },
} as const satisfies Record<string, Words>;
