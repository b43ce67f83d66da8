import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { revokeLinks } from '../../platform/links.ts';
import { turnClocks } from '../clocks/api.ts';
import { tellRoutesTo } from './actions-course.ts';
import type { doors } from './contract.ts';
import { informParties, tellParties } from './letters.ts';
import { decides, idNumberOf, invalid, isPrincipal, keepMandate, partyRow } from './parties.ts';
import { peopleChanged } from './people-changed.ts';
import { partyLinks } from './policy.ts';
import { isOpen, mayBeAsked } from './rules.ts';
import type { WholeMediation } from './store-cases.ts';
import { insertParty, leaveParties, saveParty, saveRights, saveWilling } from './store-parties.ts';
import { changed, openMediation, openUnended, partiesNow, tell } from './subject.ts';
import type { Party } from './tables.ts';
import type { Way, Willing } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

function partyIn(whole: WholeMediation, partyId: string): Party {
  const party = partiesNow(whole).find(({ id }) => id === partyId);
  if (!party) throw new Refusal('not-found');
  return party;
}

export async function addParty(ctx: Context, input: In<'addParty'>) {
  const whole = await openUnended(ctx, input.id);
  const row = partyRow(ctx, input, partiesNow(whole));
  await keepMandate(ctx, input.id, row.mandate_file_id);
  await insertParty(ctx.tx, input.id, row, ctx.now);
  ctx.accessed({ subject: { kind: 'mediation', id: input.id }, residents: [row.id] });
  tell(ctx, whole, 'party.added', { partyId: row.id, side: row.side, role: row.role });
  const grown = await peopleChanged(ctx, input.id);
  if (isOpen(whole.mediation.state)) await informParties(ctx, grown, 'mediation.invited', { partyIds: [row.id] });
  return changed(ctx, whole);
}

const endLinks = (ctx: Context, partyId: string) =>
  revokeLinks(ctx, { purpose: partyLinks.purpose, subject: { kind: partyLinks.subjectKind, id: partyId } });

/** 更正: a new phone ends the links and the code that went to the old one, and is sent its own. */
export async function changeParty(ctx: Context, input: In<'changeParty'>) {
  const whole = await openUnended(ctx, input.id);
  const before = partyIn(whole, input.partyId);
  const others = partiesNow(whole).filter(({ id }) => id !== before.id);
  const said = {
    ...input,
    side: before.side,
    language: input.language ?? before.language,
    gridCode: input.gridCode ?? before.grid_code ?? undefined,
    mandateFileId: input.mandateFileId ?? before.mandate_file_id ?? undefined,
  };
  const row = partyRow(ctx, said, others, before);
  if (!isPrincipal(row) && others.some(({ acts_for }) => acts_for === row.id))
    throw invalid('role', {
      zh: '有人代理或监护这位当事人，请先更正那一位',
      en: 'Somebody acts for this party: correct that one first',
    });
  await keepMandate(ctx, input.id, row.mandate_file_id, before.mandate_file_id);
  await saveParty(ctx.tx, row);
  tell(ctx, whole, 'party.changed', { partyId: row.id, side: row.side });
  const grown = await peopleChanged(ctx, input.id);
  if (row.phone !== before.phone) {
    await endLinks(ctx, row.id);
    if (row.phone !== null) await informParties(ctx, grown, 'mediation.invited', { partyIds: [row.id] });
  }
  return changed(ctx, whole);
}

/** 退出: with whoever acts for this one. Where it was accepted somebody stays on either side; whoever agreed to something stays bound. */
export async function removeParty(ctx: Context, input: In<'removeParty'>) {
  const whole = await openUnended(ctx, input.id);
  const party = partyIn(whole, input.partyId);
  const parties = partiesNow(whole);
  const acting = parties.filter(({ acts_for }) => acts_for === party.id);
  const leaving = [party, ...acting, ...parties.filter((one) => acting.some(({ id }) => id === one.acts_for))];
  mayLeave(whole, leaving);
  await leaveParties(
    ctx.tx,
    leaving.map(({ id }) => id),
    ctx.now,
  );
  for (const { id, side } of leaving) {
    await endLinks(ctx, id);
    tell(ctx, whole, 'party.left', { partyId: id, side, text: input.text });
  }
  await peopleChanged(ctx, input.id);
  return changed(ctx, whole);
}

