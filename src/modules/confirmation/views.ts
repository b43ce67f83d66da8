import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { type Party, partiesNow, runs, subjectOf } from '../mediation/api.ts';
import { findPhones, personNames, unitNames } from '../people/api.ts';
import type { confirmationActs } from './contract-shapes.ts';
import { acceptDueOn, answersFrom, daysLeft, decideDueOn, enforceUntil, lastDueOn, maySubmit } from './rules.ts';
import { isPapersWhole, lastWords, type PaperLine } from './rules-joint.ts';
import { listCourtLinks } from './store.ts';
import {
  type Asking,
  agentsOf,
  boundOf,
  contactOf,
  doubtsOf,
  excludedBy,
  isAgreedByAll,
  linesOf,
  maySpeakFor,
} from './subject.ts';

/** Every day that runs or ran. */
function daysOf({ confirmation: one, agreement }: Asking, today: string) {
  const isConfirmed = one.state === 'confirmed' && one.decided_on !== null;
  return {
    effectiveOn: one.effective_on,
    lastOn: one.last_on,
    lawfulLastOn: one.lawful_last_on,
    left: daysLeft(one.last_on, today),
    submittedOn: one.submitted_on,
    acceptDueOn: one.submitted_on === null ? null : acceptDueOn(one.submitted_on),
    acceptedOn: one.accepted_on,
    decideDueOn: one.accepted_on === null ? null : decideDueOn(one.accepted_on, one.extended),
    extended: one.extended,
    decidedOn: one.decided_on,
    enforceUntil: isConfirmed ? enforceUntil(one.decided_on ?? today, lastDueOn(agreement.text.duties)) : null,
  };
}

function shared(ctx: Context, found: Asking) {
  const { confirmation: one, whole } = found;
  const bound = boundOf(found);
  const last = lastWords(
    bound.map(({ id }) => id),
    found.words,
  );
  const nameOf = (id: string) => whole.parties.find((party) => party.id === id)?.name ?? '';
  return {
    state: one.state,
    doneAtOnce: found.agreement.doneAtOnce,
    exclusions: excludedBy(found),
    days: daysOf(found, dayOf(ctx.now)),
    court: one.court_name === '' ? null : { name: one.court_name, basis: one.court_basis },
    caseNumber: one.case_number,
    reason: one.reason,
    voices: bound.map(({ id, name, side }) => {
      const word = last.get(id);
      return {
        partyId: id,
        name,
        side,
        said: word?.said ?? null,
        how: word?.how ?? null,
        by: word && word.spoken_by !== id ? nameOf(word.spoken_by) : null,
        at: word?.at.toISOString() ?? null,
      };
    }),
    joint: isAgreedByAll(found),
  };
}

const named = (found: Asking) => (line: PaperLine) => ({
  ...line,
  name: found.whole.parties.find(({ id }) => id === line.partyId)?.name ?? '',
});

/** The panel of the desk. */
export async function describe(ctx: Context, found: Asking) {
  const { confirmation: one, whole, agreement } = found;
  const links = await listCourtLinks(ctx.tx, one.id);
  const bound = boundOf(found);
  return {
    ...shared(ctx, found),
    id: one.id,
    version: one.version,
    agreementNumber: agreement.number,
    marks: one.marks === null ? null : [...one.marks],
    property: one.property,
    doubts: doubtsOf(found),
    courtId: one.court_id,
    submittedHow: one.submitted_how,
    contacts: bound.map(({ id, name }) => ({ partyId: id, name, ...contactOf(found, id) })),
    speakers: bound.flatMap(({ id: forId }) =>
      partiesNow(whole)
        .filter((party) => party.id !== forId && maySpeakFor(party, forId, ctx.now))
        .map(({ id, name }) => ({ id, name, forId })),
    ),
    lines: linesOf(found).map(named(found)),
    papers: found.papers.map((paper) => ({
      id: paper.id,
      kind: paper.kind,
      partyId: paper.party_id,
      fileId: paper.file_id,
      label: paper.label,
      at: paper.at.toISOString(),
    })),
    links: links.map(({ label, made_at: at, opened_at: opened }) => ({
      label,
      at: at.toISOString(),
      opened: opened !== null,
    })),
    answers: answersFrom(one),
    can: actsOf(ctx, found),
  };
}

type Act = (typeof confirmationActs)[number];

function actsOf(ctx: Context, found: Asking): Act[] {
  const { confirmation: one, whole } = found;
  if (!runs(ctx.who, subjectOf(whole))) return [];
  const answer: Act[] = answersFrom(one).length > 0 ? ['answer'] : [];
  const fetch: Act[] = one.submitted_on === null ? [] : ['bundle'];
  if (!maySubmit(one, dayOf(ctx.now))) return [...fetch, ...answer];
  const isExcluded = excludedBy(found).length > 0;
  if (isExcluded) return ['check'];
  const both = isAgreedByAll(found);
  const isReady = both && one.marks !== null && one.court_name !== '' && isPapersWhole(linesOf(found));
  return [
    'check',
    'say',
    'court',
    'contact',
    'paper',
    'application',
    ...(both && one.court_name !== '' ? (['bundle'] as const) : []),
    ...(isReady ? (['submit'] as const) : []),
    ...(isReady && one.court_id !== null ? (['send'] as const) : []),
  ];
}

/** The section of a party's own page. */
export function describeOwn(ctx: Context, found: Asking, party: Party) {
  const { confirmation: one } = found;
  const base = shared(ctx, found);
  const lines = linesOf(found);
  const agents = agentsOf(found);
  const isOpen = maySubmit(one, dayOf(ctx.now)) && base.exclusions.length === 0;
  const mine = boundOf(found)
    .filter(({ id }) => maySpeakFor(party, id, ctx.now))
    .map(({ id, name }) => ({
      partyId: id,
      name,
      said: base.voices.find(({ partyId }) => partyId === id)?.said ?? null,
      isMyself: id === party.id,
      ...contactOf(found, id),
      missing: lines
        .filter(({ state }) => state === 'missing')
        .filter(({ partyId }) => partyId === id || agents.some((one) => one.id === partyId && one.acts_for === id))
        .map(({ kind }) => kind),
    }));
  return {
    ...base,
    mine,
    can: isOpen && mine.length > 0 ? (['say', 'contact', 'paper'] as const).slice() : [],
  };
}

/** What a court reads behind its link. */
export async function describeForCourt(ctx: Context, found: Asking) {
  const { confirmation: one, whole, agreement } = found;
  const { liaison_id: liaisonId, unit_id: unitId } = whole.mediation;
  const ids = liaisonId === null ? [] : [liaisonId];
  const [names, phones, units] = [
    await personNames(ctx.tx, ids),
    await findPhones(ctx.tx, ids),
    await unitNames(ctx.tx, [unitId]),
  ];
  return {
    number: whole.mediation.number,
    title: whole.mediation.title,
    body: agreement.text.body,
    parties: boundOf(found).map(({ side, name }) => ({ side, name })),
    court: one.court_name,
    submittedOn: one.submitted_on,
    days: daysOf(found, dayOf(ctx.now)),
    state: one.state,
    caseNumber: one.case_number,
    reason: one.reason,
    from: {
      unit: units.get(unitId) ?? '',
      name: names.get(liaisonId ?? '') ?? '',
      phone: phones.get(liaisonId ?? '') ?? null,
    },
    answers: answersFrom(one),
  };
}
