import { Button, Input } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/joint/contract.ts';
import { jointFacts, memberStates, memberWords } from '../../../modules/joint/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { HelperSelect, helperInput } from '../matters/helper-select.tsx';
import { MatterClock } from '../matters/state-tag.tsx';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField } from '../matters/step-simple-forms.tsx';
import type { Joint, Member } from './shapes.ts';
import { useJointAct } from './use-joint.ts';
import { jointWords as words } from './words.ts';

/** Who takes part, with which task, until when, and what came of it. */
export function Members({ joint }: { readonly joint: Joint }) {
  const { say } = useLanguage();
  const [asks, setAsks] = useState(false);
  return (
    <section aria-labelledby="joint-members">
      <h2 id="joint-members">
        {say(words.members)} <span className="quiet figures">{joint.members}</span>
      </h2>
      <ul className="entry-rows">
        {joint.memberList.map((member) => (
          <MemberLine key={member.id} joint={joint} member={member} />
        ))}
      </ul>
      {asks && <AskForm joint={joint} onFold={() => setAsks(false)} />}
      {!asks && joint.can.includes('change') && <Button onClick={() => setAsks(true)}>{say(words.addMember)}</Button>}
    </section>
  );
}

function MemberLine({ joint, member }: { readonly joint: Joint; readonly member: Member }) {
  const { say } = useLanguage();
  const [answers, setAnswers] = useState<'done' | 'returned' | null>(null);
  const [text, setText] = useState('');
  const act = useJointAct(doors.answer, words.saved, () => setAnswers(null));
  const send = (state: Member['can'][number]) =>
    act.mutate({ id: joint.id, memberId: member.id, state, text: state === 'taken' ? '' : text });
  return (
    <li className="joint-member">
      <div>
        <strong>{member.who}</strong>{' '}
        <span className={member.state === 'done' ? 'tone-kept' : 'quiet'}>{say(memberStates[member.state])}</span>{' '}
        {member.dueAt && <MatterDue dueAt={member.dueAt} stopped={member.state === 'done'} />}
        <p>{member.task}</p>
        {member.answer && <p className="quiet">{member.answer}</p>}
      </div>
      {answers ? (
        <StepFrame
          label={memberWords[answers]}
          gap={text.trim().length < 2 ? words.tooShort : null}
          guard={null}
          pending={act.isPending}
          problem={act.error}
          onFold={() => setAnswers(null)}
          onSend={() => send(answers)}
        >
          <ReasonField id={`said-${member.id}`} label={words.said} max={5000} value={text} onChange={setText} />
        </StepFrame>
      ) : (
        <div className="joint-member-acts">
          {member.can.map((state) => (
            <Button key={state} size="small" onClick={() => (state === 'taken' ? send(state) : setAnswers(state))}>
              {say(memberWords[state])}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function MatterDue({ dueAt, stopped }: { readonly dueAt: string; readonly stopped: boolean }) {
  return <MatterClock matter={{ promisedAt: dueAt, state: stopped ? 'archived' : 'in_hand' }} />;
}

function AskForm({ joint, onFold }: { readonly joint: Joint; readonly onFold: () => void }) {
  const [helper, setHelper] = useState('');
  const [task, setTask] = useState('');
  const [due, setDue] = useState('');
  const act = useJointAct(doors.ask, jointFacts['joint.member-asked'], onFold);
  return (
    <StepFrame
      label={words.addMember}
      gap={helper === '' ? words.choose : task.trim().length < 2 ? words.tooShort : null}
      guard={null}
      pending={act.isPending}
      problem={act.error}
      onFold={onFold}
      onSend={() =>
        act.mutate({
          id: joint.id,
          task,
          ...helperInput(helper),
          ...(due && { dueAt: new Date(`${due}T17:30:00+08:00`).toISOString() }),
        })
      }
    >
      <FieldLine id="joint-helper" label={words.members}>
        <HelperSelect id="joint-helper" value={helper} onChange={setHelper} />
      </FieldLine>
      <ReasonField id="joint-task" label={words.task} max={5000} value={task} onChange={setTask} />
      <FieldLine id="joint-due" label={words.due}>
        <Input id="joint-due" type="date" value={due} onChange={(event) => setDue(event.target.value)} />
      </FieldLine>
    </StepFrame>
  );
}
