import { defineModule } from '../../platform/module.ts';
import { change, end, list, make, view } from './actions.ts';
import { doors } from './contract.ts';
import { partnerRegister } from './registers.ts';

export const partners = defineModule({
  name: 'partners',
  doors,
  handlers: { list, view, make, change, end },
  jobs: {},
  registers: [partnerRegister],
});
