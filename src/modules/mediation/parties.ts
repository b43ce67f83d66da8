import { dayOf } from '../../kit/calendar.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lastFourDigits } from '../../kit/text.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { openSealed, seal } from '../../platform/seal.ts';
import { fourDigits, readPhone } from '../matters/api.ts';
import { type Bearer, isMinor } from './rules-gate.ts';
import type { NewParty } from './store-parties.ts';
import type { Party } from './tables.ts';
import type { PartyRole } from './words.ts';

/** What was written down of somebody on a side. */
export interface PartySaid {
  readonly side: number;
  readonly role: PartyRole;
  readonly actsFor?: string | undefined;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly gender?: 'female' | 'male' | 'other' | undefined;
  readonly bornOn?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly address: string;
  readonly employer: string;
  readonly occupation: string;
  readonly gridCode?: string | undefined;
  readonly capacity: Party['capacity'];
  readonly needs: string;
  readonly language: 'zh' | 'en';
  readonly way: Party['way'];
  readonly mandateScope?: 'general' | 'special' | undefined;
  readonly mandateUntil?: string | undefined;
  readonly mandateFileId?: string | undefined;
}

export function invalid(path: string, words: Words): Refusal {
  return new Refusal('input.invalid', [{ path, ...words }]);
}

/** Whoever takes part by phone page needs a phone. */
function phoneFor({ phone: given, way }: PartySaid): string | null {
  const phone = readPhone(given);
  if (way === 'page' && phone === null)
    throw invalid('phone', {
      zh: '用手机页面参加需要手机号；没有手机请选「电话」「书面」或「工作人员代填」',
      en: 'Taking part by phone page needs a number: give one, or choose another way',
    });
  return phone;
}

function tailFor(phone: string | null, before: Party | undefined): string {
  if (before !== undefined && before.phone === phone) return before.tail;
  return (phone === null ? undefined : lastFourDigits(phone)) ?? fourDigits();
}

const actingRoles: readonly PartyRole[] = ['agent', 'guardian', 'interpreter'];

/** The row of a party; refuses `input.invalid` where somebody speaks for nobody, or stands for somebody of another side. */
export function partyRow(
  ctx: Context,
  said: PartySaid,
  others: readonly Pick<Party, 'id' | 'side' | 'role'>[],
  before?: Party,
): NewParty {
  mustActFor(said, others);
  const phone = phoneFor(said);
  return {
    id: before?.id ?? newId(ctx.now.getTime()),
    side: before?.side ?? said.side,
    role: said.role,
    acts_for: said.actsFor ?? null,
    name: said.name,
    phone,
    gender: said.gender ?? null,
    born_on: said.bornOn ?? null,
    id_number_sealed: sealedNumber(ctx, said.idNumber, before),
    address: said.address,
    employer: said.employer,
    grid_code: said.gridCode ?? null,
    occupation: said.occupation,
    capacity: said.capacity,
    needs: said.needs,
    language: said.language,
    way: said.way,
    mandate_scope: said.mandateScope ?? null,
    mandate_until: said.mandateUntil ?? null,
    mandate_file_id: said.mandateFileId ?? null,
    // Whoever has the old message must not need but four digits.
    code: before !== undefined && before.phone === phone ? before.code : newReceiptCode(),
    tail: tailFor(phone, before),
  };
}

function mustActFor({ role, actsFor, side }: PartySaid, others: readonly Pick<Party, 'id' | 'side' | 'role'>[]): void {
  const principal = others.find(({ id }) => id === actsFor);
  if (actsFor === undefined) {
    if (!actingRoles.includes(role)) return;
    throw invalid('actsFor', { zh: '请选择替谁参加', en: 'Choose for whom he or she takes part' });
  }
  if (!actingRoles.includes(role) && role !== 'representative')
    throw invalid('actsFor', {
      zh: '当事人本人和陪同人员不代表别人',
      en: 'Parties and companions act for nobody else',
    });
  if (!principal || principal.side !== side)
    throw invalid('actsFor', { zh: '只能代表同一方的当事人', en: 'Only somebody of the same side can be acted for' });
  if (!isPrincipal(principal) && role !== 'interpreter')
    throw invalid('actsFor', { zh: '请选当事人本人或代表人', en: 'Choose a party or a representative' });
}

// An empty field keeps what is there: nobody types a number again to change an address.
function sealedNumber(ctx: Context, given: string | undefined, before: Party | undefined): string | null {
  if (given === undefined || given === '') return before?.id_number_sealed ?? null;
  return seal(ctx.settings.secret, Buffer.from(given.toUpperCase())).toString('base64url');
}

/** Binds the scan of a mandate that was just sent to the case; refuses `input.invalid` for a file of somebody or something else. */
export async function keepMandate(
  ctx: Context,
  id: string,
  fileId: string | null,
  before: string | null = null,
): Promise<void> {
  if (fileId === null || fileId === before) return;
  await attachFiles(ctx, [fileId], { subject: { kind: 'mediation', id }, audience: 'staff' });
}

/** The identity number of a party in clear, for documents and whoever runs the case. */
export function idNumberOf(ctx: Context, { id_number_sealed: sealed }: Pick<Party, 'id_number_sealed'>): string | null {
  return sealed === null ? null : openSealed(ctx.settings.secret, Buffer.from(sealed, 'base64url')).toString('utf8');
}

/** A party as the rules of capacity see it. */
export const bearerOf = ({ id, role, acts_for, capacity, born_on }: Party): Bearer => ({
  id,
  role,
  actsFor: acts_for,
  capacity,
  bornOn: born_on,
});

/** True while the mandate is in force; representatives were named by their side and need no day. */
export function isMandateInForce(party: Pick<Party, 'role' | 'mandate_scope' | 'mandate_until'>, now: Date): boolean {
  if (party.role === 'guardian' || party.role === 'representative') return true;
  return party.mandate_scope !== null && (party.mandate_until === null || party.mandate_until >= dayOf(now));
}

/** Whoever stands on a side for himself or for others of it. */
export const isPrincipal = ({ role }: Pick<Party, 'role'>): boolean => role === 'party' || role === 'representative';

/** Whoever may speak for the side: grown-up parties of full capacity, and who acts for one within a mandate in force. */
export function speaks(party: Party, now: Date): boolean {
  if (party.left_at !== null) return false;
  if (isPrincipal(party)) return party.capacity === 'full' && !isMinor(party.born_on, dayOf(now));
  return (party.role === 'agent' || party.role === 'guardian') && isMandateInForce(party, now);
}

/** Whoever may say yes, no and stop: everybody on a side for himself, a child too (人民调解法 §23), and who acts for one within a mandate in force. */
export function decides(party: Party, now: Date): boolean {
  return (party.left_at === null && isPrincipal(party)) || speaks(party, now);
}

/** True when others stand on the side beside this one, or the one acted for, and nobody was named to speak for them all (C26). */
export function isOneOfMany(party: Party, parties: readonly Party[]): boolean {
  const own = party.acts_for ?? party.id;
  const principal = parties.find(({ id }) => id === own);
  if (party.role === 'representative' || principal?.role === 'representative') return false;
  return parties.some((one) => one.side === party.side && isPrincipal(one) && one.id !== own);
}

/** Whoever may also settle and sign: an agent only with a special mandate (民事诉讼法 §62). */
export function settles(party: Party, now: Date): boolean {
  return speaks(party, now) && (party.role !== 'agent' || party.mandate_scope === 'special');
}
