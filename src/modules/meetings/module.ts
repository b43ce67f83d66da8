import { defineModule } from '../../platform/module.ts';
import { board, cancel, change, list, plan, stuck, view } from './actions.ts';
import { drop, finish, hold } from './actions-decisions.ts';
import { doors } from './contract.ts';
import { meetingKeeper, tidyMeetings } from './keeper.ts';

/** 会议. */
export const meetings = defineModule({
  name: 'meetings',
  doors,
  handlers: { list, board, stuck, view, plan, change, hold, cancel, finish, drop },
  jobs: { 'meetings:tidy': tidyMeetings },
  keeps: [meetingKeeper],
});
