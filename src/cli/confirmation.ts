import { readFile } from 'node:fs/promises';
import { type BundleReading, readBundle } from '../modules/confirmation/api.ts';
import { courtBases, paperKinds } from '../modules/confirmation/words.ts';
import { readZip } from '../platform/documents/zip.ts';
import { type CommonOptions, guarded, makeCommand, makeGroup } from './command.ts';

const stateWords = {
  valid: '一致 / valid',
  changed: '被改动 / changed',
  missing: '缺少 / missing',
  extra: '多出，不在清单里 / not on the list',
} as const;

export function confirmationCommand() {
  const command = makeGroup('confirmation', '司法确认', 'judicial confirmation');
  command.addCommand(
    makeCommand(
      'read',
      '离线读取司法确认申请材料包，核对每个文件',
      'read the bundle of an application without network, check every file',
    )
      .argument('<file>', '申请材料包 ZIP / the ZIP')
      .action(async (file: string, options: CommonOptions) => {
        process.exitCode = await guarded(options, () => read(file, options));
      }),
  );
  return command;
}

async function read(file: string, options: CommonOptions): Promise<number> {
  const reading = readBundle(readZip(await readFile(file)) ?? new Map());
  const text = options.json ? JSON.stringify({ file, ...reading }) : linesOf(reading).join('\n');
  process.stdout.write(`${text}\n`);
  return reading.whole ? 0 : 1;
}

function linesOf({ whole, bundle, files }: BundleReading): string[] {
  const checked = files.map(({ path, state }) => `  ${path}  ${stateWords[state]}`);
  const verdict = whole ? '材料完整，与清单一致 / whole and unchanged' : '材料不完整或被改动 / not whole, or changed';
  if (!bundle) return ['没有可读的 bundle.json / no bundle.json that can be read', ...checked, verdict];
  const { mediation, agreement, court, people, consents, duties, originals } = bundle;
  return [
    `司法确认申请 ${mediation.number}-${agreement.version}  ${mediation.title}`,
    `调解组织 / mediating body: ${mediation.body}`,
    `法院 / court: ${court.name}（${courtBases[court.basis].zh}）`,
    `协议生效 / in force: ${agreement.effectiveOn}，可申请至 / to be asked by ${agreement.lawfulLastOn}`,
    ...people.map(({ name, role, serviceAddress, servicePhone }) =>
      [`  ${name}`, role, serviceAddress, servicePhone].filter((text) => text !== '').join('  '),
    ),
    ...consents.map(({ name, how, spokenBy, at }) => `  ${name} 同意共同申请 / joins in: ${how} ${spokenBy} ${at}`),
    ...duties.map(({ nth, text }) => `  ${nth}. ${text}`),
    ...originals.map(({ kind, name, label }) =>
      ['  原件 / original:', paperKinds[kind as keyof typeof paperKinds]?.zh ?? kind, name, label].join(' '),
    ),
    ...checked,
    verdict,
  ];
}
