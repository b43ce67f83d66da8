export { type BundleReading, readBundle } from './bundle-format.ts';
export { confirmationFileGate, dossierFileGate } from './file-gates.ts';
