import type { Duty } from './duty.ts';
import { type DutyFault, isWritten, missingIn } from './missing.ts';

/** The text of a settlement agreement while it is written; what nobody filled in is empty. Days as 'YYYY-MM-DD'. */
export interface AgreementText {
  /** The mediating body whose seal the paper bears. */
  readonly body: string;
  readonly facts: string;
  readonly disputed: string;
  readonly outcome: string;
  readonly responsibilities: readonly { readonly side: number; readonly text: string }[];
  readonly heldOn: string;
  readonly heldAt: string;
  readonly present: readonly { readonly name: string; readonly what: string; readonly signs: boolean }[];
  readonly duties: readonly Duty[];
  readonly more: string;
  /** Each party takes it or not; it binds those who sign. */
  readonly collective: boolean;
  /** Addresses are left out where a party asked for it. */
  readonly withoutAddresses: boolean;
}

/** What the text as a whole lacks. */
export type TextFault =
  | 'body'
  | 'facts'
  | 'disputed'
  | 'outcome'
  | 'responsibility'
  | 'held-on'
  | 'held-at'
  | 'no-host'
  | 'no-duties'
  | 'before'
  | 'address';

/** A fault and the field in which it is mended, such as `duties.0.amountFen`; `row` counts instalments from 0. */
export interface TextFinding {
  readonly path: string;
  readonly fault: TextFault | DutyFault;
  readonly severity: 'must' | 'should';
  readonly row?: number | undefined;
}

/** What the check must know beside the text. */
export interface TextBackground {
  readonly track: 'people' | 'public-order';
  readonly form: 'written' | 'spot' | 'oral';
  /** The sides that stand in the dispute, by number. */
  readonly sides: readonly number[];
  readonly partyIds: readonly string[];
  /** How many mediators will sign. */
  readonly hosts: number;
  /** Parties without address and employer. */
  readonly bare: number;
  /** The day of the agreement. */
  readonly agreedOn: string;
}

const must = (path: string, fault: TextFault): TextFinding => ({ path, fault, severity: 'must' });

/**
 * What an agreement lacks before it can be proposed: for people's mediation 人民调解工作若干规定 §34 and 人民调解法 §29, for public-order mediation
 * 公安机关办理行政案件程序规定 §184, for both that every duty is definite. An oral one (§28) needs facts, duties and before whom it was reached.
 * O(length of the text).
 */
export function missingInText(text: AgreementText, background: TextBackground): TextFinding[] {
  const { track, form, sides, partyIds, agreedOn, hosts, bare } = background;
  const found: TextFinding[] = [];
  if (!isWritten(text.body)) found.push(must('body', 'body'));
  if (!isWritten(text.facts)) found.push(must('facts', 'facts'));
  if (form === 'written' && track === 'people' && !isWritten(text.disputed)) found.push(must('disputed', 'disputed'));
  if (form !== 'oral' && track === 'public-order' && !isWritten(text.outcome)) found.push(must('outcome', 'outcome'));
  if (form !== 'spot') found.push(...missingAround(text, background));
  if (track === 'public-order' || form !== 'written') found.push(...missingWhereAndWhen(text));
  if (hosts === 0) found.push(must('mediators', 'no-host'));
  if (bare > 0 && !text.withoutAddresses) found.push({ path: 'parties', fault: 'address', severity: 'should' });
  if (text.duties.length === 0) found.push(must('duties', 'no-duties'));
  const known = [...sides.map(String), ...partyIds];
  for (const [i, duty] of text.duties.entries()) {
    const faults = missingIn(duty, { known, agreedOn });
    found.push(...faults.map(({ field, ...fault }) => ({ path: `duties.${i}.${field}`, ...fault })));
  }
  return found;
}

function missingAround(text: AgreementText, { form, sides }: TextBackground): TextFinding[] {
  if (form === 'oral') return text.present.some(({ name }) => name.trim() !== '') ? [] : [must('present', 'before')];
  const said = (side: number) => text.responsibilities.find((one) => one.side === side)?.text ?? '';
  return sides
    .filter((side) => !isWritten(said(side)))
    .map((side) => must(`responsibilities.${side}`, 'responsibility'));
}

function missingWhereAndWhen({ heldOn, heldAt }: AgreementText): TextFinding[] {
  return [
    ...(heldOn === '' ? [must('heldOn', 'held-on')] : []),
    ...(isWritten(heldAt) ? [] : [must('heldAt', 'held-at')]),
  ];
}

/** True when nothing keeps it from being proposed. */
export function isComplete(found: readonly TextFinding[]): boolean {
  return found.every(({ severity }) => severity === 'should');
}
