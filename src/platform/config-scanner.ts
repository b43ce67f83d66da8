import type { NetConnectOpts } from 'node:net';
import { z } from 'zod';
import { isLoopback } from './config-gateway.ts';
import { setting } from './config-setting.ts';

/** The setting of a virus scanner on this machine; files cross no network in plain. */
export const scannerSetting = setting({
  name: 'MAPLEBRIDGE_CLAMD',
  zh: '本机的 clamd 病毒扫描：套接字路径或 127.0.0.1:3310；不写则不扫描',
  en: 'virus scanner clamd on this machine: path of its socket or 127.0.0.1:3310; without it nothing is scanned',
  default: '',
  schema: z.string().transform((text, problem): NetConnectOpts => {
    const place = placeOf(text);
    if (place !== undefined) return place;
    problem.addIssue({ code: 'custom', message: 'no address of this machine' });
    return z.NEVER;
  }),
  fixZh: '请写套接字的绝对路径，例如 /run/clamav/clamd.ctl，或本机地址，例如 127.0.0.1:3310。',
  fixEn:
    'Write the absolute path of a socket, such as /run/clamav/clamd.ctl, or an address of this machine, such as 127.0.0.1:3310.',
});

function placeOf(text: string): NetConnectOpts | undefined {
  if (text.startsWith('/')) return { path: text };
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host !== undefined && isLoopback(host) ? { host, port: Number(port) } : undefined;
}
