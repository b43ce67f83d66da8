import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import type { FileSection } from '../../platform/documents/section.ts';
import { type EffectiveAgreement, listEffective } from '../agreements/api.ts';
import { findPerformance, isSettled, type PerformanceRecord } from '../fulfilment/api.ts';
import type { Standing } from '../fulfilment/words.ts';
import { idNumberOf, ofMediation, partiesNow, type WholeMediation } from '../mediation/api.ts';
import { type FileItem, fileItems } from '../mediation/words.ts';
import { sittingsOf } from '../sittings/api.ts';
import { checkFile, type Holding, type ItemLine } from './rules-dossier.ts';
import { findNewest, type WholeConfirmation } from './store.ts';
import { readDossier, type WholeDossier } from './store-dossier.ts';
import type { Workshop } from './workshop.ts';

/** Everything that the file of a mediation is made of. */
export interface Held {
  readonly whole: WholeMediation;
  readonly own: WholeDossier;
  readonly agreements: readonly EffectiveAgreement[];
  readonly confirmation: WholeConfirmation | undefined;
  /** What other rooms tell, in their order. */
  readonly sections: readonly (FileSection & { readonly item: FileItem })[];
  readonly performance: PerformanceRecord | undefined;
  /** Nothing is left to be performed or visited. */
  readonly settled: boolean;
  readonly sittings: Awaited<ReturnType<typeof sittingsOf>>;
  readonly lines: readonly ItemLine[];
}

const isItem = (name: string | undefined): name is FileItem => name !== undefined && Object.hasOwn(fileItems, name);

const hasWords = ({ blocks }: FileSection) => blocks.some((block) => block.kind !== 'files' || block.files.length > 0);

/** Gathers the file and looks what it lacks. */
export async function gatherHeld(ctx: Context, { families }: Workshop, whole: WholeMediation): Promise<Held> {
  const { id } = whole.mediation;
  const sections: (FileSection & { readonly item: FileItem })[] = [];
  for (const family of families()) {
    const told = await family(ctx, { subject: ofMediation(id), audience: { kind: 'whole' } });
    for (const section of told) if (isItem(section.item)) sections.push({ ...section, item: section.item });
  }
  const held = {
    whole,
    own: await readDossier(ctx.tx, id),
    agreements: await listEffective(ctx.tx, id),
    confirmation: await findNewest(ctx.tx, id),
    sections: sections.toSorted((one, other) => one.order - other.order),
    sittings: await sittingsOf(ctx.tx, id),
    performance: await findPerformance(ctx.tx, id, dayOf(ctx.now)),
    settled: await isSettled(ctx.tx, id),
  };
  return { ...held, lines: checkFile(holdingOf(ctx, held)) };
}

function holdingOf(ctx: Context, held: Omit<Held, 'lines'>): Holding {
  const { whole, own, agreements, sections, sittings, confirmation } = held;
  const { mediation } = whole;
  const principals = whole.parties.filter(({ role }) => role === 'party' || role === 'representative');
  const hasRecord = sittings.some(({ recordState }) => recordState === 'locked');
  const told = sections.filter(hasWords).map(({ item }) => item);
  return {
    state: mediation.state,
    hasBegun:
      sittings.length > 0 || agreements.length > 0 || mediation.reached_at !== null || mediation.state === 'failed',
    agreements: agreements.length,
    doneAtOnce: agreements.every(({ doneAtOnce }) => doneAtOnce) && agreements.length > 0,
    principals: principals
      .filter(({ left_at }) => left_at === null)
      .map((party) => ({
        id: party.id,
        name: party.name,
        knowsRights: party.rights_at !== null,
        hasIdNumber: idNumberOf(ctx, party) !== null,
      })),
    agents: partiesNow(whole)
      .filter(({ role }) => role === 'agent')
      .map(({ id, name, mandate_file_id: file }) => ({ id, name, hasMandateFile: file !== null })),
    ...afterwardsOf(held),
    told: [...new Set([...told, ...(hasRecord ? (['record'] as const) : []), ...inquiryOf(whole)])],
    papers: own.papers,
    noted: own.notes.map(({ item }) => item),
    confirmation: confirmation?.confirmation.state ?? null,
  };
}

/** Opinions of units that were asked are records of inquiry. */
const inquiryOf = ({ members }: WholeMediation): FileItem[] =>
  members.some(({ answer }) => answer !== null && answer !== '') ? ['inquiry'] : [];

const unfinished: readonly Standing[] = ['open', 'due', 'waiting', 'overdue'];

function afterwardsOf({ whole, performance, settled }: Omit<Held, 'lines'>) {
  const accounts = performance?.accounts ?? [];
  const openDuties = accounts.some(({ standing }) => unfinished.includes(standing));
  return {
    hasAccounts: accounts.length > 0,
    openDuties,
    visited: (performance?.visits ?? []).length > 0,
    visitsDue: performance !== undefined && whole.mediation.state === 'revisiting' && !settled && !openDuties,
  };
}
