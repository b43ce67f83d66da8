import type { FileStore } from '../../platform/files/store.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import { clients } from './actions-desk.ts';
import { report, update } from './actions-post.ts';
import { discovery, media, request, requests, service, services, token, updates } from './actions-read.ts';
import { geoReportDoors } from './contract.ts';
import { deskDoors } from './contract-desk.ts';

/** Open311 GeoReport v2. It stands last: what it tells the world is what earlier families have made public. */
export function makeOpen311({ store }: { readonly store: () => FileStore }): Module {
  return defineModule({
    name: 'open311',
    doors: { ...geoReportDoors, ...deskDoors },
    handlers: {
      discovery,
      services,
      service,
      report,
      token,
      requests,
      request,
      media: (ctx, input) => media(ctx, input, store),
      updates,
      update,
      clients,
    },
  });
}
