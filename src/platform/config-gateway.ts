import { z } from 'zod';
import { type Setting, setting } from './config-setting.ts';

/** A web address, without a slash at its end. */
export const webUrl = z.url({ protocol: /^https?$/, hostname: /./ }).transform((url) => url.replace(/\/+$/, ''));

/** Whether this name or address leads to the machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Settings of the gateway that messages are posted to. */
export const gatewaySettings = {
  url: setting({
    name: 'MAPLEBRIDGE_WEBHOOK_URL',
    zh: '短信网关的网址（webhook 时必填）',
    en: 'address of the message gateway (required with webhook)',
    default: '',
    schema: webUrl,
    fixZh: '请写以 http:// 或 https:// 开头的网址。',
    fixEn: 'Write an address that begins with http:// or https://.',
  }),
  secret: setting({
    name: 'MAPLEBRIDGE_WEBHOOK_SECRET',
    zh: '给网关的消息用它签名，至少 16 个字符（webhook 时必填）',
    en: 'signs what goes to the gateway, at least 16 characters (required with webhook)',
    default: '',
    schema: z.string().min(16),
    fixZh: '请写至少 16 个随机字符。',
    fixEn: 'Write at least 16 random characters.',
  }),
};

/** What is missing for the gateway, or must not be: phone numbers do not cross a network in plain. */
export function* listGatewayConflicts(
  { sender, webhookUrl }: { readonly sender: string; readonly webhookUrl: string | undefined },
  given: ReadonlySet<string>,
): Generator<[Setting<unknown>, string, string]> {
  for (const needed of [gatewaySettings.url, gatewaySettings.secret]) {
    if (sender !== 'webhook' || given.has(needed.name)) continue;
    yield [needed, `MAPLEBRIDGE_SENDER=webhook 时必填。${needed.fixZh}`, `Required with webhook. ${needed.fixEn}`];
  }
  const gateway = webhookUrl === undefined ? null : URL.parse(webhookUrl);
  if (gateway?.protocol !== 'http:' || isLoopback(gateway.hostname.replace(/^\[|\]$/g, ''))) return;
  yield [
    gatewaySettings.url,
    '消息里有群众的电话，网关不在本机时只能用 https://。',
    'Messages hold phone numbers: a gateway that is not on this machine needs https://.',
  ];
}
