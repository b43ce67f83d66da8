import type { z } from 'zod';
import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { cutText, lastFourDigits, normaliseText } from '../../kit/text.ts';
import type { Context, Staff } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { type Category, findCategory, listChannels } from '../categories/api.ts';
import { findUnit, stationOf, topUnitIds } from '../people/api.ts';
import { locate } from '../places/api.ts';
import { accept, unknownCategory } from './actions-step.ts';
import { beginOne } from './clock-steps.ts';
import type { doors } from './contract.ts';
import type { ReportFields } from './contract-shapes.ts';
import { soundsLikeDistress } from './distress.ts';
import { storedIdentity } from './identity.ts';
import { mustKnow } from './known.ts';
import { tellOne, tellWatch } from './letters.ts';
import { hearersOf, mayInGeneral } from './policy.ts';
import { noteIntake, routeFor } from './routing.ts';
import { countReport } from './store-share.ts';
import { markFilesOf } from './store-together.ts';
import { insertMatters, insertReporters, nextNumbers } from './store-write.ts';
import type { NewReporter } from './tables.ts';
import { searchOf } from './tokens.ts';

type Said = z.output<typeof ReportFields>;

interface Taken {
  readonly id: string;
  readonly number: string;
  readonly reporter: NewReporter;
  readonly unitId: string;
  readonly promisedAt: Date;
  readonly watch: boolean;
  readonly tailIsPhone: boolean;
}

/** Who is responsible for the place that somebody named: the station above the grid's team, else the front desk of the county. */
export async function responsibleFor(
  ctx: Context,
  said: Pick<Said, 'lng' | 'lat' | 'placeCode' | 'where'>,
): Promise<{ located: Awaited<ReturnType<typeof locate>>; unitId: string }> {
  const where = { lng: said.lng, lat: said.lat, placeCode: said.placeCode, text: said.where };
  const located = await locate(ctx.tx, where, dayOf(ctx.now));
  const station = located?.unitId ? await stationOf(ctx.tx, located.unitId) : undefined;
  return { located, unitId: station?.id ?? (await frontDesk(ctx)) };
}

/** The unit at the top of the county, which takes what belongs to no station yet; refuses `setup.loading` while there is none. */
export async function frontDesk(ctx: Context): Promise<string> {
  const [unitId] = await topUnitIds(ctx.tx);
  if (unitId === undefined) throw new Refusal('setup.loading');
  return unitId;
}

/** The category that somebody chose, or "other" while nobody knows. */
export async function categoryOr(ctx: Context, code: string | undefined): Promise<Category> {
  const found = await findCategory(ctx, code ?? 'other');
  if (!found) throw unknownCategory();
  return found;
}

interface Intake {
  readonly channel: string;
  readonly unitId?: string | undefined;
  readonly onBehalfBy: string | null;
  readonly behalfNote: string | null;
}

/** Writes down what somebody said as one matter with one reporter: the same for every channel. */
export async function takeIn(ctx: Context, said: Said, intake: Intake): Promise<Taken> {
  await mustKnow(ctx, { unitId: intake.unitId });
  const { located, unitId: found } = await responsibleFor(ctx, said);
  const category = await categoryOr(ctx, said.category);
  const what = normaliseText(said.what);
  const title = normaliseText(said.title ?? '') || titleFrom(what);
  const watch = soundsLikeDistress(`${title}\n${what}`);
  const gridId = located?.gridId ?? null;
  const route = await routeFor(ctx, { category, gridId, channel: intake.channel, watch, at: ctx.now });
  const unitId = intake.unitId ?? route?.unitId ?? found;
  const id = newId(ctx.now.getTime());
  const phone = readPhone(said.phone);
  const reporter = makeReporter(ctx, { id, phone, said, intake });
  const [number = ''] = await nextNumbers(ctx.tx, 1, ctx.now);
  const timed = { id, category: category.code, unit_id: unitId, watch, workingDays: category.working_days };
  const promisedAt = await beginOne(ctx, timed);
  const search = await searchOf(ctx.tx, { number, title, what, where_text: said.where, codes: [reporter.code] });
  await insertMatters(ctx.tx, [
    {
      id,
      number,
      title,
      what,
      category: category.code,
      channel: intake.channel,
      where_text: said.where || (located?.placeName ?? ''),
      lng: said.lng ?? null,
      lat: said.lat ?? null,
      place_id: located?.placeId ?? null,
      grid_id: gridId,
      unit_id: unitId,
      watch,
      reported_at: ctx.now,
      happened_on: said.happenedOn ?? null,
      promised_at: promisedAt,
      import_run_id: null,
      fingerprint: null,
      search,
    },
  ]);
  await insertReporters(ctx.tx, [reporter]);
  await attachFiles(ctx, said.fileIds, { subject: { kind: 'matter', id }, audience: 'resident' });
  await markFilesOf(ctx.tx, said.fileIds, reporter.id);
  ctx.record({
    subject: { kind: 'matter', id },
    kind: 'matter.reported',
    audience: 'resident',
    data: { channel: intake.channel, state: 'reported', reporterId: reporter.id },
  });
  ctx.accessed({ subject: { kind: 'matter', id }, residents: [reporter.id] });
  await noteIntake(ctx, id, { route, unitId: found, named: intake.unitId });
  if (watch) await tellWatch(ctx, id, unitId);
  await tellOne(ctx, id, reporter, 'matter.received');
  const subject = {
    unitId,
    leadId: null,
    category: category.code,
    watch,
    helperUnitIds: [],
    reporterIds: [reporter.id],
  };
  ctx.signal({ kind: 'matter', id }, ...hearersOf(subject));
  return { id, number, reporter, unitId, promisedAt, watch, tailIsPhone: phone !== null && !said.confidential };
}

