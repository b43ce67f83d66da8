import { defineModule } from '../../platform/module.ts';
import { change, drop, make, publish, retire, review } from './actions-entries.ts';
import { checklists, forMatter, tick } from './actions-matter.ts';
import { list, questions, tasks, use, view } from './actions-read.ts';
import { doors } from './contract.ts';
import { answerRegister } from './registers.ts';

/** 答复与知识. */
export const answers = defineModule({
  name: 'answers',
  doors,
  handlers: {
    list,
    view,
    make,
    change,
    drop,
    publish,
    review,
    retire,
    tasks,
    use,
    forMatter,
    checklists,
    tick,
    questions,
  },
  registers: [answerRegister],
});
