import type { Story } from './matter-texts.ts';
import type { Partners } from './partners.ts';
import type { Colleague } from './staff.ts';
import type { CategoryEntry } from './word-books.ts';

/** The colleagues around one matter. */
export interface Cast {
  intake: Colleague;
  assigner: Colleague;
  lead: Colleague;
  /** Of another unit of the station, when the first is not the right one. */
  other: Colleague;
  closer: Colleague;
  revisitors: readonly Colleague[];
  gridWorker: Colleague;
}

export interface Setting {
  now: Date;
  category: CategoryEntry;
  story: Story;
  cast: Cast;
  partners: Partners;
  /** First two letters of the place's street or township, as partners there are named. */
  area: string;
  reporterName: string | null;
}
