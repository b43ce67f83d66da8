import type { z } from 'zod';
import type { DigitAction, DigitState } from './contract-shapes.ts';
import { differing, extraName, type Held, isHeld, isSame } from './digit-extra.ts';
import { beforeOf, codesOf, type DigitFile, limitOf, type Origin, readDigit, slaOf } from './digit-read.ts';
import { type Action, type Content, keyOf, type Stage } from './words-findings.ts';

type State = z.output<typeof DigitState>;
type FileAction = z.output<typeof DigitAction>;

/** A procedure as DIGIT's workflow file: the imported file again where nobody changed anything, with what was left out of the procedure in its place. */
export function writeDigit(content: Content, code: string): DigitFile {
  const origin = content.origin ?? madeHere(content, code);
  const plain = withStart({ ...origin.file, states: statesOf(content, origin) }, content);
  return withExtras(plain, content, origin);
}

/** Roles of ours, where no file ever named any. */
function ownRoles({ duties, lead }: Pick<Action, 'duties' | 'lead'>): string[] {
  return [...duties.map((duty) => `MB_${duty.toUpperCase()}`), ...(lead ? ['MB_LEAD'] : [])];
}

function madeHere(content: Content, code: string): Origin {
  const first = content.actions.filter(({ from }) => from === content.start);
  const before: State = {
    sla: null,
    state: null,
    applicationStatus: null,
    docUploadRequired: false,
    isStartState: true,
    isTerminateState: false,
    isStateUpdatable: true,
    actions: [{ action: 'APPLY', nextState: content.start, roles: [...new Set(first.flatMap(ownRoles))] }],
  };
  const file: DigitFile = {
    tenantId: 'mb',
    businessService: code,
    business: 'maplebridge',
    businessServiceSla: null,
    states: [before, ...content.stages.map(freshState)],
  };
  return { file, roles: {}, counts: 'working' };
}

function statesOf(content: Content, origin: Origin): State[] {
  const { file } = origin;
  const { codeOf } = codesOf(file);
  const kept = readDigit(origin, content.category).content;
  const before = beforeOf(file)?.state;
  const known = file.states.flatMap((state): State[] => {
    if (state === before) return [state];
    const stage = content.stages.find(({ code }) => code === codeOf(state));
    if (stage) return [written(content, origin, { state, stage })];
    // What somebody took out of the procedure is gone; what never was a part of it stays.
    return kept.stages.some(({ code }) => code === codeOf(state)) ? [] : [state];
  });
  const names = new Set(file.states.map(codeOf));
  const added = content.stages.filter(({ code }) => !names.has(code));
  return [...known, ...added.map((stage) => written(content, origin, { stage, state: freshState(stage) }))];
}

function freshState({ code }: Stage): State {
  return {
    sla: null,
    state: code,
    applicationStatus: code,
    docUploadRequired: false,
    isStartState: false,
    isTerminateState: false,
    isStateUpdatable: false,
  };
}

function written(content: Content, origin: Origin, { state, stage }: { state: State; stage: Stage }): State {
  const incoming = content.actions.filter(({ to }) => to === stage.code);
  const isFiled = incoming.every(({ needsFile }) => needsFile);
  const isEnd = stage.kind !== 'open';
  const sameLimit = isSame(limitOf(state.sla, origin.counts), stage.limit);
  const actions = actionsOf(content, origin, { state, stage });
  return {
    ...state,
    ...(sameLimit || isEnd ? {} : { sla: slaOf(stage.limit) }),
    ...(isFiled === (state.docUploadRequired === true) || incoming.length === 0 ? {} : { docUploadRequired: isFiled }),
    ...(isEnd === (state.isTerminateState === true) ? {} : { isTerminateState: isEnd }),
    ...(actions.length > 0 || Array.isArray(state.actions) ? { actions } : {}),
  };
}

