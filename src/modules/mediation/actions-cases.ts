import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findCategory } from '../categories/api.ts';
import { startClocks } from '../clocks/api.ts';
import { findMatterInfo, mayOnMatter, queryOf, takeIn, tellFact } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { informParties } from './letters.ts';
import { getLiaison } from './liaison.ts';
import { bearerOf, decides, invalid, isPrincipal, keepMandate, partyRow } from './parties.ts';
import { peopleChanged } from './people-changed.ts';
import { mayInGeneral } from './policy.ts';
import { judgeGate, questionsOf, withoutGuardian } from './rules-gate.ts';
import { clockStart, takeLocked } from './step.ts';
import { insertMediation, type WholeMediation } from './store-cases.ts';
import { countMediations, listMediations, listOfMatter } from './store-list.ts';
import { insertParty } from './store-parties.ts';
import { mustBe, openMediation, partiesNow, tell } from './subject.ts';
import { describeMediation, describeRows } from './views.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

export async function list(ctx: Context, input: In<'list'>) {
  ctx.permit(mayInGeneral, undefined);
  const query = await queryOf(ctx.tx, input.q);
  const page = { after: decodeCursor(input.cursor), limit: input.limit + 1 };
  const { queue, track, category } = input;
  const found = await listMediations(ctx.tx, ctx.who, { queue, track, category, query }, page);
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  ctx.accessed({ residents: rows.flatMap(({ party_ids }) => party_ids), reason: `调解列表 ${rows.length} 件` });
  return {
    rows: await describeRows(ctx, rows),
    next: found.length > input.limit && last ? encodeCursor({ at: last.opened_at, id: last.id }) : null,
    counts: input.cursor === undefined ? await countMediations(ctx.tx, ctx.who) : {},
  };
}

export async function ofMatter(ctx: Context, { matterId }: In<'ofMatter'>) {
  ctx.permit(mayInGeneral, undefined);
  const info = await findMatterInfo(ctx, matterId);
  const verdict = mayOnMatter(ctx.who, info?.subject, proposing);
  if (!info || verdict === 'hidden') throw new Refusal('not-found');
  const rows = await listOfMatter(ctx.tx, ctx.who, matterId);
  const units = mayInGeneral['mediation.propose'](ctx.who, info.matter.unit_id) === 'allowed';
  return {
    rows: rows.map(({ id, number, state, track }) => ({ id, number, state, track })),
    canPropose: verdict === 'allowed' && units,
  };
}

/** 受理审查, asked while somebody ticks: what speaks against a track, and which lawful way is left. */
export async function gate(ctx: Context, { track, marks }: In<'gate'>) {
  ctx.permit(mayInGeneral, undefined);
  const questions = questionsOf(track);
  const ticked = marks.split(',');
  const { open, reasons, ways, peopleInstead } = judgeGate(
    track,
    questions.filter((one) => ticked.includes(one)),
  );
  return { questions: [...questions], open, reasons: [...reasons], ways: [...ways], peopleInstead };
}

export async function view(ctx: Context, { id }: In<'view'>) {
  return describeMediation(ctx, await openMediation(ctx, id));
}

const proposing = { duties: ['intake', 'assign', 'handle'], lead: true } as const;

/** 提出调解: out of a matter that one works on, or out of what somebody tells now, which becomes one. */
export async function propose(ctx: Context, input: In<'propose'>) {
  ctx.permit(mayInGeneral, input.unitId);
  return proposeWithin(ctx, input);
}

/** What somebody wants to be mediated, parsed. */
export type Proposal = In<'propose'>;

