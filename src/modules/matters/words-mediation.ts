import type { Words } from '../../kit/words.ts';

/** 调解: what the timeline of a matter says of the dispute that it is. */
export const disputeFacts = {
  'mediation.asked': {
    staff: { zh: '提出调解', en: 'Mediation proposed' },
    resident: { zh: '已提出调解', en: 'Mediation was proposed' },
  },
  'mediation.taken': {
    staff: { zh: '调解受理', en: 'Mediation accepted' },
    resident: { zh: '正在调解', en: 'It is being mediated' },
  },
  'mediation.agreed': {
    staff: { zh: '调解达成协议', en: 'Mediation came to an agreement' },
    resident: { zh: '调解达成协议', en: 'Mediation came to an agreement' },
  },
  'mediation.over': {
    staff: { zh: '调解未成', en: 'Mediation came to nothing' },
    resident: {
      zh: '调解没有结果，其他途径已告知',
      en: 'Mediation came to nothing; you were told the ways that remain',
    },
  },
  'dispute.planned': { staff: { zh: '台账定方案与期限', en: 'Plan and due day set in the register' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
