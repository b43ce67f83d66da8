import * as oidc from 'openid-client';
import { z } from 'zod';
import { Refusal } from '../kit/refusal.ts';
import type { SingleSignOnConfig } from './config-single-sign-on.ts';
import { singleSignOnReturn } from './contract-single-sign-on.ts';

const timeoutSeconds = 5;
// Each waits for the provider with a database connection in its hands: a slow provider must not take them all.
const mostAtOnce = 8;

/** What must come back unchanged: state and nonce (OpenID Connect Core §3.1.2.1), and the verifier of PKCE (RFC 7636). */
export const BegunSignOn = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type BegunSignOn = z.output<typeof BegunSignOn>;

/** Whom the provider names, and whether it asked for more than one factor. */
export interface SignedOn {
  readonly badge: string | undefined;
  readonly isMultiFactor: boolean;
}

/** The employer's provider, spoken to by OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked. */
export class SingleSignOn {
  readonly #config: SingleSignOnConfig;
  readonly #returnUrl: string;
  #client: oidc.Configuration | undefined;
  #waiting = 0;

  constructor(config: SingleSignOnConfig, publicUrl: string) {
    this.#config = config;
    this.#returnUrl = publicUrl + singleSignOnReturn;
  }

  /** Where to send the browser. Refuses `single.unreachable`. */
  begin(): Promise<{ url: string; begun: BegunSignOn }> {
    return this.#speak(async (client) => {
      const begun = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(client, {
        redirect_uri: this.#returnUrl,
        response_type: 'code',
        scope: this.#config.scope,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, begun };
    });
  }

  /** Redeems what the browser came back with. Refuses `single.failed` when anything is not as begun, else `single.unreachable`. */
  end(query: string, begun: BegunSignOn): Promise<SignedOn> {
    return this.#speak(async (client) => {
      const back = new URL(this.#returnUrl);
      back.search = query;
      const tokens = await oidc.authorizationCodeGrant(client, back, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        idTokenExpected: true,
      });
      const claims: oidc.IDToken | undefined = tokens.claims();
      if (!claims) throw new Refusal('single.failed');
      const told = badgeIn(claims[this.#config.badgeClaim]);
      const asked = told ?? (await this.#askBadge(client, tokens.access_token, claims.sub));
      return { badge: asked, isMultiFactor: this.#isMultiFactor(claims) };
    });
  }

  // Many providers tell claims at the userinfo endpoint only.
  async #askBadge(client: oidc.Configuration, accessToken: string, subject: string): Promise<string | undefined> {
    if (client.serverMetadata().userinfo_endpoint === undefined) return undefined;
    const claims = await oidc.fetchUserInfo(client, accessToken, subject);
    return badgeIn(claims[this.#config.badgeClaim]);
  }

  // `mfa` of RFC 8176, or an acr that the county counts as multi-factor.
  #isMultiFactor({ amr, acr }: oidc.IDToken): boolean {
    const isTold = Array.isArray(amr) && amr.includes('mfa');
    return isTold || (typeof acr === 'string' && this.#config.multiFactorAcr.includes(acr));
  }

  async #speak<T>(talk: (client: oidc.Configuration) => Promise<T>): Promise<T> {
    if (this.#waiting >= mostAtOnce) throw new Refusal('single.unreachable');
    this.#waiting += 1;
    try {
      return await talk(await this.#discover());
    } catch (problem) {
      throw refusalOf(problem) ?? problem;
    } finally {
      this.#waiting -= 1;
    }
  }

  // Asked once; a provider that was away is asked again next time.
  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    const isPlain = new URL(issuer).protocol === 'http:';
    this.#client ??= await oidc.discovery(new URL(issuer), clientId, undefined, authenticate(clientSecret), {
      timeout: timeoutSeconds,
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    });
    return this.#client;
  }
}

// client_secret_basic is what a provider that does not say otherwise takes (OpenID Connect Discovery §3).
function authenticate(secret: string): oidc.ClientAuth {
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = methods.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    way(secret)(server, client, body, headers);
  };
}

function badgeIn(claim: unknown): string | undefined {
  const text = typeof claim === 'string' || typeof claim === 'number' ? String(claim).trim() : '';
  return text === '' ? undefined : text;
}

const awayCodes = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

// A connection that fails is a TypeError of fetch; an answer that is no answer of a provider counts as away too.
function refusalOf(problem: unknown): Refusal | undefined {
  if (problem instanceof TypeError && problem.message === 'fetch failed') return new Refusal('single.unreachable');
  if (problem instanceof oidc.ClientError)
    return new Refusal(awayCodes.has(problem.code ?? '') ? 'single.unreachable' : 'single.failed');
  const isRefused =
    problem instanceof oidc.ResponseBodyError ||
    problem instanceof oidc.AuthorizationResponseError ||
    problem instanceof oidc.WWWAuthenticateChallengeError;
  return isRefused ? new Refusal('single.failed') : undefined;
}
