import { defineModule, type Module } from '../../platform/module.ts';
import { draw, items, judge, rounds } from './actions-checks.ts';
import { list, of, snooze, start, stop, visit } from './actions-visits.ts';
import { doors } from './contract.ts';
import { dropVisits, planVisits, type VisitedElsewhere } from './jobs.ts';
import { visitKeeper } from './keeper.ts';
import { visitSections } from './sections.ts';

/** 跟进回访与抽查. A matter that is visited elsewhere gets no plan by itself. */
export function makeRevisits(isVisitedElsewhere: VisitedElsewhere): Module {
  return defineModule({
    name: 'revisits',
    doors,
    handlers: { list, of, start, stop, visit, snooze, rounds, draw, items, judge },
    keeps: [visitKeeper],
    sections: visitSections,
    jobs: { 'revisits:plan': planVisits(isVisitedElsewhere), 'revisits:drop': dropVisits },
    hears: {
      'matter.closed': 'revisits:plan',
      'matter.reopened': 'revisits:drop',
      'matter.contested': 'revisits:drop',
      'matter.revisited': 'revisits:drop',
    },
  });
}
