import * as store from './store.ts';

/** Names of partners by id; unknown ids are left out. */
export const partnerNames = store.partnerNames;