/** The same within a later room's act, which asked its own permission before. */
export async function proposeWithin(ctx: Context, input: Proposal) {
  const origin = await originOf(ctx, input);
  const category = input.category ?? origin.category;
  if (!(await findCategory(ctx, category)))
    throw invalid('category', { zh: '没有这个类别，请重新选择', en: 'There is no such category: choose again' });
  const id = newId(ctx.now.getTime());
  const liaisonId = await liaisonOf(ctx, input.liaisonId);
  const rows = input.parties.map((said) => partyRow(ctx, said, []));
  const number = await insertMediation(
    ctx.tx,
    {
      id,
      matter_id: origin.matterId,
      source: input.source,
      track: input.track,
      mode: input.mode,
      category,
      title: input.title,
      unit_id: input.unitId,
      liaison_id: liaisonId,
      open_session: false,
      first_known_on: input.firstKnownOn ?? null,
    },
    ctx.now,
  );
  for (const row of rows) {
    await keepMandate(ctx, id, row.mandate_file_id);
    await insertParty(ctx.tx, id, row, ctx.now);
  }
  const whole = await peopleChanged(ctx, id);
  await startClocks(ctx, [clockStart(whole, 'contact')]);
  ctx.accessed({ subject: { kind: 'mediation', id }, residents: rows.map((row) => row.id) });
  tell(ctx, whole, 'mediation.proposed', { source: input.source, to: 'proposed' });
  tellFact(ctx, origin.matterId, 'mediation.asked', { mediationId: id, number });
  await informParties(ctx, whole, 'mediation.invited');
  return { id, number, state: 'proposed' as const, version: 1 };
}

async function originOf(ctx: Context, input: In<'propose'>): Promise<{ matterId: string; category: string }> {
  const { matterId, report } = input;
  if ((matterId === undefined) === (report === undefined))
    throw invalid('report', { zh: '请选择一件事项，或写明发生了什么', en: 'Choose a matter, or say what happened' });
  if (matterId !== undefined) {
    const info = await findMatterInfo(ctx, matterId, '提出调解');
    const verdict = mayOnMatter(ctx.who, info?.subject, proposing);
    if (!info || verdict === 'hidden') throw invalid('matterId', { zh: '没有这件事项', en: 'There is no such matter' });
    if (verdict === 'forbidden') throw new Refusal('not-allowed');
    return { matterId, category: info.matter.category };
  }
  const [first] = input.parties;
  if (!report || !first) throw invalid('parties', { zh: '请至少登记一位当事人', en: 'Name at least one party' });
  const said = {
    ...report,
    category: input.category ?? report.category,
    name: first.name,
    phone: first.phone,
    title: input.title,
    language: first.language,
    wantsMessages: false,
    shares: 'minimum' as const,
    confidential: false,
  };
  const by = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
  const taken = await takeIn(ctx, said, {
    channel: channels[input.source],
    unitId: input.unitId,
    onBehalfBy: by,
    behalfNote: null,
  });
  return { matterId: taken.id, category: said.category ?? 'dispute' };
}

const channels = {
  matter: 'counter',
  call: 'phone',
  visit: 'visit',
  'walk-in': 'counter',
  partner: 'partner',
  court: 'partner',
  patrol: 'patrol',
} as const;

/** Whoever took the call is the liaison, unless somebody else is named. */
async function liaisonOf(ctx: Context, named: string | undefined): Promise<string | null> {
  if (named === undefined) return ctx.who.kind === 'staff' ? ctx.who.personId : null;
  await getLiaison(ctx, named, 'liaisonId');
  return named;
}

/** 受理: every side was asked, nobody refuses, nobody stands there without a guardian, and nothing in the gate speaks against it. */
export async function accept(ctx: Context, input: In<'accept'>) {
  const whole = await openMediation(ctx, input.id, true);
  mustBe(whole, input.version);
  mustBeReady(ctx, whole);
  const { track, mode, marks } = input;
  if (!judgeGate(track, marks).open) throw new Refusal('mediation.gate-closed');
  return takeLocked(ctx, whole, { step: 'accept', data: { track, mode }, accepted: { track, mode, marks } });
}

function mustBeReady(ctx: Context, whole: WholeMediation): void {
  const parties = partiesNow(whole);
  const sides = new Set(parties.filter(isPrincipal).map(({ side }) => side));
  if (sides.size < 2) throw new Refusal('mediation.one-side');
  // What an interpreter or a companion says is nobody's will.
  const deciding = parties.filter((party) => decides(party, ctx.now));
  const isWilling = (side: number) => deciding.some((party) => party.side === side && party.willing === 'yes');
  if (deciding.some(({ willing }) => willing === 'no')) throw new Refusal('mediation.unwilling');
  if (![...sides].every(isWilling)) throw new Refusal('mediation.not-asked');
  const alone = withoutGuardian(parties.map(bearerOf), dayOf(ctx.now));
  if (alone.length > 0) throw new Refusal('mediation.no-guardian');
}
