import type { FileGate } from '../../platform/files/doors.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import { findMediation, isVisible, partyIdOf, subjectOf } from '../mediation/api.ts';
import * as drafts from './actions-draft.ts';
import * as reading from './actions-read.ts';
import * as signing from './actions-sign.ts';
import { doors } from './contract.ts';
import { dropOpen } from './jobs.ts';
import { agreementKeeper } from './keeper.ts';
import { mediationOfAgreement } from './store.ts';
import type { Workshop } from './workshop.ts';

/** 调解协议. */
export function makeAgreements(workshop: Workshop): Module {
  return defineModule({
    name: 'agreements',
    doors,
    handlers: {
      list: drafts.list,
      view: drafts.view,
      begin: drafts.begin,
      save: drafts.save,
      propose: (ctx, input) => drafts.propose(ctx, input, workshop),
      discard: drafts.discard,
      sign: (ctx, input) => signing.sign(ctx, input, workshop),
      decline: signing.decline,
      scan: (ctx, input) => signing.scan(ctx, input, workshop),
      seal: (ctx, input) => signing.seal(ctx, input, workshop),
      closeList: (ctx, input) => signing.closeList(ctx, input, workshop),
      document: (ctx, input) => drafts.document(ctx, input, workshop),
      check: (ctx, input) => reading.check(ctx, input, workshop),
      own: reading.own,
      ownSign: (ctx, input) => signing.ownSign(ctx, input, workshop),
      ownDecline: signing.ownDecline,
      ownDocument: (ctx, input) => reading.ownDocument(ctx, input, workshop),
    },
    keeps: [agreementKeeper],
    jobs: { 'agreements:drop-open': dropOpen },
    hears: {
      'mediation.failed': 'agreements:drop-open',
      'mediation.stopped': 'agreements:drop-open',
      'mediation.filed': 'agreements:drop-open',
    },
  });
}

/** Scans of signed papers open for whoever sees the mediation and for its parties; both sides have a copy of the paper. */
export const agreementFileGate: FileGate = async (ctx, file, purpose) => {
  const id = file.subject_id === null ? undefined : await mediationOfAgreement(ctx.tx, file.subject_id);
  const whole = id === undefined ? undefined : await findMediation(ctx.tx, id);
  const subject = whole && subjectOf(whole);
  const partyId = partyIdOf(ctx.who);
  const isOwn = partyId !== undefined && subject?.partyIds.includes(partyId) === true;
  if (!whole || !subject || !(isOwn || isVisible(ctx.who, subject)))
    return { verdict: 'hidden', residents: [], copy: 'clean' };
  const residents = whole.parties.map((party) => party.id);
  return { verdict: purpose === 'read' ? 'allowed' : 'forbidden', residents, copy: 'clean' };
};
