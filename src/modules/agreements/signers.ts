import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import { dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { isMinor, type Party, settles, type WholeMediation } from '../mediation/api.ts';
import { seatRoles } from '../mediation/words.ts';
import { personNames } from '../people/api.ts';
import { isTurn } from './rules.ts';
import type { NewSigner } from './store.ts';
import { hostsOf, personOf, principalsOf } from './subject.ts';
import type { Signer } from './tables.ts';

/** The mediators as the paper names them; without a panel it is the colleague who does it on the spot. */
export async function mediatorsOf(ctx: Context, whole: WholeMediation) {
  const seats = hostsOf(whole).map(({ person_id, role }) => ({
    personId: person_id,
    what: seatRoles[role].zh as string,
  }));
  const person = personOf(ctx) ?? whole.mediation.liaison_id;
  const hosts = seats.length > 0 || person === null ? seats : [{ personId: person, what: hostName(whole) }];
  const names = await personNames(
    ctx.tx,
    hosts.map(({ personId }) => personId),
  );
  return hosts.map((host) => ({ ...host, name: names.get(host.personId) ?? '' }));
}

const hostName = ({ mediation }: WholeMediation) => (mediation.track === 'people' ? '调解员' : '主持人');

/** Everybody who must sign, in order: each party, who was present and signs too, each mediator, the seal. */
export async function signersFor(ctx: Context, whole: WholeMediation, text: AgreementText): Promise<NewSigner[]> {
  const nobody = { party_id: null, person_id: null, side: null, what: '' };
  const parties = principalsOf(whole).map(({ id, side, name }) => ({
    ...nobody,
    kind: 'party' as const,
    party_id: id,
    side,
    name,
  }));
  const present = text.present
    .filter(({ signs }) => signs)
    .map(({ name, what }) => ({ ...nobody, kind: 'witness' as const, name, what }));
  const mediators = (await mediatorsOf(ctx, whole)).map(({ personId, name, what }) => ({
    ...nobody,
    kind: 'mediator' as const,
    person_id: personId,
    name,
    what,
  }));
  const seal = { ...nobody, kind: 'seal' as const, name: text.body };
  return [...parties, ...present, ...mediators, seal].map((signer, i) => ({
    ...signer,
    id: newId(ctx.now.getTime()),
    nth: i + 1,
  }));
}

/** True when this party may sign for that one: it is itself and may settle, or acts for it with the power to settle. */
export function maySignFor(party: Party, partyId: string | null, now: Date): boolean {
  if (partyId === null || !settles(party, now)) return false;
  if (party.id === partyId) return !isMinor(party.born_on, dayOf(now));
  return party.acts_for === partyId;
}

/** Signers for whom this party may sign now. */
export function mineOf(party: Party, signers: readonly Signer[], of: { collective: boolean; now: Date }): Signer[] {
  return signers.filter(
    (signer) => isTurn(signer, signers, of.collective) && maySignFor(party, signer.party_id, of.now),
  );
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s·•.]/gu, '')
    .toLowerCase();

/** True when the typed name is the person's, whatever the spaces and dots. */
export const isName = (typed: string, name: string): boolean => plain(typed) === plain(name) && plain(typed) !== '';
