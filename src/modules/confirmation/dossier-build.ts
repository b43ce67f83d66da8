import QRCode from 'qrcode';
import { addDays, dayOf } from '../../kit/calendar.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type Enclosed, enclose } from '../../platform/documents/enclose.ts';
import { clockOf } from '../../platform/documents/paper-time.ts';
import { sealKeyOf } from '../../platform/documents/seal-key.ts';
import { sealDocument } from '../../platform/documents/sealed.ts';
import type { Block, FiledAttachment } from '../../platform/documents/section.ts';
import { typeset } from '../../platform/documents/typeset.ts';
import { countPdfPages } from '../../platform/files/pdf-pages.ts';
import { agreementDocument } from '../agreements/api.ts';
import { findCategory } from '../categories/api.ts';
import { findMediation, ofMediation, seatsNow } from '../mediation/api.ts';
import { type FileItem, fileItems } from '../mediation/words.ts';
import { personNames, unitNames } from '../people/api.ts';
import { dossierJob, type Leaf, type PaperOf } from './dossier-paper.ts';
import { ownBlocks } from './dossier-sections.ts';
import { gatherHeld, type Held } from './holding.ts';
import { keptUntil } from './rules-dossier.ts';
import { findPrint, savePrinted, saveProgress } from './store-dossier.ts';
import type { Print } from './tables.ts';
import { keptDays } from './words-dossier.ts';
import type { Workshop } from './workshop.ts';

// Gathering before the enclosures, setting and sealing after them.
const ownSteps = 2;

/** The job that makes the PDF of a file: gather, enclose, set, seal. Asked again after a crash it begins anew; a finished one is left alone. */
export function printJob(workshop: Workshop) {
  return async (ctx: Context, { id }: { id: string }): Promise<void> => {
    const print = await findPrint(ctx.tx, id);
    if (print?.state !== 'waiting') return;
    const whole = await findMediation(ctx.tx, print.mediation_id);
    if (!whole) return;
    const held = await gatherHeld(ctx, workshop, whole);
    const blocks = await ownBlocks(ctx, held);
    const files = filesIn(held, blocks);
    const steps = files.length + ownSteps;
    const store = workshop.store();
    const enclosed = await enclose(files, {
      tx: ctx.tx,
      store,
      outside: false,
      withPages: true,
      onEach: (done) => saveProgress(workshop.aside, id, done, steps),
    });
    await saveProgress(workshop.aside, id, files.length + 1, steps);
    const { pdf, pages } = await setPaper(ctx, workshop, { print, held, blocks, enclosed });
    await store.putSealed(pdf);
    const sealed = await sealDocument(ctx, {
      code: print.code,
      kind: 'mediation-file',
      subject: ofMediation(print.mediation_id),
      pdf,
      pages,
      by: { kind: 'staff', id: print.asked_by },
    });
    const contents = enclosed
      .filter(({ isLost }) => !isLost)
      .map(({ path, sha256, bytes, mediaType }) => ({ path, sha256, bytes, mediaType }));
    await savePrinted(ctx.tx, id, { documentId: sealed.id, contents, removeOn: removedOn(print, held, ctx.now) });
  };
}

function removedOn(print: Print, held: Held, now: Date): string | null {
  return print.final ? keptUntil(dayOf(print.asked_at), held.own.dossier.term) : addDays(dayOf(now), keptDays);
}

/** Every enclosure once, in the order in which it is printed. */
function filesIn(held: Held, blocks: ReadonlyMap<FileItem, readonly Block[]>): FiledAttachment[] {
  const found = new Map<string, FiledAttachment>();
  const nameOf = (id: string | null) => held.whole.parties.find((party) => party.id === id)?.name ?? '';
  for (const item of Object.keys(fileItems) as FileItem[]) {
    const told = [
      ...(blocks.get(item) ?? []),
      ...held.sections.filter((section) => section.item === item).flatMap((section) => section.blocks),
    ];
    const files = told.flatMap((block) => (block.kind === 'files' ? block.files : []));
    const papers = held.own.papers
      .filter((paper) => paper.item === item)
      .map(({ file_id: fileId, label, party_id: partyId }) => ({
        fileId,
        caption: [fileItems[item].zh, nameOf(partyId), label].filter((text) => text !== '').join(' · '),
      }));
    for (const file of [...files, ...papers]) if (!found.has(file.fileId)) found.set(file.fileId, file);
  }
  return [...found.values()];
}

type Setting = Pick<PaperOf, 'print' | 'held' | 'blocks'> & { readonly enclosed: readonly Enclosed[] };

async function setPaper(ctx: Context, workshop: Workshop, of: Setting) {
  const { print, held } = of;
  const { mediation } = held.whole;
  const key = sealKeyOf(ctx.settings.secret);
  const checkUrl = `${ctx.settings.publicUrl}/check?code=${print.code}`;
  const seats = seatsNow(held.whole);
  const people = await personNames(
    ctx.tx,
    seats.map(({ person_id }) => person_id),
  );
  const units = await unitNames(ctx.tx, [mediation.unit_id]);
  const names = await accountNames(ctx.tx, [print.asked_by]);
  return typeset(
    dossierJob({
      ...of,
      leaves: await leavesOf(ctx, workshop, held),
      filedBy: names.get(print.asked_by) ?? '',
      filedOn: clockOf(print.asked_at),
      names: {
        unit: units.get(mediation.unit_id) ?? '',
        category: (await findCategory(ctx, mediation.category))?.zh ?? mediation.category,
        panel: seats.map(({ person_id, role }) => ({ name: people.get(person_id) ?? '', role })),
      },
      seal: { keyId: key.id, publicKey: key.publicKeyPem },
      checkUrl,
      qr: await QRCode.toString(checkUrl, { type: 'svg', margin: 0 }),
    }),
  );
}

/** Agreements in their versions, and the application that went to the court, page by page as they are. */
async function leavesOf(ctx: Context, workshop: Workshop, held: Held): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (const { id, mediationId, number } of held.agreements.toReversed()) {
    const pdf = await agreementDocument(ctx, workshop, { mediationId, agreementId: id, form: 'pdf' });
    if (pdf) leaves.push(leafOf('agreement', `agreement-${number}.pdf`, `调解协议书（第 ${number} 版）`, pdf));
  }
  for (const { sha256, on } of held.performance?.statements ?? []) {
    const pdf = await workshop.store().readSealed(sha256);
    leaves.push(leafOf('performance', `statement-${sha256.slice(0, 12)}.pdf`, `对账单（${on}）`, pdf));
  }
  const application = held.confirmation?.confirmation.application_pdf;
  if (application) {
    const pdf = await workshop.store().readSealed(application);
    leaves.push(leafOf('confirmation', 'application.pdf', '司法确认申请书', pdf));
  }
  return leaves;
}

function leafOf(item: FileItem, name: string, caption: string, pdf: Buffer): Leaf {
  return { item, name, caption, pdf, pages: countPdfPages(pdf) ?? 0 };
}
