import type { Words } from '../../kit/words.ts';

export const agreementWords = {
  handOf: (name: string): Words => ({ zh: `${name}的笔迹`, en: `Handwriting of ${name}` }),
  clearHand: { zh: '擦掉重写', en: 'Wipe and write again' },
  by: (name: string): Words => ({ zh: `${name} 代签`, en: `signed by ${name}` }),
  instalments: { zh: '分期', en: 'Instalments' },
} as const;
