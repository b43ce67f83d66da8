import type { Door } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors as matterDoors } from '../../../modules/matters/contract.ts';
import { doors as sittingDoors } from '../../../modules/sittings/contract.ts';
import { doors as visitDoors } from '../../../modules/visits/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { call, Offline, Refused, sendBytes } from '../../shared/call.ts';
import { fetchToday, judgeSession } from '../session.ts';
import { change, getPocket, type Today } from '../store.ts';
import type { Vault } from '../vault/vault.ts';
import { queueWords } from '../words.ts';
import {
  type Act,
  type ActKind,
  afterDelivery,
  afterRefusal,
  afterSilence,
  carryVersion,
  isUnsure,
  type SaveConflict,
  sendable,
} from './act.ts';

const doorOf: Readonly<Record<ActKind, Door>> = {
  takeDown: matterDoors.takeDown,
  note: matterDoors.note,
  take: matterDoors.take,
  evidence: matterDoors.evidence,
  saveVisit: visitDoors.save,
  saveSitting: sittingDoors.save,
  visitMatter: visitDoors.takeDown,
  addTask: visitDoors.addTask,
  finishTask: visitDoors.finishTask,
};
const withFiles: ReadonlySet<ActKind> = new Set<ActKind>(['takeDown', 'evidence', 'saveVisit', 'visitMatter']);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends whatever may leave, one after the other, in one page of this device at a time; comes back by itself when a pause is over. */
export async function sendAll(): Promise<void> {
  const { vault, isSending } = getPocket();
  if (!vault || isSending) return;
  change({ isSending: true });
  try {
    await navigator.locks.request('maplebridge-street-send', { ifAvailable: true }, async (lock) => {
      if (lock) await sendReady(vault);
    });
  } finally {
    change({ isSending: false });
    comeBack();
  }
}

async function sendReady(vault: Vault): Promise<void> {
  let arrived = 0;
  for (;;) {
    const pocket = getPocket();
    const [act] =
      pocket.vault === vault && pocket.isOnline && !pocket.isSignedOut ? sendable(pocket.acts, Date.now()) : [];
    if (!act) break;
    arrived += (await sendOne(vault, act)) ? 1 : 0;
  }
  if (arrived > 0) void fetchToday(true);
}

function comeBack(): void {
  clearTimeout(timer);
  const { vault, acts, isOnline, isSignedOut } = getPocket();
  if (!vault || !isOnline || isSignedOut) return;
  const waits = acts.filter((act) => act.state === 'waiting').map((act) => act.nextAt);
  if (waits.length === 0) return;
  timer = setTimeout(() => void sendAll(), Math.max(250, Math.min(...waits) - Date.now()));
}

/** The network is back: pauses are over. */
export function hurry(): void {
  change({ acts: getPocket().acts.map((act) => (act.state === 'waiting' ? { ...act, nextAt: 0 } : act)) });
  void sendAll();
}

async function keep(vault: Vault, act: Act, next: Act): Promise<void> {
  await vault.put(`act:${next.id}`, next);
  if (getPocket().vault === vault) change({ acts: getPocket().acts.map((one) => (one.id === act.id ? next : one)) });
}

/** True when it arrived. */
async function sendOne(vault: Vault, act: Act): Promise<boolean> {
  if (isUnsure(act, Date.now())) {
    await keep(vault, act, afterRefusal(act, { code: 'unsure', ...queueWords.unsure }));
    return false;
  }
  // Before it leaves the disk says so: a page that is killed now sends it again under the same id.
  const leaving: Act = { ...act, state: 'sending', unansweredSince: act.unansweredSince ?? Date.now() };
  await keep(vault, act, leaving);
  try {
    const sent = await sendPhotos(vault, leaving);
    const fileIds = sent.photos.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
    const input = withFiles.has(sent.kind) ? { ...sent.input, fileIds } : sent.input;
    const answer = (await call(doorOf[sent.kind], input, { requestId: sent.id })) as Answer;
    await settle(vault, sent, answer);
    return answer.outcome !== 'conflict';
  } catch (problem) {
    await explain(vault, act, problem);
    return false;
  }
}

