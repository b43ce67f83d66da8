/** 步骤 of a checklist, known by its Chinese words: what is worded anew is another step. */
export interface Step {
  readonly zh: string;
  readonly en: string;
  /** Closing waits for it. */
  readonly must: boolean;
}

/** Steps of a checklist as lines that people write: `*` before what closing waits for, English behind ` | `. */
export function formatSteps(steps: readonly Step[]): string {
  return steps.map(({ zh, en, must }) => `${must ? '* ' : ''}${zh}${en === '' ? '' : ` | ${en}`}`).join('\n');
}

/** The same lines read back; empty lines are nothing. */
export function readSteps(text: string): Step[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, star, words = ''] = /^\s*(\*?)(.*)$/u.exec(line) ?? [];
    const [zh = '', ...rest] = words.split('|');
    return zh.trim() === '' ? [] : [{ zh: zh.trim(), en: rest.join('|').trim(), must: star === '*' }];
  });
}
