import { Select } from 'antd';
import { useState } from 'react';
import { doors } from '../../../../modules/choosing/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { drawSalt } from '../../../shared/salt.ts';
import { Field } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import type { ChoosingProps } from './shapes.ts';
import { useChoosingAct } from './use-choosing-act.ts';
import { freshWitnessed, WitnessedFields, witnessedGaps, witnessedPaths } from './witnessed-fields.tsx';
import { choosingWords as words } from './words.ts';

/** 代填选票: what somebody without a page says; the order in which names are picked is the order of the ballot. */
export function HandInForm({ mediation, choosing, onFold }: ChoosingProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [said, setSaid] = useState(freshWitnessed(mediation));
  const [ranking, setRanking] = useState<readonly string[]>([]);
  const [vetoes, setVetoes] = useState<readonly string[]>([]);
  const [salt] = useState(drawSalt);
  const knock = useChoosingAct(doors.handIn, words.entered, onFold);
  const round = choosing.rounds.find(({ state }) => state === 'open');
  if (!round) return null;
  const options = (taken: readonly string[]) =>
    choosing.cards
      .filter(({ id, isAvailable }) => isAvailable && !taken.includes(id))
      .map(({ id, name, unitName }) => ({ value: id, label: `${name} ${unitName}` }));
  return (
    <RegisterForm
      title={words.enter}
      label={words.enter}
      paths={['ranking', 'vetoes', ...witnessedPaths]}
      gaps={witnessedGaps(said)}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          roundId: round.id,
          ranking: [...ranking],
          vetoes: [...vetoes],
          salt,
          ...said,
        })
      }
      onFold={onFold}
    >
      <p className="quiet small">{say(words.enterLead)}</p>
      <WitnessedFields mediation={mediation} said={said} onChange={setSaid} />
      <Field wide path="ranking" label={words.ranking}>
        {(control) => (
          <Select<string[]>
            {...control}
            className="wide"
            mode="multiple"
            optionFilterProp="label"
            value={[...ranking]}
            onChange={setRanking}
            options={options(vetoes)}
          />
        )}
      </Field>
      {round.vetoes > 0 && (
        <Field wide path="vetoes" label={words.vetoed}>
          {(control) => (
            <Select<string[]>
              {...control}
              className="wide"
              mode="multiple"
              optionFilterProp="label"
              maxCount={round.vetoes}
              value={[...vetoes]}
              onChange={setVetoes}
              options={options(ranking)}
            />
          )}
        </Field>
      )}
    </RegisterForm>
  );
}
