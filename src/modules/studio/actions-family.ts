import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { accessed, findMediation, isVisible, subjectOf as subjectOfCase } from '../mediation/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import type { familyDoors } from './contract-family.ts';
import { readNotes, writeNote } from './notes.ts';
import { type FamilySubject, mayInGeneral, mayInUnit, mayToFamily, personOf, unknownFamily } from './policy.ts';
import { changeOf, consentGaps, isMinorOn } from './rules.ts';
import * as store from './store-family.ts';
import { accountOf, invalid, tellOwn } from './subject.ts';
import type { FamilyMember, Programme } from './tables.ts';

type Doors = typeof familyDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const ofFamily = (id: string) => ({ kind: 'family', id });

function subjectOf(programme: Programme | undefined): FamilySubject {
  if (!programme) return unknownFamily;
  const { unit_id, lead_id, psychologist_id, supervisor_id } = programme;
  return { unitId: unit_id, leadId: lead_id, psychologistId: psychologist_id, supervisorId: supervisor_id };
}

async function openFamily(ctx: Context, id: string, lock = false): Promise<Programme> {
  const programme = await store.findProgramme(ctx.tx, id, lock);
  ctx.accessed({ subject: ofFamily(id) });
  ctx.permit(mayToFamily, subjectOf(programme));
  if (!programme) throw new Refusal('not-found');
  return programme;
}

/** Locks a programme at the version that was read; one that ended is not changed any more. */
async function lockFamily(ctx: Context, { id, version }: { id: string; version: number }): Promise<Programme> {
  const programme = await openFamily(ctx, id, true);
  if (programme.version !== version) throw new Refusal('version.conflict');
  if (programme.state === 'ended') throw new Refusal('step.not-now');
  return programme;
}

export async function families(ctx: Context, { cursor, limit }: In<'families'>): Out<'families'> {
  ctx.permit(mayInGeneral, undefined);
  const found = await store.listProgrammes(ctx.tx, ctx.who, { after: decodeCursor(cursor), limit: limit + 1 });
  const shown = found.slice(0, limit);
  ctx.accessed({ reason: `家庭计划 ${shown.length} 个` });
  const units = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  const leads = await personNames(ctx.tx, [...new Set(shown.map(({ lead_id }) => lead_id))]);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      title: row.title,
      unitName: units.get(row.unit_id) ?? '',
      leadName: leads.get(row.lead_id) ?? '',
      state: row.state,
      members: row.members,
      sessions: row.sessions,
      startedAt: row.started_at.toISOString(),
    })),
    next: found.length > limit && last ? encodeCursor({ at: last.started_at, id: last.id }) : null,
    canStart: unitsWith(ctx.who, 'mediate', 'assign').length > 0 && personOf(ctx.who) !== null,
  };
}

const consentingOf = (member: FamilyMember) => ({
  id: member.id,
  bornOn: member.born_on,
  guardianId: member.guardian_id,
  consent: member.consent,
});