function mayLeave(whole: WholeMediation, leaving: readonly Party[]): void {
  const { state } = whole.mediation;
  const principals = leaving.filter(isPrincipal);
  if (principals.length === 0 || state === 'proposed') return;
  if (!isOpen(state)) throw new Refusal('step.not-now');
  const staying = partiesNow(whole).filter((one) => isPrincipal(one) && !principals.includes(one));
  if (principals.some(({ side }) => !staying.some((one) => one.side === side)))
    throw new Refusal('mediation.last-of-side');
}

export async function identity(ctx: Context, input: In<'identity'>) {
  const whole = await openMediation(ctx, input.id);
  return { idNumber: idNumberOf(ctx, partyIn(whole, input.partyId)) };
}

/** Takes down whether somebody is willing; once every side said so, the liaison has reached them all. */
export async function noteWilling(
  ctx: Context,
  whole: WholeMediation,
  party: Party,
  said: { willing: Willing; how: Way; text?: string },
): Promise<void> {
  await saveWilling(ctx.tx, party.id, said, ctx.now);
  tell(ctx, whole, 'party.willing', { partyId: party.id, side: party.side, ...said });
  const sides = new Map<number, boolean>();
  for (const one of partiesNow(whole).filter((each) => decides(each, ctx.now))) {
    const hasSaid = one.id === party.id ? said.willing !== 'unasked' : one.willing !== 'unasked';
    sides.set(one.side, (sides.get(one.side) ?? false) || hasSaid);
  }
  if (sides.size > 1 && [...sides.values()].every(Boolean))
    await turnClocks(ctx, { subjectId: whole.mediation.id, meet: ['contact'] });
}

export async function saidWilling(ctx: Context, input: In<'saidWilling'>) {
  const whole = await openMediation(ctx, input.id, true);
  if (!mayBeAsked(whole.mediation.state)) throw new Refusal('step.not-now');
  await noteWilling(ctx, whole, partyIn(whole, input.partyId), input);
  return changed(ctx, whole);
}

export async function saidRights(ctx: Context, input: In<'saidRights'>) {
  const whole = await openUnended(ctx, input.id);
  for (const party of input.partyIds.map((id) => partyIn(whole, id))) {
    await saveRights(ctx.tx, party.id, input.how, ctx.now);
    tell(ctx, whole, 'party.rights', { partyId: party.id, side: party.side, how: input.how });
  }
  return changed(ctx, whole);
}

/** 发送进入方式: the link again, to whoever has a phone. */
export async function letter(ctx: Context, input: In<'letter'>) {
  const whole = await openUnended(ctx, input.id);
  const partyIds = input.partyIds.map((id) => partyIn(whole, id).id);
  const { messaged, toCall } = await tellParties(ctx, whole, 'mediation.invited', { partyIds });
  if (messaged.length === 0)
    throw invalid('partyIds', {
      zh: '没有手机号，或不用短信参加，请打印进入方式交给本人',
      en: 'No phone on record, or none wanted for this: print the way in and hand it over',
    });
  tell(ctx, whole, 'party.letter', { sent: messaged.length, toCall: toCall.length });
  return changed(ctx, whole);
}

export async function paperLetter(ctx: Context, input: In<'paperLetter'>) {
  const whole = await openMediation(ctx, input.id, true);
  const { name, code, tail, address, id } = partyIn(whole, input.partyId);
  tell(ctx, whole, 'party.letter', { partyId: id, printed: true });
  return { name, code, tail, address };
}

export async function tellRoutes(ctx: Context, input: In<'tellRoutes'>) {
  const whole = await openMediation(ctx, input.id, true);
  const partyIds = input.partyIds.map((id) => partyIn(whole, id).id);
  await tellRoutesTo(ctx, whole, partyIds, input);
  return changed(ctx, whole);
}
