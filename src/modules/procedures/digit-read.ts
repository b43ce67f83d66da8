import type { z } from 'zod';
import { reach } from '../../algorithms/procedure-check/walk.ts';
import { type Duty, dutyList } from '../../kit/duties.ts';
import type { DigitAction, DigitService, DigitState, OriginShape } from './contract-shapes.ts';
import { actionExtra, extraOf, stageExtra } from './digit-extra.ts';
import { knownCodes, type LeftOut, usualRoles } from './words-digit.ts';
import type { Action, Content, Stage } from './words-findings.ts';

export type DigitFile = z.output<typeof DigitService>;
type State = z.output<typeof DigitState>;
type FileAction = z.output<typeof DigitAction>;
export type Origin = z.output<typeof OriginShape>;
type Mapped = Origin['roles'][string];

/** Something of the file that is not a part of the procedure. */
export interface Omission {
  readonly what: string;
  readonly why: LeftOut;
}

export interface ReadFile {
  readonly content: Content;
  readonly leftOut: readonly Omission[];
}

const millisecondsOf = { day: 86_400_000, minute: 60_000 } as const;
/** What stands for the state without a name where it is a stage of its own. */
const beginning = 'START';

/** The time that a file gives a state, in what clocks count; what is no whole minute is rounded up. */
export function limitOf(sla: number | null | undefined, counts: Origin['counts']): Stage['limit'] {
  if (sla === null || sla === undefined || sla <= 0) return null;
  const isWorking = counts === 'working';
  if (sla % millisecondsOf.day === 0)
    return { measure: isWorking ? 'working-days' : 'natural-days', amount: sla / millisecondsOf.day };
  return { measure: isWorking ? 'working-minutes' : 'minutes', amount: Math.ceil(sla / millisecondsOf.minute) };
}

/** The milliseconds that a limit is written as. */
export function slaOf(limit: Stage['limit']): number | null {
  if (limit === null) return null;
  const isDays = limit.measure === 'working-days' || limit.measure === 'natural-days';
  return limit.amount * (isDays ? millisecondsOf.day : millisecondsOf.minute);
}

/** All roles of a file in the order in which they first come. */
export function rolesIn(file: DigitFile): string[] {
  return [...new Set(file.states.flatMap(({ actions }) => (actions ?? []).flatMap(({ roles }) => roles ?? [])))];
}

/** Whom a role most likely stands for; undefined when nobody can tell. Ours are written as `MB_HANDLE`. */
export function suggestRole(role: string): Mapped | undefined {
  if (role in usualRoles) return usualRoles[role] ?? null;
  const own = role.startsWith('MB_') ? role.slice(3).toLowerCase() : '';
  if (own === 'lead') return own;
  return dutyList.find((duty) => duty === own);
}

/** Codes of the states, and which of them an action leads to: files name it, answers of `_search` carry its uuid. */
export function codesOf(file: DigitFile) {
  const codeOf = (state: State) => state.state ?? beginning;
  const byName = new Map(
    file.states.flatMap((state) => [
      ...(state.uuid ? [[state.uuid, codeOf(state)] as const] : []),
      [codeOf(state), codeOf(state)] as const,
    ]),
  );
  return { codeOf, target: ({ nextState }: FileAction) => byName.get(nextState ?? '') };
}

/** The state without a name, where all that it does is to lead to the first one. */
export function beforeOf(file: DigitFile): { readonly state: State; readonly first: string } | undefined {
  const { target } = codesOf(file);
  const state = file.states.find(({ state }) => state === null || state === undefined);
  const firsts = new Set((state?.actions ?? []).map((action) => target(action)));
  const [first] = firsts;
  return state && firsts.size === 1 && first !== undefined && first !== beginning ? { state, first } : undefined;
}

/** DIGIT's workflow as a procedure of ours. What residents, the system or the life of a matter does is left out, and stays in the origin. */
export function readDigit(origin: Origin, category: string): ReadFile {
  const { file } = origin;
  const before = beforeOf(file);
  const { codeOf } = codesOf(file);
  const states = file.states.filter((state) => state !== before?.state);
  const starting = states.find(({ isStartState }) => isStartState) ?? states[0];
  const start = before?.first ?? (starting ? codeOf(starting) : beginning);
  const judged = states.flatMap((state) => (state.actions ?? []).map((action) => judge(origin, state, action)));
  const kept = judged.flatMap(({ action }) => action ?? []);
  const reached = reach([start], kept);
  const leftOut: Omission[] = [
    ...(before
      ? [{ what: (before.state.actions ?? []).map(({ action }) => action).join(', '), why: 'before' as const }]
      : []),
    ...judged.flatMap(({ omission }) => omission ?? []),
    ...states.flatMap((state) =>
      reached.has(codeOf(state)) ? [] : [{ what: codeOf(state), why: 'unreached' as const }],
    ),
  ];
  const title = extraOf(file);
  const content: Content = {
    titleZh: file.businessService,
    titleEn: file.businessService,
    ...title,
    category,
    start,
    stages: states.filter((state) => reached.has(codeOf(state))).map((state) => stageOf(origin, state)),
    actions: kept.filter(({ from }) => reached.has(from)),
    origin,
  };
  return { content, leftOut };
}

function isRefusal(code: string): boolean {
  return /reject|refus|declin|cancel|invalid/i.test(code);
}

function kindOf({ isTerminateState, state, applicationStatus }: State): Stage['kind'] {
  if (!isTerminateState) return 'open';
  return isRefusal(`${state} ${applicationStatus}`) ? 'refused' : 'done';
}

function stageOf({ file, counts }: Origin, state: State): Stage {
  const code = codesOf(file).codeOf(state);
  const kind = kindOf(state);
  const named = knownCodes[code] ?? { zh: code, en: code };
  return {
    code,
    ...named,
    kind,
    limit: kind === 'open' ? limitOf(state.sla, counts) : null,
    residentZh: '',
    residentEn: '',
    ...stageExtra(state),
  };
}

function judge(origin: Origin, state: State, action: FileAction): { action?: Action; omission?: Omission } {
  const { codeOf, target } = codesOf(origin.file);
  const from = codeOf(state);
  const to = target(action);
  const left = (why: LeftOut) => ({ omission: { what: `${from} · ${action.action}`, why } });
  if (action.active === false) return left('inactive');
  if (state.isTerminateState) return left('ended');
  if (to === undefined) return left('unknown');
  const mapped = (action.roles ?? []).map((role) => origin.roles[role] ?? null);
  if (mapped.every((whom) => whom === null)) return left('nobody');
  const next = origin.file.states.find((one) => codeOf(one) === to);
  const known = knownCodes[action.action] ?? { zh: action.action, en: action.action };
  return {
    action: {
      code: action.action,
      ...known,
      from,
      to,
      duties: dutyList.filter((duty): duty is Duty => mapped.includes(duty)),
      lead: mapped.includes('lead'),
      needs: [],
      // DIGIT asks for documents where an action leads to such a state.
      needsFile: next?.docUploadRequired === true,
      needsNote: next !== undefined && kindOf(next) === 'refused',
      ...actionExtra(action),
    },
  };
}
