import type { Words } from '../../kit/words.ts';

/** Words of reading aloud. */
export const readWords = {
  read: { zh: '朗读', en: 'Read aloud' },
  stop: { zh: '停止朗读', en: 'Stop reading' },
  reading: { zh: '正在朗读', en: 'Reading aloud' },
  speed: { zh: '语速', en: 'Speed' },
  slow: { zh: '慢', en: 'Slow' },
  normal: { zh: '中', en: 'Medium' },
  quick: { zh: '快', en: 'Quick' },
  chosen: { zh: '已选', en: 'Chosen' },
  absent: {
    zh: '这个浏览器不会朗读。可以打电话，请人说给您听。',
    en: 'This browser cannot read aloud. You can phone us: somebody will tell you.',
  },
  silent: {
    zh: '这台设备没有普通话的声音，读不出来。可以打电话，请人说给您听。',
    en: 'This device has no English voice. You can phone us: somebody will tell you.',
  },
} as const satisfies Record<string, Words>;
