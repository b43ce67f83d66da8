import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/casefile/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { caseFileWords } from './case-file-words.ts';
import { FieldLine, StepFrame } from './step-frame.tsx';

interface FormProps {
  readonly id: string;
  readonly onFold: () => void;
}

const shortest = 2;

/** The whole file, with a reason. */
export function MakeForm({ id, onFold }: FormProps) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const make = useKnock(doors.make, { refreshes: ['casefile.'], onDone: onFold });
  return (
    <StepFrame
      label={caseFileWords.make}
      gap={reason.trim().length < shortest ? caseFileWords.reasonGap : null}
      guard={null}
      pending={make.isPending}
      problem={make.error}
      onSend={() => make.mutate({ id, reason: reason.trim() })}
      onFold={onFold}
    >
      <FieldLine id="file-reason" label={caseFileWords.reason}>
        <Input
          id="file-reason"
          value={reason}
          maxLength={500}
          placeholder={say(caseFileWords.reasonHint)}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldLine>
    </StepFrame>
  );
}

/** What leaves the house: to whom, what for, and which items. */
export function PackForm({ id, onFold }: FormProps) {
  const { say } = useLanguage();
  const [receiver, setReceiver] = useState('');
  const [purpose, setPurpose] = useState('');
  const [sections, setSections] = useState<readonly string[]>([]);
  const [fileIds, setFileIds] = useState<readonly string[]>([]);
  const parts = useDoor(doors.parts, { id });
  const pack = useKnock(doors.pack, { refreshes: ['casefile.', 'matter.'], onDone: onFold });
  const isComplete =
    receiver.trim().length >= shortest && purpose.trim().length >= shortest && sections.length + fileIds.length > 0;
  if (parts.isPending) return <Waiting rows={4} />;
  if (parts.isError) return <Failed problem={parts.error} onRetry={() => void parts.refetch()} />;
  return (
    <StepFrame
      label={caseFileWords.pack}
      about={caseFileWords.told}
      gap={isComplete ? null : caseFileWords.packGap}
      guard={null}
      pending={pack.isPending}
      problem={pack.error}
      onSend={() =>
        pack.mutate({
          id,
          receiver: receiver.trim(),
          purpose: purpose.trim(),
          sections: [...sections],
          fileIds: [...fileIds],
        })
      }
      onFold={onFold}
    >
      <FieldLine id="pack-receiver" label={caseFileWords.receiver}>
        <Input
          id="pack-receiver"
          value={receiver}
          maxLength={100}
          onChange={(event) => setReceiver(event.target.value)}
        />
      </FieldLine>
      <FieldLine id="pack-purpose" label={caseFileWords.purpose}>
        <Input
          id="pack-purpose"
          value={purpose}
          maxLength={500}
          placeholder={say(caseFileWords.purposeHint)}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </FieldLine>
      <fieldset className="helper">
        <legend>{say(caseFileWords.items)}</legend>
        <Checkbox.Group
          className="parts"
          value={[...sections]}
          onChange={setSections}
          options={parts.data.sections.map((section) => ({
            value: section.key,
            label: `${say(section)}（${section.pieces}）`,
          }))}
        />
      </fieldset>
      {parts.data.files.length > 0 && (
        <fieldset className="helper">
          <legend>{say(caseFileWords.files)}</legend>
          <Checkbox.Group
            className="parts"
            value={[...fileIds]}
            onChange={setFileIds}
            options={parts.data.files.map((file) => ({
              value: file.id,
              disabled: !file.ready,
              label: file.ready ? file.caption : `${file.caption}（${say(caseFileWords.notReady)}）`,
            }))}
          />
        </fieldset>
      )}
    </StepFrame>
  );
}
