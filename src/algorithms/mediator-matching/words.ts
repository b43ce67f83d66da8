import type { Words } from '../../kit/words.ts';
import type { SeatRole } from './seats.ts';

export const roleWords = {
  lead: { zh: '主调解员', en: 'lead mediator' },
  co: { zh: '共同调解员', en: 'co-mediator' },
  assist: { zh: '协助调解', en: 'assisting mediator' },
} as const satisfies Record<SeatRole, Words>;

/** Texts of an explanation; `{…}` is filled in. */
export const explanationWords = {
  chosen: { zh: '调解员是{people}。', en: 'Your mediation will be led by {people}.' },
  chosenSeveral: { zh: '调解组是{people}。', en: 'The panel is {people}.' },
  person: { zh: '{name}（{line}）', en: '{name} ({line})' },
  personInRole: { zh: '{role}{name}（{line}）', en: '{name} as {role} ({line})' },
  onLine: { zh: '您这一方排在第 {line} 位', en: 'number {line} on your list' },
  notNamed: {
    zh: '您这一方没有写，也没有否决，请您确认是否接受',
    en: 'neither named nor refused by you: please say whether you accept',
  },
  between: { zh: '、', en: ', ' },
  byPlaces: {
    zh: '在没有人否决、不需要回避、案件未满的人里，换成别的任何人都不会让排得最靠后的一方更满意。',
    en: 'Among those whom nobody refused, who have no conflict of interest and have time, nobody else would have suited better the side that placed them lowest.',
  },
  byDraw: {
    zh: '在没有人否决、不需要回避、案件未满的人里，换成别的任何人都不会让排得最靠后的一方更满意；有人选不分先后，按投票前公布的抽签号定了下来。',
    en: 'Among those whom nobody refused, who have no conflict of interest and have time, nobody else would have suited better the side that placed them lowest; where some were equal, the lot published before the ballots decided.',
  },
  none: { zh: '这一轮没有选出调解员。', en: 'No mediator was found in this round.' },
  noneList: {
    zh: '名册上不需要回避、案件未满的人不够，调解室会提出人选，您可以接受，也可以不接受。',
    en: 'The list has too few who have no conflict of interest and have time; the studio will propose somebody, and you are free to accept or not.',
  },
  noneVetoes: {
    zh: '名册上没有人否决、不需要回避、案件未满的人不够，调解室会提出人选，您可以接受，也可以不接受。',
    en: 'The list has too few whom nobody refused, who have no conflict of interest and have time; the studio will propose somebody, and you are free to accept or not.',
  },
} as const satisfies Record<string, Words>;
