import type { Door } from '../kit/contract.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Language } from '../kit/words.ts';
import type { Context, MayTable, Who } from './context.ts';
import type { Db } from './database.ts';
import type { House, Knock, Notes } from './house.ts';
import { queueJob } from './queue-job.ts';

export interface Making {
  readonly house: House;
  readonly tx: Db;
  readonly door: Door | undefined;
  readonly knock: Knock;
  readonly requestId: string;
  readonly who: Who;
  readonly now: Date;
  readonly notes: Notes;
  readonly action?: string;
}

/** What a handler has in its hands; everything that it notes waits in `notes` until its transaction ends. */
export function makeContext(made: Making): Context {
  const { house, tx, door, knock, requestId, who, now, notes } = made;
  const action = made.action ?? door?.action ?? 'house';
  return {
    who,
    now,
    requestId,
    action,
    door,
    network: knock.network,
    language: languageOf(who, knock),
    settings: house.settings,
    tx,
    permit: <S>(may: MayTable<S>, subject: S, about = action) => {
      notes.asked = true;
      const verdict = may[about]?.(who, subject) ?? 'forbidden';
      if (verdict !== 'allowed') throw new Refusal(verdict === 'hidden' ? 'not-found' : 'not-allowed');
    },
    record: (fact) => notes.facts.push(fact),
    accessed: (line) => notes.access.push(line),
    addJob: (name, payload, options = {}) => queueJob(tx, name, payload, options),
    signal: (subject, ...hearers) => notes.signals.push({ subject, hearers }),
    setCookie: (name, value, options) => notes.cookies.push({ name, value, maxAgeSeconds: options.maxAgeSeconds }),
    header: knock.header,
    cookie: knock.cookie,
  };
}

function languageOf(who: Who, knock: Knock): Language {
  if (who.kind === 'staff' || who.kind === 'token') return who.language;
  return knock.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
