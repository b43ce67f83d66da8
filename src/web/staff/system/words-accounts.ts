import type { Words } from '../../../kit/words.ts';

export const accountsWords = {
  title: { zh: '同事的登录', en: 'Sign-ins of colleagues' },
  lead: {
    zh: '手机丢了、验证器坏了，在这里重置。单凭登记码不能登录，还要本人的密码。',
    en: 'Reset a lost phone or authenticator here. The enrolment code alone opens nothing: the colleague’s own password is needed too.',
  },
  badge: { zh: '警号或工号', en: 'Badge number' },
  find: { zh: '查找', en: 'Find' },
  active: { zh: '在用', en: 'Active' },
  closed: { zh: '已停用', en: 'Closed' },
  authenticator: { zh: '有验证器', en: 'Authenticator' },
  noAuthenticator: { zh: '没有验证器', en: 'No authenticator' },
  passkeys: { zh: '把通行密钥', en: 'passkeys' },
  sessions: { zh: '台设备在线', en: 'sessions' },
  waiting: { zh: '登记码有效至', en: 'Enrolment code until' },
  own: {
    zh: '不能重置自己的登录，请另一位系统管理员办理。',
    en: 'You cannot reset yourself: ask another administrator.',
  },
  reset: { zh: '重置登录', en: 'Reset the sign-in' },
  effects: {
    zh: '会立刻下线全部设备，删去通行密钥，旧验证器失效，并发短信告诉本人。请先确认是本人要求。',
    en: 'Ends all sessions at once, removes the passkeys, stops the old authenticator, and tells the colleague by message. First make sure that it is the colleague who asks.',
  },
  reason: { zh: '原因（写进访问日志）', en: 'Reason (kept in the access log)' },
  reasonHint: { zh: '如：手机遗失，本人到窗口核对证件', en: 'Such as: phone lost, identity checked in person' },
  reasonMissing: { zh: '请写明原因，至少 4 个字', en: 'Give a reason of 4 characters or more' },
  password: { zh: '您自己的密码', en: 'Your own password' },
  passwordMissing: { zh: '请输入您自己的密码', en: 'Enter your own password' },
  made: {
    zh: '登记码只显示这一次，请当面交给本人。他在登录页选「手机丢了」。',
    en: 'Shown this once: give it to the colleague in person, who chooses “I lost my phone” on the sign-in page.',
  },
  until: { zh: '有效至', en: 'Valid until' },
  told: { zh: '已发短信告诉本人', en: 'The colleague is told by message' },
  untold: {
    zh: '没有登记电话，没有发短信，请当面告知',
    en: 'No phone on record, no message was sent: tell the colleague in person',
  },
} as const satisfies Record<string, Words>;
