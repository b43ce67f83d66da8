import { defineModule } from '../../platform/module.ts';
import { notes, writeNote } from './actions-notes.ts';
import * as offers from './actions-offers.ts';
import * as own from './actions-own.ts';
import { readOut, sign } from './actions-record.ts';
import { carry, listArticles, save } from './actions-sheet.ts';
import * as course from './actions-sittings.ts';
import * as times from './actions-times.ts';
import { doors } from './contract.ts';
import { letGo, roundOver } from './jobs.ts';
import { noteSeals, sittingsKeeper } from './keeper.ts';
import { recordSections } from './sections.ts';
import { openOf } from './subject.ts';
import { describeSittings } from './views.ts';

/** 调解会. */
export const sittings = defineModule({
  name: 'sittings',
  doors,
  handlers: {
    view: async (ctx, { id }) => describeSittings(ctx, await openOf(ctx, id, false)),
    articles: listArticles,
    carry,
    times: times.times,
    windows: times.windows,
    offerTimes: times.offerTimes,
    withdrawTimes: times.withdrawTimes,
    answerTimes: times.answerTimes,
    start: course.start,
    begin: course.begin,
    stage: course.stage,
    save,
    move: course.move,
    cancel: course.cancel,
    end: course.end,
    readOut,
    sign,
    makeOffer: offers.makeOffer,
    confirmOffer: offers.confirmOffer,
    openOffer: offers.openOffer,
    answerOffer: offers.answerOffer,
    withdrawOffer: offers.withdrawOffer,
    notes,
    writeNote,
    ownSittings: own.ownSittings,
    ownWindows: own.ownWindows,
    ownTimes: own.ownTimes,
    ownStand: own.ownStand,
    ownOffer: own.ownOffer,
    ownOfferStep: own.ownOfferStep,
    ownRecord: own.ownRecord,
  },
  jobs: { 'sittings:round-over': roundOver, 'sittings:let-go': letGo },
  hears: {
    'mediation.failed': 'sittings:let-go',
    'mediation.stopped': 'sittings:let-go',
    'mediation.suspended': 'sittings:let-go',
    'mediation.unmatched': 'sittings:let-go',
    'mediation.reached': 'sittings:let-go',
  },
  sections: recordSections,
  keeps: [sittingsKeeper],
  seals: [noteSeals],
});
