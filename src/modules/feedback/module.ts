import type { ReplyReader } from '../../platform/messages/replies.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import { figures, rows } from './actions-figures.ts';
import { decide, object, objections, own } from './actions-objections.ts';
import { answer, mine, refuse, takeReply } from './actions-reporter.ts';
import { of, toAsk, typeIn } from './actions-surveys.ts';
import { recordThanks, strikeThanks, thanks } from './actions-thanks.ts';
import { doors } from './contract.ts';
import { objectionFileGate, surveyFileGate, thanksFileGate } from './file-gates.ts';
import { askReporters, dropSurveys, sendMessage, tellHandlers } from './jobs.ts';
import { feedbackKeeper } from './keeper.ts';

/** Who opens files of surveys, objections and thanks. */
export const feedbackFileGates = { survey: surveyFileGate, objection: objectionFileGate, thanks: thanksFileGate };

/** 满意度评价. Replies by SMS are taken where the provider's secret is set; `readers` are families that wait for replies too. */
export function makeFeedback(webhookSecret: string | undefined, readers: readonly ReplyReader[]): Module {
  return defineModule({
    name: 'feedback',
    doors,
    handlers: {
      mine,
      answer,
      refuse,
      reply: takeReply(webhookSecret, readers),
      of,
      toAsk,
      typeIn,
      own,
      object,
      objections,
      decide,
      figures,
      rows,
      thanks,
      recordThanks,
      strikeThanks,
    },
    jobs: {
      'feedback:ask': askReporters,
      'feedback:send': sendMessage,
      'feedback:drop': dropSurveys,
      'feedback:monday': tellHandlers,
    },
    hears: {
      'matter.closed': 'feedback:ask',
      'matter.reopened': 'feedback:drop',
      'matter.contested': 'feedback:drop',
      'matter.revisited': 'feedback:drop',
    },
    keeps: [feedbackKeeper],
  });
}
