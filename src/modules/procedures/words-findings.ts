import type { z } from 'zod';
import { reach, reachBack } from '../../algorithms/procedure-check/walk.ts';
import { duties as dutyWords } from '../../kit/duties.ts';
import type { ActionShape, ContentShape, FindingView, StageShape } from './contract-shapes.ts';
import { seeingDuties } from './words.ts';

export type Content = z.output<typeof ContentShape>;
export type Stage = z.output<typeof StageShape>;
export type Action = z.output<typeof ActionShape>;
export type Finding = z.output<typeof FindingView>;

const error = (at: string, zh: string, en: string): Finding => ({ level: 'error', at, zh, en });
const hint = (at: string, zh: string, en: string): Finding => ({ level: 'hint', at, zh, en });

/** What names an action within its procedure: DIGIT's files use one code from several stages. */
export function keyOf({ from, code }: Pick<Action, 'from' | 'code'>): string {
  return `${from} ${code}`;
}

/** True when somebody who sees the matter may take it, and what it needs can be there while the matter is worked on. */
export function isTakeable({ duties, lead, needs }: Pick<Action, 'duties' | 'lead' | 'needs'>): boolean {
  // What closing counts comes with the closing itself.
  return (lead || duties.some((duty) => sees(duty))) && !needs.includes('result-count');
}

const sees = (duty: string) => (seeingDuties as readonly string[]).includes(duty);

/** Everything that is wrong with a procedure, in both languages; it may be published when no finding is an error. */
export function findingsOf(content: Content): Finding[] {
  return [
    ...startFindings(content),
    ...stageFindings(content),
    ...content.actions.flatMap((action) => actionFindings(content, action)),
    ...twinFindings(content),
    ...wayFindings(content),
  ];
}

export function isPublishable(content: Content): boolean {
  return findingsOf(content).every(({ level }) => level !== 'error');
}

function startFindings({ start, stages }: Content): Finding[] {
  const first = stages.find(({ code }) => code === start);
  if (!first) return [error('', '没有起始环节，请选择一个', 'There is no first stage: choose one')];
  if (first.kind !== 'open')
    return [error(start, '起始环节不能同时是结束环节', 'The first stage cannot be an end as well')];
  return stages.some(({ kind }) => kind === 'done')
    ? []
    : [error('', '至少要有一个“办成”的结束环节', 'At least one end must be “done”')];
}

function stageFindings({ stages }: Content): Finding[] {
  return stages.flatMap((stage, i) => {
    const { code, zh, en, kind, limit } = stage;
    const isTwin = stages.findIndex((other) => other.code === code) < i;
    const isNamesake = stages.findIndex((other) => other.zh === zh) < i;
    return [
      ...(isTwin ? [error(code, `环节代码“${code}”用了两次`, `The code “${code}” is used for two stages`)] : []),
      ...(isNamesake ? [error(code, `有两个环节都叫“${zh}”`, `Two stages are called “${zh}”`)] : []),
      ...(en === '' ? [hint(code, `“${zh}”没有英文名`, `“${zh}” has no English name`)] : []),
      ...(kind === 'open' && limit === null
        ? [hint(code, `“${zh}”没有时限`, `“${en || zh}” has no limit of time`)]
        : []),
      ...(kind !== 'open' && limit !== null
        ? [error(code, `“${zh}”是结束环节，不能有时限`, `“${en || zh}” is an end and can have no limit`)]
        : []),
    ];
  });
}

function actionFindings(content: Content, action: Action): Finding[] {
  const { zh, en, from, to, duties, lead, needs, needsNote } = action;
  const at = keyOf(action);
  const [source, target] = [from, to].map((code) => content.stages.find((stage) => stage.code === code));
  const said = { zh: `动作“${zh}”`, en: `“${en || zh}”` };
  const unseen = duties.filter((duty) => !sees(duty));
  return [
    ...(source ? [] : [error(at, `${said.zh}的起点不存在`, `${said.en} begins at a stage that is not there`)]),
    ...(target ? [] : [error(at, `${said.zh}的去向不存在`, `${said.en} leads to a stage that is not there`)]),
    ...(source && source.kind !== 'open'
      ? [
          error(
            at,
            `${said.zh}从结束环节“${source.zh}”出发`,
            `${said.en} begins at the end “${source.en || source.zh}”`,
          ),
        ]
      : []),
    ...(duties.length === 0 && !lead
      ? [error(at, `${said.zh}没有人可以办，请选择职责或承办人`, `Nobody may do ${said.en}: choose duties or the lead`)]
      : []),
    ...unseen.map((duty) => unseenDuty(at, said, duty)),
    ...(needs.includes('result-count')
      ? [
          error(
            at,
            `${said.zh}要求处置数量，但数量在办结时才填`,
            `${said.en} needs the counted result, which comes with closing only`,
          ),
        ]
      : []),
    ...(target?.kind === 'refused' && !needsNote
      ? [error(at, `${said.zh}以不办结束，必须写明理由`, `${said.en} ends as refused: the reason must be demanded`)]
      : []),
    ...(en === '' ? [hint(at, `${said.zh}没有英文名`, `“${zh}” has no English name`)] : []),
  ];
}

function unseenDuty(at: string, said: { zh: string; en: string }, duty: Action['duties'][number]): Finding {
  const words = dutyWords[duty] as { zh: string; en: string } | undefined;
  return words
    ? error(at, `${said.zh}：有“${words.zh}”职责的人看不到事项`, `${said.en}: holders of “${words.en}” see no matters`)
    : error(at, `${said.zh}：没有“${duty}”这个职责`, `${said.en}: there is no duty “${duty}”`);
}

function twinFindings({ actions }: Content): Finding[] {
  return actions.flatMap((action, i) => {
    const isTwin = (other: Action) =>
      other.from === action.from && (other.code === action.code || other.zh === action.zh);
    return actions.findIndex(isTwin) < i
      ? [
          error(
            keyOf(action),
            `同一环节里有两个“${action.zh}”`,
            `Two actions of one stage are “${action.en || action.zh}”`,
          ),
        ]
      : [];
  });
}

// Only ways that somebody can really take count: a matter must never come to where nobody can take it on.
function wayFindings({ start, stages, actions }: Content): Finding[] {
  const open = new Set(stages.filter(({ kind }) => kind === 'open').map(({ code }) => code));
  const ways = actions.filter((action) => isTakeable(action) && open.has(action.from));
  const reached = reach([start], ways);
  const ending = reachBack(
    stages.filter(({ kind }) => kind !== 'open').map(({ code }) => code),
    ways,
  );
  return stages.flatMap(({ code, zh, en }) => {
    if (!reached.has(code)) return [error(code, `没有动作能走到“${zh}”`, `No action leads to “${en || zh}”`)];
    if (ending.has(code)) return [];
    return [error(code, `到了“${zh}”就走不到任何结束环节`, `From “${en || zh}” no end can be reached`)];
  });
}
