import type { Words } from '../../../kit/words.ts';
import { formWords } from '../forms/words.ts';

export const partnerWords = {
  make: { zh: '登记联动单位', en: 'Register a partner' },
  made: { zh: '已登记', en: 'Registered' },
  end: { zh: '停用', en: 'End' },
  ended: { zh: '已停用', en: 'Ended' },
  nameShort: { zh: '至少两个字', en: 'At least two characters' },
  liaisonName: { zh: '联络员姓名', en: 'Liaison' },
  liaisonPhone: { zh: '联络员电话', en: 'Phone of the liaison' },
  deputyName: { zh: '代联络员姓名', en: 'Deputy' },
  deputyPhone: { zh: '代联络员电话', en: 'Phone of the deputy' },
  deputyHint: { zh: '联络员不在时找谁', en: 'Whom to call when the liaison is away' },
  phone: { zh: '单位电话', en: 'Phone of the partner' },
  remitHint: { zh: '管什么事，写得像居民会说的那样，检索时用得上', en: 'What they look after, in everyday words' },
} as const satisfies Record<string, Words>;

export const endPartnerWords = (name: string) => (day: Words) =>
  [
    {
      zh: `从${day.zh}起，“${name}”停用，分派协办时不再列出它。`,
      en: `From ${day.en}, ${name} is ended and no longer offered when help is asked for.`,
    },
    { zh: '已经交给它的协办不会自动收回，请先收回或改派。', en: 'Parts it already has stay: take them back first.' },
    formWords.kept,
    formWords.noUndo,
  ] satisfies Words[];
