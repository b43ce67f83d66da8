import type { FileStore } from '../../platform/files/store.ts';
import { defineModule, type Module } from '../../platform/module.ts';
import { find, stopSearch } from './actions-found.ts';
import { endLeaflet, leaflet, leafletPhoto, publish } from './actions-leaflet.ts';
import { addMeasure, markMeasure, spend } from './actions-measures.ts';
import { addProof, figures, proof, waiveProof } from './actions-proof.ts';
import { changeSearch, search, searches, searchOf, sight, startSearch } from './actions-search.ts';
import { divide, giveSector, markSector } from './actions-sectors.ts';
import * as support from './actions-support.ts';
import { doors } from './contract.ts';
import { careKeeper, noteSeals } from './keeper.ts';
import { careSections } from './sections.ts';

/** 求助与帮扶. `store` holds the public copies of photos on leaflets. */
export function makeCare({ store }: { readonly store: () => FileStore }): Module {
  return defineModule({
    name: 'care',
    doors,
    handlers: {
      searches,
      searchOf,
      search,
      startSearch,
      changeSearch,
      divide,
      giveSector,
      markSector,
      sight,
      publish,
      endLeaflet,
      find,
      stopSearch,
      leaflet,
      leafletPhoto: (ctx, input) => leafletPhoto(ctx, input, store),
      supports: support.supports,
      supportsOf: support.supportsOf,
      support: support.support,
      startSupport: support.startSupport,
      agree: support.agree,
      withdrawConsent: support.withdrawConsent,
      addMeasure,
      markMeasure,
      spend,
      planVisit: support.planVisit,
      visit: support.visit,
      note: support.note,
      review: support.review,
      proof,
      addProof,
      waiveProof,
      figures,
    },
    sections: careSections,
    keeps: [careKeeper],
    seals: [noteSeals],
  });
}
