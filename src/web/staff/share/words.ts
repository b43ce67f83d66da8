import type { Words } from '../../../kit/words.ts';

export const shareWords = {
  title: { zh: '分享链接', en: 'Group links' },
  about: {
    zh: '贴到业主群、企业群里，居民点开就能反映。链接不认人，也不跟踪；群里的内容从不读取，只数有多少件从这里来。',
    en: 'For owners’ and company groups: residents open it and report. It knows no person and tracks nobody; nothing in the group is read, only reports are counted.',
  },
  make: { zh: '生成链接', en: 'Make a link' },
  made: { zh: '链接已生成', en: 'Link made' },
  label: { zh: '给哪个群（只在内部显示）', en: 'For which group (shown inside only)' },
  kind: { zh: '类型', en: 'Kind' },
  unit: { zh: '单位', en: 'Unit' },
  place: { zh: '预填地点（可不选）', en: 'Place filled in (optional)' },
  months: { zh: '有效几个月', en: 'Valid for how many months' },
  none: { zh: '还没有分享链接', en: 'No links yet' },
  noneHint: { zh: '点“生成链接”，给一个群做一条。', en: 'Make one for each group.' },
  reportsThrough: (count: number): Words => ({ zh: `带来 ${count} 件反映`, en: `${count} reports came through it` }),
  expires: { zh: '有效到', en: 'Valid until' },
  over: { zh: '已停用', en: 'Ended' },
  copy: { zh: '复制链接', en: 'Copy the link' },
  copied: { zh: '已复制', en: 'Copied' },
  code: { zh: '二维码', en: 'QR code' },
  codeOf: (label: string): Words => ({ zh: `${label}的二维码`, en: `QR code for ${label}` }),
  end: { zh: '停用', en: 'End' },
  ended: { zh: '链接已停用', en: 'Link ended' },
  short: { zh: '请写群名，并选择单位', en: 'Name the group and choose the unit' },
} as const satisfies Record<string, Words | ((label: string) => Words) | ((count: number) => Words)>;
