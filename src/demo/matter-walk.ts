import { addDays, dayOf } from '../kit/calendar.ts';
import type { Evidence } from '../modules/categories/words.ts';
import { contestDays, decide, revisitWorkingDays, spokenAfter, type Taking } from '../modules/matters/rules.ts';
import { type Answers, noAnswers } from '../modules/matters/rules-solved.ts';
import { type MatterFact, type MatterStep, matterFacts, type PartState } from '../modules/matters/words.ts';
import { dueAfter } from './due-dates.ts';
import { at } from './lists.ts';
import type { Random } from './random.ts';
import type { FactRow, MatterBook, MatterRow, PartRow } from './rows.ts';
import type { Colleague } from './staff.ts';

/** Who acts: a colleague, the reporter with the receipt, or somebody at the public page. */
export type Actor = { colleague: Colleague } | { reporterId: string } | 'visitor' | 'system';

type Said = Record<string, unknown>;

const factOf: Record<MatterStep, MatterFact> = {
  accept: 'matter.accepted',
  decline: 'matter.declined',
  assign: 'matter.assigned',
  take: 'matter.taken',
  return: 'matter.returned',
  answer: 'matter.answered',
  close: 'matter.closed',
  revisit: 'matter.revisited',
  archive: 'matter.archived',
  reopen: 'matter.reopened',
  withdraw: 'matter.withdrawn',
  contest: 'matter.contested',
  confirm: 'matter.confirmed',
  merge: 'matter.merged',
  unmerge: 'matter.unmerged',
};
const leadPartAfter: Partial<Record<MatterStep, PartState>> = {
  take: 'taken',
  return: 'returned',
  close: 'done',
  reopen: 'taken',
  contest: 'taken',
};

/** One matter on its way: every step is judged by the rules of matters, and the row follows the fact. */
export class Walk {
  readonly book: MatterBook;
  readonly evidenceNeeded: readonly Evidence[];
  private readonly random: Random;
  private answers: Answers = noAnswers;

  constructor(matter: MatterRow, evidenceNeeded: readonly Evidence[], random: Random) {
    this.book = { matter, reporters: [], parts: [], facts: [] };
    this.evidenceNeeded = evidenceNeeded;
    this.random = random;
  }

  tell(kind: MatterFact, when: Date, by: Actor, data: Said): void {
    const colleague = typeof by === 'object' && 'colleague' in by ? by.colleague : null;
    const reporterId = typeof by === 'object' && 'reporterId' in by ? by.reporterId : null;
    const fact: FactRow = {
      at: when.toISOString(),
      request_id: this.random.id(when),
      subject_kind: 'matter',
      subject_id: this.book.matter.id,
      kind,
      audience: matterFacts[kind].resident === null ? 'staff' : 'resident',
      data,
      by_kind: colleague ? 'staff' : reporterId ? 'receipt' : by === 'system' ? 'system' : 'visitor',
      by_id: colleague?.accountId ?? reporterId,
      unit_id: colleague?.unit.id ?? null,
    };
    this.book.facts.push(fact);
  }

  /** Takes a step; RangeError when the rules forbid it, because the county must be one that could have come about. */
  step(
    step: MatterStep,
    when: Date,
    by: Actor,
    more: { found?: NonNullable<Taking['found']>; data?: Said; change?: Partial<MatterRow> } = {},
  ): void {
    const { matter, parts } = this.book;
    const account = typeof by === 'object' && 'colleague' in by ? by.colleague.accountId : null;
    const reporter = typeof by === 'object' && 'reporterId' in by ? by.reporterId : undefined;
    const taking: Taking = {
      step,
      now: when,
      by: account,
      ...(more.found ? { found: more.found } : {}),
      ...(reporter === undefined ? {} : { reporter }),
    };
    const spoken = spokenAfter({ state: matter.state, answers: this.answers }, taking);
    const ruling = decide(
      {
        state: matter.state,
        solved: matter.solved,
        answers: this.answers,
        stateBefore: null,
        answered: matter.answered_at !== null,
        closedBy: matter.closed_by,
        contestUntil: matter.contest_until === null ? null : new Date(matter.contest_until),
        evidence: matter.evidence,
        evidenceNeeded: this.evidenceNeeded,
        openParts: parts.filter(({ role, state }) => role === 'helper' && (state === 'asked' || state === 'taken'))
          .length,
      },
      taking,
    );
    if (!ruling.ok) throw new RangeError(`${step} from ${matter.state}: ${ruling.code}`);
    const { state, solved } = ruling;
    this.answers = spoken;
    const dates = this.datesAfter(step, when, account, state);
    Object.assign(matter, {
      state,
      solved,
      ...dates,
      ...more.change,
      version: matter.version + 1,
      changed_at: when.toISOString(),
    });
    this.tell(factOf[step], when, by, { ...more.data, ...(more.found ? { found: more.found } : {}), state });
    const lead = leadPartAfter[step];
    const part = parts.find(({ role, state: now }) => role === 'lead' && now !== 'revoked');
    if (lead && part) Object.assign(part, { state: lead, changed_at: when.toISOString() });
  }

