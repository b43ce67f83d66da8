import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import type { Workshop } from '../agreements/api.ts';
import { turnClocks } from '../clocks/api.ts';
import { clockStart, stepMediation, tellParties, tellRoutesTo, type WholeMediation } from '../mediation/api.ts';
import type { doors } from './contract.ts';
import { holdsBack, isLate, standingOn } from './rules.ts';
import { decideBreach } from './rules-breach.ts';
import { isAnyLate } from './settle.ts';
import { makeStatement, statementFileName } from './statement.ts';
import { listStatements } from './store-read.ts';
import { insertCalls, insertStep, saveCalled, savePerformance, settleObligations } from './store-write.ts';
import { dayFor, endOf, entriesOf, type Opened, openOwn, openToWrite, openWhole, partiesAt, tell } from './subject.ts';
import type { Obligation } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

function lateOnes(ctx: Context, { ledger }: Opened): Obligation[] {
  const day = dayFor(ctx, ledger);
  return ledger.obligations.filter((one) => isLate(standingOn(one, entriesOf(ledger, one.id), day)));
}

const idsAt = ({ whole }: Opened, obligations: readonly Obligation[], end: 'by' | 'to'): string[] => [
  ...new Set(obligations.flatMap((one) => partiesAt(whole, one, end).map(({ id }) => id))),
];

type Doing = (ctx: Context, opened: Opened, input: In<'breach'>, workshop: Workshop) => Promise<void>;

/** 催促 (人民调解法 §31, 若干规定 §39): a neutral message to whoever owes, and a colleague calls. */
const urge: Doing = async (ctx, opened) => {
  const late = lateOnes(ctx, opened);
  const partyIds = idsAt(opened, late, 'by');
  await tellParties(ctx, opened.whole, 'fulfilment.urged', { partyIds });
  const mediationId = opened.whole.mediation.id;
  await insertCalls(ctx, { mediationId, obligationId: null, why: 'urge' }, partyIds);
  tell(ctx, opened.whole, 'performance.urged', { accounts: late.length });
};

/** 对账单: of each duty that is late, for both of its ends. */
const account: Doing = async (ctx, opened, _, workshop) => {
  const late = lateOnes(ctx, opened);
  for (const obligation of late) await makeStatement(ctx, workshop, opened, obligation);
  tell(ctx, opened.whole, 'performance.account-made', { accounts: late.length });
  const partyIds = [...idsAt(opened, late, 'by'), ...idsAt(opened, late, 'to')];
  await tellParties(ctx, opened.whole, 'mediation.news', { partyIds: [...new Set(partyIds)] });
};

/**
 * 告知下一步: which lawful ways remain is told to both ends and recorded. Of public-order mediation the time of the case starts on this day
 * (程序规定 §185).
 */
const tellNext: Doing = async (ctx, opened, { routes, way }) => {
  if (routes.length === 0) throw new Refusal('breach.routes-missing');
  const { whole } = opened;
  const late = lateOnes(ctx, opened);
  const partyIds = [...new Set([...idsAt(opened, late, 'by'), ...idsAt(opened, late, 'to')])];
  await tellRoutesTo(ctx, whole, partyIds, { routes, how: way });
  const { toCall } = await tellParties(ctx, whole, 'mediation.news', { partyIds });
  await insertCalls(ctx, { mediationId: whole.mediation.id, obligationId: null, why: 'routes' }, toCall);
  if (whole.mediation.track === 'public-order' && opened.ledger.performance.breach !== 'told')
    await turnClocks(ctx, { subjectId: whole.mediation.id, start: [clockStart(whole, 'penalty')] });
  tell(ctx, whole, 'performance.next-told', { parties: partyIds.length });
};

const reopen: Doing = async (ctx, { whole }, { note }) => {
  await stepMediation(ctx, { id: whole.mediation.id, step: 'reopen', ...(note !== '' && { text: note }) });
};

/** 终止履行: what was not performed is said to be so; visits and the file follow. */
const end: Doing = async (ctx, { whole, ledger }) => {
  const ids = ledger.obligations.filter(holdsBack).map(({ id }) => id);
  await settleObligations(ctx, ids, { state: 'ended', on: dayOf(ctx.now) });
  await stepMediation(ctx, { id: whole.mediation.id, step: 'lapse' });
};

const doing: Readonly<Record<In<'breach'>['step'], Doing>> = { urge, account, tell: tellNext, reopen, end };

/** While it is performed or visited; what was promised for good may be broken then too. */
const isAfterwards = ({ mediation }: WholeMediation) =>
  mediation.state === 'performing' || mediation.state === 'revisiting';

/** 违约处置: one step of the table, decided by a colleague. */
export async function takeStep(ctx: Context, input: In<'breach'>, workshop: Workshop) {
  const opened = await openToWrite(ctx, input.id);
  const { performance } = opened.ledger;
  const to = decideBreach(performance.breach, input.step, isAnyLate(ctx, opened.ledger));
  if (to === undefined || !isAfterwards(opened.whole)) throw new Refusal('step.not-now');
  await doing[input.step](ctx, opened, input, workshop);
  const { step, note, routes } = input;
  await insertStep(ctx, input.id, { step, to, note, routes: step === 'tell' ? routes : [] });
  return { id: input.id };
}

export async function changeGrace(ctx: Context, input: In<'grace'>) {
  const { whole, ledger } = await openToWrite(ctx, input.id);
  await savePerformance(ctx, input.id, { grace_days: input.days });
  tell(ctx, whole, 'performance.grace-changed', {
    text: input.reason,
    from: ledger.performance.grace_days,
    days: input.days,
  });
  return { id: input.id };
}

export async function called(ctx: Context, input: In<'called'>) {
  const { whole } = await openToWrite(ctx, input.id);
  const done = await saveCalled(ctx, { mediationId: input.id, callId: input.callId, note: input.note });
  if (!done) throw new Refusal('not-found');
  tell(ctx, whole, 'performance.called', { callId: input.callId });
  return { id: input.id };
}

async function download(
  ctx: Context,
  { store }: Workshop,
  of: { id: string; number: string; statementId: string; isMine: (obligationId: string) => boolean },
): Promise<Download> {
  const found = (await listStatements(ctx.tx, of.id)).find(({ id }) => id === of.statementId);
  if (!found || !of.isMine(found.obligation_id)) throw new Refusal('not-found');
  if (found.sha256 === '') throw new Refusal('step.not-now');
  return {
    mediaType: 'application/pdf',
    fileName: statementFileName(of.number, found.on_day),
    content: await store().readSealed(found.sha256),
  };
}

export async function document(ctx: Context, { id, statementId }: In<'document'>, workshop: Workshop) {
  const { whole } = await openWhole(ctx, id);
  return download(ctx, workshop, { id, number: whole.mediation.number, statementId, isMine: () => true });
}

/** The statement of an own account; of another one as if it were not there. */
export async function ownStatement(ctx: Context, { statementId }: In<'ownStatement'>, workshop: Workshop) {
  const { whole, party, ledger } = await openOwn(ctx);
  const isMine = (obligationId: string) => {
    const obligation = ledger?.obligations.find(({ id }) => id === obligationId);
    return obligation !== undefined && endOf(party, obligation) !== undefined;
  };
  const { id, number } = whole.mediation;
  return download(ctx, workshop, { id, number, statementId, isMine });
}
