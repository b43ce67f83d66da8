import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** Whom the provider signs in next, and how sure it is of it. */
export interface Employee {
  readonly badge: string;
  readonly amr?: readonly string[];
  readonly acr?: string;
}

/** An employer's provider of sign-ins on this machine: a real one, whose login page is passed by itself. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in from now on; null: whoever comes breaks off. */
  setEmployee(employee: Employee | null): void;
  /** Stops listening, as when the provider is down; `resume` brings it back. */
  stop(): Promise<void>;
  resume(): Promise<void>;
}

const clientId = 'maplebridge';
const clientSecret = 'a-client-secret-of-tests';
const standardAcr = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** `returnUrl`: where it may send people back to. `tellsInIdToken` false: claims come from the userinfo endpoint only, as OpenID Connect Core §5.4 has it. */
export async function startProvider(options: { returnUrl: string; tellsInIdToken?: boolean }): Promise<TestProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  let employee: Employee | null = null;
  const provider = new Provider(issuer, configure(options));
  const pass = provider.callback();
  answer = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return pass(request, response);
    const login = employee && {
      login: {
        accountId: employee.badge,
        ...(employee.amr && { amr: [...employee.amr] }),
        ...(employee.acr !== undefined && { acr: employee.acr }),
        remember: false,
      },
    };
    await provider.interactionFinished(request, response, login ?? { error: 'access_denied' });
  };
  return {
    issuer,
    clientId,
    clientSecret,
    setEmployee: (next) => {
      employee = next;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(() => stopped()));
    },
    resume: () => new Promise((listening) => server.listen(port, '127.0.0.1', listening)),
  };
}

function configure(options: { returnUrl: string; tellsInIdToken?: boolean }): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [options.returnUrl],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    acrValues: [standardAcr, 'urn:county:one-factor'],
    claims: { openid: ['sub', 'amr', 'acr'], profile: ['employee_number'] },
    conformIdTokenClaims: !(options.tellsInIdToken ?? true),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['a-cookie-key-of-tests'] },
    // The employer agreed for everybody: nobody is asked for consent.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        ...(client && { clientId: client.clientId }),
        ...(session?.accountId && { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    findAccount: async (_, badge) => ({
      accountId: badge,
      claims: async () => ({ sub: badge, employee_number: badge }),
    }),
  };
}

/** Goes to the provider as a browser does and gives the address at which the provider lets it out, without going there. */
export async function followTo(url: string, returnUrl: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let hops = 0; hops < 12 && !next.startsWith(returnUrl); hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`the provider stopped with ${response.status}: ${await response.text()}`);
    next = new URL(location, next).href;
  }
  return new URL(next);
}
