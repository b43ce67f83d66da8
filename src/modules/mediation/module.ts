import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import * as cases from './actions-cases.ts';
import * as course from './actions-course.ts';
import { extend } from './actions-extend.ts';
import * as members from './actions-members.ts';
import * as mine from './actions-own.ts';
import * as parties from './actions-parties.ts';
import { doors } from './contract.ts';
import { mediationKeeper, partySeals } from './keeper.ts';
import { isMediated } from './store-list.ts';

/** 调解. `db` counts tries of codes outside of the request's transaction. */
export function makeMediation(db: Db): Module {
  return defineModule({
    name: 'mediation',
    doors,
    handlers: {
      list: cases.list,
      ofMatter: cases.ofMatter,
      gate: cases.gate,
      view: cases.view,
      propose: cases.propose,
      accept: cases.accept,
      refuse: course.refuse,
      fail: course.fail,
      stop: course.stop,
      suspend: course.suspend,
      resume: course.resume,
      reopen: course.reopen,
      extend,
      changeLiaison: course.changeLiaison,
      note: course.note,
      addParty: parties.addParty,
      changeParty: parties.changeParty,
      removeParty: parties.removeParty,
      identity: parties.identity,
      saidWilling: parties.saidWilling,
      saidRights: parties.saidRights,
      letter: parties.letter,
      paperLetter: parties.paperLetter,
      tellRoutes: parties.tellRoutes,
      askMember: members.askMember,
      answerMember: members.answerMember,
      check: members.check,
      openOwn: mine.openByCode(db),
      own: mine.own,
      ownWilling: mine.ownWilling,
      ownRights: mine.ownRights,
      ownStop: mine.ownStop,
      ownOpenness: mine.ownOpenness,
    },
    keeps: [mediationKeeper],
    seals: [partySeals],
  });
}

/** A matter whose dispute is still being mediated is not closed over it. */
export async function mediationGate(ctx: Context, matter: { readonly id: string }): Promise<void> {
  if (await isMediated(ctx.tx, matter.id)) throw new Refusal('step.mediation-open');
}
