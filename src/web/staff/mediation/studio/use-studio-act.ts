import { App } from 'antd';
import type { AnswerOf, Door, InputOf } from '../../../../kit/contract.ts';
import type { Words } from '../../../../kit/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useKnock } from '../../frame/doors.ts';

const studioActions = ['studio.', 'walk-in.', 'register.', 'consultation.', 'tour.', 'informal.', 'squad.', 'family.'];

/** One act of the studio: says what was done and brings its pages up to date. */
export function useStudioAct<D extends Door>(
  door: D,
  done: Words,
  onDone: (answer: AnswerOf<D>, input: InputOf<D>) => void = () => undefined,
) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: [...studioActions, 'mediation.'],
    onDone: (answer, input) => {
      void message.success(say(done));
      onDone(answer, input);
    },
  });
}
