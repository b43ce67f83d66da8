import type { Words } from '../../kit/words.ts';

/** Words before the PIN and around the session. */
export const gateWords = {
  product: { zh: '枫桥街面', en: 'Maplebridge street' },
  starting: { zh: '正在打开', en: 'Opening' },
  signInTitle: { zh: '登录', en: 'Sign in' },
  signInLead: { zh: '第一次使用需要联网登录。', en: 'The first time needs a network.' },
  badge: { zh: '警号或工号', en: 'Badge or staff number' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '动态码', en: 'One-time code' },
  signIn: { zh: '登录', en: 'Sign in' },
  otherWays: { zh: '用通行密钥或单位账号登录', en: 'Sign in with a passkey or the employer’s account' },
  missing: { zh: '请填写这一项', en: 'Fill this in' },
  back: { zh: '返回', en: 'Back' },
  demo: { zh: '演示账号', en: 'Demo accounts' },
  ownTitle: { zh: '换成自己的密码', en: 'Choose your own password' },
  ownLead: {
    zh: '您现在用的是别人给的初始密码，换好才能继续。',
    en: 'You came in with a password that was given to you: replace it to go on.',
  },
  givenPassword: { zh: '初始密码', en: 'First password, as it was given to you' },
  ownPassword: { zh: '新密码（至少 10 个字符）', en: 'New password (10 characters or more)' },
  ownAgain: { zh: '再输一次新密码', en: 'New password once more' },
  ownShort: { zh: '新密码至少 10 个字符', en: 'The new password needs 10 characters or more' },
  ownDiffers: { zh: '两次输入的新密码不一样', en: 'The new passwords differ' },
  ownEnd: { zh: '换好，继续', en: 'Replace it and go on' },
  newPinTitle: { zh: '设一个本机密码', en: 'Choose a PIN for this phone' },
  newPinLead: {
    zh: '至少 6 位数字。没有网络时用它打开；内容用它加密存在这台手机上。忘了就只能清空重来，未发送的会丢失。',
    en: 'At least 6 digits. It opens the app without a network and encrypts what is kept here. If you forget it, everything here must be wiped, also what was not sent.',
  },
  pin: { zh: '本机密码', en: 'PIN' },
  pinAgain: { zh: '再输一遍', en: 'Once more' },
  pinWeak: { zh: '请用至少 6 位数字，不要全一样或连号', en: 'Use at least 6 digits, not all alike and not counted up' },
  pinDiffers: { zh: '两次不一样，请重输', en: 'They differ: type them again' },
  choose: { zh: '设好了，开始', en: 'Done, begin' },
  lockedTitle: { zh: '已锁定', en: 'Locked' },
  lockedLead: { zh: '输入本机密码打开。锁定时不发送。', en: 'Open with your PIN. Nothing is sent while it is locked.' },
  unlock: { zh: '打开', en: 'Open' },
  forgot: { zh: '忘了密码', en: 'Forgot the PIN' },
  forgotLead: {
    zh: '只能清空这台手机上的内容重新开始；未发送的会丢失，已送达的都在。',
    en: 'What is on this phone must be wiped; what was not sent is lost, what arrived is safe.',
  },
  wipeNow: { zh: '清空，重新开始', en: 'Wipe and begin again' },
  keep: { zh: '不清空', en: 'Keep' },
  noNetworkTitle: { zh: '没有网络', en: 'No network' },
  noNetworkLead: {
    zh: '这台手机上还没有内容。请在有网络的地方登录一次，以后没有网络也能用。',
    en: 'There is nothing on this phone yet. Sign in once where there is a network; after that it works without.',
  },
  again: { zh: '再试一次', en: 'Try again' },
  otherTitle: { zh: '这台手机上有另一位同事的内容', en: 'This phone holds another colleague’s work' },
  otherLead: {
    zh: '您看不到它，也不能发送它。请那位同事登录后发送；或者清空后用您的账号开始。',
    en: 'You cannot see or send it. Let that colleague sign in and send it, or wipe it and begin with your account.',
  },
  wiped: { zh: '连续输错五次，本机内容已清空。', en: 'Five wrong PINs: everything on this phone was wiped.' },
  revoked: {
    zh: '登录已被收回，本机内容已清空。',
    en: 'Your session was revoked: everything on this phone was wiped.',
  },
  left: { zh: '已退出，本机内容已清空。', en: 'Signed out: everything on this phone was wiped.' },
} as const satisfies Record<string, Words>;

export function triesLeftWords(count: number): Words {
  return {
    zh: `密码不对。再错 ${count} 次，本机内容会被清空。`,
    en: `Wrong PIN. After ${count} more, everything on this phone is wiped.`,
  };
}
