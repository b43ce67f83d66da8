import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useMe } from '../frame/me.ts';
import type { Undoing } from '../frame/undo.tsx';
import type { Matter } from './shapes.ts';
import { undoWords as words } from './undo-words.ts';
import { afterStep } from './use-matter-list.ts';
import type { TakeBack } from './use-step.ts';

/** What is easily done by mistake on a matter's page, each with the existing step that takes it back. */
export function useTakeBack(matter: Matter) {
  const { say } = useLanguage();
  const me = useMe();
  const { id, number } = matter;
  const offer = (said: Words, undone: Undoing['undone'], undo: Undoing['undo']): Undoing => ({
    said: `${number} ${say(said)}`,
    undone,
    undo,
    refreshes: afterStep,
  });
  const reason = say(words.reason);
  // With the version of that very step: once the lead took it, or anybody did anything, it stands.
  const assign: TakeBack<typeof doors.assign> = ({ version }, { helpers = [] }) => {
    if (helpers.length > 0) return undefined;
    const { unitId, leadId } = matter;
    const back = { id, version, unitId, note: reason, ...(leadId && { leadId }) };
    return offer(words.assigned, words.assignUndone, () => call(doors.assign, back));
  };
  const recategorise: TakeBack<typeof doors.recategorise> = ({ version }) =>
    offer(words.recategorised, words.undone, () =>
      call(doors.recategorise, { id, version, category: matter.category, reason }),
    );
  const note = (): Undoing =>
    offer(words.noted, words.noteUndone, async () => {
      const { timeline } = await call(doors.view, { id });
      const known = new Set(matter.timeline.map((entry) => entry.id));
      const own = timeline.find(
        (entry) => entry.kind === 'matter.noted' && entry.by.name === me.name && !known.has(entry.id),
      );
      if (own) await call(doors.strikeNote, { id, noteId: own.id });
    });
  const ask = (): Undoing =>
    offer(words.asked, words.askUndone, async () => {
      const { parts } = await call(doors.view, { id });
      const known = new Set(matter.parts.map((part) => part.id));
      const asked = parts.find((part) => part.role === 'helper' && !known.has(part.id));
      if (asked) await call(doors.partRevoke, { id, partId: asked.id, reason });
    });
  return { assign, recategorise, note, ask };
}
