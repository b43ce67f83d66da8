import { defineModule, type Module } from '../../platform/module.ts';
import * as courts from './actions-court.ts';
import * as desk from './actions-desk.ts';
import * as files from './actions-dossier.ts';
import * as mine from './actions-own.ts';
import { doors } from './contract.ts';
import { printJob } from './dossier-build.ts';
import { agreementEffective, lookAtDays, tidyJob, unfile } from './jobs.ts';
import { confirmationKeeper } from './keeper.ts';
import type { Workshop } from './workshop.ts';

/** 司法确认与调解卷宗. */
export function makeConfirmation(workshop: Workshop): Module {
  return defineModule({
    name: 'confirmation',
    doors,
    handlers: {
      view: desk.view,
      check: desk.check,
      say: desk.say,
      court: desk.court,
      contact: desk.contact,
      paper: desk.paper,
      dropPaper: desk.dropPaper,
      application: (ctx, input) => desk.application(ctx, input, workshop),
      bundle: (ctx, input) => desk.bundle(ctx, input, workshop),
      submit: (ctx, input) => courts.submit(ctx, input, workshop),
      send: (ctx, input) => courts.send(ctx, input, workshop),
      answer: courts.answer,
      own: mine.own,
      ownSay: mine.ownSay,
      ownContact: mine.ownContact,
      ownPaper: mine.ownPaper,
      courtView: courts.court,
      courtBundle: (ctx) => courts.courtBundle(ctx, workshop),
      courtAnswer: courts.courtAnswer,
      dossier: (ctx, input) => files.dossier(ctx, input, workshop),
      addFiled: files.addPaper,
      dropFiled: files.dropPaper,
      note: files.note,
      term: files.term,
      print: files.print,
      file: (ctx, input) => files.file(ctx, input, workshop),
      progress: files.progress,
      read: (ctx, input) => files.read(ctx, input, workshop),
    },
    keeps: [confirmationKeeper],
    jobs: {
      'confirmation:open': agreementEffective,
      'confirmation:days': lookAtDays,
      'confirmation:unfile': unfile,
      'confirmation:print': printJob(workshop),
      'confirmation:tidy': tidyJob(workshop),
    },
    hears: { 'agreement.effective': 'confirmation:open', 'mediation.reopened': 'confirmation:unfile' },
  });
}
