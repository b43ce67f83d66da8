import { z } from 'zod';
import { setting } from './config-setting.ts';

/** The setting of how much one colleague reads in an hour before auditors are told. */
export const readingAlertSetting = setting({
  name: 'MAPLEBRIDGE_READING_ALERT',
  zh: '同一账号一小时内打开多少人的档案后提醒审计员；不拦工作，0 关闭',
  en: "people's files that one account opens in an hour before auditors are told; it stops nobody, 0 switches it off",
  default: '60',
  schema: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number),
  fixZh: '请写 0 到 99999 之间的整数。',
  fixEn: 'Write a whole number from 0 to 99999.',
});
