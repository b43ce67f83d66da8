import type { Words } from '../../kit/words.ts';
import type { Context, Subject } from '../context.ts';

/** For whom a file is made: a colleague who sees the whole, a body outside that gets an evidence pack, or one reporter who gets what is his. */
export type FileAudience =
  | { readonly kind: 'whole' }
  | { readonly kind: 'receiver' }
  | { readonly kind: 'reporter'; readonly reporterId: string };

/** What a family is asked: its sections about this subject for this audience. Permission was asked before. */
export interface SectionAsk {
  readonly subject: Subject;
  readonly audience: FileAudience;
}

/** A stored file that a section shows: photos are printed, everything else is listed with its hash and lies in the ZIP. */
export interface FiledAttachment {
  readonly fileId: string;
  readonly caption: string;
}

/** A piece of a section. All texts are plain; nothing in them is ever read as markup. */
export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'text'; readonly title?: string; readonly text: string }
  | {
      readonly kind: 'story';
      readonly entries: readonly {
        readonly at: string;
        readonly head: string;
        readonly who: string;
        readonly text: string;
        /** The entry is for colleagues only. */
        readonly inside: boolean;
      }[];
    }
  | {
      readonly kind: 'table';
      /** Relative widths, one for each column. */
      readonly widths: readonly number[];
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'files'; readonly files: readonly FiledAttachment[] };

/** One line of the completeness list: there, missing, or not needed, and why. */
export interface FileCheck {
  readonly item: string;
  readonly state: 'there' | 'missing' | 'not-needed';
  readonly why: string;
}

/** 卷内材料: what one family adds to the file of a subject. A section without blocks is not printed, its checks are. */
export interface FileSection {
  /** Unique in the house, such as `matter.report`. */
  readonly key: string;
  readonly title: Words;
  /** Which item of the file it belongs to, where the file of a subject has a fixed list of them. */
  readonly item?: string;
  /** Place in the file: 10 report, 20 reporters, 30 timeline, 40 parts, 50 answer, 60 visits and opinions, 70 families, 90 access. */
  readonly order: number;
  readonly blocks: readonly Block[];
  readonly checks: readonly FileCheck[];
}

/** How a family answers for its sections; `Module.sections`. */
export type FileSections = (ctx: Context, ask: SectionAsk) => Promise<readonly FileSection[]>;
