import { mergeSheets } from '../../algorithms/field-merge/merge-fields.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { partiesNow, type WholeMediation } from '../mediation/api.ts';
import type { doors } from './contract.ts';
import { articles } from './library.ts';
import { mayInGeneral } from './policy.ts';
import { factPart, isFit, labelOf, type Mark, partOf, sheetOf, sittingPart } from './rules-sheet.ts';
import { listCarried, listFactRows, saveFacts, saveSitting } from './store-sittings.ts';
import { mustFind, openOf, sidesOf, tell } from './subject.ts';
import type { Fact, Sitting } from './tables.ts';
import { describeCarried } from './views.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;
type Flat = Readonly<Record<string, string>>;

function mustFit(sheet: Flat, sides: readonly number[]): void {
  const isOfSide = (name: string) => {
    const found = partOf(name);
    return found?.part === 'stand' || found?.part === 'remark' ? sides.includes(Number(found.ids[1])) : true;
  };
  const wrong = Object.entries(sheet).find(([name, value]) => !isFit(name, value) || !isOfSide(name));
  if (wrong)
    throw new Refusal('input.invalid', [
      {
        path: `changes.${wrong[0]}`,
        zh: '这一项填得不对，请改短或重填',
        en: 'This cannot stand here: shorten it or write it anew',
      },
    ]);
}

/** Of a fact the mark lies with its row, under the name without the id. */
function markOf(name: string, sitting: Sitting, facts: readonly Fact[]): Mark | undefined {
  const found = partOf(name);
  if (found && ['fact', 'stand', 'remark'].includes(found.part))
    return facts.find(({ id }) => id === found.ids[0])?.written[markName(name)];
  return sitting.written[name];
}

const markName = (name: string) => {
  const found = partOf(name);
  return found === undefined || found.ids[1] === undefined ? (found?.part ?? name) : `${found.part}.${found.ids[1]}`;
};

/** 填写: what this writer changed is laid over what stands there now; where both changed one field, nothing is saved and both values come back. */
export async function save(ctx: Context, input: In<'save'>): Out<'save'> {
  const whole = await openOf(ctx, input.id);
  const sitting = await mustFind(ctx, whole, input.sittingId);
  if (sitting.state === 'cancelled') throw new Refusal('step.not-now');
  mustFit(input.changes, sidesOf(whole));
  const facts = await listFactRows(ctx.tx, whole.mediation.id);
  const theirs = sheetOf(sitting, facts);
  const base = input.base.fields;
  const { fields, conflicts } = mergeSheets(base, { ...base, ...input.changes }, theirs);
  if (conflicts.length > 0) {
    const marks = conflicts.map(({ field }) => markOf(field, sitting, facts));
    const nameOf = await writersOf(ctx, whole, marks);
    return {
      outcome: 'conflict',
      version: sitting.version,
      fields: theirs,
      conflicts: conflicts.map((conflict, i) => ({
        ...conflict,
        label: labelOf(conflict.field, facts),
        by: nameOf(marks[i]),
        at: marks[i]?.at ?? null,
      })),
    };
  }
  const names = [...new Set([...Object.keys(fields), ...Object.keys(theirs)])];
  const written = names.filter((name) => (fields[name] ?? '') !== (theirs[name] ?? ''));
  const version = await write(ctx, whole, { sitting, facts, fields, written });
  return { outcome: 'saved', version, fields: { ...fields } };
}

async function writersOf(ctx: Context, whole: WholeMediation, marks: readonly (Mark | undefined)[]) {
  const names = await accountNames(ctx.tx, [...new Set(marks.flatMap((mark) => mark?.byId ?? []))]);
  return (mark: Mark | undefined): string | null =>
    names.get(mark?.byId ?? '') ?? partiesNow(whole).find(({ id }) => id === mark?.partyId)?.name ?? null;
}

interface Writing {
  readonly sitting: Sitting;
  readonly facts: readonly Fact[];
  readonly fields: Flat;
  readonly written: readonly string[];
}

