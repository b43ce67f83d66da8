import { defineModule, type Module } from '../../platform/module.ts';
import { board, cancel, change, list, plan, stuckWith, view } from './actions.ts';
import { drop, finish, hold } from './actions-decisions.ts';
import { doors } from './contract.ts';
import { meetingKeeper, tidyMeetings } from './keeper.ts';
import type { AgendaSupplier } from './suppliers.ts';

/** 会议; later families propose topics through the suppliers. */
export const makeMeetings = (suppliers: readonly AgendaSupplier[]): Module =>
  defineModule({
    name: 'meetings',
    doors,
    handlers: { list, board, stuck: stuckWith(suppliers), view, plan, change, hold, cancel, finish, drop },
    jobs: { 'meetings:tidy': tidyMeetings },
    keeps: [meetingKeeper],
  });
