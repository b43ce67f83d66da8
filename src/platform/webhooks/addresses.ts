import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Says whether we may connect to an address. */
export type AddressGuard = (address: string) => boolean;

// Loopback, private, link-local, shared, documentation, multicast and reserved networks (IANA special-purpose registries), and those
// of IPv6 that carry an IPv4 address within.
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Allows public addresses, and those of the networks (`10.20.0.0/16`, `192.168.1.7`) that the operator named. */
export function guardAddresses(allowed: readonly string[]): AddressGuard {
  const [open, closed] = [listsOf(allowed), listsOf(notPublic)];
  return (given) => {
    // An IPv4 address in its IPv6 dress is judged as what it is.
    const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(given)?.[1] ?? given;
    if (isIP(address) === 0) return false;
    const family = familyOf(address);
    return open[family].check(address, family) || !closed[family].check(address, family);
  };
}

/** True for an address or a network in CIDR form. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

// One list for each family: a network of IPv6 that holds mapped addresses would answer for all of IPv4 too.
function listsOf(networks: readonly string[]): Record<'ipv4' | 'ipv6', BlockList> {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = familyOf(address);
    lists[family].addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return lists;
}

/** What `guardedLookup` fails with. */
export const addressRefused = 'EADDRESSREFUSED';

/** Resolves a name for a connection; fails when any of its addresses is not allowed, so what was checked is what is connected to. */
export function guardedLookup(mayConnect: AddressGuard): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (problem, addresses) => {
      const [first] = addresses ?? [];
      if (problem || !first) return done(problem ?? refused(hostname), '');
      if (!addresses.every(({ address }) => mayConnect(address))) return done(refused(hostname), '');
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

function refused(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`address of ${hostname} is not allowed`), { code: addressRefused });
}
