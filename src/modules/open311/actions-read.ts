import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import type { FileStore } from '../../platform/files/store.ts';
import {
  findCardPhoto,
  listCategoryNames,
  listPublicChanges,
  listPublicMatters,
  listPublicResults,
  listStandings,
} from '../matters/api.ts';
import type { MatterState } from '../matters/words.ts';
import { findUnit, topUnitIds } from '../people/api.ts';
import type { geoReportDoors } from './contract.ts';
import { mayOpen311 } from './policy.ts';
import { listed, questions, serviceOf, spanOf, statusesIn, w3 } from './rules.ts';
import { describeService, listServices, type Service } from './services.ts';
import { findChangeset, idsOfMatters, listRequests } from './store.ts';
import { describeOwn, describePublic } from './views.ts';
import { openWords, type RequestStatus, statusOf } from './words.ts';

type In<K extends keyof typeof geoReportDoors> = ParsedOf<(typeof geoReportDoors)[K]>;

const specification = 'http://wiki.open311.org/GeoReport_v2';
const mostRows = 1000;

/** The jurisdiction is the address of the house; naming another one is an error, naming none is fine: there is only one. */
export function mustBeHere(ctx: Context, { jurisdiction_id: asked }: { jurisdiction_id?: string | undefined }): void {
  const own = new URL(ctx.settings.publicUrl).hostname.replace(/^www\./, '');
  if (asked === undefined || asked.toLowerCase().replace(/^www\./, '') === own) return;
  throw new Refusal('not-found', [
    {
      path: 'jurisdiction_id',
      zh: `没有这个辖区；这里是 ${own}，可以不填`,
      en: `was not found: this is ${own}, and it may be left out`,
    },
  ]);
}

/** The service of a code; refuses `not-found` with its name. */
export async function getService(ctx: Context, code: string): Promise<Service> {
  const service = (await listServices(ctx)).find((one) => one.code === code);
  if (service) return service;
  throw new Refusal('not-found', [{ path: 'service_code', zh: '没有这项服务', en: 'was not found' }]);
}

