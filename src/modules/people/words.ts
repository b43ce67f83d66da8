import type { Duty } from '../../kit/duties.ts';
import type { Words } from '../../kit/words.ts';

/** 单位类型: what a unit of the organisation tree is. */
export const unitKinds = {
  bureau: { zh: '公安局', en: 'Bureau' },
  station: { zh: '派出所', en: 'Police station' },
  command: { zh: '联合作战指挥部', en: 'Joint command' },
  detachment: { zh: '警务队', en: 'Detachment' },
  group: { zh: '警务组', en: 'Work group' },
  office: { zh: '综合室', en: 'General office' },
  workstation: { zh: '警务工作站', en: 'Work station' },
  team: { zh: '社区小分队', en: 'Community team' },
  township: { zh: '街道（乡镇）', en: 'Street or township' },
  community: { zh: '社区', en: 'Community' },
  village: { zh: '村（嘎查）', en: 'Village' },
  'village-office': { zh: '乡村警务室', en: 'Village police office' },
} as const satisfies Record<string, Words>;
export type UnitKind = keyof typeof unitKinds;

/** 人员类别: what kind of colleague a person is. */
export const personKinds = {
  officer: { zh: '民警', en: 'Officer' },
  auxiliary: { zh: '辅警', en: 'Auxiliary' },
  clerk: { zh: '文职', en: 'Clerk' },
  'grid-worker': { zh: '网格员', en: 'Grid worker' },
  cadre: { zh: '村（社区）干部', en: 'Village or community cadre' },
  steward: { zh: '楼栋长、单元长', en: 'Building steward' },
  'party-member': { zh: '在职党员', en: 'Party member' },
  militia: { zh: '民兵', en: 'Militia' },
  invited: { zh: '特邀人员', en: 'Invited from outside' },
} as const satisfies Record<string, Words>;
export type PersonKind = keyof typeof personKinds;

/** 岗位: a post that a person holds in a unit; several at once are possible. */
export const posts = {
  'station-head': { zh: '所长', en: 'Station head' },
  instructor: { zh: '教导员', en: 'Political instructor' },
  'deputy-head': { zh: '副所长', en: 'Deputy head' },
  commander: { zh: '指挥长', en: 'Commander' },
  'team-head': { zh: '队长', en: 'Team head' },
  'area-head': { zh: '片区长', en: 'Area head' },
  'community-officer': { zh: '社区民警', en: 'Community officer' },
  'beat-officer': { zh: '包片民警', en: 'Beat officer' },
  'case-officer': { zh: '办案民警', en: 'Case officer' },
  auxiliary: { zh: '社区辅警', en: 'Auxiliary' },
  'village-auxiliary': { zh: '驻村辅警', en: 'Village auxiliary' },
  'village-assistant': { zh: '村书记（主任）助理', en: 'Assistant to the village head' },
  'call-taker': { zh: '接警员', en: 'Call-taker' },
  counter: { zh: '窗口民警', en: 'Counter officer' },
  'grid-worker': { zh: '网格员', en: 'Grid worker' },
  'building-steward': { zh: '楼栋长', en: 'Building steward' },
  'unit-steward': { zh: '单元长', en: 'Staircase steward' },
  'party-member': { zh: '在职党员', en: 'Party member' },
  militia: { zh: '民兵', en: 'Militia' },
  mediator: { zh: '特邀调解员', en: 'Invited mediator' },
  supervisor: { zh: '督查员', en: 'Supervisor' },
  registrar: { zh: '台账管理员', en: 'Registrar' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
} as const satisfies Record<string, Words>;
export type Post = keyof typeof posts;

/** The duties that a post usually brings; whoever gives the post may change them. */
export const usualDuties = {
  'station-head': ['assign', 'handle', 'revisit', 'watch', 'oversee', 'register', 'arbitrate'],
  instructor: ['assign', 'revisit', 'watch', 'oversee'],
  'deputy-head': ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'],
  commander: ['assign', 'watch', 'oversee'],
  'team-head': ['intake', 'assign', 'handle', 'revisit', 'watch'],
  'area-head': ['intake', 'assign', 'handle', 'revisit'],
  'community-officer': ['intake', 'handle', 'revisit'],
  'beat-officer': ['intake', 'handle', 'revisit'],
  'case-officer': ['handle'],
  auxiliary: ['intake', 'handle', 'revisit'],
  'village-auxiliary': ['intake', 'handle'],
  'village-assistant': ['intake', 'handle'],
  'call-taker': ['intake', 'watch'],
  counter: ['intake', 'handle'],
  'grid-worker': ['intake', 'handle'],
  'building-steward': [],
  'unit-steward': [],
  'party-member': [],
  militia: [],
  mediator: ['mediate'],
  supervisor: ['revisit', 'oversee', 'arbitrate'],
  registrar: ['register', 'messages'],
  administrator: ['register', 'messages', 'system'],
  auditor: ['audit'],
} as const satisfies Record<Post, readonly Duty[]>;

/** 台账: the registers of this module, for import and export. */
export const peopleRegisters = {
  units: { zh: '单位', en: 'Units' },
  people: { zh: '人员', en: 'People' },
  posts: { zh: '岗位', en: 'Posts' },
} as const satisfies Record<string, Words>;

/** Facts this module tells. */
export const peopleFacts = {
  'unit.made': { zh: '设立单位', en: 'Unit made' },
  'unit.changed': { zh: '更改单位', en: 'Unit changed' },
  'unit.ended': { zh: '撤销单位', en: 'Unit ended' },
  'unit.reorganised': { zh: '单位拆分、合并', en: 'Units split or merged' },
  'person.made': { zh: '登记人员', en: 'Person registered' },
  'person.changed': { zh: '更改人员', en: 'Person changed' },
  'person.left': { zh: '离岗', en: 'Person left' },
  'post.given': { zh: '任职', en: 'Post given' },
  'post.ended': { zh: '免职', en: 'Post ended' },
  'post.stand-in-named': { zh: '指定代班', en: 'Stand-in named' },
} as const satisfies Record<string, Words>;
