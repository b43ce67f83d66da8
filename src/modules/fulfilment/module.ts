import type { FileGate } from '../../platform/files/doors.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import type { Workshop } from '../agreements/api.ts';
import { findMediation, isSeated, isVisible, partiesNow, partyIdOf, runs, subjectOf } from '../mediation/api.ts';
import * as breach from './actions-breach.ts';
import * as accounts from './actions-ledger.ts';
import * as plans from './actions-plans.ts';
import * as reading from './actions-read.ts';
import { visit } from './actions-visits.ts';
import { doors } from './contract.ts';
import * as jobs from './jobs.ts';
import { fulfilmentKeeper } from './keeper.ts';
import { findEntryPlace, findLedger } from './store-read.ts';
import { endOf } from './subject.ts';

/** 履行. */
export function makeFulfilment(workshop: Workshop): Module {
  return defineModule({
    name: 'fulfilment',
    doors,
    handlers: {
      list: reading.list,
      view: reading.view,
      record: accounts.recordFor,
      answer: accounts.answerFor,
      look: accounts.look,
      propose: plans.proposeFor,
      answerPlan: (ctx, input) => plans.answerPlanFor(ctx, input, workshop),
      breach: (ctx, input) => breach.takeStep(ctx, input, workshop),
      grace: breach.changeGrace,
      called: breach.called,
      visit,
      document: (ctx, input) => breach.document(ctx, input, workshop),
      own: reading.own,
      ownRecord: accounts.ownRecord,
      ownAnswer: accounts.ownAnswer,
      ownPropose: plans.ownPropose,
      ownAnswerPlan: (ctx, input) => plans.ownAnswerPlan(ctx, input, workshop),
      ownStatement: (ctx, input) => breach.ownStatement(ctx, input, workshop),
    },
    keeps: [fulfilmentKeeper],
    jobs: {
      'fulfilment:begin': jobs.begin,
      'fulfilment:drop': jobs.drop,
      'fulfilment:plan-visits': jobs.planVisits,
      'fulfilment:drop-visits': jobs.dropVisits,
      'fulfilment:hear-visit': jobs.hearVisit,
      'fulfilment:daily': jobs.daily,
      'fulfilment:look': jobs.look,
    },
    hears: {
      'agreement.effective': 'fulfilment:begin',
      'agreement.discarded': 'fulfilment:drop',
      'mediation.performed': 'fulfilment:plan-visits',
      'mediation.lapsed': 'fulfilment:plan-visits',
      'mediation.reopened': 'fulfilment:drop-visits',
      'revisit.visited': 'fulfilment:hear-visit',
    },
  });
}

const hidden = { verdict: 'hidden', residents: [], copy: 'clean' } as const;

/**
 * Files of a line of the ledger: for both ends of that account, or for whoever sent them and the house only. No other party of the dispute opens
 * them, and of the house what is not for both ends only who runs the case or sits on it.
 */
export const ledgerFileGate: FileGate = async (ctx, file, purpose) => {
  const place = file.subject_id === null ? undefined : await findEntryPlace(ctx.tx, file.subject_id);
  const whole = place && (await findMediation(ctx.tx, place.mediation_id));
  const ledger = place && (await findLedger(ctx.tx, place.mediation_id));
  const entry = ledger?.entries.find(({ id }) => id === file.subject_id);
  const obligation = ledger?.obligations.find(({ id }) => id === entry?.obligation_id);
  if (!whole || !entry || !obligation) return hidden;
  const of = subjectOf(whole);
  const party = partiesNow(whole).find(({ id }) => id === partyIdOf(ctx.who));
  const end = party && endOf(party, obligation);
  const isForBoth = entry.proof_for === 'both';
  const isMine = end !== undefined && (isForBoth || end === entry.from_end);
  const isOurs = isVisible(ctx.who, of) && (isForBoth || runs(ctx.who, of) || isSeated(ctx.who, of));
  if (!isMine && !isOurs) return hidden;
  return {
    verdict: purpose === 'read' ? 'allowed' : 'forbidden',
    residents: [...obligation.by_ids, ...obligation.to_ids],
    copy: 'clean',
  };
};
