import { createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';

/** What stands first in a backup. */
export const About = z.object({
  format: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  migrations: z.array(z.string()),
  secretCheck: z.string(),
  /** Of former secrets under which some things may still have been sealed. */
  formerSecretChecks: z.array(z.string()).default([]),
  tables: z.array(z.object({ name: z.string().regex(/^\w+\.\w+$/), columns: z.array(z.string()) })),
});
export type About = z.infer<typeof About>;

/** What stands last: how much there was of everything. */
export const Manifest = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })),
  files: z.object({ count: z.number(), bytes: z.number() }),
});
export type Manifest = z.infer<typeof Manifest>;

export const Sequences = z.array(
  z.object({ name: z.string().regex(/^\w+\.\w+$/), last: z.string().regex(/^-?\d+$/), isCalled: z.boolean() }),
);

/** Names of the parts; tables lie in pieces `tables/<schema>.<table>/000001.copy`, files as on the disk. */
export const partNames = { about: 'about.json', sequences: 'sequences.json', manifest: 'manifest.json' };
export const tablePart = /^tables\/(\w+\.\w+)\/\d{6}\.copy$/;
export const filePart = /^files\/([0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}(?:\.sealed)?)$/;
export const sumsPart = /^SHA256SUMS\.\d{6}$/;

/** Lets a restore notice that the house has another secret, without telling anything of the secret itself. */
export function secretCheckOf(secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, 'maplebridge', 'backup key check', 32));
  return createHmac('sha256', key).update('maplebridge backup').digest('hex');
}
