import { createHash } from 'node:crypto';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { partiesNow, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import type { doors } from './contract.ts';
import { sendNews } from './letters.ts';
import { cameTo, composeRecord, isFinal, judgeRecord } from './rules-record.ts';
import { listFactRows, listSignatures, listSittings, saveSignature, saveSitting } from './store-sittings.ts';
import { countUnrecorded, handsOf, mustBeParty, mustFind, openOf, tell } from './subject.ts';
import type { Signature, Sitting } from './tables.ts';
import { sourcesOf } from './views-record.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const helping: readonly string[] = ['interpreter', 'support'];

/** Whoever came and is no helper signs. */
export function signersOf(whole: WholeMediation, { present }: Pick<Sitting, 'present'>): string[] {
  return partiesNow(whole).flatMap(({ id, role }) =>
    cameTo(present, `party.${id}`) && !helping.includes(role) ? [id] : [],
  );
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** 读给各方听: the text stands from now on as it was read; what was signed of an earlier one is void. */
export async function readOut(ctx: Context, input: In<'readOut'>): Out<'readOut'> {
  const whole = await openOf(ctx, input.id);
  const sitting = await mustFind(ctx, whole, input.sittingId);
  if (sitting.state !== 'held' && sitting.state !== 'under-way') throw new Refusal('step.not-now');
  if (sitting.record_state === 'locked') throw new Refusal('record.locked');
  const facts = await listFactRows(ctx.tx, whole.mediation.id);
  const sources = { ...(await sourcesOf(ctx, whole, sitting, facts)), isSimple: input.isSimple };
  const refused = judgeRecord(sources);
  if (refused) throw new Refusal(refused);
  const text = composeRecord(sources);
  const record_number = sitting.record_number + 1;
  const read = {
    record_state: 'read-out',
    record_number,
    record_text: text,
    record_hash: hashOf(text),
    record_at: ctx.now,
  } as const;
  await saveSitting(ctx.tx, sitting.id, { ...read, is_simple: input.isSimple }, ctx.now);
  tell(ctx, whole, 'record.read-out', { number: sitting.number });
  await countUnrecorded(ctx, whole);
  const signers = signersOf(whole, sitting);
  await settle(ctx, whole, { ...sitting, ...read });
  await sendNews(ctx, whole, signers);
  return { id: sitting.id };
}

/** 定稿: when everybody who must has confirmed or refused, text and signatures are locked by one hash. */
async function settle(ctx: Context, whole: WholeMediation, sitting: Sitting): Promise<void> {
  const signatures = (await listSignatures(ctx.tx, whole.mediation.id)).filter(
    ({ sitting_id, record_number }) => sitting_id === sitting.id && record_number === sitting.record_number,
  );
  const said = new Map(signatures.map(({ party_id, verdict }) => [party_id, verdict]));
  const signers = signersOf(whole, sitting);
  // A sitting that still goes on is signed at its end; one to which nobody came has no signer.
  if (sitting.state !== 'held' || !isFinal(signers, said)) return;
  const lines = signatures
    .toSorted((one, other) => one.party_id.localeCompare(other.party_id))
    .map(({ party_id, verdict, way, typed_name, at }) =>
      [party_id, verdict, way, typed_name, at.toISOString()].join(' '),
    );
  const record_hash = hashOf([sitting.record_text ?? '', ...lines].join('\n'));
  await saveSitting(ctx.tx, sitting.id, { record_state: 'locked', record_hash, locked_at: ctx.now }, ctx.now);
  tell(ctx, whole, 'record.locked', { number: sitting.number });
}

/** Settles a record that was signed while the sitting still went on. */
export async function settleRecord(ctx: Context, whole: WholeMediation, sittingId: string): Promise<void> {
  const sitting = (await listSittings(ctx.tx, whole.mediation.id)).find(({ id }) => id === sittingId);
  if (sitting?.record_state === 'read-out') await settle(ctx, whole, sitting);
}

type Word = Pick<Signature, 'party_id' | 'verdict' | 'way' | 'typed_name' | 'note' | 'file_id'>;

/** What a party says to the record as it was read: right, to be corrected, or that it does not sign. Refuses `step.not-now`, `input.invalid`. */
export async function takeWord(ctx: Context, whole: WholeMediation, sitting: Sitting, word: Word): Promise<void> {
  if (sitting.record_state === 'locked') throw new Refusal('record.locked');
  if (sitting.record_state !== 'read-out' || !signersOf(whole, sitting).includes(word.party_id))
    throw new Refusal('step.not-now');
  if (word.verdict !== 'confirmed' && word.note.length < 2)
    throw new Refusal('input.invalid', [
      { path: 'note', zh: '请写明哪里不对，或为什么不签', en: 'Say what is wrong, or why it is not signed' },
    ]);
  const said = { ...word, sitting_id: sitting.id, record_number: sitting.record_number, at: ctx.now };
  await saveSignature(ctx.tx, said, actorOf(ctx.who).id);
  tell(ctx, whole, 'record.signed', { number: sitting.number, verdict: word.verdict, how: word.way });
  if (word.verdict === 'correction') await tellColleagues(ctx, whole, handsOf(whole), 'staff.mediation-news');
  await settle(ctx, whole, sitting);
}

/** By hand on the tablet or on paper, with the handwriting or the scan; a refusal needs the reason only. */
export async function sign(ctx: Context, input: In<'sign'>): Out<'sign'> {
  const whole = await openOf(ctx, input.id);
  const sitting = await mustFind(ctx, whole, input.sittingId);
  const party = mustBeParty(whole, input.partyId);
  const { verdict, way, note, fileId } = input;
  if (verdict === 'confirmed' && fileId === undefined)
    throw new Refusal('input.invalid', [{ path: 'fileId', zh: '请附上签名', en: 'The signature is missing' }]);
  if (fileId !== undefined)
    await attachFiles(ctx, [fileId], { subject: { kind: 'sitting', id: sitting.id }, audience: 'staff' });
  const file_id = fileId ?? null;
  await takeWord(ctx, whole, sitting, { party_id: party.id, verdict, way, typed_name: '', note, file_id });
  return { id: sitting.id };
}
