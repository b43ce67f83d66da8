import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import type { Fact, Subject } from '../context.ts';
import type { Db } from '../database.ts';
import { addDeliveries, type NewDelivery, queueDeliveries } from './store.ts';

/** The units that each subject belongs to, with all above them, by the subject's id; one that belongs to none is left out. Handed in by the modules. */
export type UnitsOfSubjects = (tx: Db, subjects: readonly Subject[]) => Promise<Map<string, readonly string[]>>;

interface Subscription {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly unit_ids: readonly string[] | null;
  readonly state: 'active' | 'paused';
}

/** True when a kind is wanted by its name or by its beginning (`matter.*`). */
export function wantsKind(kinds: readonly string[], kind: string): boolean {
  return kinds.some((wanted) => (wanted.endsWith('.*') ? kind.startsWith(wanted.slice(0, -1)) : kind === wanted));
}

/** Puts facts into the queues of those who subscribed to them. Keeps the subscriptions in memory while nobody changes them. */
export class Webhooks {
  readonly #unitsOf: UnitsOfSubjects;
  #known: { version: number; subscriptions: readonly Subscription[] } | undefined;

  constructor(unitsOf: UnitsOfSubjects) {
    this.#unitsOf = unitsOf;
  }

  /** Within the transaction that writes the facts; `version` is the change counter `webhooks`, null while there never was a subscription. */
  async spread(tx: Db, facts: readonly Fact[], version: number | null, now: Date): Promise<void> {
    if (version === null) return;
    const subscriptions = await this.#subscriptionsAt(tx, version);
    const pairs = facts
      .filter((fact) => fact.audience !== 'sealed')
      .flatMap((fact) =>
        subscriptions.filter(({ kinds }) => wantsKind(kinds, fact.kind)).map((webhook) => ({ fact, webhook })),
      );
    if (pairs.length === 0) return;
    const limited = pairs.filter(({ webhook }) => webhook.unit_ids !== null).map(({ fact }) => fact.subject);
    const units = limited.length > 0 ? await this.#unitsOf(tx, limited) : new Map<string, readonly string[]>();
    const due = pairs.filter(
      ({ fact, webhook }) =>
        webhook.unit_ids === null || units.get(fact.subject.id)?.some((id) => webhook.unit_ids?.includes(id)),
    );
    if (due.length === 0) return;
    const deliveries = due.map(
      ({ fact, webhook }): NewDelivery => ({
        webhookId: webhook.id,
        deliveryId: newId(now.getTime()),
        kind: fact.kind,
        subject: fact.subject,
      }),
    );
    await addDeliveries(tx, deliveries, now);
    const active = new Set(due.flatMap(({ webhook }) => (webhook.state === 'active' ? [webhook.id] : [])));
    for (const id of [...active].sort()) await queueDeliveries(tx, id);
  }

  async #subscriptionsAt(tx: Db, version: number): Promise<readonly Subscription[]> {
    if (this.#known?.version === version) return this.#known.subscriptions;
    const { rows } =
      await sql<Subscription>`select id, kinds, unit_ids, state from webhook where state <> 'ended'`.execute(tx);
    this.#known = { version, subscriptions: rows };
    return rows;
  }
}
