import type { Action, Content, Stage } from '../../../modules/procedures/words-findings.ts';

const stage = { en: '', kind: 'open', limit: null, residentZh: '', residentEn: '' } as const;

/** A stage as it begins in the editor. */
export function newStage(taken: readonly Stage[], zh: string): Stage {
  return { ...stage, code: freeCode('S', taken), zh };
}

/** An action as it begins in the editor: the lead may take it. */
export function newAction(taken: readonly Action[], { from, to, zh }: Pick<Action, 'from' | 'to' | 'zh'>): Action {
  return {
    ...{ code: freeCode('A', taken), from, to, zh, en: '' },
    ...{ duties: ['handle'], lead: true, needs: [], needsFile: false, needsNote: false },
  };
}

function freeCode(letter: string, taken: readonly { readonly code: string }[]): string {
  const codes = new Set(taken.map(({ code }) => code));
  let n = taken.length + 1;
  while (codes.has(`${letter}${n}`)) n += 1;
  return `${letter}${n}`;
}

/** What a new procedure begins as: taken, done, or refused with a reason. */
export const skeleton: Omit<Content, 'titleZh' | 'titleEn' | 'category'> = {
  start: 'S1',
  stages: [
    { ...stage, code: 'S1', zh: '登记', en: 'Registered', limit: { measure: 'working-days', amount: 1 } },
    { ...stage, code: 'S2', zh: '办成', en: 'Done', kind: 'done' },
    { ...stage, code: 'S3', zh: '不办', en: 'Refused', kind: 'refused' },
  ],
  actions: [
    newAction([], { from: 'S1', to: 'S2', zh: '办好' }),
    { ...newAction([], { from: 'S1', to: 'S3', zh: '不予办理' }), code: 'A2', en: 'Refuse', needsNote: true },
  ].map((action) => (action.code === 'A1' ? { ...action, en: 'Finish' } : action)),
  origin: null,
};
