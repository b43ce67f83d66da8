import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import type { Signer } from './tables.ts';
import type { AgreementForm, AgreementState, SignerKind } from './words.ts';
import { agreementTemplates, filled, type TemplateDuty, type TemplateName } from './words-templates.ts';

/** Parties and who was present first, in any order; then whoever mediated; the seal last (人民调解法 §29). */
const stages = { party: 1, witness: 1, mediator: 2, seal: 3 } as const satisfies Record<SignerKind, number>;

type Standing = Pick<Signer, 'kind' | 'state' | 'side'>;

/** True when it is the turn of this signer: nobody of an earlier stage is waited for, and what was refused by one binds none. */
export function isTurn(signer: Standing, all: readonly Standing[], collective: boolean): boolean {
  if (signer.state !== 'waiting') return false;
  const earlier = all.filter(({ kind }) => stages[kind] < stages[signer.kind]);
  if (earlier.some(({ state }) => state === 'waiting')) return false;
  return stages[signer.kind] === 1 || isAgreed(all, collective);
}

/** True when the parties agree: all of them, or of a collective dispute at least one of each side. */
export function isAgreed(all: readonly Standing[], collective: boolean): boolean {
  const parties = all.filter(({ kind }) => kind === 'party');
  if (!collective) return parties.every(({ state }) => state === 'signed');
  const sides = new Set(parties.map(({ side }) => side));
  return [...sides].every((side) => parties.some((one) => one.side === side && one.state === 'signed'));
}

/** True when nothing is waited for and the parties agree. */
export function isSignedByAll(all: readonly Standing[], collective: boolean): boolean {
  return all.every(({ state }) => state !== 'waiting') && isAgreed(all, collective);
}

/** States in which a version is still worked on. */
export const isOpen = (state: AgreementState): boolean => state === 'draft' || state === 'proposed';

/** Public-order mediation knows no oral agreement (程序规定 §184). */
export function formsOf(track: 'people' | 'public-order'): readonly AgreementForm[] {
  return track === 'people' ? ['written', 'spot', 'oral'] : ['written', 'spot'];
}

/** True when everything is done with the signing: nothing is left to be performed. */
export function isDoneAtOnce({ duties }: AgreementText): boolean {
  return duties.length > 0 && duties.every(({ time }) => time?.when === 'now');
}

/** An agreement with nothing in it yet, for these sides. */
export function emptyText(body: string, sides: readonly number[]): AgreementText {
  return {
    body,
    facts: '',
    disputed: '',
    outcome: '',
    responsibilities: sides.map((side) => ({ side, text: '' })),
    heldOn: '',
    heldAt: '',
    present: [],
    duties: [],
    more: '',
    collective: false,
    withoutAddresses: false,
  };
}

/** The text that a template gives: its placeholders filled in, its duties between the first two sides. */
export function textOfTemplate(
  name: TemplateName,
  values: Readonly<Record<string, string>>,
  { body, sides }: { readonly body: string; readonly sides: readonly number[] },
): AgreementText {
  const template = agreementTemplates[name];
  const [first = 1, second = 2] = sides;
  const say = (text: string) => filled(text, values);
  return {
    ...emptyText(body, sides),
    facts: say(template.facts),
    disputed: say(template.disputed),
    outcome: say(template.outcome),
    responsibilities: [
      { side: first, text: say(template.responsibility[0]) },
      { side: second, text: say(template.responsibility[1]) },
    ],
    duties: template.duties.map((duty: TemplateDuty) => dutyOf(duty, say, { first: `${first}`, second: `${second}` })),
    more: say(template.more),
    collective: 'collective' in template,
  };
}

function dutyOf(
  { kind, by, time, what, where, how, proof, each }: TemplateDuty,
  say: (text: string) => string,
  sides: { readonly first: string; readonly second: string },
): AgreementText['duties'][number] {
  return {
    kind,
    by: sides[by],
    to: sides[by === 'first' ? 'second' : 'first'],
    what: say(what),
    amountFen: 0,
    capital: '',
    each: each ?? false,
    time: timeOf(time),
    where: say(where),
    how: say(how),
    proof: say(proof),
  };
}

function timeOf(when: TemplateDuty['time']): AgreementText['duties'][number]['time'] {
  if (when === 'now') return { when };
  if (when === 'plan') return { when, rows: [] };
  return when === 'on' ? { when, on: '' } : { when, on: '', until: '' };
}
