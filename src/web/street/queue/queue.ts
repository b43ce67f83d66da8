import { newId } from '../../../kit/ids.ts';
import { change, getPocket, vaultOf } from '../store.ts';
import { type Act, type ActKind, afterReload, again, type QueuedPhoto, resolved } from './act.ts';
import { sendAll } from './send.ts';

/** What a page hands over. */
export interface Wish {
  readonly kind: ActKind;
  readonly subject: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly photos?: readonly QueuedPhoto[];
}

let lastSeq = 0;
const keptAfterDelivery = 24 * 3_600_000;

/** The line as it was left, after unlocking; what arrived more than a day ago leaves. */
export async function openQueue(): Promise<void> {
  const vault = vaultOf(getPocket());
  const acts: Act[] = [];
  for (const name of await vault.names('act:')) {
    const act = await vault.get<Act>(name);
    if (act) acts.push(afterReload(act));
  }
  const old = acts.filter(
    (act) => act.state === 'delivered' && Date.now() - Date.parse(act.madeAt) > keptAfterDelivery,
  );
  await vault.remove(...old.map((act) => `act:${act.id}`));
  change({ acts: acts.filter((act) => !old.includes(act)).sort((one, other) => one.seq - other.seq) });
}

/** 已保存在本机: sealed on the disk before this answers; then it is on its way. */
export async function enqueue(wish: Wish): Promise<void> {
  const vault = vaultOf(getPocket());
  const seq = Math.max(lastSeq, ...getPocket().acts.map((act) => act.seq)) + 1;
  lastSeq = seq;
  const act: Act = {
    id: newId(),
    seq,
    kind: wish.kind,
    subject: wish.subject,
    title: wish.title,
    madeAt: new Date().toISOString(),
    input: wish.input,
    photos: wish.photos ?? [],
    state: 'waiting',
    tries: 0,
    nextAt: 0,
    unansweredSince: null,
    problem: null,
    conflict: null,
    answer: null,
  };
  await vault.put(`act:${act.id}`, act);
  if (getPocket().vault === vault) change({ acts: [...getPocket().acts, act] });
  void sendAll();
}

async function replace(act: Act, next: Act): Promise<void> {
  const vault = vaultOf(getPocket());
  await vault.put(`act:${next.id}`, next);
  if (next.id !== act.id) await vault.remove(`act:${act.id}`);
  change({ acts: getPocket().acts.map((one) => (one.id === act.id ? next : one)) });
  void sendAll();
}

/** Sent again by hand; a refusal left nothing behind, an act that may have arrived gets a new id. */
export function sendAgain(act: Act): Promise<void> {
  const id = act.problem?.code === 'unsure' ? newId() : act.id;
  return replace(act, again(act, { id, version: versionNow(act) }));
}

function versionNow(act: Act): number | undefined {
  const id = act.subject.replace(/^matter:/, '');
  return getPocket().today?.matters.find((matter) => matter.id === id)?.version;
}

/** The person picked, field by field: it goes on in the same place under a new id. */
export function resolve(act: Act, picks: Readonly<Record<string, string>>): Promise<void> {
  return replace(act, resolved(act, { id: newId(), picks }));
}

/** Thrown away by hand, with its photos. */
export async function drop(act: Act): Promise<void> {
  const vault = vaultOf(getPocket());
  await vault.remove(`act:${act.id}`, ...act.photos.map((photo) => `photo:${photo.id}`));
  change({ acts: getPocket().acts.filter((one) => one.id !== act.id) });
  void sendAll();
}
