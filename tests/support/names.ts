export const templateName = 'maplebridge_template';
export const testSecret = 'a-secret-for-tests-only-0123456789abcdef';
/** The same as houses have it. */
export const testHouseSecret = { current: testSecret, former: [] };
