import type { Words } from '../../../kit/words.ts';

export const accountWords = {
  title: { zh: '账号与登录', en: 'Account and sign-in' },
  open: { zh: '账号与登录', en: 'Account and sign-in' },
  password: { zh: '现在的密码', en: 'Present password' },
  begin: { zh: '开始', en: 'Begin' },
} as const satisfies Record<string, Words>;

export const passkeyWords = {
  title: { zh: '通行密钥', en: 'Passkeys' },
  lead: {
    zh: '用手机、电脑或安全钥匙的指纹、人脸、PIN 登录，不用密码和动态码，假网站也骗不走。',
    en: 'Sign in with the finger, face or PIN of a phone, computer or security key: no password, no code, and no false page can steal it.',
  },
  none: { zh: '还没有通行密钥', en: 'No passkeys yet' },
  noneHint: {
    zh: '在您常用的设备上添加一把，下次一碰就登录。',
    en: 'Add one on a device that you use: next time one touch signs you in.',
  },
  full: {
    zh: '最多 10 把，要再加请先删除不用的。',
    en: '10 at the most: remove one that you do not use to add another.',
  },
  unable: {
    zh: '这个浏览器不支持通行密钥，请换新版浏览器，并用正式网址打开。',
    en: 'This browser knows no passkeys: use a newer one, at the official address.',
  },
  add: { zh: '添加通行密钥', en: 'Add a passkey' },
  name: { zh: '给它起个名字', en: 'Give it a name' },
  nameHint: { zh: '如：我的手机、值班室电脑', en: 'Such as: my phone, desk of the duty room' },
  nameMissing: { zh: '请起个名字，以后好认', en: 'Give it a name, to know it again' },
  passwordMissing: { zh: '请输入现在的密码', en: 'Enter your present password' },
  codeHint: {
    zh: '验证器上的 6 位数字，每个只能用一次：刚登录过请等下一个',
    en: 'The 6 digits of your authenticator; each counts once: wait for the next one if you just signed in',
  },
  added: { zh: '已添加，下次可以用它登录', en: 'Added: it signs you in from now on' },
  rename: { zh: '改名', en: 'Rename' },
  remove: { zh: '删除', en: 'Remove' },
  removeSure: {
    zh: '删除后不能再用它登录，您的其他设备都会下线。',
    en: 'It no longer signs in, and your other devices are signed out.',
  },
  made: { zh: '添加于', en: 'Added' },
  used: { zh: '最近使用', en: 'Last used' },
  unused: { zh: '没用过', en: 'Never used' },
  synced: { zh: '会同步到本人的其他设备', en: 'Shared with the owner’s other devices' },
  signIn: { zh: '用通行密钥登录', en: 'Sign in with a passkey' },
} as const satisfies Record<string, Words>;

/** What to do when the device or the browser said no, by the name of its error. */
export const deviceWords: Readonly<Record<string, Words>> = {
  NotAllowedError: {
    zh: '没有完成：已取消、超时，或这台设备上没有通行密钥。请再试一次，或用密码和动态码登录',
    en: 'Not completed: cancelled, too late, or no passkey on this device. Try again, or use password and code',
  },
  InvalidStateError: { zh: '这台设备已经添加过了，不用再加', en: 'This device has a passkey already' },
  SecurityError: {
    zh: '网址不对：请用单位公布的正式网址打开本页，再用通行密钥',
    en: 'Wrong address: open this page at its official address to use passkeys',
  },
  NotSupportedError: {
    zh: '这台设备不能用作通行密钥：请设好指纹、人脸或 PIN，或换一台',
    en: 'This device cannot hold a passkey: set up a finger, face or PIN, or take another',
  },
};

export const otherDeviceProblem: Words = {
  zh: '设备没有响应，请再试一次，或用密码和动态码登录',
  en: 'The device did not answer: try again, or use password and code',
};

export const authenticatorWords = {
  title: { zh: '验证器', en: 'Authenticator' },
  lead: {
    zh: '换手机或换验证器时在这里更换。换好后旧的马上失效，其他设备全部下线。',
    en: 'For a new phone or another app. The old one stops at once then, and all other devices are signed out.',
  },
  oldCode: { zh: '旧验证器上的动态码', en: 'Code of the old authenticator' },
  lost: {
    zh: '旧的已经丢了？请系统管理员重置，凭登记码重新绑定。',
    en: 'Lost the old one? Ask the administrator for a reset and an enrolment code.',
  },
  replace: { zh: '更换验证器', en: 'Replace the authenticator' },
  scan: {
    zh: '用验证器扫这个码，或手工输入下面的密钥',
    en: 'Scan this with the authenticator, or type the secret below',
  },
  qr: { zh: '验证器二维码', en: 'QR code for the authenticator' },
  secret: { zh: '密钥', en: 'Secret' },
  copy: { zh: '复制密钥', en: 'Copy the secret' },
  copied: { zh: '已复制', en: 'Copied' },
  newCode: { zh: '新验证器上的动态码', en: 'Code of the new authenticator' },
  confirm: { zh: '确认更换', en: 'Replace it' },
  replaced: {
    zh: '已更换：旧的已失效，其他设备已下线',
    en: 'Replaced: the old one counts no more, other devices are signed out',
  },
} as const satisfies Record<string, Words>;
