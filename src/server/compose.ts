import type { Door } from '../kit/contract.ts';
import type { Words } from '../kit/words.ts';
import { agreementFileGate, makeAgreements } from '../modules/agreements/module.ts';
import { checklistGate } from '../modules/answers/api.ts';
import { answers } from '../modules/answers/module.ts';
import { bookings } from '../modules/bookings/module.ts';
import { makeCare } from '../modules/care/module.ts';
import { makeCasefile } from '../modules/casefile/module.ts';
import { categories } from '../modules/categories/module.ts';
import { choosing } from '../modules/choosing/module.ts';
import { makeClocks } from '../modules/clocks/module.ts';
import { confirmationFileGate, dossierFileGate } from '../modules/confirmation/api.ts';
import { makeConfirmation } from '../modules/confirmation/module.ts';
import { feedbackFileGates, makeFeedback } from '../modules/feedback/module.ts';
import { isVisitedByMediation } from '../modules/fulfilment/api.ts';
import { ledgerFileGate, makeFulfilment } from '../modules/fulfilment/module.ts';
import { joint, jointFileGate } from '../modules/joint/module.ts';
import { type ClosingGate, matterClockDesk } from '../modules/matters/api.ts';
import { makeMatters, matterFileGate, matterNumbers, phoneOfReporter } from '../modules/matters/module.ts';
import { mediationClockDesk, mediationFileGate } from '../modules/mediation/api.ts';
import { makeMediation, mediationGate } from '../modules/mediation/module.ts';
import { mediators } from '../modules/mediators/module.ts';
import { makeMeetings } from '../modules/meetings/module.ts';
import { makeOpen311 } from '../modules/open311/module.ts';
import { partners } from '../modules/partners/module.ts';
import { phoneOfAccount } from '../modules/people/api.ts';
import { people } from '../modules/people/module.ts';
import { places } from '../modules/places/module.ts';
import { makePrivacy } from '../modules/privacy/module.ts';
import { procedureGate } from '../modules/procedures/api.ts';
import { procedures } from '../modules/procedures/module.ts';
import { makeRevisits } from '../modules/revisits/module.ts';
import { readTimesReply, sittingsFileGate } from '../modules/sittings/api.ts';
import { sittings } from '../modules/sittings/module.ts';
import { stuckDisputes } from '../modules/studio/api.ts';
import { studio } from '../modules/studio/module.ts';
import { topics } from '../modules/topics/module.ts';
import { triage } from '../modules/triage/module.ts';
import { visitFileGate, visits } from '../modules/visits/module.ts';
import { platformDoors } from '../platform/contract.ts';
import type { Database } from '../platform/database.ts';
import { demoHandlers } from '../platform/demo-sign-ins.ts';
import { auditHandlers } from '../platform/doors-audit.ts';
import { authenticatorHandlers } from '../platform/doors-authenticators.ts';
import { passkeyHandlers } from '../platform/doors-passkeys.ts';
import { readingHandlers } from '../platform/doors-reading.ts';
import { signInHandlers } from '../platform/doors-sign-in.ts';
import { singleSignOnHandlers } from '../platform/doors-single-sign-on.ts';
import { type SystemOptions, systemHandlers } from '../platform/doors-system.ts';
import { fileHandlers } from '../platform/files/doors.ts';
import { dropJob } from '../platform/files/drop.ts';
import { forgetJob } from '../platform/files/forget.ts';
import type { Scan } from '../platform/files/scan.ts';
import type { FileStore } from '../platform/files/store.ts';
import { linkHandlers } from '../platform/links.ts';
import { messageHandlers } from '../platform/messages/doors.ts';
import { sendJob } from '../platform/messages/outbox.ts';
import type { MessageSender } from '../platform/messages/senders.ts';
import { defineModule, type JobHandler, type Module } from '../platform/module.ts';
import { type ReadingLimits, readingJob } from '../platform/reading-alerts.ts';
import { registerHandlers } from '../platform/registers/doors.ts';
import type { SingleSignOn } from '../platform/single-sign-on.ts';
import { tidyJob } from '../platform/tidy.ts';
import { deliverJob } from '../platform/webhooks/deliver.ts';
import { webhookHandlers } from '../platform/webhooks/doors.ts';
import { createPost, type Reach } from '../platform/webhooks/post.ts';
import { registers, undoers } from './registers.ts';

export interface Parts {
  readonly database: Database;
  readonly store: FileStore;
  /** Undefined where files are not scanned for viruses. */
  readonly scan: Scan | undefined;
  readonly sender: MessageSender;
  readonly webhookSecret: string | undefined;
  /** Undefined where no provider is set up. */
  readonly singleSignOn: SingleSignOn | undefined;
  readonly reach: Reach;
  readonly system: SystemOptions;
  readonly nightlyBackup: JobHandler;
  readonly readingLimits: ReadingLimits;
  readonly loading: () => { done: number; of: number } | null;
}

