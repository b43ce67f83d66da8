/** The rounds of a case, oldest first; what is in ballots stays sealed. */

/** Repeats the count of a closed round and compares it with what was seated; the caller leaves the access line. */
export { type Replayed, replayRound } from './replay.ts';
export { listRounds } from './store-rounds.ts';
