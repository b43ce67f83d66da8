import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/categories/contract.ts';

export type Entry = AnswerOf<typeof doors.list>['rows'][number];
/** What may be written of an entry. */
export type EntryFields = Omit<Entry, 'id' | 'version' | 'code' | 'parentCode' | 'endedOn' | 'successorCode'>;

/** The fields of a form, and a way to change some. */
export interface Editing {
  readonly fields: EntryFields;
  readonly onChange: (change: Partial<EntryFields>) => void;
}

export type CategorySheetAnswer = AnswerOf<typeof doors.view>;
export type Routing = AnswerOf<typeof doors.routing>;
export type Rule = NonNullable<Routing['draft']>['rules'][number];
