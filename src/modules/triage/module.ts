import { defineModule } from '../../platform/module.ts';
import { corrections, model, models, promote, rollBack, train } from './actions-models.ts';
import { endRisk, riskList, risks, setRisk } from './actions-risks.ts';
import { hearDecision, of, suggest } from './actions-suggest.ts';
import { doors } from './contract.ts';
import { retrain } from './jobs.ts';
import { riskKeeper } from './keeper.ts';

/** 分类建议与风险标注. */
export const triage = defineModule({
  name: 'triage',
  doors,
  handlers: { suggest, of, models, model, corrections, train, promote, rollBack, risks, setRisk, endRisk, riskList },
  keeps: [riskKeeper],
  jobs: { 'triage:decide': hearDecision, 'triage:retrain': retrain },
  hears: { 'matter.accepted': 'triage:decide', 'matter.recategorised': 'triage:decide' },
});
