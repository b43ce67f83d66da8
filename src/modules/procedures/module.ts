import { defineModule } from '../../platform/module.ts';
import { readFile } from './actions-files.ts';
import { change, drop, make, publish, retire } from './actions-procedures.ts';
import { exportFile, list, rehearse, view } from './actions-read.ts';
import { of, step } from './actions-runs.ts';
import { doors } from './contract.ts';
import { followMatter } from './jobs.ts';

/** 办理流程. */
export const procedures = defineModule({
  name: 'procedures',
  doors,
  handlers: { list, view, rehearse, read: readFile, export: exportFile, make, change, drop, publish, retire, of, step },
  jobs: { 'procedures:follow': followMatter },
  hears: {
    'matter.taken': 'procedures:follow',
    'matter.recategorised': 'procedures:follow',
    'matter.merged': 'procedures:follow',
    'matter.unmerged': 'procedures:follow',
    'matter.withdrawn': 'procedures:follow',
    'matter.declined': 'procedures:follow',
  },
});
