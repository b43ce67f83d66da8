import type { Door } from '../kit/contract.ts';
import { makeMatters, matterFileGate, matterNumbers, phoneOfReporter } from '../modules/matters/module.ts';
import { partners } from '../modules/partners/module.ts';
import { people } from '../modules/people/module.ts';
import { places } from '../modules/places/module.ts';
import { platformDoors } from '../platform/contract.ts';
import type { Database } from '../platform/database.ts';
import { demoHandlers } from '../platform/demo-sign-ins.ts';
import { auditHandlers } from '../platform/doors-audit.ts';
import { signInHandlers } from '../platform/doors-sign-in.ts';
import { type SystemOptions, systemHandlers } from '../platform/doors-system.ts';
import { fileHandlers } from '../platform/files/doors.ts';
import type { FileStore } from '../platform/files/store.ts';
import { messageHandlers } from '../platform/messages/doors.ts';
import { sendJob } from '../platform/messages/outbox.ts';
import type { MessageSender } from '../platform/messages/senders.ts';
import { defineModule, type Module } from '../platform/module.ts';
import { registerHandlers } from '../platform/registers/doors.ts';
import { tidyJob } from '../platform/tidy.ts';
import { registers, undoers } from './registers.ts';

export interface Parts {
  readonly database: Database;
  readonly store: FileStore;
  readonly sender: MessageSender;
  readonly webhookSecret: string | undefined;
  readonly system: SystemOptions;
  readonly loading: () => { done: number; of: number } | null;
}

/** The families of the house, in their order. */
export function familiesOf(database: Database): Module[] {
  return [people, places, partners, makeMatters(database.aside)];
}

/** The families and, before them, the platform with its own doors and jobs. */
export function composeHouse(parts: Parts): Module[] {
  const families = familiesOf(parts.database);
  const all = [platformDoors, ...families.map((family) => family.doors)].flatMap((table): Door[] =>
    Object.values(table),
  );
  const tokenActions = new Set(all.filter((door) => door.asks.includes('token')).map((door) => door.action));
  const platform = defineModule({
    name: 'platform',
    doors: platformDoors,
    handlers: {
      ...signInHandlers(parts.database.aside, parts.loading, tokenActions),
      ...demoHandlers(),
      ...fileHandlers(parts.store, { matter: matterFileGate }),
      ...messageHandlers({ webhookSecret: parts.webhookSecret, phoneOf: phoneOfReporter }),
      ...systemHandlers(parts.system),
      ...auditHandlers(matterNumbers),
      ...registerHandlers(registers, undoers),
    },
    jobs: { 'message:send': sendJob(parts.sender), 'house:tidy': tidyJob(parts.store) },
  });
  return [platform, ...families];
}
