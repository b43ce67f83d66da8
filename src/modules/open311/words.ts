import type { Words } from '../../kit/words.ts';
import type { MatterState } from '../matters/words.ts';

/** 状态: GeoReport v2 knows two. */
export const requestStatuses = {
  open: { zh: '办理中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
} as const satisfies Record<string, Words>;
export type RequestStatus = keyof typeof requestStatuses;

/** Ours in theirs: nobody works on it any more, or somebody does. */
export const statusOf = {
  reported: 'open',
  accepted: 'open',
  assigned: 'open',
  in_hand: 'open',
  returned: 'open',
  reopened: 'open',
  answered: 'open',
  closed: 'closed',
  revisited: 'closed',
  archived: 'closed',
  not_accepted: 'closed',
  withdrawn: 'closed',
  merged: 'open',
} as const satisfies Record<MatterState, RequestStatus>;

/** What a token for a client names: all that GeoReport v2 asks of it. */
export const open311Scopes = [
  'open311.report',
  'open311.update',
  'open311.token',
  'open311.requests',
  'open311.request',
  'open311.updates',
] as const;

/** 提示: said before anything is sent. */
export const openWords = {
  whoSees: {
    zh: '谁能看到：原话、姓名和电话只有负责办理的同事能看，每次查看都有记录；不会因此公开。紧急情况请拨打 110。',
    en: 'Who sees it: only the colleagues who work on it read your words, name and phone, and every look is recorded; nothing is made public by this. In an emergency call 110.',
  },
  happenedOn: { zh: '什么时候发生的', en: 'When it happened' },
  happenedOnHint: { zh: '日期，如 2026-11-22', en: 'A date such as 2026-11-22' },
  confidential: {
    zh: '是否保密（同事也看不到姓名和电话）',
    en: 'Keep it confidential: colleagues see neither name nor phone',
  },
  confidentialHint: { zh: '不选就不保密', en: 'Not confidential unless chosen' },
  shares: {
    zh: '需要别的部门办理时，可以转出多少',
    en: 'How much may be passed on when another department does the work',
  },
  sharesHint: { zh: '不选就只转最少的内容', en: 'The minimum unless chosen' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  keyService: {
    zh: '向系统管理员申请：工作台“系统”页的“Open311 客户端”里新建令牌，作为 api_key 使用。',
    en: 'Ask the system administrator: a token made under “Open311 clients” on the System page of the desk is the api_key.',
  },
  keyMissing: {
    zh: 'api_key 缺失、无效或已过期，或者不允许这样使用',
    en: 'The api_key is missing, wrong, over, or not meant for this',
  },
  fieldMissing: { zh: '没有提供', en: 'was not provided' },
  mediaLink: { zh: '对方附的链接（没有打开过）', en: 'Link that came with it (never opened by us)' },
  fromClient: { zh: '经 Open311 客户端', en: 'Through the Open311 client' },
  email: { zh: '电子邮箱', en: 'E-mail' },
} as const satisfies Record<string, Words>;
