import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context, Download } from '../../platform/context.ts';
import { findFiles } from '../../platform/documents/attachments.ts';
import { newCheckCode } from '../../platform/documents/sealed.ts';
import { actorOf } from '../../platform/facts.ts';
import { findMatterInfo, type MatterInfo, matterIdOfReporter } from '../matters/api.ts';
import type { Workshop } from './build.ts';
import { bundleOf, isFinished } from './bundle.ts';
import { filesIn, gather, piecesOf } from './collect.ts';
import type { doors } from './contract.ts';
import { mayFollow, mayOnCaseFile } from './policy.ts';
import { type AskedFile, findCaseFile, insertCaseFile, listCaseFiles } from './store.ts';
import type { CaseFile } from './tables.ts';
import { caseFileKinds } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

async function openMatter(ctx: Context, id: string, reason?: string): Promise<MatterInfo> {
  const found = await findMatterInfo(ctx, id, reason);
  ctx.permit(mayOnCaseFile, { matter: found?.subject, reporterId: null });
  if (!found) throw new Refusal('not-found');
  return found;
}

async function askFor(ctx: Context, wish: Omit<AskedFile, 'id' | 'code' | 'by' | 'at'>): Promise<{ id: string }> {
  const id = newId(ctx.now.getTime());
  const { kind, id: byId } = actorOf(ctx.who);
  await insertCaseFile(ctx.tx, { ...wish, id, code: newCheckCode(), by: { kind, id: byId }, at: ctx.now });
  await ctx.addJob('casefile:build', { id });
  return { id };
}

/** 制作卷宗: the whole file of a matter, with a reason that the reporter can read. */
export async function make(ctx: Context, input: In<'make'>) {
  await openMatter(ctx, input.id, `制作卷宗：${input.reason}`);
  return askFor(ctx, { kind: 'whole', matterId: input.id, purpose: input.reason });
}

/** 举证材料: what the colleague ticked leaves the house, so it is a fact of the matter, with receiver and purpose. */
export async function pack(ctx: Context, input: In<'pack'>) {
  const { id, receiver, purpose, sections, fileIds } = input;
  await openMatter(ctx, id, `举证材料交${receiver}：${purpose}`);
  if (sections.length + fileIds.length === 0) throw nothingTicked();
  const photos = (await findFiles(ctx.tx, fileIds)).filter(({ kind, public_hash: copy }) => kind === 'photo' && !copy);
  if (photos.length > 0) throw withoutPublicCopy();
  ctx.record({
    subject: { kind: 'matter', id },
    kind: 'casefile.packed',
    audience: 'resident',
    data: { receiver, text: `交给：${receiver}\n用途：${purpose}`, sections: sections.length, files: fileIds.length },
  });
  return askFor(ctx, { kind: 'pack', matterId: id, receiver, purpose, sections, fileIds });
}

function nothingTicked(): Refusal {
  return new Refusal('input.invalid', [{ path: 'sections', zh: '请至少选一项', en: 'tick at least one item' }]);
}

function withoutPublicCopy(): Refusal {
  return new Refusal('input.invalid', [
    {
      path: 'fileIds',
      zh: '有照片还没有遮挡人脸和车牌，请先遮挡',
      en: 'black out people and plates in the photos first',
    },
  ]);
}

/** What may be ticked for an evidence pack. */
export async function parts(ctx: Context, input: { id: string }, { families }: Workshop) {
  await openMatter(ctx, input.id);
  const { sections } = await gather(ctx, families, input.id, { kind: 'receiver' });
  const files = filesIn(sections);
  const rows = new Map(
    (
      await findFiles(
        ctx.tx,
        files.map(({ fileId }) => fileId),
      )
    ).map((row) => [row.id, row]),
  );
  return {
    sections: sections
      .filter(({ blocks }) => blocks.some(({ kind }) => kind !== 'files'))
      .map((section) => ({ key: section.key, ...section.title, pieces: piecesOf(section) })),
    files: files.flatMap(({ fileId, caption }) => {
      const row = rows.get(fileId);
      return row
        ? [{ id: fileId, kind: row.kind, caption, ready: row.kind !== 'photo' || row.public_hash !== null }]
        : [];
    }),
  };
}

