import { dayOf } from '../../kit/calendar.ts';
import type { Language } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { type Choice, listChoices } from '../matters/api.ts';
import { openWords } from './words.ts';

/** 服务: a category that residents choose, under the words that they choose it by. */
export type Service = Choice;

export function listServices(ctx: Context): Promise<Service[]> {
  return listChoices(ctx.tx, dayOf(ctx.now));
}

export function describeService(service: Service, language: Language) {
  const about = language === 'zh' ? service.about_zh : service.about_en;
  const group = language === 'zh' ? service.group_zh : service.group_en;
  return {
    service_code: service.code,
    service_name: service[language],
    description: [about, openWords.whoSees[language]]
      .filter((text) => text !== '')
      .join(language === 'zh' ? '。' : '. '),
    metadata: true,
    type: 'realtime' as const,
    keywords: service.synonyms.join(','),
    group: group ?? service[language],
  };
}
