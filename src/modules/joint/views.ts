import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import { type FileRow, listFiles, listPublicFiles } from '../../platform/files/rows.ts';
import { mentionMatters } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { mayToJoint, mayToMember } from './policy.ts';
import { isOpen, mayAnswer, refusalOf } from './rules.ts';
import type { JointRow, WholeJoint } from './store.ts';
import { ofJoint, standingOf, subjectOf } from './subject.ts';
import type { JointAction, JointMember } from './tables.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

function headOf(action: JointAction, unitName: string) {
  return {
    id: action.id,
    number: action.number,
    title: action.title,
    where: action.where_text,
    state: action.state,
    unitName,
    startsOn: action.starts_on,
    madeAt: action.made_at.toISOString(),
  };
}

/** Rows of the list with names in place of ids. */
export async function describeRows(ctx: Context, rows: readonly JointRow[]) {
  const units = await unitNames(ctx.tx, [...new Set(rows.map(({ unit_id }) => unit_id))]);
  return rows.map((row) => ({
    ...headOf(row, units.get(row.unit_id) ?? ''),
    matters: row.matters,
    answered: row.answered,
    members: row.members,
    membersDone: row.members_done,
  }));
}

/** True for whoever leads it; members and owners of its matters see public copies of photos. */
export function seesClean(ctx: Context, whole: WholeJoint): boolean {
  return mayToJoint['joint.finish'](ctx.who, subjectOf(whole)) === 'allowed';
}

/** The whole page of one joint action. */
export async function describeJoint(ctx: Context, whole: WholeJoint) {
  const { action, members, matters } = whole;
  const ids = (key: 'unit_id' | 'partner_id') => members.flatMap((member) => member[key] ?? []);
  const facts = await listFacts(ctx.tx, ofJoint(action.id), ['staff']);
  const units = await unitNames(ctx.tx, [
    action.unit_id,
    ...ids('unit_id'),
    ...facts.flatMap(({ unit_id }) => unit_id ?? []),
  ]);
  const partners = await partnerNames(ctx.tx, ids('partner_id'));
  const people = action.lead_id === null ? new Map<string, string>() : await personNames(ctx.tx, [action.lead_id]);
  const accounts = await accountNames(ctx.tx, [...new Set(facts.flatMap(({ by_id }) => by_id ?? []))]);
  const mentions = await mentionMatters(
    ctx,
    matters.map(({ matter_id }) => matter_id),
  );
  const isClean = seesClean(ctx, whole);
  const files = await (isClean
    ? listFiles(ctx.tx, ofJoint(action.id), ['staff'])
    : listPublicFiles(ctx.tx, ofJoint(action.id)));
  const whoOf = (member: JointMember) => units.get(member.unit_id ?? '') ?? partners.get(member.partner_id ?? '') ?? '';
  return {
    ...headOf(action, units.get(action.unit_id) ?? ''),
    matters: matters.length,
    answered: matters.filter(({ answered_at }) => answered_at !== null).length,
    members: members.length,
    membersDone: members.filter(({ state }) => state === 'done').length,
    goal: action.goal,
    unitId: action.unit_id,
    leadName: people.get(action.lead_id ?? '') ?? null,
    result: action.result,
    version: action.version,
    list: matters.flatMap(({ matter_id, answered_at }) => {
      const mention = mentions.get(matter_id);
      if (!mention) return [];
      const { id, number, title, state } = mention;
      return [{ id, number, title, state, answeredAt: answered_at?.toISOString() ?? null }];
    }),
    hidden: matters.length - mentions.size,
    memberList: members.map((member) => ({
      id: member.id,
      who: whoOf(member),
      isPartner: member.partner_id !== null,
      task: member.task,
      state: member.state,
      answer: member.answer,
      dueAt: member.due_at?.toISOString() ?? null,
      can: actsOfMember(ctx, whole, member),
    })),
    files: files.map(describeFile),
    canRedact: isClean && isOpen(action.state),
    copies: isClean ? ('clean' as const) : ('public' as const),
    timeline: facts.map((fact) => lineOf(fact, accounts, units)),
    can: actsOf(ctx, whole),
  };
}

function lineOf(fact: Happening, accounts: ReadonlyMap<string, string>, units: ReadonlyMap<string, string>) {
  return {
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind,
    audience: fact.audience,
    by: {
      kind: fact.by_kind,
      name: accounts.get(fact.by_id ?? '') ?? null,
      unit: units.get(fact.unit_id ?? '') ?? null,
    },
    text: text(fact.data['text']),
    unit: text(fact.data['who']),
    details: {},
    struck: false,
  };
}

function actsOf(ctx: Context, whole: WholeJoint) {
  const subject = subjectOf(whole);
  const standing = standingOf(whole);
  const open = isOpen(whole.action.state);
  const allows = (action: keyof typeof mayToJoint) => mayToJoint[action](ctx.who, subject) === 'allowed';
  const steps = (['start', 'finish', 'cancel'] as const).filter((step) => {
    const refusal = refusalOf(standing, step);
    return (refusal === undefined || refusal === 'step.parts-open') && allows(`joint.${step}`);
  });
  return [
    ...steps,
    ...(open && allows('joint.ask') ? (['change'] as const) : []),
    ...(open && allows('joint.note') ? (['note'] as const) : []),
  ];
}

function actsOfMember(ctx: Context, whole: WholeJoint, member: JointMember) {
  if (!isOpen(whole.action.state)) return [];
  const verdict = mayToMember['joint.answer'](ctx.who, { ...subjectOf(whole), ofUnitId: member.unit_id });
  return verdict === 'allowed'
    ? (['taken', 'done', 'returned'] as const).filter((answer) => mayAnswer(member.state, answer))
    : [];
}

function describeFile(file: FileRow) {
  return {
    id: file.id,
    kind: file.kind,
    mediaType: file.media_type,
    bytes: file.bytes,
    widthPixels: file.width_pixels,
    heightPixels: file.height_pixels,
    at: file.at.toISOString(),
  };
}