async function sendPhotos(vault: Vault, act: Act): Promise<Act> {
  let sent = act;
  for (const photo of act.photos) {
    const bytes = photo.fileId === null ? await vault.getBytes(`photo:${photo.id}`) : undefined;
    if (!bytes) continue;
    const { id: fileId } = await sendBytes(platformDoors.sendFile, new Blob([bytes]), { requestId: photo.id });
    const photos = sent.photos.map((one) => (one.id === photo.id ? { ...one, fileId } : one));
    const next = { ...sent, photos };
    await keep(vault, sent, next);
    sent = next;
  }
  return sent;
}

interface Answer {
  readonly outcome?: 'saved' | 'conflict';
  readonly version?: number;
  readonly fields?: SaveConflict['fields'];
  readonly conflicts?: SaveConflict['conflicts'];
  readonly state?: string;
  readonly number?: string;
  readonly code?: string;
  readonly tail?: string;
}

async function settle(vault: Vault, act: Act, answer: Answer): Promise<void> {
  const { outcome, version, fields, conflicts } = answer;
  if (outcome === 'conflict' && version !== undefined && fields && conflicts) {
    const refused = afterRefusal(act, { code: 'conflict', ...queueWords.conflict });
    return keep(vault, act, { ...refused, conflict: { version, fields, conflicts } });
  }
  await keep(vault, act, afterDelivery(act, wordsOf(answer)));
  await vault.remove(...act.photos.map((photo) => `photo:${photo.id}`));
  if (version === undefined) return;
  const { acts, today } = getPocket();
  const carried = carryVersion(acts, act, version);
  for (const [i, next] of carried.entries()) if (next !== acts[i]) await vault.put(`act:${next.id}`, next);
  change({ acts: carried });
  if (today) change({ today: learned(today, act, answer) });
}

function wordsOf({ number, code, tail }: Answer): Words | null {
  return number === undefined || code === undefined || tail === undefined
    ? null
    : queueWords.receipt(number, code, tail);
}

/** What the answer tells of today's list, so that the page is right before it is fetched again. */
function learned(today: Today, act: Act, { version, fields, state }: Answer): Today {
  const id = act.subject.slice(act.subject.indexOf(':') + 1);
  return {
    ...today,
    matters: today.matters.map((matter) =>
      matter.id === id && version !== undefined ? { ...matter, version, state: state ?? matter.state } : matter,
    ),
    visits: today.visits.map((visit) =>
      visit.id === id && version !== undefined && fields
        ? { ...visit, version, fields: { ...visit.fields, ...fields }, state: state === 'done' ? 'done' : visit.state }
        : visit,
    ),
    ...(today.sittings && {
      sittings: today.sittings.map((sitting) =>
        sitting.id === id && version !== undefined && fields ? { ...sitting, version, fields } : sitting,
      ),
    }),
  };
}

const tryLater: ReadonlySet<number> = new Set([408, 425, 429]);

async function explain(vault: Vault, act: Act, problem: unknown): Promise<void> {
  const now = getPocket().acts.find(({ id }) => id === act.id) ?? act;
  if (problem instanceof Refused && problem.status < 500 && !tryLater.has(problem.status)) {
    if (problem.status !== 401) {
      return keep(vault, now, afterRefusal(now, { code: problem.code, ...explained(problem) }));
    }
    // Nothing was done: it waits for the next sign-in.
    await keep(vault, now, { ...now, state: 'waiting', unansweredSince: act.unansweredSince });
    change({ isSignedOut: true });
    return judgeSession().catch(() => undefined);
  }
  if (!(problem instanceof Offline) && !(problem instanceof Refused)) throw problem;
  await keep(vault, now, afterSilence(now, Date.now(), Math.random()));
}

function explained({ words, fields }: Refused): Words {
  if (fields.length === 0) return words;
  return { zh: fields.map(({ zh }) => zh).join('；'), en: fields.map(({ en }) => en).join('; ') };
}
