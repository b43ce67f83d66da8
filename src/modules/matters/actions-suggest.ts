import { type Candidate, suggestAssignees, type Term } from '../../algorithms/assignee/assignee.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { type Handler, listHandlers, peopleOver, unitIdsBelow, unitNames } from '../people/api.ts';
import { gridTeams } from '../places/api.ts';
import type { matterRoutingDoors } from './contract-routing.ts';
import { mustKnow } from './known.ts';
import type { WholeMatter } from './store-read.ts';
import { loadsOf } from './store-routing.ts';
import { openMatter } from './subject.ts';

const mostSuggested = 5;

/** 建议承办人: the best of the unit with the reason in a sentence each; a person decides. */
export async function suggestLead(ctx: Context, input: ParsedOf<(typeof matterRoutingDoors)['suggestLead']>) {
  const whole = await openMatter(ctx, input.id);
  await mustKnow(ctx, { unitId: input.unitId });
  const unitId = input.unitId ?? whole.matter.unit_id;
  const day = dayOf(ctx.now);
  const asked = { unitIds: await unitIdsBelow(ctx.tx, unitId), category: whole.matter.category, day };
  const handlers = await listHandlers(ctx.tx, asked);
  const loads = await loadsOf(
    ctx.tx,
    handlers.map(({ personId }) => personId),
    ctx.now,
  );
  const candidates = await candidatesOf(ctx, whole, { handlers, unitId, loads });
  const wanted = { skills: whole.category.skills, languages: foreignLanguages(whole) };
  const best = suggestAssignees(candidates, wanted).slice(0, mostSuggested);
  const byId = new Map(handlers.map((handler) => [handler.personId, handler]));
  const names = await unitNames(ctx.tx, [...new Set(handlers.flatMap(({ unitIds }) => unitIds))]);
  return {
    rows: best.flatMap(({ id, terms }) => {
      const handler = byId.get(id);
      const open = loads.get(id)?.open ?? 0;
      if (!handler) return [];
      return [
        {
          personId: id,
          name: handler.name,
          unitName: names.get(handler.unitIds[0] ?? '') ?? '',
          open,
          why: whyOf(terms, open),
        },
      ];
    }),
    left: {
      away: candidates.filter(({ isAway }) => isAway).length,
      concerned: candidates.filter(({ isConcerned }) => isConcerned).length,
    },
  };
}

function foreignLanguages({ reporters }: WholeMatter): string[] {
  return [...new Set(reporters.flatMap(({ language }) => (language === 'zh' ? [] : [language])))];
}

async function candidatesOf(
  ctx: Context,
  { matter }: WholeMatter,
  among: { handlers: readonly Handler[]; unitId: string; loads: Awaited<ReturnType<typeof loadsOf>> },
): Promise<Candidate[]> {
  const [grid] = matter.grid_id === null ? [] : await gridTeams(ctx.tx, dayOf(ctx.now), [matter.grid_id]);
  const over = await peopleOver(ctx.tx, among.unitId, 'revisit', dayOf(ctx.now));
  const visitors = new Set([
    ...over.map(({ personId }) => personId),
    ...among.handlers.flatMap(({ personId, visits, isAway }) => (visits && !isAway ? [personId] : [])),
  ]);
  const told = `${matter.title}\n${matter.what}`;
  return among.handlers.map(({ personId, name, skills, languages, unitIds, isAway }) => ({
    id: personId,
    skills,
    languages,
    load: among.loads.get(personId)?.load ?? 0,
    isAway,
    // Whoever is named in what was reported is not asked to judge it.
    isConcerned: name.length >= 2 && told.includes(name),
    isOfGrid: grid?.unitId != null && unitIds.includes(grid.unitId),
    isOnlyVisitor: visitors.size === 1 && visitors.has(personId),
  }));
}

const languageWords: Readonly<Record<string, Words>> = {
  en: { zh: '英语', en: 'English' },
  mn: { zh: '蒙古语', en: 'Mongolian' },
};

function whyOf(terms: readonly Term[], open: number): Words {
  const said = terms.flatMap((term) => sentenceOf(term));
  const load =
    open === 0
      ? { zh: '手上没有在办的事', en: 'leads nothing at present' }
      : { zh: `在办 ${open} 件`, en: `leads ${open} now` };
  const all = [...said, load];
  return { zh: all.map(({ zh }) => zh).join('，'), en: all.map(({ en }) => en).join(', ') };
}

function sentenceOf({ kind, words }: Term): Words[] {
  switch (kind) {
    case 'skill':
      return [{ zh: `擅长${words.join('、')}`, en: `skilled in ${words.join(', ')}` }];
    case 'language':
      return [
        {
          zh: `会${words.map((code) => languageWords[code]?.zh ?? code).join('、')}`,
          en: `speaks ${words.map((code) => languageWords[code]?.en ?? code).join(', ')}`,
        },
      ];
    case 'grid':
      return [{ zh: '负责这个网格', en: 'of the team of this grid' }];
    case 'visitor':
      return [{ zh: '办结后只剩本人能回访', en: 'nobody else could visit afterwards' }];
    case 'load':
      return [];
  }
}
