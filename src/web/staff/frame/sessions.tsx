import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, relative } from '../../shared/time.ts';
import { AskPassword } from './ask-password.tsx';
import { useDoor, useKnock } from './doors.ts';
import { Failed, Nothing, Waiting } from './states.tsx';
import { frameWords } from './words.ts';

type Session = AnswerOf<typeof platformDoors.sessions>['rows'][number];

/** My sessions, each to be ended from here. */
export function Sessions() {
  const { say } = useLanguage();
  const sessions = useDoor(platformDoors.sessions, {}, { staleMilliseconds: 0 });
  return (
    <section aria-labelledby="my-sessions">
      <h2 id="my-sessions">{say(frameWords.mySessions)}</h2>
      <p className="quiet">{say(frameWords.mySessionsHint)}</p>
      {sessions.isPending && <Waiting rows={2} />}
      {sessions.isError && <Failed problem={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data?.rows.length === 0 && <Nothing title={frameWords.noOtherSessions} />}
      <ul className="sessions">
        {sessions.data?.rows.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function SessionLine({ session }: { readonly session: Session }) {
  const { say } = useLanguage();
  const [isEnding, setEnding] = useState(false);
  const end = useKnock(platformDoors.revokeSession, { refreshes: ['session.list'] });
  return (
    <li>
      <div>
        <strong>{session.device}</strong>
        <div className="quiet">
          {session.network} · {say(frameWords.signedInAt)} {say(formatDayTime(session.madeAt))} ·{' '}
          {say(frameWords.seenAt)} {say(relative(session.seenAt))}
        </div>
        {isEnding && (
          <AskPassword
            id={`session-${session.id}`}
            question={say(frameWords.endSessionSure)}
            act={`${say(frameWords.endSession)} ${session.device}`}
            isBusy={end.isPending}
            problem={end.error}
            onPassword={(password) => end.mutate({ id: session.id, password })}
            onFold={() => setEnding(false)}
          />
        )}
      </div>
      {session.current && <span className="quiet">{say(frameWords.thisDevice)}</span>}
      {!(session.current || isEnding) && (
        <Button size="small" onClick={() => setEnding(true)}>
          {say(frameWords.endSession)}
        </Button>
      )}
    </li>
  );
}
