import type { Words } from '../../../kit/words.ts';

export const retentionWords = {
  add: { zh: '新增保存期限', en: 'Add a retention rule' },
  propose: { zh: '提出，等另一人确认', en: 'Propose; another person confirms' },
  proposed: { zh: '已提出，另一人确认后生效', en: 'Proposed: it counts once another person confirms it' },
  proposedBy: { zh: '提出：', en: 'Proposed by' },
  waiting: { zh: '待另一人确认', en: 'Waits for a second person' },
  confirm: { zh: '确认', en: 'Confirm' },
  confirmed: { zh: '已确认，当晚起生效', en: 'Confirmed: it counts from tonight on' },
  drop: { zh: '不采纳', en: 'Drop' },
  keepDays: { zh: '办结后保存多少天', en: 'Days after closing' },
  nameZh: { zh: '说明（中文）', en: 'What it is for, in Chinese' },
  nameEn: { zh: '说明（英文）', en: 'What it is for, in English' },
  ofDays: (days: number): Words => ({ zh: `${days} 天`, en: `${days} days` }),
  dryRun: ({ before, after, held }: { before: number; after: number; held: number }): Words => ({
    zh: `试算：今晚会匿名化 ${after} 件（按现行规则 ${before} 件）${held > 0 ? `，另有 ${held} 件因保全保留` : ''}`,
    en: `Dry run: ${after} matters would be anonymised tonight (${before} by the present rules)${held > 0 ? `; a hold keeps ${held} more` : ''}`,
  }),
} as const;
