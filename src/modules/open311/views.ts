import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import type { PublicMatter, Standing } from '../matters/api.ts';
import { unitNames } from '../people/api.ts';
import { publicPoints } from '../places/api.ts';
import { serviceOf, w3 } from './rules.ts';
import { listServices } from './services.ts';
import { idsOfMatters } from './store.ts';
import { statusOf } from './words.ts';

function latest(...instants: readonly (Date | null)[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant?.getTime() ?? 0)));
}

const nowhere = { address: null, address_id: null, zipcode: null, lat: null, long: null, media_url: null };

/** Public matters as service requests: what stands on the card, and the place where the residents' map shows it. */
export async function describePublic(ctx: Context, matters: readonly PublicMatter[], withExtensions: boolean) {
  const [services, units, points, ids] = [
    await listServices(ctx),
    await unitNames(ctx.tx, [...new Set(matters.map(({ unit_id }) => unit_id))]),
    await publicPoints(
      ctx.tx,
      matters.flatMap(({ place_id }) => place_id ?? []),
      dayOf(ctx.now),
    ),
    await idsOfMatters(
      ctx.tx,
      matters.map(({ matter_id }) => matter_id),
    ),
  ];
  const pointOf = new Map(points.map((point) => [point.id, point]));
  return matters.map((matter) => {
    const point = matter.place_id === null ? undefined : pointOf.get(matter.place_id);
    const id = ids.get(matter.matter_id) ?? matter.code;
    const status = statusOf[matter.state];
    const changedAt = latest(matter.made_at, matter.changed_at, matter.result_at, matter.closed_at);
    return {
      ...nowhere,
      service_request_id: id,
      status,
      status_notes: matter.result,
      ...serviceWords(matter.category, services, ctx),
      description: `${matter.title}\n${matter.body}`,
      agency_responsible: units.get(matter.unit_id) ?? null,
      service_notice: null,
      requested_datetime: w3(matter.reported_at),
      updated_datetime: w3(status === 'closed' ? (matter.closed_at ?? changedAt) : changedAt),
      expected_datetime: status === 'open' && matter.promised_at ? w3(matter.promised_at) : null,
      ...(matter.has_photo && { media_url: new URL(`/open311/v2/media/${id}`, ctx.settings.publicUrl).href }),
      ...(point && { address: point.name, lat: point.lat, long: point.lng }),
      ...(withExtensions && {
        extended_attributes: {
          title: matter.title,
          followers: matter.followers,
          page_url: new URL(`/public/${matter.code}`, ctx.settings.publicUrl).href,
        },
      }),
    };
  });
}

/** A request as the programme that brought it may follow it: state and dates, and no word of anybody. */
export async function describeOwn(ctx: Context, standings: readonly (Standing & { readonly requestId: string })[]) {
  const services = await listServices(ctx);
  const units = await unitNames(ctx.tx, [...new Set(standings.map(({ unit_id }) => unit_id))]);
  return standings.map((standing) => {
    const status = statusOf[standing.state];
    return {
      ...nowhere,
      service_request_id: standing.requestId,
      status,
      status_notes: null,
      ...serviceWords(standing.category, services, ctx),
      description: null,
      agency_responsible: units.get(standing.unit_id) ?? null,
      service_notice: null,
      requested_datetime: w3(standing.reported_at),
      updated_datetime: w3(latest(standing.reported_at, standing.answered_at, standing.closed_at)),
      expected_datetime: status === 'open' && standing.promised_at ? w3(standing.promised_at) : null,
    };
  });
}

function serviceWords(category: string, services: Awaited<ReturnType<typeof listServices>>, ctx: Context) {
  const service = serviceOf(category, services);
  return { service_code: service?.code ?? 'other', service_name: service?.[ctx.language] ?? '' };
}
