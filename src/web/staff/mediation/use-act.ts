import { App } from 'antd';
import type { Door } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';

/** One act about a mediation: says what was done and brings its page up to date. */
export function useMediationAct<D extends Door>(door: D, done: Words, onDone: () => void = () => undefined) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['mediation.', 'matter.'],
    onDone: () => {
      void message.success(say(done));
      onDone();
    },
  });
}
