import type { Words } from '../../kit/words.ts';
import { factStands, presences, sheetFields, sheetLabels } from './words.ts';

/** Who wrote a field last, and when; a party who said it on the own page is named by its id. */
export interface Mark {
  readonly byId: string | null;
  readonly partyId?: string;
  readonly at: string;
}
type Flat = Readonly<Record<string, string>>;

/** What a sitting holds of its sheet. */
export interface SheetOfSitting {
  readonly law: string;
  readonly reason: string;
  readonly feeling: string;
  readonly course: string;
  readonly result: string;
  readonly present: Flat;
  readonly articles: Flat;
}

/** A row of the table of facts. */
export interface FactRow {
  readonly id: string;
  readonly text: string;
  readonly stands: Flat;
  readonly remarks: Flat;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const shapes = {
  field: new RegExp(`^(${Object.keys(sheetFields).join('|')})$`),
  present: new RegExp(`^present\\.((?:party|seat|member)\\.${uuid})$`),
  article: /^article\.([a-z-]{2,12}-\d{1,4})$/,
  fact: new RegExp(`^fact\\.(${uuid})$`),
  stand: new RegExp(`^stand\\.(${uuid})\\.([1-9])$`),
  remark: new RegExp(`^remark\\.(${uuid})\\.([1-9])$`),
} as const;
type Part = keyof typeof shapes;

/** What the name of a field is about; undefined for what is no field of a sheet. */
export function partOf(name: string): { part: Part; ids: readonly string[] } | undefined {
  for (const part of Object.keys(shapes) as Part[]) {
    const found = shapes[part].exec(name);
    if (found) return { part, ids: found.slice(1) };
  }
  return undefined;
}

const longest = 5000;
const shortest = 500;

/** Whether a field of this name may hold this; an empty one takes back what stood there. */
export function isFit(name: string, value: string): boolean {
  const part = partOf(name)?.part;
  if (part === undefined || value === '') return part !== undefined;
  if (part === 'present') return Object.hasOwn(presences, value);
  if (part === 'stand') return Object.hasOwn(factStands, value);
  if (part === 'article') return value === 'yes';
  return value.length <= (part === 'field' ? longest : shortest);
}

/** What a field is called where two people wrote it; facts by their words. */
export function labelOf(name: string, facts: readonly FactRow[]): Words {
  const found = partOf(name);
  if (!found) return { zh: name, en: name };
  const [id = ''] = found.ids;
  if (found.part === 'field') return sheetFields[id as keyof typeof sheetFields];
  const label = sheetLabels[found.part];
  const text = facts.find((fact) => fact.id === id)?.text;
  return text ? { zh: `${label.zh}：${text}`, en: `${label.en}: ${text}` } : label;
}

const named = (beginning: string, values: Flat) =>
  Object.entries(values).map(([name, value]) => [`${beginning}.${name}`, value]);

/** 记录单: everything that is written at a sitting, field by field; empty ones are left out. */
export function sheetOf(sitting: SheetOfSitting, facts: readonly FactRow[]): Record<string, string> {
  const { law, reason, feeling, course, result, present, articles } = sitting;
  const all = [
    ...Object.entries({ law, reason, feeling, course, result }),
    ...named('present', present),
    ...named('article', articles),
    ...facts.flatMap((fact) => [
      [`fact.${fact.id}`, fact.text],
      ...named(`stand.${fact.id}`, fact.stands),
      ...named(`remark.${fact.id}`, fact.remarks),
    ]),
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

const without = (values: Flat): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** The part of a sheet that lies with the sitting, from the merged fields. */
export function sittingPart(fields: Flat): SheetOfSitting {
  const under = (beginning: string) =>
    without(
      Object.fromEntries(
        Object.entries(fields).flatMap(([name, value]) =>
          name.startsWith(`${beginning}.`) ? [[name.slice(beginning.length + 1), value]] : [],
        ),
      ),
    );
  const text = (name: string) => fields[name] ?? '';
  return {
    law: text('law'),
    reason: text('reason'),
    feeling: text('feeling'),
    course: text('course'),
    result: text('result'),
    present: under('present'),
    articles: under('article'),
  };
}

/** The rows of the table of facts, from the merged fields. */
export function factPart(fields: Flat): FactRow[] {
  const ids = new Set(
    Object.keys(fields).flatMap((name) => {
      const found = partOf(name);
      return found && ['fact', 'stand', 'remark'].includes(found.part) ? (found.ids[0] ?? []) : [];
    }),
  );
  return [...ids].map((id) => {
    const bySide = (beginning: string) =>
      without(
        Object.fromEntries(
          Object.entries(fields).flatMap(([name, value]) =>
            name.startsWith(`${beginning}.${id}.`) ? [[name.slice(beginning.length + id.length + 2), value]] : [],
          ),
        ),
      );
    return { id, text: fields[`fact.${id}`] ?? '', stands: bySide('stand'), remarks: bySide('remark') };
  });
}

/** 无争议、有争议, or not said by everybody yet. */
export function judgeFact({ stands }: FactRow, sides: readonly number[]): 'agreed' | 'disputed' | 'open' {
  const said = sides.map((side) => stands[String(side)]);
  if (said.includes('disputed')) return 'disputed';
  return said.length > 0 && said.every((stand) => stand === 'agreed') ? 'agreed' : 'open';
}
