import { App } from 'antd';
import type { TextBackground } from '../../../../algorithms/definite-duties/text.ts';
import type { AnswerOf, Door } from '../../../../kit/contract.ts';
import type { Words } from '../../../../kit/words.ts';
import type { doors } from '../../../../modules/agreements/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useKnock } from '../../frame/doors.ts';

export type Agreements = AnswerOf<typeof doors.list>;
export type Agreement = AnswerOf<typeof doors.view>;
export type Text = NonNullable<Agreement['text']>;
export type DutyText = Text['duties'][number];

/** What every piece of the room needs to know of the case. */
export interface CaseProps {
  readonly agreement: Agreement;
  readonly bearers: Agreements['bearers'];
  readonly background: TextBackground;
}

/** One act about an agreement: says what was done and brings the page of the case up to date. */
export function useAgreementAct<D extends Door>(door: D, done: Words, onDone: () => void = () => undefined) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['agreement.', 'mediation.', 'matter.'],
    onDone: () => {
      void message.success(say(done));
      onDone();
    },
  });
}
