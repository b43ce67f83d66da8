import { XMLBuilder } from 'fast-xml-parser';

/** Lists and what each of their members is called, as the Spark convention of GeoReport v2 pairs XML with JSON. */
const members: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
};

const builder = new XMLBuilder({ ignoreAttributes: true, suppressEmptyNode: false, processEntities: true });
// XML 1.0 §2.2 knows no other control characters, and no halves of characters.
const unwritable = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The XML of what JSON says under a root: lists get their members' name, null becomes an empty element. */
export function writeXml(root: string, value: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: treeOf(root, value) })}`;
}

function treeOf(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const member = members[name] ?? 'item';
    return value.length === 0 ? '' : { [member]: value.map((one) => treeOf(member, one)) };
  }
  if (typeof value === 'object' && value !== null) {
    const inner = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(inner.map(([key, part]) => [key, treeOf(key, part)]));
  }
  return value === null ? '' : String(value).replaceAll('\r\n', '\n').replaceAll(unwritable, '');
}
