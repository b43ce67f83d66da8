import type { Words } from '../../kit/words.ts';

/** 分派建议: where what the rules said of a matter stands. */
export const routeStates = {
  open: { zh: '待确认', en: 'To be confirmed' },
  followed: { zh: '已按规则办理', en: 'Followed' },
  changed: { zh: '已改派', en: 'Decided otherwise' },
} as const satisfies Record<string, Words>;
export type RouteState = keyof typeof routeStates;

/** What the rules say of a matter, and what people made of it. */
export const routeFacts = {
  'matter.routed': { staff: { zh: '按规则分派', en: 'Routed by a rule' }, resident: null },
  'matter.rerouted': { staff: { zh: '未按规则分派', en: 'Decided otherwise than the rule' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