export async function discovery(ctx: Context, input: In<'discovery'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  const [topId] = await topUnitIds(ctx.tx);
  const unit = topId === undefined ? undefined : await findUnit(ctx.tx, topId);
  const changeset = w3(await findChangeset(ctx.tx));
  return {
    changeset,
    contact: [unit?.name, unit?.phone, ctx.settings.publicUrl].filter(Boolean).join(' '),
    key_service: openWords.keyService[ctx.language],
    endpoints: [
      {
        specification,
        url: new URL('/open311/v2', ctx.settings.publicUrl).href,
        changeset,
        type: 'production' as const,
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}

export async function services(ctx: Context, input: In<'services'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  return (await listServices(ctx)).map((service) => describeService(service, ctx.language));
}

export async function service(ctx: Context, input: In<'service'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  const { code } = await getService(ctx, input.code);
  return {
    service_code: code,
    attributes: questions.map((question, i) => ({
      variable: question.asks,
      code: question.code,
      datatype: question.datatype,
      required: false,
      datatype_description: question.hint?.[ctx.language] ?? null,
      order: i + 1,
      description: question.words[ctx.language],
      ...(question.values && {
        values: question.values.map((value) => ({ key: value.key, name: value[ctx.language] })),
      }),
    })),
  };
}

/** What this knocker may know of under these ids, in their order: public matters, and the own requests of a token. */
export async function describeIds(ctx: Context, ids: readonly string[], withExtensions = false) {
  const brought = await listRequests(ctx.tx, ids);
  const only = { codes: ids, matterIds: brought.map(({ matter_id }) => matter_id) };
  const matters = await listPublicMatters(ctx.tx, { only, limit: 2 * mostRows, offset: 0 });
  const open = await describePublic(ctx, matters, withExtensions);
  const shown = new Set(open.map((request) => request.service_request_id));
  const tokenId = ctx.who.kind === 'token' ? ctx.who.tokenId : undefined;
  const own = brought.filter(({ id, token_id }) => token_id === tokenId && !shown.has(id));
  const standings = await listStandings(
    ctx.tx,
    own.map(({ matter_id }) => matter_id),
  );
  const standingOf = new Map(standings.map((standing) => [standing.matter_id, standing]));
  const followed = await describeOwn(
    ctx,
    own.flatMap(({ id, matter_id }) => {
      const standing = standingOf.get(matter_id);
      return standing ? [{ ...standing, requestId: id }] : [];
    }),
  );
  const found = new Map([...open, ...followed].map((request) => [request.service_request_id, request]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

function unknown(path: string): Refusal {
  return new Refusal('not-found', [{ path, zh: '没有这一件，或没有公开', en: 'was not found, or is not public' }]);
}

export async function request(ctx: Context, input: In<'request'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  const found = await describeIds(ctx, [input.id], input.extensions === 'true');
  if (found.length === 0) throw unknown('service_request_id');
  return found;
}

/** Every request has its id at once, and the id is its token too. */
export async function token(ctx: Context, input: In<'token'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  const [found] = await describeIds(ctx, [input.id]);
  if (!found) throw unknown('token');
  return [{ service_request_id: found.service_request_id, token: input.id }];
}

export async function requests(ctx: Context, input: In<'requests'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  const withExtensions = input.extensions === 'true';
  const ids = listed(input.service_request_id);
  if (ids.length > mostRows) throw tooMany();
  if (ids.length > 0) return describeIds(ctx, ids, withExtensions);
  const span = spanOf({ start: input.start_date, end: input.end_date }, ctx.now);
  if (!span.ok) throw new Refusal('input.invalid', [span.why]);
  const wanted = statusesIn(input.status);
  if (!wanted)
    throw new Refusal('input.invalid', [{ path: 'status', zh: '只有 open 和 closed', en: 'is open or closed' }]);
  const matters = await listPublicMatters(ctx.tx, {
    ...(await categoriesOf(ctx, listed(input.service_code))),
    states: statesOf(wanted),
    from: span.from,
    to: span.to,
    limit: input.page_size,
    offset: (input.page - 1) * input.page_size,
  });
  return describePublic(ctx, matters, withExtensions);
}

function tooMany(): Refusal {
  return new Refusal('input.invalid', [
    { path: 'service_request_id', zh: `一次最多 ${mostRows} 个`, en: `takes ${mostRows} at the most` },
  ]);
}

function statesOf(statuses: readonly RequestStatus[]): MatterState[] {
  return (Object.keys(statusOf) as MatterState[]).filter((state) => statuses.includes(statusOf[state]));
}

// A service stands for all categories below it that residents do not choose themselves.
async function categoriesOf(ctx: Context, codes: readonly string[]): Promise<{ categories?: string[] }> {
  if (codes.length === 0) return {};
  const all = await listServices(ctx);
  const categories = (await listCategoryNames(ctx)).filter(({ code }) => {
    const found = serviceOf(code, all);
    return found !== undefined && codes.includes(found.code);
  });
  return { categories: categories.map(({ code }) => code) };
}

/** The photo that a colleague blacked out and put on the card; nothing else of a matter is ever a picture here. */
export async function media(ctx: Context, input: In<'media'>, store: () => FileStore): Promise<Download> {
  ctx.permit(mayOpen311, undefined);
  const [brought] = await listRequests(ctx.tx, [input.id]);
  const only = { codes: [input.id], matterIds: brought ? [brought.matter_id] : [] };
  const [matter] = await listPublicMatters(ctx.tx, { only, limit: 1, offset: 0 });
  const photo = matter && (await findCardPhoto(ctx.tx, matter.matter_id));
  if (!photo) throw new Refusal('not-found');
  const isUnchanged = photo.public_hash === photo.clean_hash;
  return { mediaType: isUnchanged ? photo.media_type : 'image/jpeg', content: await store().read(photo.public_hash) };
}

export async function updates(ctx: Context, input: In<'updates'>) {
  ctx.permit(mayOpen311, undefined);
  mustBeHere(ctx, input);
  const span = spanOf({ start: input.start_date, end: input.end_date }, ctx.now);
  if (!span.ok) throw new Refusal('input.invalid', [span.why]);
  const within = { from: span.from, to: span.to, limit: mostRows };
  const changes = await listPublicChanges(ctx.tx, within);
  const results = await listPublicResults(ctx.tx, within);
  const ids = await idsOfMatters(
    ctx.tx,
    [...changes, ...results].map(({ matter_id }) => matter_id),
  );
  const told = [
    ...changes.map((change) => ({
      ...change,
      status: change.kind === 'matter.closed' ? ('closed' as const) : ('open' as const),
      text: '',
    })),
    ...results.map(({ result, result_at, state, closed_at, ...of }) => ({
      ...of,
      at: result_at,
      status: closed_at !== null && closed_at <= result_at ? statusOf[state] : ('open' as const),
      text: result,
    })),
  ];
  const asked = listed(input.service_request_id);
  return told
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ matter_id, code, at, status, text }) => ({
      update_id: `${code}-${at.getTime().toString(36)}`,
      service_request_id: ids.get(matter_id) ?? code,
      status,
      updated_datetime: w3(at),
      description: text,
      media_url: '',
    }))
    .filter((update) => asked.length === 0 || asked.includes(update.service_request_id))
    .slice(0, mostRows);
}
