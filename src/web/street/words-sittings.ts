import type { Words } from '../../kit/words.ts';

export const sittingPageWords = {
  title: { zh: '调解会', en: 'Sittings' },
  sides: { zh: '各方', en: 'The sides' },
  attendance: { zh: '谁到了', en: 'Who came' },
  unknown: { zh: '未登记', en: 'Not noted' },
  facts: { zh: '事实：认可与不认可', en: 'Facts: agreed and disputed' },
  factsHint: { zh: '双方都能看到', en: 'Both sides read this' },
  fact: { zh: '事实', en: 'Fact' },
  addFact: { zh: '加一条事实', en: 'Add a fact' },
  remark: { zh: '说明', en: 'In their words' },
  side: (side: number): Words => ({ zh: `${['', '甲', '乙', '丙', '丁'][side] ?? side}方`, en: `Side ${side}` }),
  stand: { zh: '态度', en: 'Stand' },
  unsaid: { zh: '没有说', en: 'Not said' },
  notes: { zh: '法、理、情', en: 'Law, reason, feeling' },
  articles: { zh: '引用法条', en: 'Articles cited' },
  articleFind: { zh: '找法条：漏水、借款、噪声', en: 'Find: water, loan, noise' },
  record: { zh: '经过和结果', en: 'Course and result' },
  keep: { zh: '保存', en: 'Save' },
  unchanged: { zh: '没有改动', en: 'Nothing changed' },
  private: {
    zh: '一方单独说的话不带到手机上，请回到工作台写「私下记录」。',
    en: 'What one side says alone stays off the phone: write it at the desk as a private note.',
  },
  done: { zh: '这次的记录已定稿', en: 'The record of this one is final' },
} as const;
