import type { Words } from '../../kit/words.ts';

/** What happens to parts, to what is passed on, and to who keeps a matter; null = residents never see it. */
export const partFacts = {
  'part.asked': {
    staff: { zh: '请求协办', en: 'Help asked' },
    resident: { zh: '请有关单位一起办理', en: 'Another unit was asked to help' },
  },
  'part.asked-again': { staff: { zh: '再次请求协办', en: 'Asked again' }, resident: null },
  'part.told': { staff: { zh: '协办进展', en: 'News of a part' }, resident: null },
  'part.disputed': {
    staff: { zh: '再次退回，争议待裁', en: 'Returned again: an arbiter decides' },
    resident: { zh: '由谁来办还有分歧，已请专人裁定', en: 'Whose task this is must be decided: one named person does' },
  },
  'part.arbiter-named': { staff: { zh: '指定裁定人', en: 'Arbiter named' }, resident: null },
  'part.decided': {
    staff: { zh: '裁定', en: 'Decided by the arbiter' },
    resident: { zh: '由谁来办已经裁定', en: 'Whose task it is has been decided' },
  },
  'part.shared': {
    staff: { zh: '向协办单位提供信息', en: 'Passed on to a partner' },
    resident: { zh: '把您反映的内容转给了协办单位', en: 'What you wrote was passed on to the helping unit' },
  },
  'part.link-sent': { staff: { zh: '发出限时链接', en: 'Link sent' }, resident: null },
  'part.link-revoked': { staff: { zh: '收回限时链接', en: 'Link taken back' }, resident: null },
  'part.unacknowledged': {
    staff: { zh: '未按时签收，已转备用联络员', en: 'Not taken in time: the deputy was told' },
    resident: null,
  },
  'part.overdue': { staff: { zh: '协办超期，已催办', en: 'Part overdue: reminded' }, resident: null },
  'part.arbitration-late': {
    staff: { zh: '裁定超期，已催办', en: 'The decision is overdue: reminded' },
    resident: null,
  },
  'sharing.allowed': {
    staff: { zh: '反映人更改了可以转出的内容', en: 'The reporter changed what may be passed on' },
    resident: { zh: '您更改了可以转给协办单位的内容', en: 'You changed what may be passed on' },
  },
  'matter.kept': {
    staff: { zh: '定为包办', en: 'The owner keeps it to the end' },
    resident: { zh: '这件事由首接人办到底', en: 'Whoever took it first stays with it to the end' },
  },
  'matter.released': { staff: { zh: '解除包办', en: 'The owner is released' }, resident: null },
  'part.taken': { staff: { zh: '协办单位签收', en: 'Part taken' }, resident: null },
  'part.done': { staff: { zh: '协办完成', en: 'Part done' }, resident: null },
  'part.returned': { staff: { zh: '协办退回', en: 'Part returned' }, resident: null },
  'part.revoked': { staff: { zh: '收回协办', en: 'Part taken back' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
