import { sql } from 'kysely';
import { newId } from '../kit/ids.ts';
import type { Context, Subject } from './context.ts';

/** Lets this colleague look at one subject out of reach for so many minutes; answers the id of the opening and when it ends. */
export async function breakGlass(
  ctx: Context,
  subject: Subject,
  minutes: number,
): Promise<{ readonly id: string; readonly until: Date }> {
  if (ctx.who.kind !== 'staff') throw new Error('only a signed-in colleague breaks the glass');
  const id = newId(ctx.now.getTime());
  const until = new Date(ctx.now.getTime() + minutes * 60_000);
  await sql`insert into break_glass (id, account_id, subject_kind, subject_id, at, until)
    values (${id}, ${ctx.who.accountId}, ${subject.kind}, ${subject.id}, ${ctx.now}, ${until})`.execute(ctx.tx);
  return { id, until };
}

/** Until when whoever knocks may look at this subject in an emergency; undefined when he may not. Sessions only, no API tokens. */
export async function findGlassBroken(ctx: Context, subject: Subject): Promise<Date | undefined> {
  if (ctx.who.kind !== 'staff') return undefined;
  const { rows } = await sql<{ until: Date }>`select until from break_glass
    where account_id = ${ctx.who.accountId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and until > ${ctx.now}
    order by until desc limit 1`.execute(ctx.tx);
  return rows[0]?.until;
}