export async function family(ctx: Context, { id }: In<'family'>): Out<'family'> {
  const programme = await openFamily(ctx, id);
  const today = dayOf(ctx.now);
  const members = await store.listMembers(ctx.tx, id);
  const reports = await store.listReports(ctx.tx, id);
  const notes = await readNotes(ctx, programme);
  const { lead_id, psychologist_id, supervisor_id } = programme;
  const people = [lead_id, psychologist_id, supervisor_id, ...(notes ?? []).map(({ authorId }) => authorId)];
  const names = await personNames(ctx.tx, [...new Set(people.flatMap((one) => one ?? []))]);
  const units = await unitNames(ctx.tx, [programme.unit_id]);
  const named = (one: string | null) => (one === null ? null : { id: one, name: names.get(one) ?? '' });
  const scoreOf = (memberId: string, moment: 'before' | 'after') =>
    reports.find((one) => one.member_id === memberId && one.moment === moment);
  const may = (action: keyof typeof mayToFamily) =>
    programme.state !== 'ended' && mayToFamily[action](ctx.who, subjectOf(programme)) === 'allowed';
  const can = {
    run: may('family.add-member'),
    note: may('family.note') && programme.state === 'running',
    end: may('family.end'),
  };
  return {
    id,
    title: programme.title,
    unitName: units.get(programme.unit_id) ?? '',
    leadName: names.get(lead_id) ?? '',
    state: programme.state,
    startedAt: programme.started_at.toISOString(),
    aim: programme.aim,
    endedWhy: programme.ended_why,
    version: programme.version,
    psychologist: named(psychologist_id),
    supervisor: named(supervisor_id),
    members: members.map((member) => ({
      id: member.id,
      name: member.name,
      relation: member.relation,
      bornOn: member.born_on,
      isMinor: isMinorOn(member.born_on, today),
      guardianId: member.guardian_id,
      consent: member.consent,
      consentBy: member.consent_by,
      consentAt: member.consent_at?.toISOString() ?? null,
      before: scoreOf(member.id, 'before')?.score ?? null,
      after: scoreOf(member.id, 'after')?.score ?? null,
      asked: (['before', 'after'] as const).filter((moment) => scoreOf(member.id, moment) !== undefined),
    })),
    sessions: (await store.listSessions(ctx.tx, id)).map(
      ({ id: sessionId, kind, on_day, where_text, what, attended }) => ({
        id: sessionId,
        kind,
        on: on_day,
        where: where_text,
        about: what,
        attended: [...attended],
      }),
    ),
    notes:
      notes?.map(({ authorId, at, ...note }) => ({
        ...note,
        at: at.toISOString(),
        author: names.get(authorId) ?? '',
      })) ?? null,
    change: changeOf(reports.map(({ member_id: memberId, ...report }) => ({ ...report, memberId }))),
    gap: consentGaps(members.map(consentingOf), today),
    can: (Object.keys(can) as (keyof typeof can)[]).filter((name) => can[name]),
  };
}

/** 开始: nothing is done before every adult agreed for himself or herself, and a guardian for each child. */
export async function startFamily(ctx: Context, input: In<'startFamily'>): Out<'startFamily'> {
  ctx.permit(mayInUnit, { unitId: input.unitId });
  const lead = personOf(ctx.who);
  if (lead === null) throw new Refusal('not-allowed');
  const { psychologistId = null, supervisorId = null, mediationId = null } = input;
  const asked = [psychologistId, supervisorId].flatMap((one) => one ?? []);
  const names = await personNames(ctx.tx, asked);
  if (asked.some((one) => !names.has(one)))
    throw invalid('psychologistId', { zh: '没有这个人，请重新选择', en: 'There is no such person: choose again' });
  if (psychologistId !== null && psychologistId === supervisorId)
    throw invalid('supervisorId', { zh: '督导不能是咨询师本人', en: 'Nobody supervises the own notes' });
  if (mediationId !== null) await mustSeeCase(ctx, mediationId);
  const id = newId(ctx.now.getTime());
  const people = { lead_id: lead, psychologist_id: psychologistId, supervisor_id: supervisorId };
  await store.insertProgramme(
    ctx.tx,
    { id, unit_id: input.unitId, mediation_id: mediationId, title: input.title, aim: input.aim, ...people },
    ctx.now,
  );
  tellOwn(ctx, ofFamily(id), 'family.started');
  return { id, version: 1 };
}

async function mustSeeCase(ctx: Context, mediationId: string): Promise<void> {
  const whole = await findMediation(ctx.tx, mediationId);
  if (!whole || !isVisible(ctx.who, subjectOfCase(whole)))
    throw invalid('mediationId', { zh: '没有这件调解', en: 'There is no such mediation' });
  accessed(ctx, whole, '家庭修复计划');
}

/** Running while everybody's consent stands. */
async function settle(ctx: Context, { id }: Programme): Promise<{ id: string; version: number }> {
  const members = await store.listMembers(ctx.tx, id);
  const isReady = consentGaps(members.map(consentingOf), dayOf(ctx.now)) === null;
  return { id, version: await store.saveProgramme(ctx.tx, id, isReady ? 'running' : 'asked') };
}

