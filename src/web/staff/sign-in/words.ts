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
  demo: { zh: '演示账号（人是虚构的，点一下就登录）', en: 'Demo accounts (invented people; one press signs in)' },
  badgeMissing: { zh: '请填写警号或工号', en: 'Enter your badge number' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  codeMissing: { zh: '请填写 6 位动态码', en: 'Enter the 6 digits of the one-time code' },
  residents: { zh: '我是居民，我要反映事情', en: 'I am a resident and want to report something' },
} as const satisfies Record<string, Words>;
