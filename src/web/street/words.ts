import type { Words } from '../../kit/words.ts';
import type { ActKind, ActState } from './queue/act.ts';

export const frameWords = {
  next: { zh: '下一件事', en: 'Next' },
  matters: { zh: '事项', en: 'Matters' },
  visits: { zh: '走访', en: 'Visits' },
  takeDown: { zh: '登记', en: 'Take down' },
  unsent: { zh: '未发送', en: 'Unsent' },
  route: { zh: '路线', en: 'Route' },
  navigation: { zh: '页面', en: 'Pages' },
  lock: { zh: '锁定', en: 'Lock' },
  more: { zh: '设置', en: 'Settings' },
  online: { zh: '有网络', en: 'Online' },
  offline: { zh: '没有网络，先存在本机', en: 'No network: kept on this phone' },
  signedOut: {
    zh: '登录已过期，内容都在。重新登录后继续发送。',
    en: 'Your session ended. Everything is here; sign in to send it.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  update: { zh: '有新版本', en: 'A new version is here' },
  updateNow: { zh: '更新', en: 'Update' },
  expired: {
    zh: '带出来的内容超过 24 小时，已从本机删除。联网后重新获取。',
    en: 'What you took along was older than 24 hours and is gone. It comes again with a network.',
  },
  fetching: { zh: '正在获取', en: 'Fetching' },
  takenAt: { zh: '内容获取于', en: 'Taken along' },
  theme: { zh: '明暗', en: 'Theme' },
  themeAuto: { zh: '随手机', en: 'As the phone' },
  themeDark: { zh: '暗', en: 'Dark' },
  themeLight: { zh: '亮', en: 'Light' },
  language: { zh: 'English', en: '中文' },
  leave: { zh: '退出并清空本机', en: 'Sign out and wipe this phone' },
  leaveSure: { zh: '确定退出', en: 'Yes, sign out' },
  cancel: { zh: '取消', en: 'Cancel' },
  desk: { zh: '打开工作台', en: 'Open the desk' },
  full: {
    zh: '这台手机存不下了，内容还在页面上。请先腾出空间，或联网发送。',
    en: 'This phone has no room left. What you typed is still here: free some space, or send first.',
  },
  noPage: { zh: '没有这个页面', en: 'No such page' },
  notHere: { zh: '这件事不在带出来的内容里', en: 'This is not among what you took along' },
} as const satisfies Record<string, Words>;

export function leaveWarning(unsent: number): Words {
  return unsent === 0
    ? { zh: '本机内容会全部清空。', en: 'Everything on this phone is wiped.' }
    : { zh: `还有 ${unsent} 件没有发送，退出就丢了。`, en: `${unsent} not sent yet: they would be lost.` };
}

export const queueWords = {
  title: { zh: '未发送', en: 'Unsent' },
  none: { zh: '都已送达', en: 'Everything has arrived' },
  noneHint: {
    zh: '没有网络时做的事会先存在这里，有网络就自动发送。',
    en: 'What you do without a network waits here and leaves by itself.',
  },
  unsure: {
    zh: '可能早已送达，但没有收到回音。请先在工作台核对，再决定重发还是丢弃。',
    en: 'It may have arrived long ago without an answer. Look at the desk first, then send again or throw away.',
  },
  conflict: { zh: '另一位同事改了同一项，请选择', en: 'A colleague changed the same field: choose' },
  resolve: { zh: '逐项选择', en: 'Choose field by field' },
  sendAgain: { zh: '重新发送', en: 'Send again' },
  drop: { zh: '丢弃', en: 'Throw away' },
  dropSure: { zh: '确定丢弃，不能恢复', en: 'Throw away for good' },
  keep: { zh: '留着', en: 'Keep' },
  arrived: { zh: '最近送达', en: 'Arrived lately' },
  sendNow: { zh: '现在发送', en: 'Send now' },
  earlierFirst: { zh: '等前一件送达', en: 'Waits for the one before' },
  receipt: (number: string, code: string, tail: string): Words => ({
    zh: `编号 ${number}，查询码 ${code}，后四位 ${tail}。请告诉反映人。`,
    en: `Number ${number}, receipt ${code}, last four ${tail}. Tell the reporter.`,
  }),
} as const;

export const actStates = {
  waiting: { zh: '已保存在本机，未发送', en: 'Kept on this phone, not sent' },
  sending: { zh: '正在发送', en: 'Sending' },
  delivered: { zh: '已送达', en: 'Arrived' },
  attention: { zh: '需要您处理', en: 'Needs you' },
} as const satisfies Record<ActState, Words>;

export const actKinds = {
  takeDown: { zh: '登记', en: 'Report taken down' },
  note: { zh: '内部记录', en: 'Internal note' },
  take: { zh: '开始办理', en: 'Taken in hand' },
  evidence: { zh: '处置后照片', en: 'Photo afterwards' },
  saveVisit: { zh: '走访记录', en: 'Observations' },
  saveSitting: { zh: '调解会记录', en: 'Sitting written up' },
  visitMatter: { zh: '走访登记事项', en: 'Matter from a visit' },
  addTask: { zh: '后续任务', en: 'Follow-up task' },
  finishTask: { zh: '任务已落实', en: 'Task done' },
} as const satisfies Record<ActKind, Words>;

export const conflictWords = {
  title: { zh: '两个人改了同一项', en: 'Two people changed one field' },
  lead: {
    zh: '没有丢任何内容。每一项选一个，或者合在一起写。',
    en: 'Nothing is lost. Pick one for each field, or combine them.',
  },
  mine: { zh: '我写的', en: 'Mine' },
  theirs: { zh: '已保存的', en: 'Saved already' },
  combine: { zh: '合在一起', en: 'Combine' },
  combined: { zh: '合在一起的内容', en: 'Combined text' },
  before: { zh: '原来是', en: 'Before' },
  empty: { zh: '（空）', en: '(empty)' },
  save: { zh: '就这样保存', en: 'Save like this' },
  someone: { zh: '一位同事', en: 'A colleague' },
} as const satisfies Record<string, Words>;
