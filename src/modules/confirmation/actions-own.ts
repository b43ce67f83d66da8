import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { tellColleagues } from '../mediation/api.ts';
import { noteContact, notePaper, noteWord } from './actions-desk.ts';
import type { doors } from './contract.ts';
import { agentsOf, maySpeakFor, openOwn } from './subject.ts';
import { describeOwn } from './views.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const done = { done: true } as const;

export async function own(ctx: Context) {
  const { party, found } = await openOwn(ctx);
  return { confirmation: found ? describeOwn(ctx, found, party) : null };
}

async function openMine(ctx: Context, partyId: string) {
  const { party, found } = await openOwn(ctx, true);
  if (!found) throw new Refusal('not-found');
  if (!maySpeakFor(party, partyId, ctx.now)) throw new Refusal('not-allowed');
  return { party, found };
}

export async function ownSay(ctx: Context, { partyId, said }: In<'ownSay'>) {
  const { party, found } = await openMine(ctx, partyId);
  await noteWord(ctx, found, { partyId, said, how: 'page', speaker: party });
  await tellColleagues(ctx, found.whole, [found.whole.mediation.liaison_id], 'staff.mediation-news');
  return done;
}

export async function ownContact(ctx: Context, input: In<'ownContact'>) {
  const { found } = await openMine(ctx, input.partyId);
  await noteContact(ctx, found, input);
  return done;
}

/** A power of attorney is the agent's, other papers are the party's. */
export async function ownPaper(ctx: Context, { partyId, kind, fileId }: In<'ownPaper'>) {
  const { found } = await openMine(ctx, partyId);
  const agent = agentsOf(found).find(({ acts_for }) => acts_for === partyId);
  const whose = kind === 'attorney' ? (agent?.id ?? partyId) : partyId;
  await notePaper(ctx, found, { kind, partyId: whose, fileId, label: '' });
  return done;
}
