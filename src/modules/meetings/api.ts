import { listDiscussions } from './store.ts';

/** What held meetings said about one matter, the earliest first: the topic, what came of it, and the tasks they gave. Nothing about other matters. */
export const discussionsOf = listDiscussions;
export type { Discussion } from './store.ts';
export type { AgendaSupplier } from './suppliers.ts';
