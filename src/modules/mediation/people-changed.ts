import type { Context } from '../../platform/context.ts';
import { searchOf } from '../matters/api.ts';
import { isPrincipal } from './parties.ts';
import { findWhole, saveOpenness, saveSearch, type WholeMediation } from './store-cases.ts';
import { partiesNow } from './subject.ts';

/** 公开与否 (人民调解法 §23): open only while every side wants it, whoever joined later too. */
export async function settleOpenness(ctx: Context, whole: WholeMediation): Promise<void> {
  const principals = partiesNow(whole).filter(isPrincipal);
  const isOpen = principals.length > 0 && principals.every(({ wants_open }) => wants_open === true);
  if (isOpen !== whole.mediation.open_session) await saveOpenness(ctx.tx, whole.mediation.id, isOpen);
}

/** After somebody came, left or was corrected: the list finds the case by who is in it now, and it is open only if they all want that. Answers it as it stands. */
export async function peopleChanged(ctx: Context, id: string): Promise<WholeMediation> {
  const whole = await findWhole(ctx.tx, id);
  if (!whole) throw new Error('a mediation whose people were just changed is gone');
  const { number, title } = whole.mediation;
  const parties = partiesNow(whole);
  const what = parties.map(({ name }) => name).join(' ');
  const codes = parties.map(({ code }) => code);
  await saveSearch(ctx.tx, id, await searchOf(ctx.tx, { number, title, what, where_text: '', codes }));
  await settleOpenness(ctx, whole);
  return whole;
}
