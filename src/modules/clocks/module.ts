import { defineModule, type Module } from '../../platform/module.ts';
import { acknowledge, mine } from './actions-notices.ts';
import {
  importHolidays,
  saveCalendar,
  saveHolidays,
  saveLadder,
  saveLimits,
  saveReason,
  settings,
} from './actions-settings.ts';
import { moves, repin, tryLadder } from './actions-trials.ts';
import { doors } from './contract.ts';
import type { SubjectDesks } from './desk.ts';
import { lookAtClocks } from './jobs.ts';

/** 时限. The desks of later families are asked for when a door is opened, as those families come after. */
export function makeClocks(desks: () => SubjectDesks): Module {
  return defineModule({
    name: 'clocks',
    doors,
    handlers: {
      settings,
      saveCalendar,
      saveHolidays,
      importHolidays,
      saveLimits,
      saveReason,
      saveLadder,
      moves: moves(desks),
      repin: repin(desks),
      tryLadder: tryLadder(desks),
      mine: mine(desks),
      acknowledge: acknowledge(desks),
    },
    jobs: { 'clock:look': lookAtClocks(desks) },
  });
}
