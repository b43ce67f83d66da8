import { createHash } from 'node:crypto';
import texts from '../../demo/texts-sittings.json' with { type: 'json' };
import type { MediationState, MediationStep, Mode } from '../modules/mediation/words.ts';
import type { Outcome } from '../modules/sittings/words.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import { at } from './lists.ts';
import type { Colleague } from './staff.ts';

/** A dispute as far as its sittings need it. */
interface Sat {
  readonly chapter: Chapter;
  readonly id: string;
  readonly partyIds: readonly string[];
  readonly lead: Colleague;
  readonly openedAt: Date;
}

interface Standing {
  readonly state: MediationState;
  readonly mode: Mode;
  readonly number: string;
}

const before: readonly MediationState[] = ['proposed', 'choosing', 'matched', 'refused'];
const articles = { 'civil-288': 'yes', 'civil-1165': 'yes' };

/** 调解会: one ahead where a time is set, one that was held and recorded where the dispute came further; facts and an offer beside it. */
export function sitDown(sat: Sat, { state, mode, number }: Standing, times: ReadonlyMap<MediationStep, Date>): void {
  const begun = times.get('begin') ?? (mode === 'spot' ? times.get('accept') : undefined);
  if (before.includes(state) || (!begun && state !== 'scheduled')) return;
  if (state === 'scheduled') {
    const ahead = new Date(Math.ceil((sat.chapter.now.getTime() + 2 * day) / day) * day + 2 * hour);
    insert(sat, { state: 'planned', startsAt: ahead, mode });
    return;
  }
  if (!begun) return;
  writeFacts(sat, begun);
  hold(sat, { begun, mode, number, outcome: outcomeOf(state, times) });
}

function outcomeOf(state: MediationState, times: ReadonlyMap<MediationStep, Date>): Outcome {
  if (times.has('reach')) return 'agreed';
  return state === 'failed' || state === 'withdrawn' ? 'none' : 'go-on';
}

/** A sitting that nobody has begun. */
const unwritten = {
  ...{ begun_at: null, ended_at: null, outcome: null, stage: null, stages: [], present: {}, articles: {} },
  ...{ law: '', reason: '', feeling: '', course: '', result: '' },
  ...{
    record_state: 'draft',
    record_number: 0,
    record_text: null,
    record_hash: null,
    record_at: null,
    locked_at: null,
  },
};

function insert(
  { chapter, id, lead }: Sat,
  of: { readonly state: string; readonly startsAt: Date; readonly mode: Mode },
  more: Readonly<Record<string, unknown>> = {},
): string {
  const madeAt = new Date(Math.min(of.startsAt.getTime(), chapter.now.getTime()));
  const sittingId = chapter.random.id(madeAt);
  const made = madeAt.toISOString();
  chapter.add('sitting', {
    id: sittingId,
    mediation_id: id,
    number: 1,
    kind: of.mode === 'spot' ? 'on-site' : 'joint',
    sides: [1, 2],
    state: of.state,
    starts_at: of.startsAt.toISOString(),
    ends_at: new Date(of.startsAt.getTime() + 1.5 * hour).toISOString(),
    place: of.mode === 'spot' ? '现场' : '调解工作室',
    ...unwritten,
    made_by: lead.accountId,
    made_at: made,
    changed_at: made,
    ...more,
  });
  return sittingId;
}

interface Held {
  readonly begun: Date;
  readonly mode: Mode;
  readonly number: string;
  readonly outcome: Outcome;
}

const resultOf = { agreed: texts.agreed, none: texts.none, 'go-on': texts.goesOn } as const;

/** Held, written up, read back and confirmed on both pages. */
function hold(sat: Sat, { begun, mode, number, outcome }: Held): void {
  const { chapter, partyIds } = sat;
  const ended = new Date(Math.min(begun.getTime() + 1.2 * hour, chapter.now.getTime() - 60_000));
  const course = chapter.random.pick(lines(texts.course));
  const record = `调解记录\n编号：${number}　第1次\n经过：${course}\n结果：${resultOf[outcome]}`;
  const later = (share: number) =>
    new Date(begun.getTime() + share * (ended.getTime() - begun.getTime())).toISOString();
  const confirmed = (party: string) => ({ party, line: `${party} confirmed page ${ended.toISOString()}` });
  const hash = createHash('sha256')
    .update([record, ...partyIds.map((one) => confirmed(one).line)].join('\n'))
    .digest('hex');
  const sittingId = insert(
    sat,
    { state: 'held', startsAt: begun, mode },
    {
      begun_at: begun.toISOString(),
      ended_at: ended.toISOString(),
      outcome,
      stage: 'together',
      stages: [
        { stage: 'speak', at: later(0) },
        { stage: 'sort-out', at: later(0.4) },
        { stage: 'together', at: later(0.7) },
      ],
      law: texts.law,
      reason: texts.reason,
      feeling: texts.feeling,
      course,
      result: resultOf[outcome],
      present: Object.fromEntries(partyIds.map((one) => [`party.${one}`, 'yes'])),
      articles,
      record_state: 'locked',
      record_number: 1,
      record_text: record,
      record_hash: hash,
      record_at: ended.toISOString(),
      locked_at: ended.toISOString(),
    },
  );
  for (const party_id of partyIds)
    chapter.add('sitting_signature', {
      sitting_id: sittingId,
      record_number: 1,
      party_id,
      verdict: 'confirmed',
      way: 'page',
      at: ended.toISOString(),
    });
  offer(sat, { at: new Date(later(0.9)), outcome });
}

/** An offer of the other side, accepted where the sides agreed. */
function offer({ chapter, id, partyIds }: Sat, { at: when, outcome }: { at: Date; outcome: Outcome }): void {
  const moment = when.toISOString();
  const state = ({ agreed: 'accepted', none: 'declined', 'go-on': 'open' } as const)[outcome];
  chapter.add('sitting_offer', {
    id: chapter.random.id(when),
    mediation_id: id,
    from_side: 2,
    to_sides: [1],
    text: chapter.random.pick(lines(texts.offers)),
    amount_fen: chapter.random.int(3, 40) * 10_000,
    state,
    accepted_by: state === 'accepted' ? [1] : [],
    party_id: at(partyIds, 1),
    way: 'page',
    made_at: moment,
    confirmed_how: 'page',
    opened_at: moment,
    ended_at: state === 'open' ? null : moment,
  });
}

function writeFacts({ chapter, id }: Sat, begun: Date): void {
  const all = lines(texts.facts);
  for (const [i, text] of all.entries()) {
    const isDisputed = i === all.length - 1;
    chapter.add('sitting_fact', {
      id: chapter.random.id(new Date(begun.getTime() + i)),
      mediation_id: id,
      text,
      stands: { '1': 'agreed', '2': isDisputed ? 'disputed' : 'agreed' },
      remarks: isDisputed ? { '2': chapter.random.pick(lines(texts.remarks)) } : {},
      added_at: new Date(begun.getTime() + i).toISOString(),
    });
  }
}
