import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/matters/contract.ts';

export type MatterLine = AnswerOf<typeof doors.list>['rows'][number];
export type Matter = AnswerOf<typeof doors.view>;
export type Part = Matter['parts'][number];

/** What the forms of one part are given. */
export interface PartFormProps {
  readonly matter: Matter;
  readonly part: Part;
  readonly onFold: () => void;
}

export type Entry = Matter['timeline'][number];
export type Attached = Matter['files'][number];

/** Which paper lies on the table: none, the internal one, or the one that the reporter reads. */
export type Writing = 'nothing' | 'internal' | 'news' | 'answer';
