import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/choosing/contract.ts';
import { type Answer, answers } from '../../../../modules/choosing/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import type { ChoosingProps } from './shapes.ts';
import { useChoosingAct } from './use-choosing-act.ts';
import { freshWitnessed, WitnessedFields, witnessedGaps, witnessedPaths } from './witnessed-fields.tsx';
import { choosingWords as words } from './words.ts';

/** 登记答复: whether a side accepts; where the count gave it somebody, "no" is a challenge instead. */
export function AnswerForm({ mediation, choosing, onFold }: ChoosingProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [said, setSaid] = useState(freshWitnessed(mediation));
  const [answer, setAnswer] = useState<Answer>('accepted');
  const knock = useChoosingAct(doors.answer, words.answered, onFold);
  const [round] = choosing.rounds;
  if (!round) return null;
  const isProposal = round.kind === 'proposal' && round.state === 'open';
  const choices = keysOf(answers).filter((name) => isProposal || name === 'accepted');
  return (
    <RegisterForm
      title={words.answer}
      label={words.answer}
      paths={['answer', ...witnessedPaths]}
      gaps={witnessedGaps(said)}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, roundId: round.id, answer, ...said })}
      onFold={onFold}
    >
      <WitnessedFields mediation={mediation} said={said} onChange={setSaid} />
      <ChoiceField<Answer>
        path="answer"
        label={words.answerIs}
        value={answer}
        onChange={setAnswer}
        options={choices.map((value) => ({ value, label: say(answers[value]) }))}
      />
    </RegisterForm>
  );
}
