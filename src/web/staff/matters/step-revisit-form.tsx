import { Radio, Select } from 'antd';
import { useState } from 'react';
import type { InputOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts, matterSteps, revisitWays } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../frame/draft.ts';
import { resultWords } from '../together/words.ts';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { useStep } from './use-step.ts';

type Revisit = InputOf<typeof doors.revisit>;
const said = {
  yes: stepWords.solvedYes,
  partly: stepWords.solvedPartly,
  no: stepWords.solvedNo,
  unreached: stepWords.solvedUnreached,
} as const satisfies Record<Revisit['solved'], unknown>;

/** How the visit was made, what the reporter says, and the record. */
export function RevisitForm({ matter, onFold }: StepFormProps) {
  const { say } = useLanguage();
  const [way, setWay] = useState<Revisit['way'] | null>(null);
  const [solved, setSolved] = useState<Revisit['solved'] | null>(null);
  const people = matter.reporters.filter(({ withdrawn }) => !withdrawn);
  const several = people.length > 1;
  const [reporterId, setReporterId] = useState('');
  const [note, setNote] = useDraft(`${matter.id} revisit`);
  const { send, ...rest } = useStep(doors.revisit, matter, matterFacts['matter.revisited'].staff, () => {
    setNote('');
    onFold();
  });
  const gap =
    way === null || solved === null || (several && reporterId === '') ? stepWords.chooseFirst : tooShort(note);
  return (
    <StepFrame
      label={matterSteps.revisit}
      gap={gap}
      onFold={onFold}
      onSend={() =>
        way &&
        solved &&
        send({ id: matter.id, version: rest.guard.seen, way, solved, note, ...(several && { reporterId }) })
      }
      {...(solved === 'no' && { about: stepWords.revisitNoAbout })}
      {...rest}
    >
      {several && (
        <FieldLine id="revisit-whom" label={resultWords.whom}>
          <Select
            id="revisit-whom"
            className="wide"
            value={reporterId || null}
            onChange={(id: string) => setReporterId(id)}
            options={people.map(({ id, name, code }) => ({
              value: id,
              label: `${name ?? say(resultWords.noName)} · ${code}`,
            }))}
          />
        </FieldLine>
      )}
      <fieldset className="field-line">
        <legend>{say(stepWords.revisitWay)}</legend>
        <Radio.Group
          value={way}
          onChange={(event) => setWay(event.target.value)}
          options={keysOf(revisitWays).map((value) => ({ value, label: say(revisitWays[value]) }))}
        />
      </fieldset>
      <fieldset className="field-line">
        <legend>{say(stepWords.revisitSolved)}</legend>
        <Radio.Group
          value={solved}
          onChange={(event) => setSolved(event.target.value)}
          options={keysOf(said).map((value) => ({ value, label: say(said[value]) }))}
        />
      </fieldset>
      <ReasonField id="revisit-note" label={stepWords.revisitNote} max={5000} value={note} onChange={setNote} />
    </StepFrame>
  );
}
