import { App } from 'antd';
import type { AnswerOf, Door } from '../../../../kit/contract.ts';
import type { doors } from '../../../../modules/confirmation/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useKnock } from '../../frame/doors.ts';
import { confirmWords } from './words.ts';

type Known = AnswerOf<typeof doors.view>;
export type Confirmation = NonNullable<Known['confirmation']>;
export type Courts = Known['courts'];

export interface FormProps {
  readonly mediationId: string;
  readonly one: Confirmation;
  readonly onFold: () => void;
}

/** One act about a confirmation: says that it was noted and brings the page of the case up to date. */
export function useConfirmAct<D extends Door>(door: D, onDone: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['confirmation.', 'dossier.', 'mediation.'],
    onDone: () => {
      void message.success(say(confirmWords.noted));
      onDone();
    },
  });
}

/** Today in China, for fields of days. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
