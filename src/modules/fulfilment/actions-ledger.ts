import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { type Party, tellColleagues, tellParties, type WholeMediation } from '../mediation/api.ts';
import type { Way } from '../mediation/words.ts';
import type { doors } from './contract.ts';
import { judgeEntry, stateOfEntry, verdictsFor } from './rules.ts';
import { lookAgain } from './settle.ts';
import { insertEntry, insertEvent } from './store-write.ts';
import {
  endOf,
  mayAgree,
  mayWrite,
  type Opened,
  obligationIn,
  openOwn,
  openToWrite,
  otherEnd,
  partiesAt,
  partyAt,
  tell,
} from './subject.ts';
import type { Entry, Obligation } from './tables.ts';
import type { End, FulfilmentFact, Verdict } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** Who says it and how: the party at one end of the account. */
export interface Said {
  readonly party: Party;
  readonly end: Exclude<End, 'office'>;
  readonly way: Way;
}

type Fields = Omit<In<'ownRecord'>, 'obligationId'>;

/** 登记: a line is added; the other end is told that something waits, in neutral words. */
async function record(ctx: Context, { whole }: Opened, obligation: Obligation, said: Said, fields: Fields) {
  const today = dayOf(ctx.now);
  const made = { ...obligation, made_on: dayOf(obligation.made_at) };
  const refused = judgeEntry(made, { what: fields.what, end: said.end, onDay: fields.on, today });
  if (refused) throw new Refusal(refused);
  if ((fields.what === 'payment') !== (fields.fen !== undefined))
    throw new Refusal('input.invalid', [{ path: 'fen', zh: '请写明付了多少钱', en: 'Say how much was paid' }]);
  const id = newId(ctx.now.getTime());
  await insertEntry(ctx, {
    id,
    obligation_id: obligation.id,
    mediation_id: whole.mediation.id,
    what: fields.what,
    on_day: fields.on,
    fen: fields.fen ?? null,
    how: fields.how,
    note: fields.note,
    found: null,
    from_end: said.end,
    party_id: said.party.id,
    way: said.way,
    proof_for: fields.proofFor,
  });
  await attachFiles(ctx, fields.fileIds, {
    subject: { kind: 'ledger-entry', id },
    audience: fields.proofFor === 'both' ? 'resident' : 'staff',
  });
  tell(ctx, whole, 'performance.recorded', {
    obligationId: obligation.id,
    entryId: id,
    what: fields.what,
    end: said.end,
  });
  await lookAgain(ctx, whole.mediation.id);
  await tellEnd(ctx, whole, obligation, otherEnd(said.end));
  return id;
}

function tellEnd(
  ctx: Context,
  whole: WholeMediation,
  obligation: Obligation,
  end: Exclude<End, 'office'>,
): Promise<unknown> {
  return tellParties(ctx, whole, 'mediation.news', {
    partyIds: partiesAt(whole, obligation, end).map(({ id }) => id),
  });
}

/** 代当事人登记: what came by telephone, on paper or at the desk. */
export async function recordFor(ctx: Context, input: In<'record'>) {
  const opened = await openToWrite(ctx, input.id);
  const obligation = obligationIn(opened.ledger, input.obligationId);
  const said = { ...partyAt(opened.whole, obligation, input.partyId), way: input.way };
  await record(ctx, opened, obligation, said, input);
  return { id: input.id };
}

/** An account at one of whose ends the knocking party stands, and may speak; refuses as if it were not there. */
export async function openOwnAccount(ctx: Context, obligationId: string) {
  const { whole, party, ledger } = await openOwn(ctx, true);
  const obligation = ledger?.obligations.find(({ id }) => id === obligationId);
  const end = obligation && endOf(party, obligation);
  if (!ledger || !obligation || !end) throw new Refusal('not-found');
  if (!mayWrite(party, ctx.now)) throw new Refusal('not-allowed');
  const opened: Opened = { whole, ledger };
  return { opened, obligation, said: { party, end, way: 'page' as const } };
}

export async function ownRecord(ctx: Context, input: In<'ownRecord'>) {
  const { opened, obligation, said } = await openOwnAccount(ctx, input.obligationId);
  await record(ctx, opened, obligation, said, input);
  await tellLiaison(ctx, opened.whole);
  return { done: true as const };
}

