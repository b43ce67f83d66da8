import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import type { Context, Download } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { type Party, partiesNow } from '../mediation/api.ts';
import { findPartner, listAllPartners } from '../partners/api.ts';
import { makeBundle, sentBundle, zipOf } from './bundle.ts';
import { turnConfirmClock } from './clock.ts';
import type { doors } from './contract.ts';
import { maySubmit } from './rules.ts';
import { insertPaper, insertWord, removePaper, saveConfirmation, saveContact } from './store.ts';
import {
  type Asking,
  askingOf,
  boundOf,
  excludedBy,
  isAgreedByAll,
  maySpeakFor,
  openAsking,
  openMediation,
  tell,
} from './subject.ts';
import { describe } from './views.ts';
import type { Said } from './words.ts';
import type { Workshop } from './workshop.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const done = { done: true } as const;

export function invalid(path: string, words: Words): Refusal {
  return new Refusal('input.invalid', [{ path, ...words }]);
}

export async function view(ctx: Context, { id }: In<'view'>) {
  const found = await askingOf(ctx, await openMediation(ctx, id));
  const today = dayOf(ctx.now);
  const partners = found ? await listAllPartners(ctx.tx) : [];
  const courts = partners.filter(({ kind, endedOn: ended }) => kind === 'justice' && (ended === null || ended > today));
  return {
    confirmation: found ? await describe(ctx, found) : null,
    courts: courts.map(({ id: courtId, name }) => ({ id: courtId, name })),
  };
}

/** Refuses what can no longer be asked, or not of this agreement. */
export function mustBeOpen(ctx: Context, found: Asking): void {
  const { confirmation: one } = found;
  const isWithCourt = ['submitted', 'accepted', 'confirmed', 'unconfirmed'].includes(one.state);
  if (isWithCourt) throw new Refusal('confirmation.handed-in');
  if (!maySubmit(one, dayOf(ctx.now))) throw new Refusal('confirmation.too-late');
  if (excludedBy(found).length > 0) throw new Refusal('confirmation.excluded');
}

/** 审查: what speaks against it by law, and whether rights in property are touched. */
export async function check(ctx: Context, input: In<'check'>) {
  const found = await openAsking(ctx, input.id, input.version);
  const { confirmation: one, whole } = found;
  if (!maySubmit(one, dayOf(ctx.now))) throw new Refusal('step.not-now');
  await saveConfirmation(ctx, one.id, { marks: [...new Set(input.marks)], property: input.property });
  tell(ctx, whole, 'confirmation.checked', { marks: input.marks.length });
  await turnConfirmClock(ctx, { ...found, confirmation: { ...one, marks: input.marks } });
  return done;
}

/** One word of one party; the clock stands while somebody does not want it. */
export async function noteWord(
  ctx: Context,
  found: Asking,
  word: {
    readonly partyId: string;
    readonly said: Said;
    readonly how: 'page' | 'phone' | 'paper' | 'officer';
    readonly speaker: Party;
    readonly witness?: string;
    readonly fileId?: string | undefined;
  },
): Promise<void> {
  mustBeOpen(ctx, found);
  const bound = boundOf(found).find(({ id }) => id === word.partyId);
  if (!bound) throw new Refusal('not-found');
  if (!maySpeakFor(word.speaker, word.partyId, ctx.now)) throw new Refusal('not-allowed');
  const { confirmation: one, whole } = found;
  if (word.fileId !== undefined)
    await attachFiles(ctx, [word.fileId], { subject: { kind: 'confirmation', id: one.id }, audience: 'staff' });
  const row = {
    party_id: word.partyId,
    said: word.said,
    how: word.how,
    spoken_by: word.speaker.id,
    witness: word.witness ?? '',
    file_id: word.fileId ?? null,
  };
  await insertWord(ctx, one.id, row);
  await saveConfirmation(ctx, one.id, {});
  tell(ctx, whole, 'confirmation.said', { side: bound.side, said: word.said });
  await turnConfirmClock(ctx, { ...found, words: [...found.words, { ...row, at: ctx.now }] });
}

export async function say(ctx: Context, input: In<'say'>) {
  const found = await openAsking(ctx, input.id);
  const speakerId = input.spokenBy ?? input.partyId;
  const speaker = partiesNow(found.whole).find(({ id }) => id === speakerId);
  if (!speaker) throw new Refusal('not-found');
  const { partyId, said, how, witness, fileId } = input;
  await noteWord(ctx, found, { partyId, said, how, speaker, witness, fileId });
  return done;
}

