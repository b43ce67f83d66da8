import { App, Radio } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts, type Verdict, verdictWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { HelperSelect, helperInput } from './helper-select.tsx';
import { partPanelWords as panel } from './part-words.ts';
import type { PartFormProps } from './shapes.ts';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { ReasonField, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { afterStep } from './use-matter-list.ts';

/** The named arbiter says whose the part is, and why. */
export function ArbitrateForm({ matter, part, onFold }: PartFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [who, setWho] = useState('');
  const [reason, setReason] = useDraft(`${part.id} arbitrate`);
  const decide = useKnock(doors.partArbitrate, {
    refreshes: afterStep,
    onDone: () => {
      void message.success(say(matterFacts['part.decided'].staff));
      setReason('');
      onFold();
    },
  });
  const isOther = verdict === 'other';
  const isChosen = verdict !== null && (!isOther || who !== '');
  return (
    <StepFrame
      label={panel.arbitrate}
      about={panel.arbitrateAbout}
      gap={isChosen ? tooShort(reason) : stepWords.chooseFirst}
      guard={null}
      pending={decide.isPending}
      problem={decide.error}
      onFold={onFold}
      onSend={() =>
        verdict && decide.mutate({ id: matter.id, partId: part.id, verdict, reason, ...(isOther && helperInput(who)) })
      }
    >
      <fieldset className="field-line">
        <legend>{say(panel.verdict)}</legend>
        <Radio.Group
          className="share-levels"
          value={verdict}
          options={keysOf(verdictWords).map((one) => ({ value: one, label: say(verdictWords[one]) }))}
          onChange={(event) => setVerdict(event.target.value)}
        />
      </fieldset>
      {isOther && (
        <FieldLine id={`other-${part.id}`} label={stepWords.helperUnit}>
          <HelperSelect id={`other-${part.id}`} value={who} onChange={setWho} />
        </FieldLine>
      )}
      <ReasonField id={`arbitrate-${part.id}`} label={panel.verdictReason} value={reason} onChange={setReason} />
    </StepFrame>
  );
}
