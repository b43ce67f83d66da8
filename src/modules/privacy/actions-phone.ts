import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lastFourDigits } from '../../kit/text.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { cookieNames, hashSecret, newSecret } from '../../platform/identify.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { keyedHash, keyedHashes } from '../../platform/seal.ts';
import { countTry, openReceiptSession } from '../../platform/sign-in.ts';
import { listReportersByPhone, phoneKeys } from '../matters/api.ts';
import { showOwn, write } from './actions-requests.ts';
import type { doors } from './contract.ts';
import { digitsOf } from './person.ts';
import { mayInGeneral, mayOfOwn } from './policy.ts';
import { getSetting } from './store-glass.ts';
import { listRequestsOf } from './store-requests.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const codeMinutes = 5;
const sessionHours = 2;
const allowed = { codesForPhone: 3, codesFromNetwork: 20, triesForCode: 5, triesFromNetwork: 40 };

/** Holds the key of what this browser asked for: a code opens nothing in any other (ASVS 6.6.2). */
const askedCookie = 'mb_phone_asked';

const codeText = (phone: string, code: string) => `phone code ${phone} ${code}`;

/**
 * 获取验证码: six digits for five minutes, good in the browser that asked. The answer is the same whether the phone is known or not; only a
 * phone that left a report gets a message, so that nobody can ring strangers.
 */
export async function sendCode(aside: Db, ctx: Context, input: In<'phoneCode'>): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  const phone = digitsOf(input.phone);
  if (lastFourDigits(phone) === undefined) throw new Refusal('phone.failed');
  await countTry(
    aside,
    [
      { key: `phone code ${phone}`, allowed: allowed.codesForPhone },
      { key: `phone codes from ${ctx.network}`, allowed: allowed.codesFromNetwork },
    ],
    ctx.now,
  );
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(ctx.now.getTime() + codeMinutes * 60_000);
  const [key] = phoneKeys(ctx.settings.secret, phone);
  const codeHash = keyedHash(ctx.settings.secret, codeText(phone, code)).toString('hex');
  const asked = newSecret('mba');
  await sql`delete from phone_code where asked_hash = ${hashSecret(ctx.cookie(askedCookie) ?? '')}`.execute(ctx.tx);
  await sql`insert into phone_code (asked_hash, phone_key, code_hash, made_at, expires_at)
    values (${asked.hash}, ${key}, ${codeHash}, ${ctx.now}, ${expiresAt})`.execute(ctx.tx);
  ctx.setCookie(askedCookie, asked.secret, { maxAgeSeconds: codeMinutes * 60 });
  const [report] = await listReportersByPhone(ctx, phone);
  if (!report) return { done: true };
  await queueMessage(ctx, {
    template: 'phone.code',
    recipient: phone,
    language: ctx.language,
    params: { code },
    subject: { kind: 'phone-code', id: newId(ctx.now.getTime()) },
    urgent: true,
    isSealed: true,
  });
  return { done: true };
}

/** 用验证码进入: five tries a code, counted outside of this transaction; then the phone is confirmed for two hours on this device. */
export async function open(aside: Db, ctx: Context, input: In<'phoneOpen'>): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  const phone = digitsOf(input.phone);
  await countTry(aside, [{ key: `phone opens from ${ctx.network}`, allowed: allowed.triesFromNetwork }], ctx.now);
  const askedHash = hashSecret(ctx.cookie(askedCookie) ?? '');
  const { rows } = await sql<{ code_hash: string; tries: number }>`update phone_code set tries = tries + 1
    where asked_hash = ${askedHash} and phone_key = any(${[...phoneKeys(ctx.settings.secret, phone)]}) and expires_at > ${ctx.now}
    returning code_hash, tries`.execute(aside);
  const code = input.code.normalize('NFKC').replaceAll(/\D/g, '');
  const given = keyedHashes(ctx.settings.secret, codeText(phone, code)).map((hash) => hash.toString('hex'));
  const sent = rows[0];
  const reports = await listReportersByPhone(ctx, phone);
  if (!sent || sent.tries > allowed.triesForCode || !given.includes(sent.code_hash) || reports.length === 0) {
    throw new Refusal('phone.failed');
  }
  await sql`delete from phone_code where asked_hash = ${askedHash}`.execute(ctx.tx);
  ctx.setCookie(askedCookie, '', { maxAgeSeconds: 0 });
  const { secret, hash } = newSecret('mbp');
  const expiresAt = new Date(ctx.now.getTime() + sessionHours * 3_600_000);
  await sql`insert into phone_session (id, token_hash, phone, made_at, expires_at)
    values (${newId(ctx.now.getTime())}, ${hash}, ${phone}, ${ctx.now}, ${expiresAt})`.execute(ctx.tx);
  ctx.setCookie(cookieNames.phone, secret, { maxAgeSeconds: sessionHours * 3600 });
  ctx.accessed({ residents: reports.map(({ id }) => id), reason: '手机验证码进入' });
  return { done: true };
}

async function ownReports(ctx: Context) {
  if (ctx.who.kind !== 'resident') throw new Refusal('sign-in.required');
  return listReportersByPhone(ctx, ctx.who.phone);
}

function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

export async function reports(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const rows = await ownReports(ctx);
  ctx.accessed({ residents: rows.map(({ id }) => id), reason: '本人查看' });
  return {
    phone: ctx.who.kind === 'resident' ? masked(ctx.who.phone) : '',
    rows: rows.map(({ id, code, title, state, made_at }) => ({
      id,
      code,
      title,
      state,
      madeAt: made_at.toISOString(),
    })),
  };
}

/** One tap opens the receipt of an own report. */
export async function openReceipt(ctx: Context, { id }: In<'phoneReceipt'>): Promise<{ done: true }> {
  const report = (await ownReports(ctx)).find((one) => one.id === id);
  ctx.permit(mayOfOwn, report !== undefined);
  ctx.accessed({ residents: [id], reason: '本人查看' });
  await openReceiptSession(ctx, id);
  return { done: true };
}

export async function requests(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const ids = (await ownReports(ctx)).map(({ id }) => id);
  ctx.accessed({ residents: ids, reason: '本人查看' });
  const rows = await listRequestsOf(ctx.tx, ids);
  return { rows: rows.map(showOwn), days: await getSetting(ctx.tx, 'request-days') };
}

export async function ask(ctx: Context, { reportId, ...input }: In<'phoneAsk'>) {
  const report = (await ownReports(ctx)).find(({ id }) => id === reportId);
  ctx.permit(mayOfOwn, report !== undefined);
  if (!report) throw new Refusal('not-found');
  return write(ctx, input, { reporterId: report.id, matterId: report.matter_id, channel: 'phone' });
}

export async function leave(ctx: Context): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  if (ctx.who.kind === 'resident') await sql`delete from phone_session where id = ${ctx.who.sessionId}`.execute(ctx.tx);
  ctx.setCookie(cookieNames.phone, '', { maxAgeSeconds: 0 });
  return { done: true };
}
