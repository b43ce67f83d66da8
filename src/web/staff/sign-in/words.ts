import type { Words } from '../../../kit/words.ts';

export const signInWords = {
  title: { zh: '登录工作台', en: 'Sign in to the desk' },
  lead: {
    zh: '每一次查看和办理都会记录，反映人能看到谁打开过自己的事。',
    en: 'Every look and every step is recorded; residents can see who opened their report.',
  },
  badge: { zh: '警号或工号', en: 'Badge number' },
  password: { zh: '密码', en: 'Password' },
  code: { zh: '动态码', en: 'One-time code' },
  codeHint: {
    zh: '验证器里的 6 位数字，30 秒换一次',
    en: 'The 6 digits of your authenticator; they change every 30 seconds',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  single: { zh: '单位统一登录', en: 'Single sign-on' },
  singleLead: { zh: '正在核对统一登录平台的答复', en: 'Checking what the provider answered' },
  singleCode: {
    zh: '统一登录只核对了密码，请再输入本系统的动态码。',
    en: 'The provider asked for a password only: enter your one-time code of this system too.',
  },
  lost: { zh: '手机丢了？用登记码绑定新验证器', en: 'I lost my phone: tie a new authenticator with an enrolment code' },
  enrolTitle: { zh: '绑定新验证器', en: 'Tie a new authenticator' },
  enrolLead: {
    zh: '先请系统管理员重置，拿到 24 小时内有效的登记码，再填这里。',
    en: 'First ask the administrator for a reset and an enrolment code, valid for 24 hours.',
  },
  enrolLast: {
    zh: '最后一步：扫码后输入新的动态码，就能登录。',
    en: 'Last step: scan, then enter the new code to sign in.',
  },
  enrolmentCode: { zh: '登记码', en: 'Enrolment code' },
  enrolmentCodeHint: { zh: '管理员给您的 10 位字母和数字', en: 'The 10 letters and figures from the administrator' },
  enrolmentCodeMissing: { zh: '请填写管理员给您的登记码', en: 'Enter the enrolment code from the administrator' },
  enrolEnd: { zh: '绑定并登录', en: 'Tie it and sign in' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '返回登录', en: 'Back to sign-in' },
  ownTitle: { zh: '换成自己的密码', en: 'Choose your own password' },
  ownLead: {
    zh: '您现在用的是别人给的初始密码。换成只有您知道的密码，再进工作台。',
    en: 'You came in with a password that was given to you. Choose one that only you know, then the desk opens.',
  },
  givenPassword: { zh: '初始密码', en: 'First password, as it was given to you' },
  ownEnd: { zh: '换好，进入工作台', en: 'Replace it and go on' },
  demo: { zh: '演示账号（人是虚构的，点一下就登录）', en: 'Demo accounts (invented people; one press signs in)' },
  badgeMissing: { zh: '请填写警号或工号', en: 'Enter your badge number' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  codeMissing: { zh: '请填写 6 位动态码', en: 'Enter the 6 digits of the one-time code' },
  residents: { zh: '我是居民，我要反映事情', en: 'I am a resident and want to report something' },
} as const satisfies Record<string, Words>;
