import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clockWarnings } from '../modules/clocks/api.ts';
import { warmSearch } from '../modules/matters/api.ts';
import { loadHoldings } from '../modules/people/api.ts';
import { backupJob, backupWarnings, nightlyCrontab } from '../platform/backup/nightly.ts';
import type { Base } from '../platform/base.ts';
import type { Config } from '../platform/config.ts';
import { answers } from '../platform/database.ts';
import type { SystemOptions } from '../platform/doors-system.ts';
import { createClamdScan } from '../platform/files/scan.ts';
import { openDiskStore } from '../platform/files/store.ts';
import type { House } from '../platform/house.ts';
import { openHttp } from '../platform/http.ts';
import { Doorkeeper } from '../platform/identify.ts';
import { type Jobs, startJobs } from '../platform/jobs.ts';
import { Live } from '../platform/live.ts';
import type { Log } from '../platform/log.ts';
import type { MessageSender } from '../platform/messages/senders.ts';
import { createConsoleSender } from '../platform/messages/senders-console.ts';
import { createFolderSender } from '../platform/messages/senders-folder.ts';
import { createWebhookSender } from '../platform/messages/senders-webhook.ts';
import { Metrics } from '../platform/metrics.ts';
import { hearingOf, type Module } from '../platform/module.ts';
import { makeOpenApi } from '../platform/openapi.ts';
import { readingLimitsOf } from '../platform/reading-alerts.ts';
import { formerSecretWarnings } from '../platform/secrets/standing.ts';
import { SingleSignOn } from '../platform/single-sign-on.ts';
import { guardAddresses } from '../platform/webhooks/addresses.ts';
import { Webhooks } from '../platform/webhooks/spread.ts';
import { composeHouse, type Parts } from './compose.ts';
import { unitsOfSubjects } from './units-of-subjects.ts';

const root = new URL('../../', import.meta.url);

/** Version of the package, as every face shows it. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('package.json', root), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

export const migrationsFolder = new URL('migrations/', root);
/** Where the stored files lie. */
export function filesFolderOf(config: Config): string {
  return join(config.dataDir, 'files');
}

export const builtWebFolder = fileURLToPath(new URL('dist/web/', root));

export interface OpenOptions {
  readonly config: Config;
  readonly base: Base;
  readonly log: Log;
  readonly clock?: () => Date;
  readonly webFolder: string | undefined;
  readonly loading?: () => { done: number; of: number } | null;
  /** Without jobs a process only answers doors. */
  readonly withJobs: boolean;
  readonly sender?: MessageSender;
}

