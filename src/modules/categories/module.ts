import { defineModule } from '../../platform/module.ts';
import { change, end, list, make, view } from './actions-categories.ts';
import { labels, mapLabels } from './actions-labels.ts';
import { routingActs } from './actions-routing.ts';
import { doors } from './contract.ts';
import { categoryRegister, labelRegister } from './registers.ts';

/** 类别与分派. */
export const categories = defineModule({
  name: 'categories',
  doors,
  handlers: { list, view, make, change, end, labels, mapLabels, ...routingActs },
  jobs: {},
  registers: [categoryRegister, labelRegister],
});