export async function list(ctx: Context, input: { id: string }) {
  const { subject } = await openMatter(ctx, input.id);
  const canPack = mayOnCaseFile['casefile.pack'](ctx.who, { matter: subject, reporterId: null }) === 'allowed';
  return { rows: await describe(ctx, await listCaseFiles(ctx.tx, input.id, null)), canPack };
}

async function openOwn(ctx: Context): Promise<{ matterId: string; reporterId: string }> {
  const reporterId = ctx.who.kind === 'receipt' ? ctx.who.reporterId : '';
  const matterId = reporterId === '' ? undefined : await matterIdOfReporter(ctx.tx, reporterId);
  const found = matterId === undefined ? undefined : await findMatterInfo(ctx, matterId);
  ctx.permit(mayOnCaseFile, { matter: found?.subject, reporterId });
  if (matterId === undefined) throw new Refusal('sign-in.required');
  return { matterId, reporterId };
}

/** 我的档案: what this reporter may see of the own matter. */
export async function mine(ctx: Context) {
  return askFor(ctx, { kind: 'own', ...(await openOwn(ctx)), purpose: '反映人本人留存' });
}

export async function own(ctx: Context) {
  const { matterId, reporterId } = await openOwn(ctx);
  return { rows: await describe(ctx, await listCaseFiles(ctx.tx, matterId, reporterId)) };
}

export async function progress(ctx: Context, input: { id: string }) {
  const file = await findCaseFile(ctx.tx, input.id);
  ctx.permit(mayFollow, file?.asked_id ?? undefined);
  if (!file) throw new Refusal('not-found');
  return { state: stateOf(file, ctx.now), done: file.done, steps: file.steps };
}

/** The finished PDF, or the ZIP with everything; each fetching is a line in the access log with the reason it was made for. */
export async function read(ctx: Context, input: In<'read'>, { store }: Workshop): Promise<Download> {
  const file = await findCaseFile(ctx.tx, input.id);
  const found = file && (await findMatterInfo(ctx, file.matter_id, reasonOf(file)));
  ctx.permit(mayOnCaseFile, { matter: found?.subject, reporterId: file?.reporter_id ?? null });
  if (!file || !found) throw new Refusal('not-found');
  if (!isFinished(file, ctx.now)) throw new Refusal('step.not-now');
  const fileName = `${found.matter.number} ${caseFileKinds[file.kind].zh} ${file.code}.${input.form}`;
  if (input.form === 'pdf') {
    return { mediaType: 'application/pdf', fileName, content: await store().readSealed(file.sha256) };
  }
  return { mediaType: 'application/zip', fileName, content: await bundleOf(file, store(), ctx.settings) };
}

function reasonOf({ kind, receiver, purpose }: CaseFile): string {
  return kind === 'pack' ? `举证材料交${receiver ?? ''}：${purpose}` : purpose;
}

const failedAfterMilliseconds = 15 * 60_000;

function stateOf(file: CaseFile, now: Date): CaseFile['state'] | 'failed' {
  const isLate = now.getTime() - file.asked_at.getTime() > failedAfterMilliseconds;
  return file.state === 'waiting' && isLate ? 'failed' : file.state;
}

async function describe(ctx: Context, files: readonly CaseFile[]) {
  const staff = files.flatMap((file) => (file.kind !== 'own' && file.asked_id !== null ? [file.asked_id] : []));
  const names = await accountNames(ctx.tx, [...new Set(staff)]);
  return files.map((file) => ({
    id: file.id,
    kind: file.kind,
    state: stateOf(file, ctx.now),
    done: file.done,
    steps: file.steps,
    code: file.code,
    sha256: file.sha256,
    pages: file.pages,
    bytes: file.bytes,
    receiver: file.receiver,
    purpose: file.purpose,
    by: names.get(file.asked_id ?? '') ?? null,
    askedAt: file.asked_at.toISOString(),
    removeAt: file.remove_at?.toISOString() ?? null,
  }));
}
