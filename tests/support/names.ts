export const templateName = 'maplebridge_template';
export const testSecret = 'a-secret-for-tests-only-0123456789abcdef';