/** 管辖: a court of our partners, or one that is typed; and why this one. */
export async function court(ctx: Context, input: In<'court'>) {
  const found = await openAsking(ctx, input.id, input.version);
  mustBeOpen(ctx, found);
  const partner = input.courtId === undefined ? undefined : await findPartner(ctx.tx, input.courtId);
  const name = partner?.name ?? input.courtName;
  if ((input.courtId !== undefined && partner?.kind !== 'justice') || name.length < 4)
    throw invalid('courtName', { zh: '请选择或写明法院全称', en: 'Choose a court, or write its full name' });
  await saveConfirmation(ctx, found.confirmation.id, {
    court: { id: partner?.id ?? null, name, basis: input.basis },
  });
  tell(ctx, found.whole, 'confirmation.court', { basis: input.basis });
  return done;
}

/** Where the court reaches a party, as it says itself or tells a colleague. */
export async function noteContact(
  ctx: Context,
  found: Asking,
  contact: { readonly partyId: string; readonly address: string; readonly phone: string },
): Promise<void> {
  mustBeOpen(ctx, found);
  if (!boundOf(found).some(({ id }) => id === contact.partyId)) throw new Refusal('not-found');
  const { partyId, address, phone } = contact;
  await saveContact(ctx, found.confirmation.id, { party_id: partyId, address, phone });
  tell(ctx, found.whole, 'confirmation.contact', { partyId });
}

export async function contact(ctx: Context, input: In<'contact'>) {
  await noteContact(ctx, await openAsking(ctx, input.id), input);
  return done;
}

/** A paper for the court; without a file the original is shown at its window. */
export async function notePaper(
  ctx: Context,
  found: Asking,
  paper: {
    readonly kind: In<'paper'>['kind'];
    readonly partyId: string | undefined;
    readonly fileId: string | undefined;
    readonly label: string;
  },
): Promise<void> {
  mustBeOpen(ctx, found);
  const { confirmation: one, whole } = found;
  if (paper.partyId !== undefined && !whole.parties.some(({ id }) => id === paper.partyId))
    throw new Refusal('not-found');
  if (paper.fileId !== undefined)
    await attachFiles(ctx, [paper.fileId], { subject: { kind: 'confirmation', id: one.id }, audience: 'staff' });
  const { kind, label } = paper;
  const id = newId(ctx.now.getTime());
  await insertPaper(ctx, one.id, { id, kind, label, party_id: paper.partyId ?? null, file_id: paper.fileId ?? null });
  tell(ctx, whole, 'confirmation.paper', { kind });
}

export async function paper(ctx: Context, input: In<'paper'>) {
  const { partyId, fileId, kind, label } = input;
  await notePaper(ctx, await openAsking(ctx, input.id), { kind, partyId, fileId, label });
  return done;
}

export async function dropPaper(ctx: Context, input: In<'dropPaper'>) {
  const found = await openAsking(ctx, input.id);
  mustBeOpen(ctx, found);
  if (!(await removePaper(ctx, found.confirmation.id, input.paperId))) throw new Refusal('not-found');
  tell(ctx, found.whole, 'confirmation.paper-dropped', {});
  return done;
}

/** 申请书: as it would go out now, to be read and signed by hand. */
export async function application(ctx: Context, { id }: In<'application'>, workshop: Workshop): Promise<Download> {
  const found = await openAsking(ctx, id);
  if (excludedBy(found).length > 0) throw new Refusal('confirmation.excluded');
  const sent = await sentBundle(ctx, workshop, found);
  const made = sent ?? (await makeBundle(ctx, workshop, found));
  return {
    mediaType: 'application/pdf',
    fileName: `${found.whole.mediation.number} 司法确认申请书.pdf`,
    content: made.application,
  };
}

/** 材料包: before it is handed in as things stand, once everybody has said yes; afterwards as it went. */
export async function bundle(ctx: Context, { id }: In<'bundle'>, workshop: Workshop): Promise<Download> {
  const found = await openAsking(ctx, id);
  const sent = await sentBundle(ctx, workshop, found);
  if (!sent) {
    mustBeOpen(ctx, found);
    if (!isAgreedByAll(found)) throw new Refusal('confirmation.not-both');
    if (found.confirmation.court_name === '') throw new Refusal('confirmation.no-court');
  }
  return {
    mediaType: 'application/zip',
    fileName: `${found.whole.mediation.number} 司法确认申请.zip`,
    content: zipOf(workshop, sent ?? (await makeBundle(ctx, workshop, found))),
  };
}
