import { z } from 'zod';
import { type Setting, setting } from './config-setting.ts';

/** How the employer's provider of sign-ins is spoken to (OpenID Connect). */
export interface SingleSignOnConfig {
  /** As the provider writes it, also its slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claim that carries the badge number. */
  readonly badgeClaim: string;
  /** Values of `acr` that count as more than one factor, beside `mfa` in `amr`. */
  readonly multiFactorAcr: readonly string[];
}

const standardAcr = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

const settings = {
  issuer: setting({
    name: 'MAPLEBRIDGE_OIDC_ISSUER',
    zh: '单位统一登录（OpenID Connect）的发行方网址；不写则不开通',
    en: "issuer of your employer's single sign-on (OpenID Connect); without it there is none",
    default: '',
    schema: z
      .url({ protocol: /^https?$/ })
      .refine((url) => url.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]?/.test(url)),
    fixZh: '请写以 https:// 开头的网址，和统一登录平台写的一字不差。',
    fixEn: 'Write an address that begins with https://, exactly as the provider writes it.',
  }),
  clientId: setting({
    name: 'MAPLEBRIDGE_OIDC_CLIENT_ID',
    zh: '在统一登录平台登记的客户端编号',
    en: 'client id that the provider gave',
    default: '',
    schema: z.string().max(300),
    fixZh: '请写平台给的客户端编号。',
    fixEn: 'Write the client id that the provider gave.',
  }),
  clientSecret: setting({
    name: 'MAPLEBRIDGE_OIDC_CLIENT_SECRET',
    zh: '在统一登录平台登记的客户端密钥，须保密',
    en: 'client secret that the provider gave; keep it private',
    default: '',
    schema: z.string().min(8),
    fixZh: '请写平台给的客户端密钥。',
    fixEn: 'Write the client secret that the provider gave.',
  }),
  scope: setting({
    name: 'MAPLEBRIDGE_OIDC_SCOPE',
    zh: '向统一登录平台要的范围，须含 openid',
    en: 'scopes that are asked for; openid is one of them',
    default: 'openid profile',
    schema: z.string().regex(/(^| )openid( |$)/),
    fixZh: '请写用空格隔开的范围，其中要有 openid。',
    fixEn: 'Write scopes with spaces between them, openid among them.',
  }),
  badgeClaim: setting({
    name: 'MAPLEBRIDGE_OIDC_BADGE_CLAIM',
    zh: '哪一项（claim）是警号或工号',
    en: 'which claim carries the badge number',
    default: 'preferred_username',
    schema: z.string().regex(/^[\w:./-]{1,100}$/),
    fixZh: '请写一个 claim 的名称，例如 employee_number。',
    fixEn: 'Write the name of a claim, for example employee_number.',
  }),
  multiFactorAcr: setting({
    name: 'MAPLEBRIDGE_OIDC_MFA_ACR',
    zh: '哪些 acr 算多因素登录（amr 里有 mfa 总是算）；其余的再问动态码',
    en: 'values of acr that count as multi-factor (mfa in amr always does); else the one-time code is asked',
    default: standardAcr,
    schema: z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
    fixZh: '请写用逗号隔开的 acr。',
    fixEn: 'Write values of acr with commas between them.',
  }),
};

/** Settings of the single sign-on, in the order in which people need them. */
export const singleSignOnSettings = {
  oidcIssuer: settings.issuer,
  oidcClientId: settings.clientId,
  oidcClientSecret: settings.clientSecret,
  oidcScope: settings.scope,
  oidcBadgeClaim: settings.badgeClaim,
  oidcMultiFactorAcr: settings.multiFactorAcr,
};

type Read = <T, F>(setting: Setting<T>, fallback: F) => T | F;

/** The provider's settings; undefined when there is no issuer. */
export function readSingleSignOn(read: Read): SingleSignOnConfig | undefined {
  const issuer = read(settings.issuer, undefined);
  const rest = {
    clientId: read(settings.clientId, ''),
    clientSecret: read(settings.clientSecret, ''),
    scope: read(settings.scope, 'openid profile'),
    badgeClaim: read(settings.badgeClaim, 'preferred_username'),
    multiFactorAcr: read(settings.multiFactorAcr, [standardAcr]),
  };
  return issuer === undefined ? undefined : { issuer, ...rest };
}

/** What is missing beside what was given. */
export function* listSingleSignOnConflicts(given: ReadonlySet<string>): Generator<[Setting<unknown>, string, string]> {
  const { issuer, clientId, clientSecret } = settings;
  const parts = [issuer, clientId, clientSecret];
  const missing = parts.filter(({ name }) => !given.has(name));
  if (missing.length === parts.length) return;
  for (const needed of missing)
    yield [needed, `单位统一登录时必填。${needed.fixZh}`, `Required for the single sign-on. ${needed.fixEn}`];
}
