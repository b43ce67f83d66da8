import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import { newCheckCode } from '../../platform/documents/sealed.ts';
import { sealedBundle } from '../../platform/documents/sealed-bundle.ts';
import { actorOf } from '../../platform/facts.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import {
  accessed,
  findMediation,
  subjectOf,
  takeLocked,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import type { doors } from './contract.ts';
import { gatherHeld } from './holding.ts';
import { mayOnDossier } from './policy.ts';
import { isFileWhole, keptUntil } from './rules-dossier.ts';
import {
  findPrint,
  insertDossierPaper,
  insertNote,
  insertPrint,
  removeDossierPaper,
  saveFiled,
  saveTerm,
} from './store-dossier.ts';
import { tell } from './subject.ts';
import type { Print } from './tables.ts';
import { describeDossier, describePrint } from './views-dossier.ts';
import type { Workshop } from './workshop.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const done = { done: true } as const;

async function open(ctx: Context, id: string, { lock = false, reason }: { lock?: boolean; reason?: string } = {}) {
  const whole = await findMediation(ctx.tx, id, lock);
  if (whole) accessed(ctx, whole, reason);
  ctx.permit(mayOnDossier, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** For whoever changes what lies in it: a file that is filed stays as it is. */
async function openToChange(ctx: Context, id: string): Promise<{ whole: WholeMediation; by: string }> {
  const whole = await open(ctx, id, { lock: true });
  if (whole.mediation.state === 'filed') throw new Refusal('dossier.filed');
  return { whole, by: accountOf(ctx) };
}

function accountOf(ctx: Context): string {
  const { id } = actorOf(ctx.who);
  if (id === null) throw new Refusal('not-allowed');
  return id;
}

export async function dossier(ctx: Context, { id }: In<'dossier'>, workshop: Workshop) {
  return describeDossier(ctx, await gatherHeld(ctx, workshop, await open(ctx, id)));
}

export async function addPaper(ctx: Context, input: In<'addFiled'>) {
  const { whole, by } = await openToChange(ctx, input.id);
  const { item, label, fileId: file_id } = input;
  if (input.partyId !== undefined && !whole.parties.some(({ id }) => id === input.partyId))
    throw new Refusal('not-found');
  await attachFiles(ctx, [file_id], { subject: { kind: 'dossier', id: input.id }, audience: 'staff' });
  const id = newId(ctx.now.getTime());
  await insertDossierPaper(ctx, input.id, { id, item, label, file_id, party_id: input.partyId ?? null, by_id: by });
  tell(ctx, whole, 'dossier.paper', { item });
  return done;
}

export async function dropPaper(ctx: Context, input: In<'dropFiled'>) {
  const { whole, by } = await openToChange(ctx, input.id);
  if (!(await removeDossierPaper(ctx, input.id, input.paperId, by))) throw new Refusal('not-found');
  tell(ctx, whole, 'dossier.paper-dropped', {});
  return done;
}

/** 情况说明: what cannot be had is named with its reason; the file is complete with it. */
export async function note(ctx: Context, { id, item, reason }: In<'note'>) {
  const { whole, by } = await openToChange(ctx, id);
  await insertNote(ctx, id, { item, reason, by });
  tell(ctx, whole, 'dossier.noted', { item, text: reason });
  return done;
}

export async function term(ctx: Context, input: In<'term'>) {
  const { whole } = await openToChange(ctx, input.id);
  await saveTerm(ctx, input.id, input.term);
  tell(ctx, whole, 'dossier.term', { term: input.term });
  return done;
}

async function askFor(ctx: Context, mediationId: string, wish: { purpose: string; final: boolean }) {
  const id = newId(ctx.now.getTime());
  await insertPrint(ctx, { ...wish, id, mediationId, code: newCheckCode(), by: accountOf(ctx) });
  await ctx.addJob('confirmation:print', { id });
  return { id };
}

/** 成册预览: the file as it is now, whole or not. */
export async function print(ctx: Context, { id, reason }: In<'print'>) {
  const whole = await open(ctx, id, { reason: `卷宗成册：${reason}` });
  tell(ctx, whole, 'dossier.printed', { text: reason });
  return askFor(ctx, id, { purpose: reason, final: false });
}

/** 归档: the last step of a mediation, when its file is complete; the PDF of that day stays until the end of its term. */
export async function file(ctx: Context, input: In<'file'>, workshop: Workshop) {
  const whole = await open(ctx, input.id, { lock: true, reason: '归档' });
  if (whole.mediation.version !== input.version) throw new Refusal('version.conflict');
  const { lines } = await gatherHeld(ctx, workshop, whole);
  if (!isFileWhole(lines)) throw new Refusal('dossier.incomplete');
  await takeLocked(ctx, whole, { step: 'file' });
  const by = accountOf(ctx);
  const keepUntil = keptUntil(dayOf(ctx.now), input.term);
  await saveFiled(ctx, { mediationId: input.id, term: input.term, by, keepUntil });
  return askFor(ctx, input.id, { purpose: '归档', final: true });
}

/** The print with its mediation, for whoever may have the file. */
async function openPrint(
  ctx: Context,
  id: string,
  isLogged: boolean,
): Promise<{ found: Print; whole: WholeMediation }> {
  const found = await findPrint(ctx.tx, id);
  const whole = found && (await findMediation(ctx.tx, found.mediation_id));
  if (whole && isLogged) accessed(ctx, whole, `下载调解卷宗 ${found.code}`);
  ctx.permit(mayOnDossier, whole ? subjectOf(whole) : unknownMediation);
  if (!found || !whole) throw new Refusal('not-found');
  return { found, whole };
}

export async function progress(ctx: Context, { id }: In<'progress'>) {
  const { found } = await openPrint(ctx, id, false);
  const { state, done: far, steps } = describePrint(found, { now: ctx.now, by: '' });
  return { state, done: far, steps };
}

/** The finished PDF, or the ZIP with every enclosure and the seal; each fetching is a line in the access log. */
export async function read(ctx: Context, input: In<'read'>, { store }: Workshop): Promise<Download> {
  const { found, whole } = await openPrint(ctx, input.id, true);
  const { sha256, key_id: keyId, made_at: madeAt, code, contents } = found;
  if (found.state !== 'ready' || sha256 === null || keyId === null || madeAt === null)
    throw new Refusal('step.not-now');
  const fileName = `${whole.mediation.number} 调解卷宗 ${code}.${input.form}`;
  if (input.form === 'pdf')
    return { mediaType: 'application/pdf', fileName, content: await store().readSealed(sha256) };
  const of = { code, kind: 'mediation-file', sha256, keyId, madeAt, contents };
  return { mediaType: 'application/zip', fileName, content: await sealedBundle(of, store(), ctx.settings) };
}
