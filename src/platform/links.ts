import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Context, MayTable, Subject } from './context.ts';
import type { linkDoors } from './contract-links.ts';
import type { Db } from './database.ts';
import { actorOf } from './facts.ts';
import { cookieNames, hashSecret } from './identify.ts';
import { type JsonRow, namesJson, rowsJson } from './json-rows.ts';
import type { Handlers } from './module.ts';
import { countTry, forgetTries } from './sign-in.ts';

const day = 86_400_000;
const defaultDays = 14;
/** A device keeps an opened link for a working day; the message opens it again. */
const deviceHours = 12;
const allowedTries = 60;

/** A link as its row tells it; the secret is in the address that was sent, and nowhere else. */
export interface Link {
  readonly id: string;
  readonly purpose: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly label: string;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly opened_at: Date | null;
  readonly times_opened: number;
  readonly revoked_at: Date | null;
}

export interface NewLink {
  /** What it opens: a family's word, such as `part`. */
  readonly purpose: string;
  readonly subject: Subject;
  /** Who is given it, as people will read it in logs: unit, name, office. */
  readonly label: string;
  /** The page that opens it, such as `/part`. */
  readonly page: `/${string}`;
  /** Fourteen days from now unless told. */
  readonly expiresAt?: Date;
}

/** Makes a link for one purpose and subject; answers its address, whose secret (128 bit, after the `#`) no server log ever sees. */
export async function makeLink(ctx: Context, link: NewLink): Promise<{ id: string; url: string }> {
  const id = newId(ctx.now.getTime());
  const secret = randomBytes(16).toString('base64url');
  const expiresAt = link.expiresAt ?? new Date(ctx.now.getTime() + defaultDays * day);
  await sql`insert into link (id, token_hash, purpose, subject_kind, subject_id, label, made_by, made_at, expires_at)
    values (${id}, ${hashSecret(secret)}, ${link.purpose}, ${link.subject.kind}, ${link.subject.id}, ${link.label},
      ${actorOf(ctx.who).id}, ${ctx.now}, ${expiresAt})`.execute(ctx.tx);
  return { id, url: `${ctx.settings.publicUrl}${link.page}#${secret}` };
}

/** Ends every link of a purpose to a subject, also those that are open on a device now; answers how many. */
export async function revokeLinks(ctx: Context, of: { purpose: string; subject: Subject }): Promise<number> {
  const { numAffectedRows } = await sql`update link set revoked_at = ${ctx.now}
    where purpose = ${of.purpose} and subject_kind = ${of.subject.kind} and subject_id = ${of.subject.id}
      and revoked_at is null and expires_at > ${ctx.now}`.execute(ctx.tx);
  return Number(numAffectedRows ?? 0);
}

/** The links of one purpose to these subjects, newest first, within another statement. */
export function linksJson(of: {
  purpose: string;
  subjectKind: string;
  subjectIds: readonly string[];
}): RawBuilder<JsonRow<Link>[]> {
  return rowsJson<Link>(sql`select id, purpose, subject_kind, subject_id, label, made_at, expires_at, opened_at, times_opened, revoked_at
    from link where purpose = ${of.purpose} and subject_kind = ${of.subjectKind} and subject_id = any(${of.subjectIds}::uuid[])
    order by made_at desc, id desc`);
}

/** One link by its id; undefined when there is none. */
export async function findLink(tx: Db, id: string): Promise<Link | undefined> {
  const { rows } =
    await sql<Link>`select id, purpose, subject_kind, subject_id, label, made_at, expires_at, opened_at, times_opened, revoked_at
    from link where id = ${id}`.execute(tx);
  return rows[0];
}

/** Who was given each of these links, for timelines and access lines; unknown ids are left out. */
export async function linkLabels(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    label: string;
  }>`select id, label from link where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, label }) => [id, label]));
}

/** The same within another statement. */
export function linkLabelsJson(ids: readonly string[]): RawBuilder<Record<string, string>> {
  return namesJson(sql`select id, label as name from link`, ids);
}

const may = {
  'link.open': () => 'allowed',
  'link.leave': () => 'allowed',
} as const satisfies MayTable<undefined>;

/** Opening a link puts its secret into a cookie of this device; wrong tries are counted for the network. `db` counts outside of the request's transaction. */
export function linkHandlers(db: Db): Handlers<typeof linkDoors> {
  return {
    openLink: async (ctx, { secret }) => {
      ctx.permit(may, undefined);
      const tries = [{ key: `links from ${ctx.network}`, allowed: allowedTries }];
      await countTry(db, tries, ctx.now);
      const { rows } =
        await sql<Link>`update link set opened_at = coalesce(opened_at, ${ctx.now}), times_opened = times_opened + 1
        where token_hash = ${hashSecret(secret)} and expires_at > ${ctx.now} and revoked_at is null returning *`.execute(
          ctx.tx,
        );
      const link = rows[0];
      if (!link) throw new Refusal('link.failed');
      await forgetTries(ctx.tx, tries);
      const left = Math.floor((link.expires_at.getTime() - ctx.now.getTime()) / 1000);
      ctx.setCookie(cookieNames.link, secret, { maxAgeSeconds: Math.min(deviceHours * 3600, left) });
      ctx.accessed({ subject: { kind: link.subject_kind, id: link.subject_id }, reason: `限时链接：${link.label}` });
      return { purpose: link.purpose };
    },
    leaveLink: async (ctx) => {
      ctx.permit(may, undefined);
      ctx.setCookie(cookieNames.link, '', { maxAgeSeconds: 0 });
      return { done: true };
    },
  };
}
