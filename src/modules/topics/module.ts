import { defineModule } from '../../platform/module.ts';
import { mark, ruleHistory, rules, saveRule, stopMark, tryRule } from './actions-rules.ts';
import { apart, draft, publicAlike, reconsider, similar } from './actions-similar.ts';
import { confirm, dismiss, find, list, members, view } from './actions-topics.ts';
import { doors } from './contract.ts';
import { ruleDoors } from './contract-rules.ts';
import { similarDoors } from './contract-similar.ts';
import * as jobs from './jobs.ts';
import { topicKeeper } from './keeper.ts';

/** 相似与热点. */
export const topics = defineModule({
  name: 'topics',
  doors: { ...doors, ...similarDoors, ...ruleDoors },
  handlers: {
    ...{ list, view, members, find, confirm, dismiss },
    ...{ similar, apart, reconsider, draft, publicAlike },
    ...{ rules, ruleHistory, saveRule, tryRule, mark, stopMark },
  },
  keeps: [topicKeeper],
  jobs: {
    'topics:hear': jobs.hearMatter,
    'topics:card': jobs.hearCard,
    'topics:find': jobs.find,
    'topics:nightly': jobs.findNightly,
    'topics:mark': jobs.mark,
  },
  hears: {
    'matter.reported': 'topics:hear',
    'matter.added': 'topics:hear',
    'matter.recategorised': 'topics:hear',
    'matter.merged': 'topics:hear',
    'matter.unmerged': 'topics:hear',
    'matter.took-in': 'topics:hear',
    'matter.let-go': 'topics:hear',
    'matter.closed': 'topics:hear',
    'matter.reopened': 'topics:hear',
    'matter.assigned': 'topics:hear',
    'matter.declined': 'topics:hear',
    'matter.withdrawn': 'topics:hear',
    'joint.joined': 'topics:hear',
    'joint.left': 'topics:hear',
    'privacy.corrected': 'topics:hear',
    'matter.published': 'topics:card',
    'matter.unpublished': 'topics:card',
  },
});
