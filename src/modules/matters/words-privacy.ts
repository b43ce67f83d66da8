import type { Words } from '../../kit/words.ts';

/** 个人信息: what the timeline says of openings in an emergency, sealed names and requests about personal data. */
export const privacyFacts = {
  'privacy.glass-broken': {
    staff: { zh: '紧急查看', en: 'Opened in an emergency' },
    resident: { zh: '因紧急情况，有同事查看了您反映的事', en: 'A colleague opened your report in an emergency' },
  },
  'privacy.glass-upheld': {
    staff: { zh: '紧急查看复核：属实', en: 'Emergency opening upheld' },
    resident: { zh: '那次紧急查看经复核属实', en: 'The emergency opening was reviewed and upheld' },
  },
  'privacy.glass-rejected': {
    staff: { zh: '紧急查看复核：不应查看', en: 'Emergency opening rejected' },
    resident: {
      zh: '那次紧急查看经复核认定不应当',
      en: 'The emergency opening was reviewed: it should not have happened',
    },
  },
  'privacy.sealed': {
    staff: { zh: '反映人身份已密封', en: 'Identity of a reporter sealed' },
    resident: null,
  },
  'privacy.unsealed': {
    staff: { zh: '反映人身份解封', en: 'Identity of a reporter unsealed' },
    resident: null,
  },
  'privacy.asked': { staff: { zh: '个人信息请求', en: 'Request about personal data' }, resident: null },
  'privacy.decided': {
    staff: { zh: '个人信息请求已答复', en: 'Request about personal data answered' },
    resident: null,
  },
  'privacy.corrected': { staff: { zh: '按请求更正', en: 'Corrected as asked' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
