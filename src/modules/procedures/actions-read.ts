import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import { type Context, coversCategory } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { type Evidence, evidenceWords } from '../categories/words.ts';
import { countHandled } from '../matters/api.ts';
import { versionsOf } from './actions-procedures.ts';
import type { doors } from './contract.ts';
import { writeDigit } from './digit-write.ts';
import { may } from './policy.ts';
import { refusalOf } from './rules.ts';
import { findProcedure, listInForce, listProcedures, type WholeProcedure } from './store-procedures.ts';
import { countRuns, countRunsNow, type RunCount } from './store-runs.ts';
import type { ProcedureVersion } from './tables.ts';
import { procedureFacts } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const acts = ['change', 'publish', 'retire', 'drop'] as const;

function countsOf(counts: readonly RunCount[], ids: readonly string[]) {
  const own = counts.filter(({ version_id }) => ids.includes(version_id));
  return {
    running: own.reduce((sum, { running }) => sum + running, 0),
    ended: own.reduce((sum, { ended }) => sum + ended, 0),
  };
}

export async function list(ctx: Context): Out<'list'> {
  ctx.permit(may, undefined);
  const counts = await countRuns(ctx.tx);
  const rows = (await listProcedures(ctx.tx)).flatMap((whole) => {
    const { draft, published } = versionsOf(whole);
    const shown = published ?? draft ?? whole.versions[0];
    if (!shown) return [];
    const { titleZh, titleEn, category, stages } = shown.content;
    return [
      {
        id: whole.id,
        code: whole.code,
        ...{ titleZh, titleEn, category },
        state: shown.state,
        number: published?.number ?? null,
        hasDraft: draft !== undefined,
        stages: stages.length,
        ...countsOf(
          counts,
          whole.versions.map(({ id }) => id),
        ),
      },
    ];
  });
  return { rows, canMake: may['procedure.make'](ctx.who) === 'allowed' };
}

async function get(ctx: Context, id: string): Promise<WholeProcedure> {
  const whole = await findProcedure(ctx.tx, id);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

function actsOf(ctx: Context, whole: WholeProcedure) {
  const { who } = ctx;
  const accountId = who.kind === 'staff' || who.kind === 'token' ? who.accountId : '';
  const refusals = acts
    .filter((act) => may[`procedure.${act}`](who) === 'allowed')
    .map((act) => [act, refusalOf(act, versionsOf(whole), accountId)] as const);
  return {
    can: refusals.flatMap(([act, refusal]) => (refusal === undefined ? [act] : [])),
    needsAnother: refusals.some(([, refusal]) => refusal === 'procedure.same-person'),
  };
}

function viewOf(version: ProcedureVersion, names: ReadonlyMap<string, string>, counts: readonly RunCount[]) {
  return {
    number: version.number,
    state: version.state,
    content: version.content,
    draftBy: version.draft_by.flatMap((by) => names.get(by) ?? []),
    madeAt: version.made_at.toISOString(),
    publishedBy: names.get(version.published_by ?? '') ?? null,
    publishedAt: version.published_at?.toISOString() ?? null,
    note: version.note,
    ...countsOf(counts, [version.id]),
  };
}

export async function view(ctx: Context, { id }: In<'view'>): Out<'view'> {
  ctx.permit(may, undefined);
  const whole = await get(ctx, id);
  const facts = (await listFacts(ctx.tx, { kind: 'procedure', id }, ['staff'])).filter(
    ({ kind }) => kind in procedureFacts,
  );
  const accounts = [
    ...facts.flatMap(({ by_id }) => by_id ?? []),
    ...whole.versions.flatMap(({ draft_by, published_by }) => [...draft_by, published_by ?? []].flat()),
  ];
  const names = await accountNames(ctx.tx, [...new Set(accounts)]);
  const counts = await countRuns(ctx.tx);
  return {
    id: whole.id,
    code: whole.code,
    version: whole.version,
    versions: whole.versions.map((version) => viewOf(version, names, counts)),
    history: facts.toReversed().map(({ at, kind, by_id, data }) => ({
      at: at.toISOString(),
      kind,
      by: names.get(by_id ?? '') ?? null,
      text: typeof data['text'] === 'string' && data['text'] !== '' ? data['text'] : null,
    })),
    ...actsOf(ctx, whole),
  };
}

function chosen(whole: WholeProcedure, which: 'draft' | 'published'): ProcedureVersion {
  const { draft, published } = versionsOf(whole);
  const version = which === 'draft' ? (draft ?? published) : (published ?? draft);
  const found = version ?? whole.versions[0];
  if (!found) throw new Refusal('not-found');
  return found;
}

/** 试算: what a procedure would have met in past matters; counts only, nobody's matter is opened. */
export async function rehearse(ctx: Context, { id, which, months }: In<'rehearse'>): Out<'rehearse'> {
  ctx.permit(may, undefined);
  const { content } = chosen(await get(ctx, id), which);
  const exacter = (await listInForce(ctx.tx)).filter(
    ({ procedure_id, content: { category } }) =>
      procedure_id !== id && category !== content.category && coversCategory([content.category], category),
  );
  const since = new Date(ctx.now);
  since.setUTCMonth(since.getUTCMonth() - months);
  const of = { category: content.category, except: exacter.map(({ content: { category } }) => category), since };
  const handled = await countHandled(ctx.tx, of);
  const needed = new Set(content.actions.flatMap(({ needs }) => needs));
  return {
    since: since.toISOString(),
    reported: handled.reported,
    taken: handled.taken,
    closed: handled.closed,
    inHand: handled.inHandIds.length,
    running: await countRunsNow(ctx.tx, handled.inHandIds),
    evidence: (Object.keys(evidenceWords) as Evidence[]).flatMap((evidence) =>
      needed.has(evidence) ? [{ evidence, had: handled.had[evidence] ?? 0 }] : [],
    ),
  };
}

/** 导出: the file that DIGIT's workflow service takes; an imported procedure is that file again. */
export async function exportFile(ctx: Context, { id, which }: In<'export'>): Out<'export'> {
  ctx.permit(may, undefined);
  const whole = await get(ctx, id);
  return {
    fileName: `${whole.code}.json`,
    services: [writeDigit(chosen(whole, which).content, whole.code)],
  };
}
