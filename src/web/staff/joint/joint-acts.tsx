import { Button } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/joint/contract.ts';
import { jointSteps } from '../../../modules/joint/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { FilePicker } from '../frame/file-picker.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { StepFrame } from '../matters/step-frame.tsx';
import { ReasonField } from '../matters/step-simple-forms.tsx';
import type { Joint } from './shapes.ts';
import { useJointAct } from './use-joint.ts';
import { jointWords as words } from './words.ts';

type Writing = 'finish' | 'cancel' | 'note' | 'evidence';

const labels: Readonly<Record<Writing, Words>> = {
  finish: jointSteps.finish,
  cancel: jointSteps.cancel,
  note: words.minutes,
  evidence: words.addEvidence,
};

/** What this person may do about it now; what needs words opens its form in place. */
export function JointActs({ joint }: { readonly joint: Joint }) {
  const { say } = useLanguage();
  const [writes, setWrites] = useState<Writing | null>(null);
  const start = useJointAct(doors.start, jointSteps.start, () => undefined);
  if (joint.can.length === 0) return null;
  const names = (['finish', 'note', 'evidence', 'cancel'] as const).filter((name) =>
    joint.can.includes(name === 'evidence' ? 'note' : name),
  );
  return (
    <section className="joint-acts">
      {joint.can.includes('start') && (
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() => start.mutate({ id: joint.id, version: joint.version })}
        >
          {say(jointSteps.start)}
        </Button>
      )}
      <ProblemLine problem={start.error} />
      {writes === null ? (
        names.map((name) => (
          <Button key={name} type={name === 'finish' ? 'primary' : 'default'} onClick={() => setWrites(name)}>
            {say(labels[name])}
          </Button>
        ))
      ) : (
        <WritingForm joint={joint} kind={writes} onFold={() => setWrites(null)} />
      )}
    </section>
  );
}

interface WritingFormProps {
  readonly joint: Joint;
  readonly kind: Writing;
  readonly onFold: () => void;
}

function WritingForm({ joint, kind, onFold }: WritingFormProps) {
  const [text, setText] = useState('');
  const [fileIds, setFileIds] = useState<readonly string[]>([]);
  const finish = useJointAct(doors.finish, jointSteps.finish, onFold);
  const cancel = useJointAct(doors.cancel, jointSteps.cancel, onFold);
  const note = useJointAct(doors.note, words.saved, onFold);
  const evidence = useJointAct(doors.evidence, words.saved, onFold);
  const { id, version } = joint;
  const send = {
    finish: () => finish.mutate({ id, version, text }),
    cancel: () => cancel.mutate({ id, version, reason: text }),
    note: () => note.mutate({ id, text }),
    evidence: () => evidence.mutate({ id, fileIds: [...fileIds], text }),
  };
  const knock = { finish, cancel, note, evidence }[kind];
  const isMissing = kind === 'evidence' ? fileIds.length === 0 : text.trim().length < 2;
  return (
    <StepFrame
      label={labels[kind]}
      gap={isMissing ? words.tooShort : null}
      guard={null}
      pending={knock.isPending}
      problem={knock.error}
      onFold={onFold}
      onSend={send[kind]}
      {...(kind === 'finish' && { about: words.finishAbout })}
    >
      {kind === 'evidence' && <FilePicker label={words.addEvidence} onChange={(ids) => setFileIds(ids)} />}
      <ReasonField
        id={`joint-${kind}`}
        label={kind === 'cancel' ? words.reason : labels[kind]}
        max={kind === 'cancel' || kind === 'evidence' ? 500 : 5000}
        value={text}
        onChange={setText}
      />
    </StepFrame>
  );
}
