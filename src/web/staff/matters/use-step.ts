import { App } from 'antd';
import type { AnswerOf, Door, InputOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { type Undoing, useUndo } from '../frame/undo.tsx';
import type { Matter } from './shapes.ts';
import { afterStep } from './use-matter-list.ts';
import { useVersionGuard } from './version-guard.ts';

/** How a step is taken back right after it was done; nothing where it cannot be. */
export type TakeBack<D extends Door> = (answer: AnswerOf<D>, input: InputOf<D>) => Undoing | undefined;

/** One step of a matter: sends it with the version that was seen, says what was done, keeps the form when it was refused. */
export function useStep<D extends Door>(
  door: D,
  matter: Matter,
  done: Words,
  onDone: () => void,
  takeBack?: TakeBack<D>,
) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const guard = useVersionGuard(matter);
  const offer = useUndo();
  const knock = useKnock<D>(door, {
    refreshes: afterStep,
    onDone: (answer, input) => {
      const undoing = takeBack?.(answer, input);
      if (undoing) offer(undoing);
      else void message.success(`${matter.number} ${say(done)}`);
      onDone();
    },
  });
  const send = (input: InputOf<D>) => knock.mutate(input, { onError: guard.meet });
  return { send, guard, pending: knock.isPending, problem: knock.error };
}
