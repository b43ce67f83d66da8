import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { geoReport } from './wire.ts';
import { requestStatuses } from './words.ts';

const Jurisdiction = { jurisdiction_id: z.string().max(200).optional() };
const RequestId = z.string().max(60);
const Text = (most: number) => z.string().trim().max(most).optional();
const Status = z.enum(keysOf(requestStatuses));
/** W3C date and time with its zone; a `+` that was not escaped arrives as a space. */
const W3Time = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+\- ]\d{2}:\d{2})$/)
  .refine((text) => !Number.isNaN(Date.parse(text.replace(' ', '+'))));
const Attributes = z.record(z.string(), z.array(z.string().max(500)).max(20)).default({});

const Discovery = z.object({
  changeset: z.string(),
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.object({
      specification: z.string(),
      url: z.string(),
      changeset: z.string(),
      type: z.literal('production'),
      formats: z.array(z.string()),
    }),
  ),
});

const Service = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.literal('realtime'),
  keywords: z.string(),
  group: z.string(),
});

const Attribute = z.object({
  variable: z.boolean(),
  code: z.string(),
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean(),
  datatype_description: z.string().nullable(),
  order: z.number(),
  description: z.string(),
  values: z.array(z.object({ key: z.string(), name: z.string() })).optional(),
});

const RequestView = z.object({
  service_request_id: z.string(),
  status: Status,
  status_notes: z.string().nullable(),
  service_name: z.string(),
  service_code: z.string(),
  description: z.string().nullable(),
  agency_responsible: z.string().nullable(),
  service_notice: z.string().nullable(),
  requested_datetime: z.string(),
  updated_datetime: z.string(),
  expected_datetime: z.string().nullable(),
  address: z.string().nullable(),
  address_id: z.string().nullable(),
  zipcode: z.string().nullable(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: z.string().nullable(),
  extended_attributes: z.object({ title: z.string(), followers: z.number(), page_url: z.string() }).optional(),
});

const Update = z.object({
  update_id: z.string(),
  service_request_id: z.string(),
  status: Status,
  updated_datetime: z.string(),
  description: z.string(),
  media_url: z.string(),
});

const Paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(1000).default(1000),
};
const anybody = ['visitor', 'token'] as const;
const readsAMinute = 300;

/** Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2) with service request updates and paging as others extend it. */
export const geoReportDoors = {
  discovery: door({
    method: 'GET',
    path: '/open311/discovery',
    action: 'open311.discover',
    asks: anybody,
    wire: geoReport('discovery'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 服务发现', en: 'Open311 service discovery' },
    input: z.object(Jurisdiction),
    output: Discovery,
  }),
  services: door({
    method: 'GET',
    path: '/open311/v2/services',
    action: 'open311.services',
    asks: anybody,
    wire: geoReport('services'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 服务清单（.json 或 .xml）', en: 'Open311 service list, .json or .xml' },
    input: z.object(Jurisdiction),
    output: z.array(Service),
  }),
  service: door({
    method: 'GET',
    path: '/open311/v2/services/:code',
    action: 'open311.service',
    asks: anybody,
    wire: geoReport('service_definition'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 服务的附加项', en: 'Open311 service definition' },
    input: z.object({ ...Jurisdiction, code: z.string().max(60) }),
    output: z.object({ service_code: z.string(), attributes: z.array(Attribute) }),
  }),
  report: door({
    method: 'POST',
    path: '/open311/v2/requests',
    action: 'open311.report',
    asks: ['token'],
    wire: geoReport('service_requests'),
    unrepeated: true,
    perMinute: 60,
    summary: { zh: 'Open311 提交反映', en: 'Open311: post a service request' },
    input: z.object({
      ...Jurisdiction,
      service_code: z.string().max(60),
      lat: z.coerce.number().min(-90).max(90).optional(),
      long: z.coerce.number().min(-180).max(180).optional(),
      address_string: Text(200),
      address_id: Text(40),
      first_name: Text(40),
      last_name: Text(40),
      phone: Text(30),
      email: Text(120),
      description: Text(4000),
      media_url: Text(500),
      attribute: Attributes,
    }),
    output: z.array(
      z.object({
        service_request_id: z.string(),
        service_notice: z.string(),
        account_id: z.string().nullable(),
        receipt_code: z.string(),
        receipt_digits: z.string(),
      }),
    ),
  }),
  token: door({
    method: 'GET',
    path: '/open311/v2/tokens/:id',
    action: 'open311.token',
    asks: anybody,
    wire: geoReport('service_requests'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 令牌换编号', en: 'Open311: service_request_id from a token' },
    input: z.object({ ...Jurisdiction, id: RequestId }),
    output: z.array(z.object({ service_request_id: z.string(), token: z.string() })),
  }),
  requests: door({
    method: 'GET',
    path: '/open311/v2/requests',
    action: 'open311.requests',
    asks: anybody,
    wire: geoReport('service_requests'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 已公开的事', en: 'Open311: public service requests' },
    input: z.object({
      ...Jurisdiction,
      service_request_id: z.string().max(20_000).optional(),
      service_code: z.string().max(4000).optional(),
      start_date: W3Time.optional(),
      end_date: W3Time.optional(),
      status: z.string().max(60).optional(),
      extensions: z.enum(['true', 'false']).optional(),
      ...Paging,
    }),
    output: z.array(RequestView),
  }),
  request: door({
    method: 'GET',
    path: '/open311/v2/requests/:id',
    action: 'open311.request',
    asks: anybody,
    wire: geoReport('service_requests'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 查询一件', en: 'Open311: one service request' },
    input: z.object({ ...Jurisdiction, id: RequestId, extensions: z.enum(['true', 'false']).optional() }),
    output: z.array(RequestView),
  }),
  media: door({
    method: 'GET',
    path: '/open311/v2/media/:id',
    action: 'open311.media',
    asks: anybody,
    wire: geoReport('errors'),
    answers: 'bytes',
    perMinute: readsAMinute,
    summary: { zh: 'Open311 公开的照片（已遮挡）', en: 'Open311: the public photo, blacked out' },
    input: z.object({ id: RequestId }),
    output: z.any(),
  }),
  updates: door({
    method: 'GET',
    path: '/open311/v2/servicerequestupdates',
    action: 'open311.updates',
    asks: anybody,
    wire: geoReport('service_request_updates'),
    perMinute: readsAMinute,
    summary: { zh: 'Open311 进展（扩展）', en: 'Open311: service request updates (extension)' },
    input: z.object({
      ...Jurisdiction,
      service_request_id: z.string().max(20_000).optional(),
      start_date: W3Time.optional(),
      end_date: W3Time.optional(),
    }),
    output: z.array(Update),
  }),
  update: door({
    method: 'POST',
    path: '/open311/v2/servicerequestupdates',
    action: 'open311.update',
    asks: ['token'],
    wire: geoReport('service_request_updates'),
    unrepeated: true,
    perMinute: 60,
    summary: { zh: 'Open311 补充情况（扩展）', en: 'Open311: post a service request update (extension)' },
    input: z.object({
      ...Jurisdiction,
      service_request_id: RequestId,
      update_id: z.string().trim().min(1).max(60),
      description: z.string().trim().min(2).max(4000),
      media_url: Text(500),
    }),
    output: z.array(z.object({ update_id: z.string() })),
  }),
} as const satisfies Record<string, Door>;
