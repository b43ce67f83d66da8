import { createHash } from 'node:crypto';
import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import type { AgreementForm } from './words.ts';

/** A party as the paper names it. */
export interface LockedParty {
  readonly id: string;
  readonly side: number;
  readonly role: string;
  readonly actsFor: string | null;
  readonly name: string;
  readonly gender: 'female' | 'male' | 'other' | null;
  readonly bornOn: string | null;
  readonly occupation: string;
  readonly employer: string;
  readonly address: string;
}

/** 定稿: everything that the paper says, before anybody has signed. What is signed is the hash of this. */
export interface LockedAgreement {
  readonly format: 'maplebridge-agreement-1';
  readonly mediation: string;
  readonly version: number;
  readonly form: AgreementForm;
  readonly track: 'people' | 'public-order';
  readonly code: string;
  readonly proposedOn: string;
  readonly parties: readonly LockedParty[];
  readonly mediators: readonly { readonly name: string; readonly what: string }[];
  readonly text: AgreementText;
}

/** JSON with the keys of every object in order and without white space, so that the same content is the same text (as RFC 8785 wants it). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}

/** The locked text and its SHA-256 in hexadecimal. */
export function lock(agreement: LockedAgreement): { locked: string; hash: string } {
  const locked = canonicalJson(agreement);
  return { locked, hash: hashOf(locked) };
}

function hashOf(locked: string): string {
  return createHash('sha256').update(locked).digest('hex');
}

/** Reads a locked text back; throws when it is not what was hashed. */
export function unlock({ locked, hash }: { readonly locked: string; readonly hash: string }): LockedAgreement {
  if (hashOf(locked) !== hash) throw new Error('a locked agreement is not what was hashed');
  return JSON.parse(locked) as LockedAgreement;
}