export interface OpenHouse {
  readonly house: House;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the house on a migrated database: doors, pages, jobs, live signals. Closing lets running requests and jobs finish. */
export async function openServer(options: OpenOptions): Promise<OpenHouse> {
  const { config, base, log } = options;
  const live = new Live(base.appConnection);
  await live.open();
  const doorkeeper = new Doorkeeper(loadHoldings);
  const hearing = new Map<string, readonly string[]>();
  const house: House = {
    database: base.app,
    doorkeeper,
    live,
    webhooks: new Webhooks(unitsOfSubjects),
    hearing,
    settings: { publicUrl: config.publicUrl, demo: config.demo, secret: config.secret },
    clock: options.clock ?? (() => new Date()),
  };
  const metrics = new Metrics();
  const version = await readVersion();
  const modules = composeHouse({
    database: base.app,
    store: await openDiskStore(filesFolderOf(config), { secret: config.secret }),
    sender: options.sender ?? senderOf(config),
    ...outsideOf(config),
    system: {
      version,
      startedAt: new Date(),
      embedded: base.embedded !== undefined,
      metrics,
      warnings: warningsOf(config),
    },
    nightlyBackup: nightlyBackupOf(config, base, version),
    readingLimits: readingLimitsOf(config.readingAlert),
    loading: options.loading ?? (() => null),
  });
  for (const [kind, jobs] of hearingOf(modules)) hearing.set(kind, jobs);
  const doors = doorsOf(modules);
  const describe = () =>
    makeOpenApi(
      doors.map(({ door }) => door),
      version,
    );
  const app = await openHttp({
    house,
    doors,
    log,
    metrics,
    describe,
    webFolder: options.webFolder,
    isReady: () => answers(base.app.db),
  });
  await app.listen({ port: config.port, host: config.host });
  if (options.withJobs) setTimeout(() => void warmSearch(base.app.db).catch(() => undefined), 500).unref();
  const jobs = options.withJobs ? await startAllJobs(house, modules, config, log) : undefined;
  const timer = setInterval(() => void doorkeeper.writeSeen(base.app.db).catch(() => undefined), 15_000).unref();
  const { port } = app.server.address() as AddressInfo;
  return {
    house,
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    close: async () => {
      clearInterval(timer);
      await app.close();
      await jobs?.stop();
      await live.close();
      await doorkeeper.writeSeen(base.app.db).catch(() => undefined);
    },
  };
}

/** What the house speaks to outside of itself, beside the sender of messages. */
function outsideOf(config: Config): Pick<Parts, 'scan' | 'webhookSecret' | 'singleSignOn' | 'reach'> {
  return {
    scan: config.scanner && createClamdScan(config.scanner),
    webhookSecret: config.webhookSecret,
    singleSignOn: config.singleSignOn && new SingleSignOn(config.singleSignOn, config.publicUrl),
    reach: { isDemo: config.demo, mayConnect: guardAddresses(config.webhookNetworks) },
  };
}

function warningsOf({ backup, secret }: Config): SystemOptions['warnings'] {
  return async (tx, now) => [
    ...(await clockWarnings(tx, now)),
    ...backupWarnings(backup, now),
    ...formerSecretWarnings(secret),
  ];
}

function nightlyBackupOf(config: Config, base: Base, version: string) {
  const { backup, secret } = config;
  return backupJob(base.owner, { config: backup, filesFolder: filesFolderOf(config), secret, version });
}

function doorsOf(modules: readonly Module[]) {
  return modules.flatMap((module) =>
    Object.entries(module.doors).map(([name, door]) => {
      const handler = module.handlers[name];
      if (!handler) throw new Error(`door ${name} of ${module.name} has no handler`);
      return { door, handler };
    }),
  );
}

function startAllJobs(
  house: House,
  modules: readonly { jobs: Parameters<typeof startJobs>[1] }[],
  config: Config,
  log: Log,
): Promise<Jobs> {
  const handlers = Object.assign({}, ...modules.map((module) => module.jobs)) as Parameters<typeof startJobs>[1];
  const crontab = [
    '17 * * * * house:tidy',
    '*/10 * * * * part:clocks',
    '*/10 * * * * audit:reading',
    '* * * * * clock:look',
    '37 * * * * casefile:tidy',
    '7 19 * * * privacy:retain',
    '33 18 * * * topics:nightly',
    '43 18 * * * mediators:nightly',
    '53 18 * * * triage:retrain',
    '27 19 * * * meetings:tidy',
    '47 19 * * * visits:tidy',
    '57 19 * * * bookings:tidy',
    // In the morning: its letters go out by day.
    '13 1 * * * confirmation:days',
    '11 19 * * * confirmation:tidy',
    '3 20 * * * studio:tidy',
    // 08:00 to 17:50 in China: nobody's phone rings at night, and a long list is worked off in turns.
    '*/10 0-9 * * * fulfilment:daily',
    '0 1 * * 1 feedback:monday',
    ...(config.backup.dir === undefined ? [] : [nightlyCrontab]),
  ].join('\n');
  return startJobs(house, handlers, { concurrency: config.workers, crontab, log });
}

function senderOf(config: Config): MessageSender {
  if (config.sender === 'folder') return createFolderSender(join(config.dataDir, 'messages'));
  if (config.sender === 'webhook' && config.webhookUrl !== undefined && config.webhookSecret !== undefined) {
    return createWebhookSender({
      url: config.webhookUrl,
      secret: config.webhookSecret,
      timeoutMs: 10_000,
      now: () => new Date(),
    });
  }
  return createConsoleSender((line) => process.stdout.write(`${line}\n`));
}
