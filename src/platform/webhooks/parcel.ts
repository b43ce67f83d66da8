import { signBody } from '../messages/senders-signature.ts';
import { type HouseSecret, openSealed } from '../seal.ts';
import type { Parcel } from './post.ts';
import type { DeliveryRow, Secrets } from './store.ts';

/** Everything that leaves: that something happened to a subject. What it was is asked through the API, with a token. */
function bodyOf(row: DeliveryRow): string {
  return JSON.stringify({
    delivery: row.delivery_id,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    at: row.at.toISOString(),
  });
}

/** A delivery as it is posted, signed under the secret and, while both are good, under the one before it too. */
export function packParcel(
  row: DeliveryRow,
  webhook: Secrets & { url: string },
  house: { secret: HouseSecret; now: Date },
) {
  const body = bodyOf(row);
  const timestamp = String(Math.floor(house.now.getTime() / 1000));
  const isOldGood = webhook.old_secret !== null && webhook.old_until !== null && webhook.old_until > house.now;
  const sealed = isOldGood && webhook.old_secret ? [webhook.secret, webhook.old_secret] : [webhook.secret];
  const signatures = sealed.map((secret) =>
    signBody({ body, timestamp, secret: openSealed(house.secret, secret).toString() }),
  );
  return {
    url: webhook.url,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Maplebridge',
      'x-maplebridge-timestamp': timestamp,
      'x-maplebridge-signature': signatures.join(','),
      'x-maplebridge-delivery': row.delivery_id,
      ...(row.way === 'replay' && { 'x-maplebridge-replay': 'true' }),
    },
  } satisfies Parcel;
}
