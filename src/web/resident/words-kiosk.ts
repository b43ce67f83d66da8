import type { Words } from '../../kit/words.ts';

/** Words of a device for everybody. */
export const kioskWords = {
  still: { zh: '您还在用吗？', en: 'Are you still here?' },
  stay: { zh: '还在用', en: 'Still here' },
  finish: { zh: '用完了，清空', en: 'Done, clear everything' },
} as const satisfies Record<string, Words>;
export const clearsIn = (seconds: number): Words => ({
  zh: `${seconds} 秒后清空`,
  en: `Cleared in ${seconds} seconds`,
});
