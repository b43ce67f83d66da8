import { App } from 'antd';
import type { Door } from '../../../../kit/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useKnock } from '../../frame/doors.ts';
import { fulfilmentWords as words } from './words.ts';

/** One act about performance: says that it was written down and brings the page up to date. */
export function useFulfilmentAct<D extends Door>(door: D, onDone: () => void = () => undefined) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['performance.', 'mediation.', 'agreement.', 'matter.', 'revisit.'],
    onDone: () => {
      void message.success(say(words.saved));
      onDone();
    },
  });
}
