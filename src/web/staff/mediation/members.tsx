import { Button } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { partyDoors } from '../../../modules/mediation/contract-parties.ts';
import { type MemberRole, memberRoles, memberStates } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { ChoiceField, DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { HelperSelect, helperInput } from '../matters/helper-select.tsx';
import type { Mediation, PanelProps } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

/** 联动单位: some or all, each with what it speaks on and whether it comes. */
export function Members({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const ask = {
    name: 'ask-member',
    label: words.askMember,
    form: (onFold: () => void) => <AskForm mediation={mediation} onFold={onFold} />,
  };
  if (mediation.mode === 'spot' && mediation.members.length === 0) return null;
  return (
    <section aria-labelledby="mediation-members">
      <h2 id="mediation-members">{say(words.members)}</h2>
      {mediation.members.length === 0 && <p className="quiet">{say(words.noMembers)}</p>}
      <ul className="entry-rows">
        {mediation.members.map((member) => (
          <MemberItem key={member.id} mediation={mediation} member={member} />
        ))}
      </ul>
      {mediation.can.includes('ask-member') && <Acts id={mediation.id} of={mediation.title} acts={[ask]} />}
    </section>
  );
}

function MemberItem({
  mediation,
  member,
}: {
  readonly mediation: Mediation;
  readonly member: Mediation['members'][number];
}) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const [isDeclining, setDeclining] = useState(false);
  const answer = useMediationAct(partyDoors.answerMember, words.saved, () => setDeclining(false));
  const send = (state: 'accepted' | 'declined') =>
    answer.mutate({ id: mediation.id, memberId: member.id, state, answer: text });
  return (
    <li className="mediation-entry">
      <strong>{member.who}</strong>{' '}
      <span className="quiet">
        {say(memberRoles[member.role])} · {say(memberStates[member.state])}
        {member.dueAt && member.state === 'asked' && ` · ${say(formatDay(member.dueAt))}`}
      </span>
      {member.speaksOn && <p className="mediation-text">{member.speaksOn}</p>}
      {member.answer && <p className="mediation-text quiet">{member.answer}</p>}
      {member.canAnswer && !isDeclining && (
        <div className="step-buttons">
          {member.state !== 'accepted' && (
            <Button size="small" loading={answer.isPending} onClick={() => send('accepted')}>
              {say(words.comes)}
            </Button>
          )}
          {member.state !== 'declined' && (
            <Button size="small" onClick={() => setDeclining(true)}>
              {say(words.declines)}
            </Button>
          )}
        </div>
      )}
      {isDeclining && (
        <RegisterForm
          title={words.declines}
          label={words.declines}
          paths={['answer']}
          gaps={{ answer: text.trim().length < 2 ? words.tooShort : undefined }}
          knock={answer}
          onSend={() => send('declined')}
          onFold={() => setDeclining(false)}
        >
          <TextField wide path="answer" label={words.reason} max={500} rows={2} value={text} onChange={setText} />
        </RegisterForm>
      )}
      {!isDeclining && <ProblemLine problem={answer.error} />}
    </li>
  );
}

function AskForm({ mediation, onFold }: PanelProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ helper: '', role: 'assist' as MemberRole, speaksOn: '', dueOn: '' });
  const knock = useMediationAct(partyDoors.askMember, words.asked, onFold);
  const { helper, role, speaksOn, dueOn } = fields;
  return (
    <RegisterForm
      title={words.askMember}
      label={words.askMember}
      paths={['unitId', 'role', 'speaksOn', 'dueOn']}
      gaps={{ unitId: helper === '' ? words.unitOrPartner : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({ id: mediation.id, role, speaksOn, ...helperInput(helper), ...(dueOn !== '' && { dueOn }) })
      }
      onFold={onFold}
    >
      <Field path="unitId" label={words.unit}>
        {({ id }) => <HelperSelect id={id} value={helper} onChange={set('helper')} />}
      </Field>
      <ChoiceField
        path="role"
        label={words.role}
        value={role}
        onChange={set('role')}
        options={keysOf(memberRoles).map((value) => ({ value, label: say(memberRoles[value]) }))}
      />
      <TextField path="speaksOn" label={words.speaksOn} max={200} value={speaksOn} onChange={set('speaksOn')} />
      <DayField path="dueOn" label={words.dueOn} value={dueOn} onChange={set('dueOn')} />
    </RegisterForm>
  );
}
