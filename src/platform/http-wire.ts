import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door, RefusedWords, Wire } from '../kit/contract.ts';
import { refusals } from '../kit/refusal.ts';

/** Longest form, bytes: four thousand characters of text and what belongs to it. */
const formLimit = 100_000;

/** Lets forms in: only doors of a standard read them, every other one refuses. */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimit },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
}

/** Every address of a door: of one that keeps to a standard also those with the suffixes of its formats. */
export function addressesOf({ path, wire }: Door): string[] {
  if (!wire || endsInName(path)) return [path];
  return [path, ...Object.keys(wire.formats).map((suffix) => `${path}.${suffix}`)];
}

// `/services/:code` also matches `/services/street.stall.json`: the suffix is taken off what was matched.
function endsInName(path: string): boolean {
  return /:[a-zA-Z]+$/.test(path);
}

/** The parts of the path as the contract wants them: a suffix that chose the format is not part of a name. */
export function paramsOf({ path, wire }: Door, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const last = wire && endsInName(path) ? /:([a-zA-Z]+)$/.exec(path)?.[1] : undefined;
  if (!wire || last === undefined) return { ...params };
  const given = String(params[last] ?? '');
  const suffix = Object.keys(wire.formats).find((name) => given.endsWith(`.${name}`));
  return { ...params, [last]: suffix === undefined ? given : given.slice(0, -suffix.length - 1) };
}

function formatOf(wire: Wire, { url, headers }: FastifyRequest): { mediaType: string; write(value: unknown): string } {
  const path = url.split('?')[0] ?? '';
  const formats = Object.entries(wire.formats);
  const named = formats.find(([suffix]) => path.endsWith(`.${suffix}`));
  const wanted = formats.find(([, { mediaType }]) => headers.accept?.includes(mediaType));
  const [, format] = named ?? wanted ?? formats[0] ?? [];
  if (!format) throw new Error('a wire without a format');
  return format;
}

/** Lets pages of other sites read an answer: only where no cookie has a say in it. */
export function openToAnySite(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
}

/** Sends a value as the standard writes it. Pages of other sites may read what a GET answers. */
export function sendWire(
  reply: FastifyReply,
  wire: Wire,
  request: FastifyRequest,
  { status, value }: { status: number; value: unknown },
): void {
  const { mediaType, write } = formatOf(wire, request);
  if (request.method === 'GET' || request.method === 'HEAD') openToAnySite(reply);
  reply.code(status).header('content-type', `${mediaType}; charset=utf-8`).header('cache-control', 'no-store');
  reply.header('vary', 'Accept, Accept-Language').send(write(value));
}

/** Sends a refusal, or word of a fault of ours, in the form of the standard. */
export function refuseWire(reply: FastifyReply, wire: Wire, request: FastifyRequest, refused: RefusedWords): void {
  const language = request.headers['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'zh';
  sendWire(reply, wire, request, wire.refuse(refused, language));
}

/** Addresses of the family that no door has. */
export function addUnknownAddresses(app: FastifyInstance, doors: readonly Door[]): void {
  const wires = new Map(doors.flatMap(({ wire }) => (wire ? [[wire.root, wire] as const] : [])));
  for (const [root, wire] of wires) {
    app.route({
      method: ['GET', 'POST', 'PUT', 'DELETE'],
      url: `${root}*`,
      handler: (request, reply) => {
        refuseWire(reply, wire, request, { code: 'not-found', ...refusals['not-found'], fields: [] });
        return reply;
      },
    });
  }
}
