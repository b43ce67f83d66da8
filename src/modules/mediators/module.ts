import { defineModule } from '../../platform/module.ts';
import { add, change, comeBack, end, renew, rest, signOff } from './actions-cards.ts';
import { changeMine, declareTie, endTie, strikeTraining, train } from './actions-own.ts';
import { list, menu, mine, view } from './actions-read.ts';
import { doors } from './contract.ts';
import { lookAtTerms } from './jobs.ts';
import { mediatorRegister } from './registers.ts';
import { trainingRegister } from './registers-trainings.ts';

/** 调解员. */
export const mediators = defineModule({
  name: 'mediators',
  doors,
  handlers: {
    menu,
    list,
    mine,
    changeMine,
    view,
    add,
    change,
    rest,
    comeBack,
    renew,
    end,
    signOff,
    train,
    strikeTraining,
    declareTie,
    endTie,
  },
  jobs: { 'mediators:nightly': lookAtTerms },
  registers: [mediatorRegister, trainingRegister],
});
