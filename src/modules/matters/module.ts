import type { Context, Verdict } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import type { SubjectNumbers } from '../../platform/doors-audit.ts';
import type { FileGate } from '../../platform/files/doors.ts';
import type { FileRow } from '../../platform/files/rows.ts';
import type { PhoneOfReporter } from '../../platform/messages/doors.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import { clockActs } from './actions-clocks.ts';
import { type ClosingGate, close } from './actions-close.ts';
import * as desk from './actions-desk.ts';
import { form, preview } from './actions-form.ts';
import { helper, isPhotoOfLink } from './actions-helper.ts';
import { report, takeDown } from './actions-intake.ts';
import { partLinkActs, parts, responses } from './actions-parts.ts';
import { follow, followed, publicAt, publicCard, publish, unfollow, unpublish } from './actions-public.ts';
import { dropQueue, queues, saveQueue } from './actions-queue.ts';
import { access, counts, dictionary, exportMatters, list, suggest, view } from './actions-read.ts';
import { add, confirm, cross, leave, mine, openReceipt, withdraw } from './actions-reporter.ts';
import { routingActs } from './actions-routing.ts';
import { endShare, makeShare, openShare, shares } from './actions-share.ts';
import { changeSharing } from './actions-sharing.ts';
import { alike, figures, merge, split, unmerge } from './actions-together.ts';
import { doors } from './contract.ts';
import { matterKeeper } from './for-privacy.ts';
import { phoneOf, reporterSeals } from './identity.ts';
import { partClocks } from './jobs-parts.ts';
import { keep } from './keeping.ts';
import { findHandled, gateForReporter } from './own-report.ts';
import { hearersOf, isVisible, type MatterSubject, mayToMatter, seesOnlyPart } from './policy.ts';
import { findMatterId, listMatterNumbers } from './store-numbers.ts';
import { findWhole, findWholeOfReporter, type WholeMatter } from './store-read.ts';
import { findEmergency, subjectOf } from './subject.ts';

/** 事项. `db` counts wrong receipt codes outside of the request's own transaction; `mayClose` is asked before a matter closes. */
export function makeMatters(db: Db, mayClose: ClosingGate): Module {
  return defineModule({
    name: 'matters',
    doors,
    keeps: [matterKeeper],
    handlers: {
      form,
      preview,
      report,
      leave,
      mine,
      add,
      cross,
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
      close: (ctx, input) => close(ctx, input, mayClose),
      ...parts,
      ...partLinkActs,
      ...clockActs,
      ...routingActs,
      partResponses: responses,
      ...helper,
      keep,
      allowSharing: changeSharing,
      note: desk.note,
      strikeNote: desk.strikeNote,
      tell: desk.tell,
      recategorise: desk.recategorise,
      evidence: desk.evidence,
      bulk: desk.bulk,
      follow,
      followed,
      publicAt,
      publicCard,
      publish,
      unfollow,
      unpublish,
      endShare,
      makeShare,
      openShare,
      shares,
      alike,
      figures,
      merge,
      split,
      unmerge,
    },
    jobs: { 'part:clocks': partClocks },
    seals: [reporterSeals],
  });
}

/**
 * A matter's files open for whoever may open the matter; residents see what they sent and what was sent to them. A helping unit and
 * whoever holds a link to a part of it get the public copies only, the latter where the sharing says so.
 */
export const matterFileGate: FileGate = async (ctx, file, purpose) => {
  const own = file.subject_id === null ? undefined : await findWhole(ctx.tx, file.subject_id);
  if (own && ctx.who.kind === 'receipt') return gateForReporter(ctx, file, ctx.who.reporterId);
  // Whoever sees the matter that it was merged into sees what came with it.
  const whole = own && !isVisible(ctx.who, subjectOf(own)) ? await findHandled(ctx, own) : own;
  if (!whole) return { verdict: 'hidden', residents: [], copy: 'public' };
  const subject = subjectOf(whole);
  const opened = { residents: subject.reporterIds, hearers: hearersOf(subject) };
  if (ctx.who.kind === 'link') {
    const verdict = (await isPhotoOfLink(ctx, whole, file)) ? 'allowed' : 'hidden';
    return { ...opened, verdict: purpose === 'read' ? verdict : 'hidden', copy: 'public' };
  }
  return { ...opened, ...(await openFor(ctx, subject, { whole, file, purpose })) };
};

async function openFor(
  ctx: Context,
  subject: MatterSubject,
  { whole, file, purpose }: { whole: WholeMatter; file: FileRow; purpose: 'read' | 'redact' },
): Promise<{ verdict: Verdict; copy: 'clean' | 'public' }> {
  const copy = seesOnlyPart(ctx.who, subject) ? 'public' : 'clean';
  if (file.audience === 'sealed') return { verdict: 'hidden', copy };
  if (isVisible(ctx.who, subject)) {
    return { verdict: purpose === 'read' ? 'allowed' : mayToMatter['file.redact'](ctx.who, subject), copy };
  }
  const isEmergency = purpose === 'read' && (await findEmergency(ctx, subject, whole.matter.id)) !== undefined;
  return isEmergency ? { verdict: 'allowed', copy: 'clean' } : { verdict: 'hidden', copy };
}

/** Numbers of matters, for auditors: they see which matter was opened, nothing of what it holds. */
export const matterNumbers: SubjectNumbers = { kind: 'matter', findId: findMatterId, listNumbers: listMatterNumbers };

/** The phone behind a receipt, for the wish for no messages. */
export const phoneOfReporter: PhoneOfReporter = async (ctx, reporterId) => {
  const whole = await findWholeOfReporter(ctx.tx, reporterId);
  const reporter = whole?.reporters.find(({ id }) => id === reporterId);
  return (reporter && phoneOf(ctx.settings.secret, reporter)) ?? undefined;
};
