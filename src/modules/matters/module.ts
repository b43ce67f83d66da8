import type { Db } from '../../platform/database.ts';
import type { SubjectNumbers } from '../../platform/doors-audit.ts';
import type { FileGate } from '../../platform/files/doors.ts';
import type { PhoneOfReporter } from '../../platform/messages/doors.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import * as desk from './actions-desk.ts';
import { form, preview } from './actions-form.ts';
import { report, takeDown } from './actions-intake.ts';
import { dropQueue, queues, saveQueue } from './actions-queue.ts';
import { access, counts, dictionary, exportMatters, list, suggest, view } from './actions-read.ts';
import { add, confirm, leave, mine, openReceipt, withdraw } from './actions-reporter.ts';
import { doors } from './contract.ts';
import { isVisible, seesOnlyPart } from './policy.ts';
import { findMatterId, listMatterNumbers } from './store-numbers.ts';
import { findWhole, findWholeOfReporter } from './store-read.ts';
import { subjectOf } from './subject.ts';

/** 事项. `db` counts wrong receipt codes outside of the request's own transaction. */
export function makeMatters(db: Db): Module {
  return defineModule({
    name: 'matters',
    doors,
    handlers: {
      form,
      preview,
      report,
      leave,
      mine,
      add,
      withdraw,
      confirm,
      openReceipt: (ctx, input) => openReceipt(db, ctx, input),
      dictionary,
      list,
      counts,
      suggest,
      view,
      access,
      takeDown,
      queues,
      saveQueue,
      dropQueue,
      export: exportMatters,
      ...desk.steps,
      ...desk.parts,
      note: desk.note,
      tell: desk.tell,
      recategorise: desk.recategorise,
      evidence: desk.evidence,
      ask: desk.ask,
      bulk: desk.bulk,
    },
  });
}

/** A matter's files open for whoever may open the matter; residents see what they sent and what was sent to them. */
export const matterFileGate: FileGate = async (ctx, file) => {
  const whole = file.subject_id === null ? undefined : await findWhole(ctx.tx, file.subject_id);
  if (!whole) return { verdict: 'hidden', residents: [] };
  const subject = subjectOf(whole);
  const isOpen = file.audience === 'resident' || (file.audience === 'staff' && ctx.who.kind !== 'receipt');
  const allowed = isVisible(ctx.who, subject) && !seesOnlyPart(ctx.who, subject) && isOpen;
  return { verdict: allowed ? 'allowed' : 'hidden', residents: subject.reporterIds };
};

/** Numbers of matters, for auditors: they see which matter was opened, nothing of what it holds. */
export const matterNumbers: SubjectNumbers = { kind: 'matter', findId: findMatterId, listNumbers: listMatterNumbers };

/** The phone behind a receipt, for the wish for no messages. */
export const phoneOfReporter: PhoneOfReporter = async (ctx, reporterId) => {
  const whole = await findWholeOfReporter(ctx.tx, reporterId);
  return whole?.reporters.find((reporter) => reporter.id === reporterId)?.phone ?? undefined;
};