/** A phone as it is stored, null when none was given; refuses `input.invalid` when it is not complete. */
export function readPhone(given: string | undefined): string | null {
  const phone = given?.normalize('NFKC').replaceAll(/[\s-]/g, '') ?? '';
  if (phone !== '' && lastFourDigits(phone) === undefined) throw wrongPhone();
  return phone === '' ? null : phone;
}

function wrongPhone(): Refusal {
  return new Refusal('input.invalid', [
    {
      path: 'phone',
      zh: '电话号码不完整，请核对，或留空',
      en: 'The phone number is not complete: correct it or leave it empty',
    },
  ]);
}

function makeReporter(
  ctx: Context,
  made: { id: string; phone: string | null; said: Said; intake: Intake },
): NewReporter {
  const { said, intake, phone } = made;
  // Four digits of a phone would say something of who it is: a confidential receipt carries digits of its own.
  const tail = phone === null || said.confidential ? undefined : lastFourDigits(phone);
  const name = said.name === undefined || said.name === '' ? null : said.name;
  const identity = { name, phone, note: intake.behalfNote };
  return {
    id: newId(ctx.now.getTime()),
    matter_id: made.id,
    code: newReceiptCode(),
    tail: tail ?? fourDigits(),
    language: said.language,
    on_behalf_by: intake.onBehalfBy,
    ...storedIdentity(ctx.settings.secret, identity, said.confidential),
    wants_messages: said.wantsMessages,
    shares: said.shares,
    made_at: ctx.now,
  };
}

/** Four digits for a receipt without a phone number. */
export function fourDigits(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 10_000).padStart(4, '0');
}

/** The first sentence, at most 40 characters, as a title. */
function titleFrom(what: string): string {
  const sentence = /^[^。！？!?\n]+/.exec(what)?.[0] ?? what;
  return cutText(sentence.trim(), 40);
}

/** 反映: what a resident sends from the page or after scanning a place's code. */
export async function report(ctx: Context, input: ParsedOf<typeof doors.report>) {
  ctx.permit(mayInGeneral, undefined);
  const shared = input.share !== undefined && (await countReport(ctx.tx, input.share.toUpperCase(), ctx.now));
  const atPlace = input.placeCode === undefined || input.placeCode === '' ? 'resident-page' : 'qr';
  const channel = shared ? 'share-link' : atPlace;
  const taken = await takeIn(ctx, input, { channel, onBehalfBy: null, behalfNote: null });
  const unit = await findUnit(ctx.tx, taken.unitId);
  return {
    number: taken.number,
    code: taken.reporter.code,
    tail: taken.reporter.tail,
    tailIsPhone: taken.tailIsPhone,
    unitName: unit?.name ?? '',
    unitPhone: unit?.phone ?? null,
    answerBy: taken.promisedAt.toISOString(),
    watch: taken.watch,
  };
}

/** 代为登记: what a colleague takes down at the phone, the counter, the market desk, on patrol. */
export async function takeDown(ctx: Context, input: ParsedOf<typeof doors.takeDown>) {
  ctx.permit(mayInGeneral, undefined);
  const staff = ctx.who as Staff;
  const channels = await listChannels(ctx.tx);
  if (!channels.some((channel) => channel.code === input.channel)) {
    throw new Refusal('input.invalid', [{ path: 'channel', zh: '没有这个渠道', en: 'There is no such channel' }]);
  }
  const intake = {
    channel: input.channel,
    unitId: input.unitId,
    onBehalfBy: staff.personId,
    behalfNote: input.behalfNote ?? null,
  };
  const taken = await takeIn(ctx, input, intake);
  if (input.acceptAtOnce) await accept(inName(ctx, 'matter.accept'), { id: taken.id, version: 1 });
  const unit = await findUnit(ctx.tx, taken.unitId);
  return {
    id: taken.id,
    number: taken.number,
    code: taken.reporter.code,
    tail: taken.reporter.tail,
    promisedAt: taken.promisedAt.toISOString(),
    unitName: unit?.name ?? '',
    watch: taken.watch,
  };
}

/** The same request, asking permission for another action: bulk acts and "accept at once" ask for each act that they do. */
export function inName(ctx: Context, action: string): Context {
  return { ...ctx, action, permit: (may, subject) => ctx.permit(may, subject, action) };
}
