import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';

/** 议题建议 of a later family: what does not go on there, as a topic that leads to a page of the desk. Names of people do not stand in it. */
export interface ProposedTopic {
  readonly topic: string;
  /** Within the desk: `/mediation/…`. Whoever opens it is asked for permission there. */
  readonly link: string;
  readonly reasons: readonly Words[];
}

/** Handed in where the house is composed; asks for what the knocker sees in these units, the worst first. */
export type AgendaSupplier = (
  ctx: Context,
  of: { readonly unitIds: readonly string[]; readonly limit: number },
) => Promise<readonly ProposedTopic[]>;
