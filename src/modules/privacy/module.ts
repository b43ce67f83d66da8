import type { Db } from '../../platform/database.ts';
import type { FileStore } from '../../platform/files/store.ts';
import { defineModule, type Keeper, type Module } from '../../platform/module.ts';
import { decide as decideRequest, exportPerson, fetchCopy } from './actions-decide.ts';
import * as glass from './actions-glass.ts';
import { opened, type SummaryOf } from './actions-opened.ts';
import * as phone from './actions-phone.ts';
import * as registers from './actions-registers.ts';
import * as requests from './actions-requests.ts';
import * as retention from './actions-retention.ts';
import * as unsealing from './actions-unsealing.ts';
import { doors } from './contract.ts';
import { forgetJob, retainJob } from './erase.ts';
import { listRequestsOf } from './store-requests.ts';
import { forgetOwn } from './store-retention.ts';

/** What privacy keeps itself: requests, and the reasons of openings, unsealings and holds. */
const ownKeeper: Keeper = {
  kind: 'requests',
  tables: ['break_glass_review', 'unsealing', 'privacy_request', 'legal_hold'],
  gather: async (ctx, reporterIds) =>
    (await listRequestsOf(ctx.tx, reporterIds)).map(({ unit_id: _, matter_id: __, ...request }) => request),
  forget: (ctx, matterId) => forgetOwn(ctx.tx, matterId),
};

interface Means {
  /** Counts tries outside of the request's own transaction. */
  readonly aside: Db;
  readonly store: () => FileStore;
  /** What every family keeps, later ones too. */
  readonly keepers: () => readonly Keeper[];
  /** The words of every door, for residents who read what was done. */
  readonly summaryOf: SummaryOf;
}

/** 个人信息保护. */
export function makePrivacy({ aside, store, keepers, summaryOf }: Means): Module {
  return defineModule({
    name: 'privacy',
    doors,
    handlers: {
      opened: (ctx, input) => opened(ctx, input, summaryOf),
      ownRequests: requests.mine,
      ask: requests.ask,
      copy: (ctx, input) => fetchCopy(ctx, input, { keepers: keepers(), store: store() }),
      certificate: (ctx, input) => registers.certificate(aside, ctx, input),
      phoneCode: (ctx, input) => phone.sendCode(aside, ctx, input),
      phoneOpen: (ctx, input) => phone.open(aside, ctx, input),
      phoneReports: phone.reports,
      phoneReceipt: phone.openReceipt,
      phoneRequests: phone.requests,
      phoneAsk: phone.ask,
      phoneCopy: (ctx, input) => fetchCopy(ctx, input, { keepers: keepers(), store: store() }),
      phoneLeave: phone.leave,
      breakGlass: (ctx, input) => glass.open(aside, ctx, input),
      glasses: glass.list,
      reviewGlass: glass.review,
      askUnsealing: unsealing.ask,
      unsealings: unsealing.list,
      decideUnsealing: unsealing.decide,
      unsealed: unsealing.look,
      requests: requests.list,
      request: requests.view,
      takeDownRequest: requests.takeDown,
      decideRequest: (ctx, input) => decideRequest(ctx, input, keepers()),
      exportPerson: (ctx, input) => exportPerson(ctx, input, { keepers: keepers(), store: store() }),
      rulesOfKeeping: registers.rules,
      savePurpose: registers.savePurpose,
      saveRetention: retention.propose,
      tryRetention: retention.dryRun,
      confirmRetention: retention.confirm,
      dropRetention: retention.drop,
      saveSetting: registers.saveSetting,
      holds: registers.holds,
      placeHold: registers.placeHold,
      liftHold: registers.liftHold,
      erasures: registers.erasures,
      assessments: registers.assessments,
      saveAssessment: registers.saveAssessment,
    },
    jobs: { 'privacy:retain': retainJob, 'privacy:forget': forgetJob(keepers) },
    keeps: [ownKeeper],
  });
}
