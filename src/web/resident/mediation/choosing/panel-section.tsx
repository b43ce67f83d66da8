import { useState } from 'react';
import { roleWords } from '../../../../algorithms/mediator-matching/words.ts';
import { keysOf } from '../../../../kit/words.ts';
import { ownDoors } from '../../../../modules/choosing/contract-own.ts';
import { type ChallengeGround, challengeGrounds, challengeStates } from '../../../../modules/choosing/words.ts';
import { conflictKinds } from '../../../../modules/mediators/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { ChoosingProps, OwnChoosing } from './shapes.ts';
import { choosingWords as words } from './words.ts';

type Member = OwnChoosing['panel'][number];

/** Who mediates, what each declared, and how to ask for somebody else. */
export function PanelSection({ choosing, refresh }: ChoosingProps) {
  const { say } = useLanguage();
  const { panel, challenges } = choosing;
  if (panel.length === 0 && challenges.length === 0) return null;
  return (
    <section className="choosing">
      {panel.length > 0 && <h2>{say(words.panel)}</h2>}
      <ul className="picks">
        {panel.map((member) => (
          <li key={member.mediatorId} className="pick">
            <MemberBody member={member} />
          </li>
        ))}
      </ul>
      {challenges.length > 0 && (
        <>
          <h3>{say(words.challenges)}</h3>
          <ul>
            {challenges.map((one) => (
              <li key={one.id}>
                {one.name}：{say(challengeGrounds[one.ground])} · <strong>{say(challengeStates[one.state])}</strong>{' '}
                <span className="hint">{say(formatDay(one.decidedAt ?? one.madeAt))}</span>
                {one.why && (
                  <span className="hint">
                    {' '}
                    {say(words.why)}：{one.why}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {choosing.can.includes('challenge') && <ChallengeForm panel={panel} refresh={refresh} />}
    </section>
  );
}

function MemberBody({ member }: { readonly member: Member }) {
  const { say } = useLanguage();
  return (
    <>
      <p className="pick-name">
        <strong>{member.name}</strong> <span className="hint">{say(roleWords[member.role])}</span>
      </p>
      {member.order === 'asked' && <p className="hint">{say(words.waitsOrder)}</p>}
      {member.isFree && <p>✓ {say(words.free)}</p>}
      {member.disclosure && (
        <p className="pick-told">
          <strong>{say(words.declares)}</strong>：{member.disclosure}
        </p>
      )}
      {member.disclosures.map(({ isMine, kind }) => (
        <p key={`${isMine} ${kind}`} className="hint">
          {say(isMine ? words.withMine : words.withOthers)}：{say(conflictKinds[kind])}
        </p>
      ))}
    </>
  );
}

function ChallengeForm({ panel, refresh }: { readonly panel: readonly Member[]; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const free = panel.filter(({ canChallenge }) => canChallenge);
  const [chosen, setChosen] = useState('');
  const [ground, setGround] = useState<ChallengeGround>('kin');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, act } = useAct(ownDoors.ownChallenge);
  const mediatorId = free.some((one) => one.mediatorId === chosen) ? chosen : (free[0]?.mediatorId ?? '');
  const isShort = reason.trim().length < 2;
  const send = async () => {
    setTried(true);
    if (isShort) return;
    if (await act({ mediatorId, ground, reason })) refresh();
  };
  return (
    <details className="fold">
      <summary>{say(words.challenge)}</summary>
      <p className="hint">{say(words.challengeHint)}</p>
      {free.length > 1 && (
        <fieldset className="chips">
          <legend>{say(words.whom)}</legend>
          {free.map((one) => (
            <label key={one.mediatorId} className="chip">
              <input
                type="radio"
                name="challenge-whom"
                checked={mediatorId === one.mediatorId}
                onChange={() => setChosen(one.mediatorId)}
              />
              <span>{one.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="chips">
        <legend>{say(words.ground)}</legend>
        {keysOf(challengeGrounds).map((name) => (
          <label key={name} className="chip">
            <input type="radio" name="challenge-ground" checked={ground === name} onChange={() => setGround(name)} />
            <span>{say(challengeGrounds[name])}</span>
          </label>
        ))}
      </fieldset>
      <Field id="challenge-reason" label={words.reason} problem={tried && isShort ? words.reasonMissing : undefined}>
        {(describedBy, invalid) => (
          <textarea
            id="challenge-reason"
            rows={3}
            maxLength={500}
            value={reason}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Failure words={failure} />
      <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
        {say(words.send)}
      </button>
    </details>
  );
}
