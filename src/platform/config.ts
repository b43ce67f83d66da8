import type { NetConnectOpts } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type BackupConfig, backupSettings, readBackupConfig } from './config-backup.ts';
import { gatewaySettings, isLoopback, listGatewayConflicts, webUrl } from './config-gateway.ts';
import { readingAlertSetting } from './config-reading.ts';
import { scannerSetting } from './config-scanner.ts';
import { listSecretConflicts, readHouseSecret, secretSettings } from './config-secret.ts';
import { type Setting, type SettingDescription, setting } from './config-setting.ts';
import {
  listSingleSignOnConflicts,
  readSingleSignOn,
  type SingleSignOnConfig,
  singleSignOnSettings,
} from './config-single-sign-on.ts';
import type { HouseSecret } from './seal.ts';
import { isNetwork } from './webhooks/addresses.ts';

const senders = ['console', 'folder', 'webhook'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** All settings of one process, checked; paths are absolute. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Owner connection; undefined means the embedded server. */
  readonly databaseUrl: string | undefined;
  /** Connection of the lesser role that the application works with. */
  readonly databaseAppUrl: string | undefined;
  readonly demo: boolean;
  readonly secret: HouseSecret;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly sender: (typeof senders)[number];
  readonly webhookUrl: string | undefined;
  readonly webhookSecret: string | undefined;
  /** Addresses and networks that are not public and may still receive event webhooks. */
  readonly webhookNetworks: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
  /** Jobs worked on at the same time. */
  readonly workers: number;
  /** People's files that one account opens in an hour before auditors are told; 0 switches that off. */
  readonly readingAlert: number;
  /** Where clamd listens on this machine; undefined: files are not scanned. */
  readonly scanner: NetConnectOpts | undefined;
  readonly backup: BackupConfig;
  /** The employer's provider of sign-ins; undefined switches it off. */
  readonly singleSignOn: SingleSignOnConfig | undefined;
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const postgresFixZh = '请写成 postgres://用户:口令@主机:5432/库名。';
const postgresFixEn = 'Write postgres://user:password@host:5432/database.';

const settings = {
  port: setting({
    name: 'PORT',
    zh: '网页端口；0 表示任选空闲端口',
    en: 'port of the web server; 0 takes any free one',
    default: '3000',
    schema: wholeNumber(0, 65535),
    fixZh: '请写 0 到 65535 之间的整数。',
    fixEn: 'Write a whole number from 0 to 65535.',
  }),
  host: setting({
    name: 'MAPLEBRIDGE_HOST',
    zh: '监听地址；演示模式只许本机',
    en: 'address to listen on; a demo serves this machine only',
    default: 'demo: 127.0.0.1; else 0.0.0.0',
    schema: z.string().regex(/^[\w.:-]+$/),
    fixZh: '请写 IP 地址或主机名，例如 0.0.0.0。',
    fixEn: 'Write an IP address or a host name, for example 0.0.0.0.',
  }),
  dataDir: setting({
    name: 'MAPLEBRIDGE_DATA',
    zh: '数据文件夹：内置数据库、附件、外发消息',
    en: 'data folder: embedded database, files, outgoing messages',
    default: './.data',
    schema: z.string().transform((path) => resolve(path)),
    fixZh: '请写一个文件夹路径。',
    fixEn: 'Write the path of a folder.',
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    zh: '外部 PostgreSQL（15 或更新）的属主连接；不写则用内置数据库',
    en: "owner's connection to your own PostgreSQL (15 or newer); without it the embedded one is used",
    default: '',
    schema: postgresUrl,
    fixZh: postgresFixZh,
    fixEn: postgresFixEn,
  }),
  databaseAppUrl: setting({
    name: 'DATABASE_APP_URL',
    zh: '外部 PostgreSQL 的应用角色连接，权限较小',
    en: 'connection of the application role to your own PostgreSQL, with fewer rights',
    default: '',
    schema: postgresUrl,
    fixZh: postgresFixZh,
    fixEn: postgresFixEn,
  }),
  demo: setting({
    name: 'MAPLEBRIDGE_DEMO',
    zh: '演示模式：虚构的县、公开的账号，只许本机访问',
    en: 'demo: an invented county and public accounts, on this machine only',
    default: '1 without DATABASE_URL and MAPLEBRIDGE_SECRET; else 0',
    schema: z.enum(['1', '0', 'true', 'false']).transform((word) => word === '1' || word === 'true'),
    fixZh: '请写 1、0、true 或 false。',
    fixEn: 'Write 1, 0, true or false.',
  }),
  ...secretSettings,
  publicUrl: setting({
    name: 'MAPLEBRIDGE_PUBLIC_URL',
    zh: '群众和干警打开的网址，写进短信和二维码',
    en: 'address that residents and staff open; it goes into messages and QR codes',
    default: 'http://localhost:PORT',
    schema: webUrl,
    fixZh: '请写以 http:// 或 https:// 开头的网址。',
    fixEn: 'Write an address that begins with http:// or https://.',
  }),
  sender: setting({
    name: 'MAPLEBRIDGE_SENDER',
    zh: '消息怎样发出：console 打印，folder 存成文件，webhook 交给短信网关',
    en: 'how messages leave: console prints, folder writes files, webhook hands them to your gateway',
    default: 'demo: folder; else console',
    schema: z.enum(senders),
    fixZh: '请写 console、folder 或 webhook。',
    fixEn: 'Write console, folder or webhook.',
  }),
  webhookUrl: gatewaySettings.url,
  webhookSecret: gatewaySettings.secret,
  webhookNetworks: setting({
    name: 'MAPLEBRIDGE_WEBHOOK_NETWORKS',
    zh: '事件推送可以送达的内网地址或网段，用逗号分开',
    en: 'inner addresses or networks that event webhooks may reach, separated by commas',
    default: '',
    schema: z
      .string()
      .transform((text) => text.split(',').map((network) => network.trim()))
      .refine((networks) => networks.every(isNetwork)),
    fixZh: '请写 IP 地址或网段，例如 10.20.0.0/16,192.168.1.7。',
    fixEn: 'Write IP addresses or networks, for example 10.20.0.0/16,192.168.1.7.',
  }),
  logLevel: setting({
    name: 'MAPLEBRIDGE_LOG',
    zh: '日志详细程度',
    en: 'how much is logged',
    default: 'demo: warn; else info',
    schema: z.enum(logLevels),
    fixZh: `请写 ${logLevels.join('、')} 之一。`,
    fixEn: `Write one of ${logLevels.join(', ')}.`,
  }),
  workers: setting({
    name: 'MAPLEBRIDGE_WORKERS',
    zh: '同时处理的后台任务数',
    en: 'background jobs worked on at the same time',
    default: '4',
    schema: wholeNumber(1, 50),
    fixZh: '请写 1 到 50 之间的整数。',
    fixEn: 'Write a whole number from 1 to 50.',
  }),
  readingAlert: readingAlertSetting,
  scanner: scannerSetting,
  ...backupSettings,
  ...singleSignOnSettings,
};

/** What is wrong with one variable and what to do about it. */
interface SettingProblem {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

/** All settings that cannot be used, at once: Chinese first, then English; never shows a value, which may be secret. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const zh = problems.map((problem) => `  ${problem.name}：${problem.zh}`);
    const en = problems.map((problem) => `  ${problem.name}: ${problem.en}`);
    super(['设置有误：', ...zh, 'These settings cannot be used:', ...en].join('\n'));
    this.problems = problems;
  }
}

function* listConflicts(config: Config, given: ReadonlySet<string>): Generator<[Setting<unknown>, string, string]> {
  if (config.demo && !isLoopback(config.host)) {
    yield [
      settings.host,
      '演示账号是公开的，只许本机访问：请去掉它，或设 MAPLEBRIDGE_DEMO=0 和自己的 MAPLEBRIDGE_SECRET。',
      'The demo accounts are public and serve this machine only: remove it, or set MAPLEBRIDGE_DEMO=0 and a MAPLEBRIDGE_SECRET of your own.',
    ];
  }
  yield* listSecretConflicts(config, given);
  if (config.databaseAppUrl !== undefined && config.databaseUrl === undefined) {
    yield [
      settings.databaseUrl,
      '设置了 DATABASE_APP_URL 就必须同时设置它。',
      'It is required when DATABASE_APP_URL is set.',
    ];
  }
  yield* listGatewayConflicts(config, given);
  yield* listSingleSignOnConflicts(given);
}

type Environment = Readonly<Record<string, string | undefined>>;

function makeReader(env: Environment, problems: SettingProblem[]) {
  return <T, F>({ name, schema, fixZh, fixEn }: Setting<T>, fallback: F): T | F => {
    const text = env[name]?.trim() ?? '';
    if (text === '') return fallback;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    problems.push({ name, zh: fixZh, en: fixEn });
    return fallback;
  };
}

/** Reads and checks all settings, an empty one counting as not given; throws a `ConfigProblem` with all that is wrong. */
export function readConfig(env: Environment = process.env): Config {
  const problems: SettingProblem[] = [];
  const given = new Set(Object.keys(env).filter((name) => env[name]?.trim()));
  const read = makeReader(env, problems);
  const demo = read(settings.demo, !(given.has(settings.databaseUrl.name) || given.has(settings.secret.name)));
  const port = read(settings.port, 3000);
  const config: Config = {
    port,
    host: read(settings.host, demo ? '127.0.0.1' : '0.0.0.0'),
    dataDir: read(settings.dataDir, resolve('.data')),
    databaseUrl: read(settings.databaseUrl, undefined),
    databaseAppUrl: read(settings.databaseAppUrl, undefined),
    demo,
    secret: readHouseSecret(read),
    publicUrl: read(settings.publicUrl, `http://localhost:${port}`),
    sender: read(settings.sender, demo ? 'folder' : 'console'),
    webhookUrl: read(settings.webhookUrl, undefined),
    webhookSecret: read(settings.webhookSecret, undefined),
    webhookNetworks: read(settings.webhookNetworks, []),
    logLevel: read(settings.logLevel, demo ? 'warn' : 'info'),
    workers: read(settings.workers, 4),
    readingAlert: read(settings.readingAlert, 60),
    scanner: read(settings.scanner, undefined),
    backup: readBackupConfig(read),
    singleSignOn: readSingleSignOn(read),
  };
  const faulty = new Set(problems.map((problem) => problem.name));
  for (const [{ name }, zh, en] of listConflicts(config, given)) {
    if (!faulty.has(name)) problems.push({ name, zh, en });
  }
  if (problems.length > 0) throw new ConfigProblem(problems);
  return config;
}

/** The table of all settings, in the order in which people need them. */
export function describeConfig(): SettingDescription[] {
  return Object.values(settings).map(({ name, zh, en, default: standard }) => ({ name, zh, en, default: standard }));
}
