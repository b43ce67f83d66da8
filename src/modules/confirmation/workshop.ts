import type { Db } from '../../platform/database.ts';
import type { FileSections } from '../../platform/documents/section.ts';
import type { FileStore } from '../../platform/files/store.ts';

/** What confirmations and files stand on beside the database of the request. */
export interface Workshop {
  /** For progress, which is told while the making transaction is open. */
  readonly aside: Db;
  readonly store: () => FileStore;
  /** The rooms that add sections to the file of a mediation. */
  readonly families: () => readonly FileSections[];
}
