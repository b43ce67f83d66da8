import type { RefusalCode } from '../../kit/refusal.ts';
import { coversCategory } from '../../platform/context.ts';
import type { Evidence } from '../categories/words.ts';
import type { MatterState } from '../matters/words.ts';
import type { ProcedureVersion, Run } from './tables.ts';
import type { ProcedureState } from './words.ts';
import type { Action, Content, Stage } from './words-findings.ts';

export type ProcedureAct = 'change' | 'drop' | 'publish' | 'retire';

interface Held {
  readonly draft: Pick<ProcedureVersion, 'draft_by'> | undefined;
  readonly published: unknown;
}

/** Whether an act fits where a procedure stands; 四眼: whoever wrote on a draft does not publish it. */
export function refusalOf(act: ProcedureAct, { draft, published }: Held, accountId: string): RefusalCode | undefined {
  switch (act) {
    case 'change':
      return undefined;
    case 'drop':
      return draft ? undefined : 'step.not-now';
    case 'publish':
      if (!draft) return 'step.not-now';
      return draft.draft_by.includes(accountId) ? 'procedure.same-person' : undefined;
    case 'retire':
      return published ? undefined : 'step.not-now';
  }
}

/** The form in which a procedure is kept: actions in the order of the stages that they begin at. */
export function inOrder(content: Content): Content {
  const place = (code: string) => {
    const found = content.stages.findIndex((stage) => stage.code === code);
    return found < 0 ? content.stages.length : found;
  };
  return { ...content, actions: content.actions.toSorted((one, other) => place(one.from) - place(other.from)) };
}

/** 适用: the version in force for a category; the most exact one wins. */
export function inForceFor<Version extends Pick<ProcedureVersion, 'content'> & { readonly state: ProcedureState }>(
  versions: readonly Version[],
  category: string,
): Version | undefined {
  return versions
    .filter(({ state, content }) => state === 'published' && coversCategory([content.category], category))
    .toSorted((one, other) => other.content.category.length - one.content.category.length)[0];
}

/** States of a matter in which its procedure goes on. */
const working: readonly MatterState[] = ['in_hand', 'answered'];
const over: readonly MatterState[] = ['merged', 'withdrawn', 'not_accepted', 'archived'];

export function isWorkedOn(state: MatterState): boolean {
  return working.includes(state);
}

/** What a fact of a matter may change for its procedure. */
export interface Following {
  readonly kind: string;
  readonly matter: { readonly state: MatterState; readonly category: string };
  /** The run as it stands, with the version that it keeps. */
  readonly run:
    | (Pick<Run, 'ended_at'> & { readonly held: Pick<ProcedureVersion, 'id' | 'procedure_id' | 'content'> })
    | undefined;
  /** What is in force for the category now. */
  readonly inForce: Pick<ProcedureVersion, 'id' | 'procedure_id'> | undefined;
}

export type Followed = { readonly leaves: boolean; readonly begins: boolean };

/**
 * 跟随: a matter that runs keeps its version, whatever is published or retired meanwhile, until its category is another branch's or it is over.
 * Taken up again after an end it begins anew, with what is in force then.
 */
export function follow({ kind, matter, run, inForce }: Following): Followed {
  const goesOn = run !== undefined && run.ended_at === null;
  const fits = run !== undefined && coversCategory([run.held.content.category], matter.category);
  const leaves = goesOn && (over.includes(matter.state) || !fits);
  if (goesOn && !leaves) return { leaves: false, begins: false };
  const isOther = run === undefined || run.held.procedure_id !== inForce?.procedure_id;
  const isAnew = kind === 'matter.taken' || kind === 'matter.unmerged' || isOther;
  return { leaves, begins: inForce !== undefined && matter.state === 'in_hand' && isAnew };
}

export function stageOf(content: Content, code: string): Stage | undefined {
  return content.stages.find((stage) => stage.code === code);
}

export function actionsFrom(content: Content, stage: string): Action[] {
  return content.actions.filter(({ from }) => from === stage);
}

/** What somebody brings to an action. */
export interface Brought {
  readonly text: string;
  readonly files: number;
  /** Evidence that the matter has. */
  readonly evidence: readonly Evidence[];
}

/** What is still missing for an action, by the field where it is given. */
export function missingFor(
  action: Action,
  { text, files, evidence }: Brought,
): readonly ('text' | 'fileIds' | Evidence)[] {
  return [
    ...(action.needsNote && text.trim().length < 2 ? (['text'] as const) : []),
    ...(action.needsFile && files === 0 ? (['fileIds'] as const) : []),
    ...action.needs.filter((needed) => !evidence.includes(needed)),
  ];
}