export function tellLiaison(ctx: Context, whole: WholeMediation): Promise<void> {
  return tellColleagues(ctx, whole, [whole.mediation.liaison_id], 'staff.mediation-news');
}

const factOf = {
  confirmed: 'performance.confirmed',
  disputed: 'performance.disputed',
  withdrawn: 'performance.withdrawn',
} as const satisfies Record<Verdict, FulfilmentFact>;

/** 确认、异议、撤回: an event is added to the line; the amount and everything else of it stays. */
async function answer(
  ctx: Context,
  { whole }: Opened,
  { obligation, entry, said }: { obligation: Obligation; entry: Entry; said: Said },
  { verdict, reason }: { verdict: Verdict; reason: string },
) {
  if (!verdictsFor(entry, said.end).includes(verdict)) {
    const isOver = stateOfEntry(entry) !== 'recorded';
    throw new Refusal(isOver ? 'ledger.answered' : 'not-allowed');
  }
  if (verdict === 'disputed' && reason.length < 2) throw new Refusal('ledger.reason-missing');
  const { end, way, party } = said;
  await insertEvent(ctx, { entryId: entry.id, kind: verdict, reason, end, way, partyId: party.id });
  tell(ctx, whole, factOf[verdict], { obligationId: obligation.id, entryId: entry.id, end });
  await lookAgain(ctx, whole.mediation.id);
  await tellEnd(ctx, whole, obligation, otherEnd(end));
}

function entryIn({ ledger }: Opened, entryId: string): { entry: Entry; obligation: Obligation } {
  const entry = ledger.entries.find(({ id }) => id === entryId);
  if (!entry) throw new Refusal('not-found');
  return { entry, obligation: obligationIn(ledger, entry.obligation_id) };
}

export async function answerFor(ctx: Context, input: In<'answer'>) {
  const opened = await openToWrite(ctx, input.id);
  const { entry, obligation } = entryIn(opened, input.entryId);
  const said = { ...partyAt(opened.whole, obligation, input.partyId), way: input.way };
  await answer(ctx, opened, { obligation, entry, said }, input);
  return { id: input.id };
}

export async function ownAnswer(ctx: Context, input: In<'ownAnswer'>) {
  const { whole, party, ledger } = await openOwn(ctx, true);
  const entry = ledger?.entries.find(({ id }) => id === input.entryId);
  const obligation = ledger?.obligations.find(({ id }) => id === entry?.obligation_id);
  const end = obligation && endOf(party, obligation);
  if (!ledger || !entry || !obligation || !end) throw new Refusal('not-found');
  const able = input.verdict === 'confirmed' ? mayAgree(party, ctx.now) : mayWrite(party, ctx.now);
  if (!able) throw new Refusal('not-allowed');
  await answer(ctx, { whole, ledger }, { obligation, entry, said: { party, end, way: 'page' } }, input);
  if (input.verdict !== 'confirmed') await tellLiaison(ctx, whole);
  return { done: true as const };
}

/** 现场查看: what a colleague saw, with photos that both ends open; done as seen is performed. */
export async function look(ctx: Context, input: In<'look'>) {
  const { whole, ledger } = await openToWrite(ctx, input.id);
  const obligation = obligationIn(ledger, input.obligationId);
  if (obligation.state !== 'running') throw new Refusal('step.not-now');
  if (obligation.kind === 'pay') throw new Refusal('ledger.unfit');
  if (input.on > dayOf(ctx.now)) throw new Refusal('ledger.ahead');
  if (input.on < dayOf(obligation.made_at)) throw new Refusal('ledger.before');
  const id = newId(ctx.now.getTime());
  await insertEntry(ctx, {
    id,
    obligation_id: obligation.id,
    mediation_id: whole.mediation.id,
    what: 'look',
    on_day: input.on,
    fen: null,
    how: '',
    note: input.note,
    found: input.found,
    from_end: 'office',
    party_id: null,
    way: 'officer',
    proof_for: 'both',
  });
  await attachFiles(ctx, input.fileIds, { subject: { kind: 'ledger-entry', id }, audience: 'resident' });
  tell(ctx, whole, 'performance.looked', { obligationId: obligation.id, entryId: id, found: input.found });
  await lookAgain(ctx, whole.mediation.id);
  return { id: input.id };
}
