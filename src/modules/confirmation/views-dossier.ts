import { dayOf } from '../../kit/calendar.ts';
import { type LoggedAccess, listAccess } from '../../platform/access-log.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { findFiles } from '../../platform/documents/attachments.ts';
import { ofMediation, subjectOf } from '../mediation/api.ts';
import { unitNamesOfAccounts } from '../people/api.ts';
import { dossierDoors } from './contract-dossier.ts';
import type { Held } from './holding.ts';
import { mayOnDossier } from './policy.ts';
import { isFileWhole } from './rules-dossier.ts';
import { listPrints } from './store-dossier.ts';
import type { Print } from './tables.ts';

/** The panel of the file. */
export async function describeDossier(ctx: Context, held: Held) {
  const { whole, own, lines } = held;
  const { dossier: one, papers, notes } = own;
  const prints = await listPrints(ctx.tx, whole.mediation.id);
  const ids = [...papers, ...notes].map(({ by_id }) => by_id);
  const names = await accountNames(ctx.tx, [
    ...new Set([...ids, ...prints.map(({ asked_by }) => asked_by), ...(one.filed_by === null ? [] : [one.filed_by])]),
  ]);
  return {
    term: one.term,
    filedAt: one.filed_at?.toISOString() ?? null,
    filedBy: names.get(one.filed_by ?? '') ?? null,
    keepUntil: one.keep_until,
    whole: isFileWhole(lines),
    items: await itemsOf(ctx, held, names),
    prints: prints.map((print) => describePrint(print, { now: ctx.now, by: names.get(print.asked_by) ?? '' })),
    opened: await openedOf(ctx, whole.mediation.id),
    can: actsOf(ctx, held),
  };
}

async function itemsOf(ctx: Context, { whole, own, lines }: Held, names: ReadonlyMap<string, string>) {
  const files = await findFiles(
    ctx.tx,
    own.papers.map(({ file_id }) => file_id),
  );
  const kinds = new Map(files.map(({ id, kind }) => [id, kind]));
  return lines.map((line) => ({
    ...line,
    lacking: [...line.lacking],
    note: own.notes.find(({ item }) => item === line.item)?.reason ?? null,
    papers: own.papers
      .filter(({ item }) => item === line.item)
      .map((paper) => ({
        id: paper.id,
        fileId: paper.file_id,
        kind: kinds.get(paper.file_id) ?? ('pdf' as const),
        label: paper.label,
        name: whole.parties.find(({ id }) => id === paper.party_id)?.name ?? '',
        by: names.get(paper.by_id) ?? '',
        at: paper.at.toISOString(),
      })),
  }));
}

const failedAfterMilliseconds = 15 * 60_000;

export function describePrint(print: Print, { now, by }: { now: Date; by: string }) {
  const isLate = now.getTime() - print.asked_at.getTime() > failedAfterMilliseconds;
  return {
    id: print.id,
    final: print.final,
    state: print.state === 'waiting' && isLate ? ('failed' as const) : print.state,
    done: print.done,
    steps: print.steps,
    code: print.code,
    sha256: print.sha256,
    pages: print.pages,
    bytes: print.bytes,
    purpose: print.purpose,
    by,
    askedAt: print.asked_at.toISOString(),
    removeOn: print.remove_on,
  };
}

const mostOpened = 500;
const shownOpened = 50;

const dossierActions = new Map(
  Object.values(dossierDoors).map(({ action, summary }) => [action as string, summary.zh]),
);
const shown: ReadonlySet<string> = new Set(['dossier.print', 'dossier.file', 'dossier.read', 'dossier.paper']);

/** 查阅记录: who printed, fetched and filed it, newest first. */
async function openedOf(ctx: Context, mediationId: string) {
  const lines = (await listAccess(ctx, ofMediation(mediationId), mostOpened))
    .filter(({ action, outcome }) => shown.has(action) && outcome === 'allowed')
    .slice(0, shownOpened);
  const ids = [...new Set(lines.flatMap(({ who_id }: LoggedAccess) => who_id ?? []))];
  const names = await accountNames(ctx.tx, ids);
  const units = await unitNamesOfAccounts(ctx.tx, ids, dayOf(ctx.now));
  return lines.map(({ at, who_id: id, action, reason }) => ({
    at: at.toISOString(),
    who: names.get(id ?? '') ?? '',
    unit: units.get(id ?? '') ?? null,
    what: dossierActions.get(action) ?? action,
    reason: reason ?? '',
  }));
}

function actsOf(ctx: Context, { whole, lines }: Held) {
  const of = subjectOf(whole);
  const may = (action: keyof typeof mayOnDossier) => mayOnDossier[action](ctx.who, of) === 'allowed';
  const { state } = whole.mediation;
  const isOpen = state !== 'filed';
  const isOver = ['revisiting', 'failed', 'withdrawn', 'refused'].includes(state);
  return [
    ...(isOpen && may('dossier.paper') ? (['paper'] as const) : []),
    ...(isOpen && may('dossier.note') ? (['note'] as const) : []),
    ...(isOpen && may('dossier.term') ? (['term'] as const) : []),
    ...(may('dossier.print') ? (['print'] as const) : []),
    ...(isOver && isFileWhole(lines) && may('dossier.file') ? (['file'] as const) : []),
  ];
}
