import type { InputOf } from '../../../kit/contract.ts';
import type { Language } from '../../../kit/words.ts';
import type { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import type { Draft } from '../draft.tsx';

type ReportInput = InputOf<typeof reporterDoors.report>;
type PreviewInput = InputOf<typeof reporterDoors.preview>;

/** The draft as the service takes it; fields left empty stay out. */
export function reportInput(draft: Draft, language: Language): ReportInput {
  const phone = draft.phone.trim();
  return {
    ...previewInput(draft),
    what: draft.what.trim(),
    language,
    wantsMessages: phone !== '' && draft.wantsMessages,
    confidential: draft.confidential && (phone !== '' || draft.name.trim() !== ''),
    fileIds: draft.photos.map(({ fileId }) => fileId),
    emergency: false,
    ...(draft.share && { share: draft.share.code }),
  };
}

// Without a telephone there is none to pass on.
function sharesOf({ shares, phone }: Draft): Draft['shares'] {
  return shares === 'contact' && phone.trim() === '' ? 'words' : shares;
}

/** As much of the draft as it takes to say who will see it. */
export function previewInput(draft: Draft): PreviewInput {
  const input: PreviewInput = {
    what: draft.what.trim().slice(0, 5000),
    where: draft.where.trim().slice(0, 200),
    shares: sharesOf(draft),
  };
  if (draft.position) Object.assign(input, { lng: draft.position.lng, lat: draft.position.lat });
  if (draft.place) input.placeCode = draft.place.code;
  if (draft.category) input.category = draft.category;
  if (draft.name.trim()) input.name = draft.name.trim();
  if (draft.phone.trim()) input.phone = draft.phone.trim();
  return input;
}
