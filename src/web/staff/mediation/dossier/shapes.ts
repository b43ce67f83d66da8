import { App } from 'antd';
import type { AnswerOf, Door } from '../../../../kit/contract.ts';
import type { doors } from '../../../../modules/confirmation/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useKnock } from '../../frame/doors.ts';
import type { Mediation } from '../shapes.ts';
import { dossierPanelWords } from './words.ts';

export type Dossier = AnswerOf<typeof doors.dossier>;

export interface DossierProps {
  readonly mediation: Mediation;
  readonly dossier: Dossier;
}

/** One act about a file: says that it was noted and brings the page of the case up to date. */
export function useDossierAct<D extends Door>(door: D, onDone: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return useKnock<D>(door, {
    refreshes: ['dossier.', 'mediation.'],
    onDone: () => {
      void message.success(say(dossierPanelWords.done));
      onDone();
    },
  });
}
