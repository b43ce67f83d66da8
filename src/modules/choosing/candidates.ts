import type { Mediator } from '../../algorithms/mediator-matching/seats.ts';
import type { Context } from '../../platform/context.ts';
import {
  countOpenCases,
  listCasesOfPhones,
  listMediatorsOfCases,
  type Party,
  partiesNow,
  type WholeMediation,
} from '../mediation/api.ts';
import {
  type ConflictHint,
  conflictsOf,
  type EarlierCase,
  isExcluded,
  listCards,
  type MediatorCard,
  mayTakeCase,
  type PartyFacts,
} from '../mediators/api.ts';

/** 候选人: a card with what ties it to the sides, and as the algorithm sees it. */
export interface Candidate {
  readonly card: MediatorCard;
  readonly hints: readonly ConflictHint[];
  readonly mediator: Mediator;
}

const digits = (phone: string | null) => phone?.replaceAll(/\D/g, '') || null;

function factsOf({ side, name, phone, employer, grid_code, address }: Party): PartyFacts {
  return {
    side,
    name,
    phoneKey: digits(phone),
    employer: employer || null,
    gridCode: grid_code,
    household: address || null,
    kinNames: [],
  };
}

/** Earlier cases of the same phones, by the mediators who sat in them. */
async function earlierOf(ctx: Context, whole: WholeMediation): Promise<Map<string, EarlierCase[]>> {
  const phones = partiesNow(whole).flatMap(({ phone }) => phone ?? []);
  const cases = await listCasesOfPhones(ctx.tx, phones, whole.mediation.id);
  const phonesOf = Map.groupBy(cases, ({ mediation_id }) => mediation_id);
  const seats = await listMediatorsOfCases(ctx.tx, [...phonesOf.keys()]);
  const earlier = new Map<string, EarlierCase[]>();
  for (const { mediation_id, mediator_id } of seats) {
    const phoneKeys = (phonesOf.get(mediation_id) ?? []).flatMap(({ phone }) => digits(phone) ?? []);
    earlier.set(mediator_id, [...(earlier.get(mediator_id) ?? []), { names: [], phoneKeys }]);
  }
  return earlier;
}

/** What a seat can ask for: skills, officers, neighbours of standing. */
function seatFieldsOf({ skills, profession, kind }: MediatorCard): string[] {
  return [...skills, ...(profession === 'police' ? ['police'] : []), ...(kind === 'lay' ? ['lay'] : [])];
}

/** Which cards stand in a list: all whose field fits, all whatever their field, or these. */
export type ListAsked = { readonly isWide: boolean } | { readonly ids: readonly string[] };

/** The open list as of now, in the order in which it is shown: by fit, then shuffled by case; never by success or name. */
export async function readCandidates(ctx: Context, whole: WholeMediation, asked: ListAsked): Promise<Candidate[]> {
  const { mediation } = whole;
  const parties = partiesNow(whole);
  const cards = await listCards(ctx, {
    categories: 'isWide' in asked && !asked.isWide ? [mediation.category] : [],
    languages: [...new Set(parties.map(({ language }) => language))],
    ...('ids' in asked && { ids: asked.ids }),
    at: ctx.now,
    caseId: mediation.id,
  });
  const ids = cards.map(({ id }) => id);
  const hints = await conflictsOf(ctx, ids, {
    parties: parties.map(factsOf),
    earlier: await earlierOf(ctx, whole),
  });
  const open = await countOpenCases(ctx.tx, ids);
  return cards.map((card) => {
    const own = hints.get(card.id) ?? [];
    const keptAway = own.filter(({ weight }) => weight === 'excludes');
    return {
      card,
      hints: own,
      mediator: {
        id: card.id,
        fields: seatFieldsOf(card),
        openCases: open.get(card.id) ?? 0,
        // Term, rest and post: whoever may take none now counts as full.
        mostCases: mayTakeCase(card, 0, ctx.now).may ? card.cap : 0,
        conflicts: [...new Set(keptAway.map(({ side }) => String(side)))].sort(),
      },
    };
  });
}

/** Whether somebody of the list can be chosen now. */
export const isAvailable = ({ hints, mediator }: Candidate): boolean =>
  !isExcluded(hints) && mediator.openCases < mediator.mostCases;

/** As they are counted: in the order of their ids, so that the list has one hash. */
export const mediatorsOf = (candidates: readonly Candidate[]): Mediator[] =>
  candidates.map(({ mediator }) => mediator).sort((one, other) => (one.id < other.id ? -1 : 1));
