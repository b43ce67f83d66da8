import { defineModule, type Module } from '../../platform/module.ts';
import * as files from './actions.ts';
import { check, key } from './actions-check.ts';
import { buildJob, tidyJob, type Workshop } from './build.ts';
import { doors } from './contract.ts';
import { fileKeeper } from './keeper.ts';

/** 卷宗. It stands last: every family before it may add sections. */
export function makeCasefile(workshop: Workshop): Module {
  return defineModule({
    name: 'casefile',
    doors,
    keeps: [fileKeeper],
    handlers: {
      make: files.make,
      pack: files.pack,
      list: files.list,
      mine: files.mine,
      own: files.own,
      progress: files.progress,
      parts: (ctx, input) => files.parts(ctx, input, workshop),
      read: (ctx, input) => files.read(ctx, input, workshop),
      check,
      key,
    },
    jobs: { 'casefile:build': buildJob(workshop), 'casefile:tidy': tidyJob(workshop) },
  });
}