export async function addMember(ctx: Context, input: In<'addMember'>): Out<'addMember'> {
  const programme = await lockFamily(ctx, input);
  const members = await store.listMembers(ctx.tx, input.id);
  const { name, relation, bornOn = null, guardianId = null } = input;
  if (
    guardianId !== null &&
    !members.some(({ id, born_on }) => id === guardianId && !isMinorOn(born_on, dayOf(ctx.now)))
  )
    throw invalid('guardianId', {
      zh: '监护人须是已登记的成年家人',
      en: 'The guardian must be an adult of the family',
    });
  const row = { id: newId(ctx.now.getTime()), name, relation, born_on: bornOn, guardian_id: guardianId };
  await store.insertMember(ctx.tx, input.id, row);
  tellOwn(ctx, ofFamily(input.id), 'family.member');
  return settle(ctx, programme);
}

/** 同意可以随时撤回; a child's consent is given by its guardian, by name. */
export async function consent(ctx: Context, input: In<'consent'>): Out<'consent'> {
  const programme = await lockFamily(ctx, input);
  const members = await store.listMembers(ctx.tx, input.id);
  const member = members.find(({ id }) => id === input.memberId);
  if (!member) throw new Refusal('not-found');
  const isChild = isMinorOn(member.born_on, dayOf(ctx.now));
  const speaks = isChild ? members.find(({ id }) => id === member.guardian_id) : member;
  if (input.consent === 'given' && speaks?.name !== input.by)
    throw invalid('by', {
      zh: isChild ? '未成年人由监护人本人同意，请写监护人姓名' : '成年人只能由本人同意',
      en: isChild ? 'The guardian consents for a child: write the guardian’s name' : 'An adult consents in person',
    });
  await store.saveConsent(ctx.tx, member.id, input, ctx.now);
  tellOwn(ctx, ofFamily(input.id), 'family.consent', { consent: input.consent });
  return settle(ctx, programme);
}

async function running(ctx: Context, input: { id: string; version: number }): Promise<Programme> {
  const programme = await lockFamily(ctx, input);
  if (programme.state !== 'running') throw new Refusal('family.no-consent');
  return programme;
}

export async function session(ctx: Context, input: In<'session'>): Out<'session'> {
  const programme = await running(ctx, input);
  if (input.on > dayOf(ctx.now)) throw invalid('on', { zh: '日期还没有到', en: 'This day lies ahead' });
  const known = new Set((await store.listMembers(ctx.tx, input.id)).map(({ id }) => id));
  if (input.attended.some((id) => !known.has(id))) throw new Refusal('not-found');
  const { kind, on, where, about, attended } = input;
  const row = { id: newId(ctx.now.getTime()), kind, on_day: on, where_text: where, what: about, attended };
  await store.insertSession(ctx.tx, input.id, row, accountOf(ctx), ctx.now);
  tellOwn(ctx, ofFamily(input.id), 'family.session', { kind });
  return settle(ctx, programme);
}

/** 自评: as the member said it, or that the member would rather not say; nothing is worked out for who was not asked. */
export async function report(ctx: Context, input: In<'report'>): Out<'report'> {
  const programme = await running(ctx, input);
  const members = await store.listMembers(ctx.tx, input.id);
  if (!members.some(({ id }) => id === input.memberId)) throw new Refusal('not-found');
  const { memberId, moment, score } = input;
  const isNew = await store.insertReport(ctx.tx, { member_id: memberId, moment, score }, accountOf(ctx), ctx.now);
  if (!isNew) throw new Refusal('already.exists');
  tellOwn(ctx, ofFamily(input.id), 'family.report', { moment });
  return settle(ctx, programme);
}

export async function endFamily(ctx: Context, input: In<'endFamily'>): Out<'endFamily'> {
  await lockFamily(ctx, input);
  const version = await store.saveProgramme(ctx.tx, input.id, 'ended', { why: input.why, at: ctx.now });
  tellOwn(ctx, ofFamily(input.id), 'family.ended');
  return { id: input.id, version };
}

export async function note(ctx: Context, { id, text }: In<'note'>): Out<'note'> {
  const programme = await openFamily(ctx, id, true);
  const authorId = personOf(ctx.who);
  if (authorId === null) throw new Refusal('not-allowed');
  if (programme.state !== 'running') throw new Refusal('family.no-consent');
  const noteId = newId(ctx.now.getTime());
  await writeNote(ctx, { id: noteId, programmeId: id, text, authorId });
  ctx.record({ subject: ofFamily(id), kind: 'family.note', audience: 'sealed' });
  return { id: noteId };
}