const factParts: readonly string[] = ['fact', 'stand', 'remark'];

async function write(
  ctx: Context,
  whole: WholeMediation,
  { sitting, facts, fields, written }: Writing,
): Promise<number> {
  if (written.length === 0) return sitting.version;
  const mark: Mark = { byId: actorOf(ctx.who).id, at: ctx.now.toISOString() };
  const ofFacts = written.filter((name) => factParts.includes(partOf(name)?.part ?? ''));
  const ofSitting = written.filter((name) => !ofFacts.includes(name));
  if (sitting.record_state === 'locked' && ofSitting.length > 0) throw new Refusal('record.locked');
  if (ofFacts.length > 0) await writeFacts(ctx, whole, { facts, fields, written: ofFacts, mark });
  tell(ctx, whole, 'sitting.saved', { number: sitting.number, fields: written.length });
  const marks = { ...sitting.written, ...Object.fromEntries(ofSitting.map((name) => [name, mark])) };
  return saveSitting(ctx.tx, sitting.id, { ...sittingPart(fields), written: marks }, ctx.now);
}

async function writeFacts(
  ctx: Context,
  whole: WholeMediation,
  of: { facts: readonly Fact[]; fields: Flat; written: readonly string[]; mark: Mark },
): Promise<void> {
  const now = factPart(of.fields);
  const ids = [...new Set(of.written.map((name) => partOf(name)?.ids[0] ?? ''))];
  const rows = ids.map((id): Fact => {
    const fact = now.find((one) => one.id === id) ?? { id, text: '', stands: {}, remarks: {} };
    const before = of.facts.find((one) => one.id === id)?.written ?? {};
    const own = of.written.filter((name) => partOf(name)?.ids[0] === id);
    return { ...fact, written: { ...before, ...Object.fromEntries(own.map((name) => [markName(name), of.mark])) } };
  });
  // A row of another mediation under the same id is nobody's to write.
  if ((await saveFacts(ctx.tx, whole.mediation.id, rows, ctx.now)) !== rows.length) throw new Refusal('not-found');
}

/** 一方的态度: said on the own page; the mediators see who said it. */
export async function takeStand(
  ctx: Context,
  whole: WholeMediation,
  of: { factId: string; side: number; partyId: string; stand: string; remark: string },
): Promise<void> {
  const fact = (await listFactRows(ctx.tx, whole.mediation.id)).find(({ id, text }) => id === of.factId && text !== '');
  if (!fact) throw new Refusal('not-found');
  const side = String(of.side);
  const mark: Mark = { byId: null, partyId: of.partyId, at: ctx.now.toISOString() };
  const remarks = Object.fromEntries(
    Object.entries({ ...fact.remarks, [side]: of.remark }).filter(([, text]) => text !== ''),
  );
  const row: Fact = {
    ...fact,
    stands: { ...fact.stands, [side]: of.stand },
    remarks,
    written: { ...fact.written, [`stand.${side}`]: mark, [`remark.${side}`]: mark },
  };
  await saveFacts(ctx.tx, whole.mediation.id, [row], ctx.now);
  tell(ctx, whole, 'fact.stand', { side: of.side, stand: of.stand });
}

const mostCarried = 30;

/** 带到街面: own sittings with their sheets, so that they can be written without a network; each leaves its access line. */
export async function carry(ctx: Context): Out<'carry'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '带到街面' });
  if (ctx.who.kind !== 'staff' || ctx.who.personId === null) return { sittings: [], articles: [] };
  const rows = await listCarried(ctx.tx, ctx.who, { personId: ctx.who.personId, now: ctx.now, limit: mostCarried });
  return {
    sittings: await describeCarried(ctx, rows),
    articles: articles.map(({ topics, ...one }) => ({ ...one, topics: [...topics] })),
  };
}

export async function listArticles(ctx: Context): Out<'articles'> {
  ctx.permit(mayInGeneral, undefined);
  return { articles: articles.map(({ topics, ...one }) => ({ ...one, topics: [...topics] })) };
}
