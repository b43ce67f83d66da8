import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { CodeInput } from '../account/code-input.tsx';
import { describedBy, Line } from '../account/line.tsx';
import { SecretCard } from '../account/secret-card.tsx';
import { authenticatorWords } from '../account/words.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { Entrance } from './entrance.tsx';
import { signInWords as words } from './words.ts';

const fields = [
  { part: 'badge', label: words.badge, missing: words.badgeMissing },
  { part: 'password', label: words.password, missing: words.passwordMissing },
  { part: 'enrolmentCode', label: words.enrolmentCode, missing: words.enrolmentCodeMissing },
] as const;
type Part = (typeof fields)[number]['part'];

/** After a lost phone: badge, password and the administrator's enrolment code, then a code of the new authenticator. */
export function Enrol({ onBack }: { readonly onBack: () => void }) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState<Record<Part, string>>({ badge: '', password: '', enrolmentCode: '' });
  const [code, setCode] = useState('');
  const [gap, setGap] = useState<Part | null>(null);
  const begin = useKnock(platformDoors.beginEnrolment);
  const enrol = useKnock(platformDoors.enrol, { refreshes: ['session.'] });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (begin.data) {
      enrol.mutate({ code });
      return;
    }
    const empty = fields.find(({ part }) => typed[part].trim() === '')?.part ?? null;
    setGap(empty);
    if (empty) document.getElementById(`enrol-${empty}`)?.focus();
    else begin.mutate({ ...typed, badge: typed.badge.trim() });
  };
  return (
    <Entrance title={words.enrolTitle} lead={begin.data ? words.enrolLast : words.enrolLead} onSubmit={send}>
      {!begin.data &&
        fields.map(({ part, label, missing }, index) => (
          <Line
            key={part}
            id={`enrol-${part}`}
            label={label}
            gap={gap === part ? missing : undefined}
            {...(part === 'enrolmentCode' && { hint: words.enrolmentCodeHint })}
          >
            <Input
              id={`enrol-${part}`}
              size="large"
              autoFocus={index === 0}
              type={part === 'password' ? 'password' : 'text'}
              autoComplete={part === 'badge' ? 'username' : part === 'password' ? 'current-password' : 'off'}
              aria-invalid={gap === part}
              aria-describedby={describedBy(`enrol-${part}`)}
              value={typed[part]}
              onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
            />
          </Line>
        ))}
      <ProblemLine problem={begin.error} />
      {begin.data && (
        <>
          <SecretCard {...begin.data} />
          <Line id="enrol-code" label={authenticatorWords.newCode}>
            <CodeInput autoFocus id="enrol-code" size="large" value={code} onChange={setCode} />
          </Line>
        </>
      )}
      <ProblemLine problem={enrol.error} />
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={begin.isPending || enrol.isPending}
        disabled={begin.isSuccess && code.length < 6}
      >
        {say(begin.data ? words.enrolEnd : words.next)}
      </Button>
      <Button type="link" className="sign-in-lost" onClick={onBack}>
        {say(words.back)}
      </Button>
    </Entrance>
  );
}
