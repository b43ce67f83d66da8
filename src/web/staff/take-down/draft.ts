import type { InputOf } from '../../../kit/contract.ts';
import type { Language } from '../../../kit/words.ts';
import type { doors } from '../../../modules/matters/contract.ts';
import type { ShareLevel } from '../../../modules/matters/words.ts';

/** A sheet as it is being written; empty text = nothing said. */
export interface Sheet {
  readonly channel: string;
  readonly what: string;
  readonly where: string;
  readonly category: string;
  readonly happenedOn: string;
  readonly name: string;
  readonly phone: string;
  readonly wantsMessages: boolean;
  readonly confidential: boolean;
  readonly shares: ShareLevel;
  readonly language: Language;
  readonly behalfNote: string;
  readonly unitId: string;
  readonly acceptAtOnce: boolean;
  readonly fileIds: readonly string[];
  readonly isSendingFiles: boolean;
}

export const emptySheet: Sheet = {
  channel: 'phone',
  what: '',
  where: '',
  category: '',
  happenedOn: '',
  name: '',
  phone: '',
  wantsMessages: true,
  confidential: false,
  shares: 'minimum',
  language: 'zh',
  behalfNote: '',
  unitId: '',
  acceptAtOnce: false,
  fileIds: [],
  isSendingFiles: false,
};

/** The next sheet of a sitting: the channel and the place stay, everything about the person goes. */
export function nextSheet({ channel, where, acceptAtOnce }: Sheet): Sheet {
  return { ...emptySheet, channel, where, acceptAtOnce };
}

/** The sheet as the door takes it: what was left empty is not sent. */
export function sheetInput({ fileIds, isSendingFiles: _, ...sheet }: Sheet): InputOf<typeof doors.takeDown> {
  const { channel, what, where, shares, wantsMessages, confidential, language, acceptAtOnce, ...optional } = sheet;
  const said = Object.fromEntries(Object.entries(optional).filter(([, text]) => text.trim() !== ''));
  return {
    channel,
    what,
    where,
    shares,
    wantsMessages,
    confidential,
    language,
    acceptAtOnce,
    fileIds: [...fileIds],
    ...said,
  };
}

/** What the preview of "who sees what" needs of the sheet. */
export function previewInput({ what, where, shares, category, name, phone }: Sheet): InputOf<typeof doors.preview> {
  const said = Object.fromEntries(Object.entries({ category, name, phone }).filter(([, text]) => text.trim() !== ''));
  return { what, where, shares, ...said };
}
