import QRCode from 'qrcode';
import { dayOf } from '../../kit/calendar.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { enclose } from '../../platform/documents/enclose.ts';
import { sealKeyOf } from '../../platform/documents/seal-key.ts';
import { sealDocument } from '../../platform/documents/sealed.ts';
import type { FileSections } from '../../platform/documents/section.ts';
import { typeset } from '../../platform/documents/typeset.ts';
import { guardContents } from '../../platform/files/forget.ts';
import type { FileStore } from '../../platform/files/store.ts';
import { unitNamesOfAccounts } from '../people/api.ts';
import { audienceOf, filesIn, type Gathered, gather, onlyTicked } from './collect.ts';
import { paperJob } from './paper.ts';
import { dropEnded, findCaseFile, saveFinished, saveProgress } from './store.ts';
import type { CaseFile } from './tables.ts';

/** What making a file stands on. */
export interface Workshop {
  /** For progress, which is told while the making transaction is open. */
  readonly aside: Db;
  readonly store: () => FileStore;
  /** The families that add sections. */
  readonly families: readonly FileSections[];
}

// Gathering before the attachments, setting and sealing after them.
const ownSteps = 2;

/** The job that makes a file: gather, enclose, set, seal. Asked again after a crash it begins anew; a finished file is left alone. */
export function buildJob(workshop: Workshop) {
  return async (ctx: Context, { id }: { id: string }): Promise<void> => {
    const file = await findCaseFile(ctx.tx, id);
    if (file?.state !== 'waiting') return;
    const gathered = await gatherFor(ctx, workshop, file);
    const files = filesIn(gathered.sections);
    const steps = files.length + ownSteps;
    const store = workshop.store();
    const enclosed = await enclose(files, {
      tx: ctx.tx,
      store,
      outside: file.kind === 'pack',
      onEach: (done) => saveProgress(workshop.aside, id, done, steps),
    });
    await saveProgress(workshop.aside, id, files.length + 1, steps);
    const { pdf, pages } = await setPaper(ctx, file, gathered, enclosed);
    await store.putSealed(pdf);
    const sealed = await sealDocument(ctx, {
      code: file.code,
      kind: file.kind,
      subject: { kind: 'matter', id: file.matter_id },
      pdf,
      pages,
      by: { kind: file.asked_kind, id: file.asked_id },
    });
    const contents = enclosed
      .filter(({ isLost }) => !isLost)
      .map(({ path, sha256, bytes, mediaType }) => ({ path, sha256, bytes, mediaType }));
    await saveFinished(ctx.tx, id, { documentId: sealed.id, contents, at: ctx.now });
  };
}

async function gatherFor(ctx: Context, workshop: Workshop, file: CaseFile): Promise<Gathered> {
  const gathered = await gather(ctx, workshop.families, file.matter_id, audienceOf(file));
  return { ...gathered, sections: onlyTicked(gathered.sections, file) };
}

async function setPaper(
  ctx: Context,
  file: CaseFile,
  gathered: Gathered,
  enclosed: Awaited<ReturnType<typeof enclose>>,
) {
  const key = sealKeyOf(ctx.settings.secret);
  const checkUrl = `${ctx.settings.publicUrl}/check?code=${file.code}`;
  return typeset(
    paperJob({
      file,
      gathered,
      enclosed,
      maker: await makerOf(ctx, file, gathered.filed.unitName),
      at: file.asked_at,
      seal: { keyId: key.id, publicKey: key.publicKeyPem },
      checkUrl,
      qr: await QRCode.toString(checkUrl, { type: 'svg', margin: 0 }),
    }),
  );
}

async function makerOf(ctx: Context, { asked_id: id, kind }: CaseFile, unitName: string) {
  if (id === null || kind === 'own') return { name: '', unit: unitName };
  const names = await accountNames(ctx.tx, [id]);
  const units = await unitNamesOfAccounts(ctx.tx, [id], dayOf(ctx.now));
  return { name: names.get(id) ?? '', unit: units.get(id) ?? unitName };
}

/** Every hour: the PDFs of files whose seven days are over leave the store. */
export function tidyJob({ store }: Workshop) {
  return async (ctx: Context): Promise<void> => {
    await guardContents(ctx.tx);
    for (const hash of await dropEnded(ctx.tx, ctx.now)) await store().removeSealed(hash);
  };
}
