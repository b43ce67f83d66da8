import { App } from 'antd';
import type { Door } from '../../../../kit/contract.ts';
import type { Words } from '../../../../kit/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useKnock } from '../../frame/doors.ts';

/** One act about the choosing of a case: says what was done and brings the case and the orders up to date. */
export function useChoosingAct<D extends Door>(door: D, done: Words, onDone: () => void = () => undefined) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['mediation.', 'choosing.', 'order.'],
    onDone: () => {
      void message.success(say(done));
      onDone();
    },
  });
}