function actionsOf(content: Content, origin: Origin, { state, stage }: { state: State; stage: Stage }): FileAction[] {
  const kept = readDigit(origin, content.category).content.actions.filter(({ from }) => from === stage.code);
  const ours = content.actions.filter(({ from }) => from === stage.code);
  const known = (state.actions ?? []).flatMap((action): FileAction[] => {
    const own = ours.find(({ code }) => code === action.action);
    if (own) return [writtenAction(origin, action, own)];
    return kept.some(({ code }) => code === action.action) ? [] : [action];
  });
  const names = new Set((state.actions ?? []).map(({ action }) => action));
  const added = ours.filter(({ code }) => !names.has(code));
  return [...known, ...added.map((own) => writtenAction(origin, { action: own.code }, own))];
}

function writtenAction(origin: Origin, action: FileAction, own: Action): FileAction {
  const { target } = codesOf(origin.file);
  const covers = (role: string) => {
    const whom = origin.roles[role] ?? null;
    return whom === null || (whom === 'lead' ? own.lead : own.duties.includes(whom));
  };
  const roles = (action.roles ?? []).filter(covers);
  const covered = new Set(roles.map((role) => origin.roles[role] ?? null));
  const missing = { duties: own.duties.filter((duty) => !covered.has(duty)), lead: own.lead && !covered.has('lead') };
  return {
    ...action,
    ...(target(action) === own.to ? {} : { nextState: own.to }),
    roles: [...roles, ...ownRoles(missing)],
  };
}

// What is before the first state leads to where the procedure begins.
function withStart(file: DigitFile, { start }: Content): DigitFile {
  const before = file.states.find(({ state }) => state === null || state === undefined);
  const { codeOf, target } = codesOf(file);
  const isBefore = before !== undefined && start !== codeOf(before);
  const states = file.states.map((state): State => {
    if (state === before && isBefore) {
      const actions = (state.actions ?? []).map((action) =>
        target(action) === start ? action : { ...action, nextState: start },
      );
      return { ...state, actions };
    }
    if (isBefore || (codeOf(state) === start) === (state.isStartState === true)) return state;
    return { ...state, isStartState: codeOf(state) === start };
  });
  return { ...file, states };
}

// Read again, the plain file says less than the procedure: only that much is added.
function withExtras(plain: DigitFile, content: Content, origin: Origin): DigitFile {
  const roles = { ...ownMapping(plain), ...origin.roles };
  const again = readDigit({ ...origin, file: plain, roles }, content.category).content;
  const { codeOf } = codesOf(plain);
  const states = plain.states.map((state): State => {
    const stage = content.stages.find(({ code }) => code === codeOf(state));
    if (!stage) return state;
    const readStage = again.stages.find(({ code }) => code === stage.code);
    const actions = state.actions?.map((action): FileAction => {
      const own = content.actions.find((one) => one.from === stage.code && one.code === action.action);
      const readAction = own && again.actions.find((one) => keyOf(one) === keyOf(own));
      return own ? marked(action, differing(wordsOf(own), readAction && wordsOf(readAction))) : action;
    });
    const held = actions === undefined ? state : { ...state, actions };
    return marked(held, differing(wordsOf(stage), readStage && wordsOf(readStage)));
  });
  const title = differing(
    { titleZh: content.titleZh, titleEn: content.titleEn },
    { titleZh: again.titleZh, titleEn: again.titleEn },
  );
  return marked({ ...plain, states }, title);
}

function marked<Value extends Held>(value: Value, extra: Held | undefined): Value {
  const before = value[extraName];
  return extra === undefined ? value : { ...value, [extraName]: { ...(isHeld(before) && before), ...extra } };
}

function wordsOf(one: Stage | Action): Held {
  const { code: _, ...rest } = one;
  if (!('from' in rest)) return rest;
  const { from: __, to: ___, ...words } = rest;
  return words;
}

function ownMapping(file: DigitFile): Origin['roles'] {
  const roles = file.states.flatMap(({ actions }) => (actions ?? []).flatMap((action) => action.roles ?? []));
  const own = roles.filter((role) => role.startsWith('MB_'));
  return Object.fromEntries(own.map((role) => [role, role.slice(3).toLowerCase() as Origin['roles'][string]]));
}
