import type { Words } from '../../../kit/words.ts';

/** 待发送的一件事: kept on the device until the server has answered. */
export interface Act {
  /** Also its Idempotency-Key: however often it is sent, it happens once. */
  readonly id: string;
  /** Its place in the line; later acts about the same subject wait for earlier ones. */
  readonly seq: number;
  readonly kind: ActKind;
  /** What it is about: `matter:<id>`, `visit:<id>`, `new:<id>`. */
  readonly subject: string;
  /** What the person sees of it in the line. */
  readonly title: string;
  readonly madeAt: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly photos: readonly QueuedPhoto[];
  readonly state: ActState;
  readonly tries: number;
  readonly nextAt: number;
  /** When it first left the device without an answer coming back. */
  readonly unansweredSince: number | null;
  readonly problem: Problem | null;
  readonly conflict: SaveConflict | null;
  /** What the server said to it. */
  readonly answer: Words | null;
}

export type ActKind =
  | 'takeDown'
  | 'note'
  | 'take'
  | 'evidence'
  | 'saveVisit'
  | 'saveSitting'
  | 'visitMatter'
  | 'addTask'
  | 'finishTask';
export type ActState = 'waiting' | 'sending' | 'delivered' | 'attention';

/** A photo of an act; its bytes lie sealed under `photo:<id>`. */
export interface QueuedPhoto {
  readonly id: string;
  readonly bytes: number;
  /** What the server called it once it arrived. */
  readonly fileId: string | null;
}

export interface Problem extends Words {
  readonly code: string;
}

/** Two people changed one field of a form. */
export interface SaveConflict {
  readonly version: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly conflicts: readonly {
    readonly field: string;
    /** What the field is called, where the house says it. */
    readonly label?: Words;
    readonly base: string;
    readonly mine: string;
    readonly theirs: string;
    readonly by: string | null;
    readonly at: string | null;
  }[];
}

// The server answers a repeat as it answered first for a day; past that a repeat could happen twice, so a person looks first.
const repeatableHours = 20;

/** True for an act that may have arrived so long ago that sending it again could do it twice. */
export function isUnsure(act: Act, now: number): boolean {
  return act.unansweredSince !== null && now - act.unansweredSince > repeatableHours * 3_600_000;
}

/** Acts that may leave now: of each subject the earliest that has not arrived, when it waits and its pause is over. */
export function sendable(acts: readonly Act[], now: number): Act[] {
  const blocked = new Set<string>();
  const ready: Act[] = [];
  for (const act of [...acts].sort((one, other) => one.seq - other.seq)) {
    if (act.state === 'delivered' || blocked.has(act.subject)) continue;
    blocked.add(act.subject);
    if (act.state === 'waiting' && act.nextAt <= now) ready.push(act);
  }
  return ready;
}

const pauseMostMilliseconds = 60_000;

/** Milliseconds until the next try: doubling from one second to a minute, with up to a quarter of chance (`dice`, 0 to 1) so that phones do not knock together. */
export function pauseAfter(tries: number, dice: number): number {
  const pause = Math.min(1000 * 2 ** Math.max(0, tries - 1), pauseMostMilliseconds);
  return Math.round(pause * (1 + dice / 4));
}

/** No answer came: it waits and is sent again under the same id. */
export function afterSilence(act: Act, now: number, dice: number): Act {
  const tries = act.tries + 1;
  const unansweredSince = act.unansweredSince ?? now;
  return { ...act, state: 'waiting', tries, nextAt: now + pauseAfter(tries, dice), unansweredSince };
}

/** The server said no: kept, explained, and never sent again by itself. */
export function afterRefusal(act: Act, problem: Problem): Act {
  return { ...act, state: 'attention', problem, unansweredSince: null };
}

/** It arrived and was done: what it carried leaves the device. */
export function afterDelivery(act: Act, answer: Words | null): Act {
  return {
    ...act,
    state: 'delivered',
    answer,
    input: {},
    photos: [],
    problem: null,
    conflict: null,
    unansweredSince: null,
  };
}

/** The line after a reload: what was on its way may or may not have arrived, so it goes again under the same id. */
export function afterReload(act: Act): Act {
  return act.state === 'sending' ? { ...act, state: 'waiting', nextAt: 0 } : act;
}

/** Acts made after this one on the same version go on from the version that it led to, as they have not left the device yet. */
export function carryVersion(acts: readonly Act[], delivered: Act, version: number): Act[] {
  const before = delivered.input['version'];
  return acts.map((act) => {
    const follows = act.subject === delivered.subject && act.seq > delivered.seq && act.state !== 'delivered';
    return follows && act.tries === 0 && act.input['version'] === before && before !== undefined
      ? { ...act, input: { ...act.input, version } }
      : act;
  });
}

/** A resolved conflict as a new act in the old one's place: laid over what stands there now. */
export function resolved(act: Act, fresh: { id: string; picks: Readonly<Record<string, string>> }): Act {
  const { conflict, input } = act;
  if (!conflict) return act;
  const changes = { ...(input['changes'] as Readonly<Record<string, string>>), ...fresh.picks };
  const base = { version: conflict.version, fields: conflict.fields };
  return {
    ...act,
    id: fresh.id,
    input: { ...input, base, changes },
    state: 'waiting',
    tries: 0,
    nextAt: 0,
    problem: null,
    conflict: null,
  };
}

/** Sent again by hand, on the version of today where it asks for one; its photos go again where the server has let go of them. */
export function again(act: Act, fresh: { id: string; version?: number | undefined }): Act {
  const asksVersion = fresh.version !== undefined && act.input['version'] !== undefined;
  const input = asksVersion ? { ...act.input, version: fresh.version } : act.input;
  const photos = act.photos.map((photo) => ({ ...photo, fileId: null }));
  const cleared = { problem: null, unansweredSince: null, tries: 0, nextAt: 0 };
  return { ...act, ...cleared, id: fresh.id, input, photos, state: 'waiting' };
}
