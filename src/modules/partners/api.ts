import * as store from './store.ts';

/** A partner by id with its liaison and deputy, ended ones too; undefined when there is none. */
export const findPartner = store.findPartner;

/** Names of partners by id; unknown ids are left out. */
export const partnerNames = store.partnerNames;

/** The same within another family's statement. */
export const partnerNamesJson = store.partnerNamesJson;

/** Every partner, ended ones too, in the order of codes. */
export const listAllPartners = store.listAllPartners;
