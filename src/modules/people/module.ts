import { defineModule } from '../../platform/module.ts';
import { changePerson, leave, people as listPeople, makePerson, person } from './actions-people.ts';
import { endPost, givePost, standIn } from './actions-posts.ts';
import { changeUnit, coverage, endUnit, makeUnit, reorganise, unit, unitTree } from './actions-units.ts';
import { doors } from './contract.ts';
import { personRegister, postRegister, unitRegister } from './registers.ts';

export const people = defineModule({
  name: 'people',
  doors,
  handlers: {
    unitTree,
    coverage,
    unit,
    makeUnit,
    changeUnit,
    endUnit,
    reorganise,
    people: listPeople,
    person,
    makePerson,
    changePerson,
    leave,
    givePost,
    endPost,
    standIn,
  },
  jobs: {},
  registers: [unitRegister, personRegister, postRegister],
});
