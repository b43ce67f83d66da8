import { sql } from 'kysely';
import { Refusal } from '../../kit/refusal.ts';
import { lastFourDigits, normaliseText } from '../../kit/text.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { listFiles } from '../../platform/files/rows.ts';
import type { TemplateCode } from '../../platform/messages/templates.ts';
import type { Keeper } from '../../platform/module.ts';
import { fourDigits, readPhone } from './actions-intake.ts';
import { type Identity, identityOf, phoneKeys, storedIdentity } from './identity.ts';
import { tellOne } from './letters.ts';
import type { MatterSubject } from './policy.ts';
import { findWhole, lockWhole } from './store-read.ts';
import { subjectOf } from './subject.ts';
import type { Reporter } from './tables.ts';
import { searchOf } from './tokens.ts';
import type { MatterState } from './words.ts';

/** What permission asks of a matter, without any of its words; undefined when there is none. Whoever calls writes the access line. */
export async function findSubjectOf(ctx: Context, id: string): Promise<MatterSubject | undefined> {
  const whole = await findWhole(ctx.tx, id);
  return whole && subjectOf(whole);
}

/** The matter that this one is handled with: itself, or what it was merged into. */
export async function findHandledId(ctx: Context, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select matter_root(${id}) as id`.execute(ctx.tx);
  return rows[0]?.id ?? undefined;
}

async function getReporter(ctx: Context, id: string): Promise<Reporter> {
  const { rows } = await sql<Reporter>`select * from reporter where id = ${id}`.execute(ctx.tx);
  if (!rows[0]) throw new Refusal('not-found');
  return rows[0];
}

/** Who a reporter is, sealed or not; whoever calls has asked permission and leaves the access line. */
export async function getIdentity(
  ctx: Context,
  reporterId: string,
): Promise<Identity & Pick<Reporter, 'id' | 'matter_id' | 'code' | 'confidential' | 'language'>> {
  const reporter = await getReporter(ctx, reporterId);
  const { id, matter_id, code, confidential, language } = reporter;
  return { id, matter_id, code, confidential, language, ...identityOf(ctx.settings.secret, reporter) };
}

/** A report as its reporter finds it again by phone. */
export interface OwnReport {
  readonly id: string;
  readonly matter_id: string;
  readonly code: string;
  readonly title: string;
  readonly state: MatterState;
  readonly made_at: Date;
}

/** The reports that this phone sent, also confidential ones, newest first: what a page shows, or as many as asked for. */
export async function listReportersByPhone(ctx: Context, phone: string, most = 200): Promise<OwnReport[]> {
  const { rows } = await sql<OwnReport>`select r.id, r.matter_id, r.code, m.title, m.state, r.made_at
    from reporter r join matter m on m.id = r.matter_id
    where r.phone = any(${phoneSpellings(phone)}) or r.phone_key = any(${phoneSpellings(phone).flatMap((one) => [...phoneKeys(ctx.settings.secret, one)])})
    order by r.made_at desc, r.id desc limit ${most}`.execute(ctx.tx);
  return rows;
}

/** How one phone may have been written down: with the number of the country, or without it. */
export function phoneSpellings(phone: string): string[] {
  const short = phone.replace(/^(\+86|0086)/, '');
  return [short, `+86${short}`];
}

async function saveIdentity(
  ctx: Context,
  reporterId: string,
  identity: Identity,
  more: { confidential: boolean; tail?: string },
): Promise<void> {
  const stored = storedIdentity(ctx.settings.secret, identity, more.confidential);
  await sql`update reporter set name = ${stored.name}, phone = ${stored.phone}, behalf_note = ${stored.behalf_note},
    confidential = ${stored.confidential}, sealed = ${stored.sealed}, phone_key = ${stored.phone_key},
    tail = coalesce(${more.tail ?? null}, tail) where id = ${reporterId}`.execute(ctx.tx);
}

/** 更正: sets name or phone right. The old value stays as a fact for colleagues, unless the reporter is confidential. */
export async function correctReporter(
  ctx: Context,
  reporterId: string,
  fresh: { readonly name?: string | undefined; readonly phone?: string | undefined },
): Promise<void> {
  const reporter = await getReporter(ctx, reporterId);
  const old = identityOf(ctx.settings.secret, reporter);
  const phone = fresh.phone === undefined ? old.phone : readPhone(fresh.phone);
  const identity = { ...old, name: fresh.name ?? old.name, phone };
  const tail = reporter.confidential || phone === null || phone === old.phone ? undefined : lastFourDigits(phone);
  await saveIdentity(ctx, reporterId, identity, { confidential: reporter.confidential, ...(tail && { tail }) });
  for (const field of ['name', 'phone'] as const) {
    if (identity[field] === old[field]) continue;
    const text = reporter.confidential ? '' : (old[field] ?? '');
    ctx.record({
      subject: { kind: 'matter', id: reporter.matter_id },
      kind: 'privacy.corrected',
      audience: 'staff',
      data: { field, reporterId, text },
    });
  }
}

/** 更正: what happened, in the reporter's corrected words; the old ones stay as a fact for colleagues. */
export async function correctWords(ctx: Context, matterId: string, words: string): Promise<void> {
  const whole = await lockWhole(ctx.tx, matterId);
  if (!whole) throw new Refusal('not-found');
  const { matter, reporters } = whole;
  const what = normaliseText(words);
  const codes = reporters.map(({ code }) => code);
  const { number, title, where_text } = matter;
  const search = await searchOf(ctx.tx, { number, title, what, where_text, codes });
  await sql`update matter set what = ${what}, search = ${search}::tsvector, version = version + 1, changed_at = ${ctx.now}
    where id = ${matterId}`.execute(ctx.tx);
  ctx.record({
    subject: { kind: 'matter', id: matterId },
    kind: 'privacy.corrected',
    audience: 'staff',
    data: { field: 'what', text: matter.what },
  });
}

/** 密封: from now on no colleague sees who it is; asked with the report, or when use is restricted (PIPL §47). The receipt gets digits of its own. */
export async function sealReporter(ctx: Context, reporterId: string): Promise<{ tail: string } | undefined> {
  const reporter = await getReporter(ctx, reporterId);
  if (reporter.confidential) return undefined;
  // The resident knows the four digits of his phone; they stay good, and no page shows them.
  const tail = reporter.tail === '' ? fourDigits() : reporter.tail;
  const identity = identityOf(ctx.settings.secret, reporter);
  await saveIdentity(ctx, reporterId, identity, { confidential: true, tail });
  ctx.record({
    subject: { kind: 'matter', id: reporter.matter_id },
    kind: 'privacy.sealed',
    audience: 'staff',
    data: { reporterId },
  });
  return { tail };
}

/** One message to one reporter; false when there is no phone or no wish for messages. */
export async function tellReporter(ctx: Context, reporterId: string, template: TemplateCode): Promise<void> {
  const reporter = await getReporter(ctx, reporterId);
  await tellOne(ctx, reporter.matter_id, reporter, template);
}

/** Everything that matters hold about these reporters, for a copy: their words, our answers, who they are. */
export async function gatherMatters(ctx: Context, reporterIds: readonly string[]) {
  const gathered = [];
  for (const id of reporterIds) {
    const who = await getIdentity(ctx, id);
    const whole = await findWhole(ctx.tx, who.matter_id);
    if (!whole) continue;
    const { matter } = whole;
    const subject = { kind: 'matter', id: matter.id };
    const facts = await listFacts(ctx.tx, subject, ['resident']);
    const files = await listFiles(ctx.tx, subject, ['resident']);
    gathered.push({
      reporterId: id,
      who: { name: who.name, phone: who.phone, note: who.note, code: who.code, confidential: who.confidential },
      matter: {
        id: matter.id,
        number: matter.number,
        state: matter.state,
        title: matter.title,
        what: matter.what,
        where: matter.where_text,
        lng: matter.lng,
        lat: matter.lat,
        reportedAt: matter.reported_at.toISOString(),
        closedAt: matter.closed_at?.toISOString() ?? null,
        solved: matter.solved,
      },
      // What another reporter of the same matter wrote is not his.
      timeline: facts
        .filter((fact) => fact.by_kind !== 'receipt' || fact.by_id === id)
        .map((fact) => ({ at: fact.at.toISOString(), kind: fact.kind, data: fact.data })),
      files: files.filter((file) => file.reporter_id === null || file.reporter_id === id),
    });
  }
  return gathered;
}

/** What matters keep. What is personal of them goes in one stroke of the database, `forgetMatter`, with the proof. */
export const matterKeeper: Keeper = {
  kind: 'matters',
  tables: ['matter', 'reporter', 'part', 'sharing', 'follower', 'happening', 'stored_file'],
  gather: gatherMatters,
  forget: async () => ({}),
};

/** 匿名化: takes everything personal of one matter away for good, with the proof; answers the hashes of its files, null when it was done before. */
export async function forgetMatter(
  ctx: Context,
  matterId: string,
  proof: Readonly<Record<string, unknown>>,
): Promise<{ plain: string[]; sealed: string[] } | null> {
  const { rows } = await sql<{ hashes: { plain: string[]; sealed: string[] } | null }>`
    select forget_matter(${matterId}, ${JSON.stringify(proof)}::jsonb) as hashes`.execute(ctx.tx);
  return rows[0]?.hashes ?? null;
}
