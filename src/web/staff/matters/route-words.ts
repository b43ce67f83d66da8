import type { Words } from '../../../kit/words.ts';

export const routeWords = {
  title: { zh: '分派建议', en: 'Routing' },
  byRule: { zh: '按规则', en: 'By rule' },
  unit: { zh: '责任单位', en: 'Responsible:' },
  asks: { zh: '请', en: 'asks' },
  follow: { zh: '按建议办理', en: 'Follow it' },
  decline: { zh: '不按建议', en: 'Decide otherwise' },
  task: { zh: '请对方做什么', en: 'What the partner is asked to do' },
  reason: { zh: '为什么不按建议', en: 'Why not' },
  decide: { zh: '确认或改派', en: 'Confirm or change' },
  send: { zh: '确定', en: 'Confirm' },
  suggested: { zh: '建议的承办人', en: 'Suggested' },
} as const satisfies Record<string, Words>;
