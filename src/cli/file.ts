import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BundleReport, checkBundle, checkDocument, isWhole } from '../platform/documents/bundle.ts';
import { readZip } from '../platform/documents/zip.ts';
import { type CommonOptions, guarded, makeCommand, makeGroup } from './command.ts';

interface CheckOptions extends CommonOptions {
  readonly key?: string;
}

const fileWords = {
  valid: '一致 / valid',
  changed: '被改动 / changed',
  missing: '缺少 / missing',
  extra: '多出，未封入 / added later',
} as const;

const sealWords = {
  valid: '签名有效 / the seal is valid',
  changed: '签名不符，封条被改动 / the seal does not hold',
  'other-key': '不是用这把公钥封的 / sealed with another key',
  unreadable: '没有可读的封条 seal.json / no seal.json that can be read',
} as const;

export function fileCommand() {
  const command = makeGroup('file', '卷宗', 'case files');
  command.addCommand(
    makeCommand(
      'check',
      '离线查验卷宗：ZIP，或与 seal.json 放在一起的 PDF',
      'check a case file without network: the ZIP, or the PDF beside its seal.json',
    )
      .argument('<file>', '卷宗.zip 或 file.pdf / the ZIP or the PDF')
      .option('--key <文件>', '公钥 PEM，来自封底或 /api/seal-key / public key from the back cover or /api/seal-key')
      .action(async (file: string, options: CheckOptions) => {
        process.exitCode = await guarded(options, () => check(file, options));
      }),
  );
  return command;
}

async function check(file: string, options: CheckOptions): Promise<number> {
  const trusted = options.key === undefined ? undefined : await readFile(options.key, 'utf8');
  const report = await reportOf(file, trusted);
  const isGood = isWhole(report);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ file, whole: isGood, ...report })}\n`);
    return isGood ? 0 : 1;
  }
  process.stdout.write(`${linesOf(report, trusted !== undefined).join('\n')}\n`);
  return isGood ? 0 : 1;
}

/** A ZIP holds its own seal; of a lone PDF it lies beside it. */
async function reportOf(file: string, trusted: string | undefined): Promise<BundleReport> {
  const bytes = await readFile(file);
  const isPdf = bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
  if (isPdf) return checkDocument(bytes, await readFile(join(dirname(file), 'seal.json')), trusted);
  return checkBundle(readZip(bytes) ?? new Map(), trusted);
}

function linesOf(report: BundleReport, isTrusted: boolean): string[] {
  const about = report.code === undefined ? [] : [`查验码 ${report.code}  ${report.madeAt ?? ''}`];
  const key =
    report.keyId === undefined || isTrusted
      ? []
      : [`公钥编号 ${report.keyId}：请与封底或 /api/seal-key 核对 / compare this key id with the back cover`];
  return [
    ...about,
    sealWords[report.seal],
    ...key,
    ...report.files.map(({ path, state }) => `  ${path}  ${fileWords[state]}`),
  ];
}