  private datesAfter(
    step: MatterStep,
    when: Date,
    account: string | null,
    state: MatterRow['state'],
  ): Partial<MatterRow> {
    const { matter } = this.book;
    const now = when.toISOString();
    const again = {
      times_reopened: matter.times_reopened + 1,
      answered_at: null,
      answered_by: null,
      closed_at: null,
      revisit_due_on: null,
    };
    switch (step) {
      case 'answer':
        return { answered_at: now, answered_by: account };
      case 'close':
        return {
          closed_at: now,
          closed_by: account,
          contest_until: new Date(when.getTime() + contestDays * 86_400_000).toISOString(),
          revisit_due_on: dayOf(dueAfter(when, revisitWorkingDays)),
        };
      case 'revisit':
        if (state === 'closed') return { revisit_due_on: addDays(dayOf(when), 3) };
        return { revisited_at: now, revisited_by: account, ...(state === 'reopened' ? again : {}) };
      case 'archive':
        return { archived_at: now };
      case 'reopen':
      case 'contest':
        return again;
      case 'return':
        return { times_returned: matter.times_returned + 1 };
      case 'accept':
      case 'decline':
      case 'assign':
      case 'take':
      case 'withdraw':
      case 'confirm':
      case 'merge':
      case 'unmerge':
        return {};
    }
  }

  assign(when: Date, by: Actor, lead: Colleague, note: string): void {
    const { matter, parts } = this.book;
    this.step('assign', when, by, {
      data: { unitId: lead.unit.id, leadId: lead.person.id, text: note },
      change: { unit_id: lead.unit.id, lead_id: lead.person.id },
    });
    for (const part of parts) {
      if (part.role === 'lead' && part.state !== 'revoked')
        Object.assign(part, { state: 'revoked', changed_at: when.toISOString() });
    }
    this.addPart(when, { role: 'lead', unit_id: lead.unit.id, person_id: lead.person.id, task: note });
    matter.unit_id = lead.unit.id;
  }

  private addPart(when: Date, part: Pick<PartRow, 'role' | 'task'> & Partial<PartRow>): PartRow {
    const { matter, parts } = this.book;
    const now = when.toISOString();
    const row: PartRow = {
      id: this.random.id(when),
      matter_id: matter.id,
      unit_id: null,
      partner_id: null,
      person_id: null,
      state: 'asked',
      answer: null,
      due_at: matter.promised_at,
      asked_at: now,
      changed_at: now,
      ack_due_at: null,
      acknowledged_at: null,
      acknowledged_in_time: null,
      ended_at: null,
      times_returned: 0,
      return_reason: null,
      bound: false,
      reply: null,
      arbiter_id: null,
      arbitrate_due_at: null,
      verdict: null,
      verdict_reason: null,
      verdict_at: null,
      deputy_told_at: null,
      reminded_at: null,
      ...part,
    };
    parts.push(row);
    return row;
  }

  ask(when: Date, by: Actor, helper: { unitId?: string; partnerId?: string }, task: string): PartRow {
    const { unitId = null, partnerId = null } = helper;
    const part = this.addPart(when, { role: 'helper', unit_id: unitId, partner_id: partnerId, task });
    this.tell('part.asked', when, by, {
      partId: part.id,
      unitId: unitId ?? '',
      partnerId: partnerId ?? '',
      text: task,
    });
    return part;
  }

  movePart(part: PartRow, state: 'taken' | 'done' | 'returned', when: Date, by: Actor, text: string): void {
    const at = when.toISOString();
    Object.assign(part, {
      state,
      changed_at: at,
      acknowledged_at: part.acknowledged_at ?? at,
      ...(state === 'done' && { answer: text, ended_at: at }),
      ...(state === 'returned' && { return_reason: text, times_returned: part.times_returned + 1 }),
    });
    this.tell(`part.${state}`, when, by, {
      partId: part.id,
      unitId: part.unit_id ?? '',
      partnerId: part.partner_id ?? '',
      text,
    });
  }

  addEvidence(when: Date, by: Actor, evidence: Evidence, text: string): void {
    const { matter } = this.book;
    matter.evidence = [...new Set([...matter.evidence, evidence])];
    matter.version += 1;
    matter.changed_at = when.toISOString();
    this.tell('matter.evidence-added', when, by, { evidence, text, files: 0 });
  }

  get reporterId(): string {
    return at(this.book.reporters, 0).id;
  }
}
