import { defineModule } from '../../platform/module.ts';
import * as challenges from './actions-challenges.ts';
import * as orders from './actions-orders.ts';
import * as mine from './actions-own.ts';
import * as rounds from './actions-rounds.ts';
import { doors } from './contract.ts';
import { closeDue, hearMediation, remindMediator } from './jobs.ts';
import { choosingKeeper } from './keeper.ts';
import { choosingSeals } from './sealed.ts';

const heard = 'choosing:heard';

/** 点选. */
export const choosing = defineModule({
  name: 'choosing',
  doors,
  handlers: {
    view: rounds.view,
    list: rounds.list,
    open: rounds.open,
    cancel: rounds.cancel,
    handIn: rounds.handIn,
    answer: rounds.answer,
    challenge: challenges.challenge,
    decide: challenges.decide,
    orders: orders.orders,
    takeOrder: orders.takeOrder,
    declineOrder: orders.declineOrder,
    counted: rounds.counted,
    replay: rounds.replay,
    own: mine.own,
    ownHandIn: mine.ownHandIn,
    ownAnswer: mine.ownAnswer,
    ownChallenge: mine.ownChallenge,
  },
  jobs: { 'choosing:due': closeDue, 'choosing:remind': remindMediator, [heard]: hearMediation },
  hears: {
    'mediation.stopped': heard,
    'mediation.failed': heard,
    'mediation.reached': heard,
    'mediation.resumed': heard,
  },
  keeps: [choosingKeeper],
  seals: choosingSeals,
});
