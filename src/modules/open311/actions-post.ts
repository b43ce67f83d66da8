import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Staff } from '../../platform/context.ts';
import { listProgrammes } from '../../platform/programmes.ts';
import { keyedHashes } from '../../platform/seal.ts';
import { addForReporter, findReporter, listStandings, takeIn } from '../matters/api.ts';
import { findUnit } from '../people/api.ts';
import { findPlaceByCode } from '../places/api.ts';
import { describeIds, getService, mustBeHere } from './actions-read.ts';
import type { geoReportDoors } from './contract.ts';
import { mayOpen311 } from './policy.ts';
import { answersIn, fullName, noticeOf, wordsFrom } from './rules.ts';
import type { Service } from './services.ts';
import { claimUpdate, insertRequest, listRequests, lockRepeat } from './store.ts';
import type { OpenRequest } from './tables.ts';
import { open311Scopes, openWords } from './words.ts';

type Report = ParsedOf<(typeof geoReportDoors)['report']>;
type Update = ParsedOf<(typeof geoReportDoors)['update']>;

const minute = 60_000;
/** How long the same words of the same programme count as sent again: GeoReport v2 has no request ids. */
const repeatMinutes = 10;

function programme(ctx: Context): Staff & { readonly tokenId: string } {
  const { who } = ctx;
  if (who.kind !== 'token' || who.tokenId === undefined) throw new Refusal('sign-in.required');
  return { ...who, tokenId: who.tokenId };
}

/** 提交反映: a matter like any other, private until a colleague writes a card for neighbours. */
export async function report(ctx: Context, input: Report) {
  ctx.permit(mayOpen311, undefined);
  const { tokenId } = programme(ctx);
  mustBeHere(ctx, input);
  const service = await getService(ctx, input.service_code);
  await mustSayWhere(ctx, input);
  const fingerprints = fingerprintsOf(ctx, tokenId, input);
  const since = new Date(ctx.now.getTime() - repeatMinutes * minute);
  const before = await lockRepeat(ctx.tx, { tokenId, fingerprints, since });
  if (before) return [await receiptOf(ctx, before)];
  const taken = await takeIn(ctx, saidIn(input, service), {
    channel: 'open311',
    onBehalfBy: null,
    behalfNote: await noteOf(ctx, input),
  });
  const made: OpenRequest = {
    id: newReceiptCode(),
    matter_id: taken.id,
    reporter_id: taken.reporter.id,
    token_id: tokenId,
  };
  await insertRequest(ctx.tx, { ...made, fingerprint: fingerprints[0], made_at: ctx.now });
  return [await receiptOf(ctx, made)];
}

// A full location: a point, words, or the code of a place. A map is not needed.
async function mustSayWhere(ctx: Context, { lat, long, address_string, address_id }: Report): Promise<void> {
  if ((lat === undefined) !== (long === undefined)) {
    const path = lat === undefined ? 'lat' : 'long';
    throw new Refusal('input.invalid', [{ path, zh: '经纬度须同时提供', en: 'lat and long are both needed' }]);
  }
  if (address_id !== undefined && !(await findPlaceByCode(ctx.tx, address_id, dayOf(ctx.now)))) {
    throw new Refusal('input.invalid', [{ path: 'address_id', zh: '没有这个地点', en: 'is no place here' }]);
  }
  if (lat !== undefined || address_string !== undefined || address_id !== undefined) return;
  throw new Refusal('input.invalid', [
    {
      path: 'address_string',
      zh: '请提供 lat 和 long、address_string 或 address_id',
      en: 'or lat and long, or address_id was not provided',
    },
  ]);
}

function saidIn(input: Report, service: Service) {
  const answered = answersIn(input.attribute);
  if (!answered.ok) throw new Refusal('input.invalid', [answered.why]);
  return {
    what: wordsFrom({ description: input.description, mediaUrl: input.media_url }, service),
    where: input.address_string ?? '',
    lng: input.long,
    lat: input.lat,
    placeCode: input.address_id,
    category: service.code,
    name: fullName(input.first_name, input.last_name),
    phone: input.phone,
    language: 'zh' as const,
    wantsMessages: true,
    fileIds: [],
    ...answered.answers,
  };
}

// What has no column of its own stands where colleagues write who spoke for whom: it is sealed and forgotten with the name.
async function noteOf(ctx: Context, { email }: Report): Promise<string> {
  const { tokenId } = programme(ctx);
  const name = (await listProgrammes(ctx.tx, open311Scopes)).find(({ id }) => id === tokenId)?.name ?? '';
  const from = `${openWords.fromClient.zh}“${name}”`;
  return email === undefined ? from : `${from}；${openWords.email.zh} ${email}`;
}

/** The fingerprint of the same words; while the secret of the house is changed, also the one that was made under the former. */
function fingerprintsOf(ctx: Context, tokenId: string, input: Report) {
  const sorted = Object.entries(input).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return keyedHashes(ctx.settings.secret, JSON.stringify(['open311', tokenId, sorted]));
}

async function receiptOf(ctx: Context, made: OpenRequest) {
  const reporter = await findReporter(ctx.tx, made.reporter_id);
  const [standing] = await listStandings(ctx.tx, [made.matter_id]);
  if (!reporter || !standing) throw new Error('a request without its matter');
  const unit = await findUnit(ctx.tx, standing.unit_id);
  const told = {
    unit: unit?.name ?? '',
    answerBy: standing.promised_at ?? standing.reported_at,
    code: reporter.code,
    digits: reporter.tail,
    url: new URL('/receipt', ctx.settings.publicUrl).href,
  };
  return {
    service_request_id: made.id,
    service_notice: noticeOf(told, ctx.language),
    account_id: null,
    receipt_code: reporter.code,
    receipt_digits: reporter.tail,
  };
}

/** 补充情况: words for the own request of the programme, in the name of whoever reported it. What others brought cannot be added to. */
export async function update(ctx: Context, input: Update) {
  const { tokenId } = programme(ctx);
  mustBeHere(ctx, input);
  const [brought] = await listRequests(ctx.tx, [input.service_request_id]);
  const own = brought?.token_id === tokenId ? brought : undefined;
  const isPublic = own === undefined && (await describeIds(ctx, [input.service_request_id])).length > 0;
  ctx.permit(mayOpen311, own ? 'own' : isPublic ? 'public' : 'unknown');
  if (!own) throw new Error('permitted without a request of its own');
  const claimed = await claimUpdate(ctx.tx, {
    id: newId(ctx.now.getTime()),
    requestId: own.id,
    clientId: input.update_id,
    now: ctx.now,
  });
  if (claimed.isFirst) {
    const link = input.media_url === undefined ? '' : `\n${openWords.mediaLink.zh}：${input.media_url}`;
    const text = input.description + link;
    await addForReporter(ctx, { matterId: own.matter_id, reporterId: own.reporter_id, text });
  }
  return [{ update_id: claimed.id }];
}
