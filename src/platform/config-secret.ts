import { z } from 'zod';
import { type Setting, setting } from './config-setting.ts';
import type { HouseSecret } from './seal.ts';

/** The secret of every demo, known to all: a server with real people's data refuses it. */
export const DEMO_SECRET = 'maplebridge-demo-secret-known-to-everybody';

const leastCharacters = 32;
const SecretList = z.array(z.string().trim().min(leastCharacters)).max(9);

/** Settings of the secret under which the house seals, and of those before it. */
export const secretSettings = {
  secret: setting({
    name: 'MAPLEBRIDGE_SECRET',
    zh: '签名与封存的密钥，至少 32 个字符，须保密；更换见 secrets rotate',
    en: 'secret for signing and sealing, at least 32 characters; keep it private; to change it: secrets rotate',
    default: 'demo: a public one; else required',
    schema: z.string().min(leastCharacters),
    fixZh: '请写至少 32 个随机字符，例如 openssl rand -hex 32 的输出。',
    fixEn: 'Write at least 32 random characters, for example from openssl rand -hex 32.',
  }),
  formerSecrets: setting({
    name: 'MAPLEBRIDGE_FORMER_SECRETS',
    zh: '更换期间仍能打开旧内容的旧密钥，用逗号分开（或写成 JSON 数组）',
    en: 'former secrets that still open what they sealed while the secret is changed, separated by commas (or a JSON list)',
    default: '',
    schema: z.string().transform(listOf).pipe(SecretList),
    fixZh: '请写用逗号分开的旧密钥，每个至少 32 个字符；密钥里有逗号时写成 JSON 数组。',
    fixEn: 'Write former secrets of at least 32 characters each, separated by commas, or as a JSON list.',
  }),
};

function listOf(text: string): unknown {
  if (!text.startsWith('[')) return text.split(',');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads them with the reader of all settings, which notes what is wrong. */
export function readHouseSecret(read: <T, F>(setting: Setting<T>, fallback: F) => T | F): HouseSecret {
  return { current: read(secretSettings.secret, DEMO_SECRET), former: read(secretSettings.formerSecrets, []) };
}

/** Why these secrets cannot be used: none of its own outside the demo, the public one, the same one twice. */
export function* listSecretConflicts(
  { demo, secret }: { readonly demo: boolean; readonly secret: HouseSecret },
  given: ReadonlySet<string>,
): Generator<[Setting<unknown>, string, string]> {
  if (!demo && secret.current === DEMO_SECRET) {
    const { name, fixZh, fixEn } = secretSettings.secret;
    const isGiven = given.has(name);
    yield [
      secretSettings.secret,
      `${isGiven ? '这是公开的演示密钥，不能正式使用。' : '正式使用必须设置。'}${fixZh}`,
      `${isGiven ? 'This is the public demo secret. ' : 'It is required outside the demo. '}${fixEn}`,
    ];
  }
  if (!demo && secret.former.includes(DEMO_SECRET)) {
    yield [
      secretSettings.formerSecrets,
      '其中有公开的演示密钥，不能正式使用。',
      'One of them is the public demo secret.',
    ];
  }
  if (new Set([secret.current, ...secret.former]).size <= secret.former.length) {
    yield [
      secretSettings.formerSecrets,
      '旧密钥不能与现在的相同，也不能重复。',
      'A former secret is the current one, or stands there twice.',
    ];
  }
}
