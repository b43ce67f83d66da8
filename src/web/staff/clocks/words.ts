import type { Words } from '../../../kit/words.ts';

export const clockWords = {
  title: { zh: '时限', en: 'Limits' },
  none: { zh: '还没有计时', en: 'No clock has been started' },
  more: { zh: '已结束的时限', en: 'Ended clocks' },
  overdue: { zh: '已超时', en: 'Overdue' },
  metLate: { zh: '超时完成', en: 'Met late' },
  due: { zh: '到期', en: 'Due' },
  met: { zh: '完成于', en: 'Met' },
  stopped: { zh: '停止于', en: 'Stopped' },
  until: { zh: '最晚恢复', en: 'Goes on by' },
  pause: { zh: '暂停计时', en: 'Pause' },
  pauseAbout: {
    zh: '反映人会看到暂停的理由和最晚恢复的日期，看不到说明。',
    en: 'The reporter reads the reason and by when it goes on, not the note.',
  },
  reason: { zh: '理由', en: 'Reason' },
  untilOn: { zh: '暂停到（不填就到允许的最长时间）', en: 'Until (empty: as long as the reason allows)' },
  note: { zh: '说明', en: 'Note' },
  resume: { zh: '恢复计时', en: 'Let it go on' },
  ask: { zh: '申请延期', en: 'Ask for more time' },
  askAbout: { zh: '由另一位同事审批，批准以前日期不变。', en: 'Somebody else decides; until then the date stays.' },
  amount: { zh: '延长多少', en: 'How much more' },
  decide: { zh: '审批延期', en: 'Decide about more time' },
  approve: { zh: '同意', en: 'Grant it' },
  decline: { zh: '不同意', en: 'Decline' },
  chooseReason: { zh: '请选择理由', en: 'Choose a reason' },
  chooseAmount: { zh: '请填延长多少', en: 'Say how much more' },
  tooShort: { zh: '请写几个字的说明', en: 'Write a few words' },
  acknowledge: { zh: '知悉', en: 'Acknowledge' },
  acknowledged: { zh: '已知悉', en: 'Acknowledged' },
  notYet: { zh: '尚未知悉', en: 'Not acknowledged' },
  ladder: { zh: '督办', en: 'Urging' },
  forMe: { zh: '督办提醒我的', en: 'The ladder told me' },
  forMeHint: { zh: '看过以后点“知悉”', en: 'acknowledge what you have read' },
  asked: { zh: '延期等审批', en: 'More time, to be decided' },
  nothingForMe: { zh: '没有等您知悉或审批的。', en: 'Nothing waits for you.' },
} as const satisfies Record<string, Words>;

export const askedWaits = (amount: string): Words => ({
  zh: `申请延长${amount}，等待审批`,
  en: `${amount} more asked for, waits for a decision`,
});
export const extendedBy = (amount: string): Words => ({ zh: `已延长${amount}`, en: `${amount} were added` });
export const usedShare = (share: number): Words => ({ zh: `已用 ${share}%`, en: `${share} % used` });
export const missingYears = (years: readonly number[]): Words => ({
  zh: `${years.join('、')} 年放假安排尚未公布，日期可能调整`,
  en: `The holidays of ${years.join(', ')} are not published yet: the date may change`,
});
export const latestDay = (day: Words): Words => ({ zh: `最长到 ${day.zh}`, en: `until ${day.en} at most` });