/** The families of the house, in their order. Without a store only their doors are of use. */
export function familiesOf(
  database: Database,
  store: () => FileStore = withoutStore,
  webhookSecret?: string,
): Module[] {
  const families: Module[] = [
    people,
    places,
    partners,
    makeClocks(() => ({ matter: matterClockDesk, mediation: mediationClockDesk })),
    categories,
    bookings,
    mediators,
    makeMatters(database.aside, allOf(checklistGate, procedureGate, mediationGate)),
    triage,
    answers,
    procedures,
    joint,
    topics,
    makeMeetings([stuckDisputes]),
    visits,
    makeCare({ store }),
    makeRevisits(isVisitedByMediation),
    makeMediation(database.aside),
    choosing,
    sittings,
    makeAgreements({ aside: database.aside, store }),
    makeFulfilment({ aside: database.aside, store }),
    makeConfirmation({ aside: database.aside, store, families: () => sections }),
    studio,
    makeFeedback(webhookSecret, [readTimesReply]),
  ];
  const sections = families.flatMap((family) => (family.sections ? [family.sections] : []));
  const { aside } = database;
  const privacy = makePrivacy({
    aside,
    store,
    keepers: () => all.flatMap((family) => family.keeps ?? []),
    summaryOf: (action) => summaryOf(all, action),
  });
  const all: Module[] = [
    ...families,
    privacy,
    makeCasefile({ aside, store, families: sections }),
    makeOpen311({ store }),
  ];
  return all;
}

/** A matter is closed when every gate lets it pass. */
function allOf(...gates: readonly ClosingGate[]): ClosingGate {
  return async (ctx, matter) => {
    for (const gate of gates) await gate(ctx, matter);
  };
}

const jobWords = { zh: '系统按规定办理', en: 'Done by the system as the rules say' };

/** What the door of an action is called; jobs of the house have no door. */
function summaryOf(families: readonly Module[], action: string): Words {
  const tables = [platformDoors, ...families.map((family) => family.doors)];
  const door = tables.flatMap((table): Door[] => Object.values(table)).find((one) => one.action === action);
  return door?.summary ?? jobWords;
}

function withoutStore(): never {
  throw new Error('the families were opened without a file store');
}

/** The families and, before them, the platform with its own doors and jobs. */
export function composeHouse(parts: Parts): Module[] {
  const families = familiesOf(parts.database, () => parts.store, parts.webhookSecret);
  const all = [platformDoors, ...families.map((family) => family.doors)].flatMap((table): Door[] =>
    Object.values(table),
  );
  const tokenActions = new Set(all.filter((door) => door.asks.includes('token')).map((door) => door.action));
  const { singleSignOn } = parts;
  const { aside } = parts.database;
  const platform = defineModule({
    name: 'platform',
    doors: platformDoors,
    handlers: {
      ...signInHandlers(aside, { loading: parts.loading, tokenActions, singleSignOn: singleSignOn !== undefined }),
      ...passkeyHandlers(aside, phoneOfAccount),
      ...authenticatorHandlers(aside, phoneOfAccount),
      ...singleSignOnHandlers(aside, singleSignOn),
      ...demoHandlers(),
      ...fileHandlers(parts, {
        matter: matterFileGate,
        joint: jointFileGate,
        visit: visitFileGate,
        mediation: mediationFileGate,
        sitting: sittingsFileGate,
        agreement: agreementFileGate,
        confirmation: confirmationFileGate,
        dossier: dossierFileGate,
        'ledger-entry': ledgerFileGate,
        ...feedbackFileGates,
      }),
      ...messageHandlers({ webhookSecret: parts.webhookSecret, phoneOf: phoneOfReporter }),
      ...linkHandlers(parts.database.aside),
      ...systemHandlers(parts.system),
      ...auditHandlers(matterNumbers),
      ...readingHandlers(parts.readingLimits),
      ...webhookHandlers(parts.reach),
      ...registerHandlers(registers, undoers),
    },
    jobs: {
      'message:send': sendJob(parts.sender),
      'webhook:deliver': deliverJob(createPost(parts.reach)),
      'house:tidy': tidyJob(parts.store),
      'house:backup': parts.nightlyBackup,
      'audit:reading': readingJob(parts.readingLimits),
      'file:forget': forgetJob(parts.store),
      'file:drop': dropJob(parts.store),
    },
  });
  return [platform, ...families];
}
