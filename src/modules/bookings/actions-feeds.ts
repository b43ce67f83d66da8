import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download, Staff } from '../../platform/context.ts';
import { hashSecret, newSecret } from '../../platform/identify.ts';
import { loadHoldings } from '../people/api.ts';
import type { doors } from './contract.ts';
import { accountOf } from './engaging.ts';
import { feedText } from './feed-text.ts';
import { mayInGeneral, mayToFeed, mayToResource } from './policy.ts';
import { listForFeed } from './store-engagements.ts';
import * as store from './store-feeds.ts';
import { findResource, findResources, type NamedResource } from './store-resources.ts';
import { subjectOf } from './views.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

const day = 86_400_000;
/** What calendar programs are told: a month back, half a year ahead. */
const daysBack = 30;
const daysAhead = 180;
const mostFeeds = 20;

export async function feeds(ctx: Context): Out<'feeds'> {
  ctx.permit(mayInGeneral, undefined);
  const rows = await store.listFeeds(ctx.tx, accountOf(ctx) ?? '');
  const resources = await findResources(
    ctx.tx,
    rows.map(({ resource_id }) => resource_id),
  );
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  return {
    rows: rows.flatMap(({ id, resource_id: resourceId, made_at, read_at }) => {
      const resource = byId.get(resourceId);
      if (!resource) return [];
      const { label: name, kind } = resource;
      return [{ id, resourceId, name, kind, madeAt: made_at.toISOString(), readAt: read_at?.toISOString() ?? null }];
    }),
  };
}

/** 订阅: the address is told once; only its hash is kept. */
export async function makeFeed(ctx: Context, { resourceId }: In<'makeFeed'>): Out<'makeFeed'> {
  const resource = await findResource(ctx.tx, resourceId);
  if (!resource) throw new Refusal('not-found');
  ctx.permit(mayToResource, subjectOf(resource));
  const accountId = accountOf(ctx);
  if (accountId === null) throw new Refusal('not-allowed');
  if ((await store.listFeeds(ctx.tx, accountId)).length >= mostFeeds) {
    const words = {
      zh: `最多 ${mostFeeds} 个地址，请先停用不用的`,
      en: `${mostFeeds} addresses at the most: revoke one first`,
    };
    throw new Refusal('input.invalid', [{ path: 'resourceId', ...words }]);
  }
  const { secret, hash } = newSecret('mbc');
  const id = newId(ctx.now.getTime());
  await store.insertFeed(ctx.tx, { id, resourceId, accountId, tokenHash: hash }, ctx.now);
  ctx.record({
    subject: { kind: 'resource', id: resourceId },
    kind: 'feed.made',
    audience: 'staff',
    data: { feedId: id },
  });
  return { id, url: `${ctx.settings.publicUrl}/api/calendar/${secret}.ics` };
}

export async function revokeFeed(ctx: Context, { id }: In<'revokeFeed'>): Out<'revokeFeed'> {
  const feed = await store.findFeed(ctx.tx, id);
  const resource = feed && (await findResource(ctx.tx, feed.resource_id));
  if (!feed || !resource) throw new Refusal('not-found');
  ctx.permit(mayToFeed, { accountId: feed.account_id, resource: subjectOf(resource) });
  await store.saveRevoked(ctx.tx, id, ctx.now);
  const subject = { kind: 'resource', id: resource.id };
  ctx.record({ subject, kind: 'feed.revoked', audience: 'staff', data: { feedId: id } });
  return { done: true };
}

/** Whoever asked for the address, as he stands today: an address opens no more than he may open himself. */
async function makerOf(ctx: Context, { account_id, language }: store.OpenedFeed): Promise<Staff> {
  const posts = await loadHoldings(ctx.tx, account_id, dayOf(ctx.now));
  return {
    ...posts,
    kind: 'staff',
    accountId: account_id,
    name: '',
    badge: '',
    language,
    sessionId: null,
    scopes: null,
  };
}

async function openFeed(ctx: Context, token: string): Promise<{ feed: store.OpenedFeed; resource: NamedResource }> {
  const feed = await store.openFeed(ctx.tx, hashSecret(token), ctx.now);
  const resource = feed && (await findResource(ctx.tx, feed.resource_id));
  const maker = feed && (await makerOf(ctx, feed));
  if (!feed || !resource || !maker || mayToResource['feed.make'](maker, subjectOf(resource)) !== 'allowed')
    throw new Refusal('not-found');
  return { feed, resource };
}

export async function readFeed(ctx: Context, { token }: In<'readFeed'>): Promise<Download> {
  ctx.permit(mayInGeneral, undefined);
  const { feed, resource } = await openFeed(ctx, token);
  const now = ctx.now.getTime();
  const from = new Date(now - daysBack * day);
  const to = new Date(now + daysAhead * day);
  const engagements = await listForFeed(ctx.tx, { from, to, resourceId: resource.id, changedSince: from });
  const text = feedText({ resource, engagements, now: ctx.now, language: feed.language });
  return { mediaType: 'text/calendar', fileName: 'calendar.ics', content: Buffer.from(text) };
}
