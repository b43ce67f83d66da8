import { App } from 'antd';
import type { AnswerOf, Door, InputOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import type { Matter } from './shapes.ts';
import { afterStep } from './use-matter-list.ts';
import { useVersionGuard } from './version-guard.ts';

/** One step of a matter: sends it with the version that was seen, says what was done, keeps the form when it was refused. */
export function useStep<D extends Door>(door: D, matter: Matter, done: Words, onDone: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const guard = useVersionGuard(matter);
  const knock = useKnock<D>(door, {
    refreshes: afterStep,
    onDone: (_answer: AnswerOf<D>) => {
      void message.success(`${matter.number} ${say(done)}`);
      onDone();
    },
  });
  const send = (input: InputOf<D>) => knock.mutate(input, { onError: guard.meet });
  return { send, guard, pending: knock.isPending, problem: knock.error };
}
