import { Button } from 'antd';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, relative } from '../../shared/time.ts';
import { useDoor, useKnock } from './doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from './states.tsx';
import { frameWords } from './words.ts';

/** My sessions, each to be ended from here. */
export function Sessions() {
  const { say } = useLanguage();
  const sessions = useDoor(platformDoors.sessions, {}, { staleMilliseconds: 0 });
  const end = useKnock(platformDoors.revokeSession, { refreshes: ['session.list'] });
  return (
    <section aria-labelledby="my-sessions">
      <h2 id="my-sessions">{say(frameWords.mySessions)}</h2>
      <p className="quiet">{say(frameWords.mySessionsHint)}</p>
      {sessions.isPending && <Waiting rows={2} />}
      {sessions.isError && <Failed problem={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data?.rows.length === 0 && <Nothing title={frameWords.noOtherSessions} />}
      <ProblemLine problem={end.error} />
      <ul className="sessions">
        {sessions.data?.rows.map((session) => (
          <li key={session.id}>
            <div>
              <strong>{session.device}</strong>
              <div className="quiet">
                {session.network} · {say(frameWords.signedInAt)} {say(formatDayTime(session.madeAt))} ·{' '}
                {say(frameWords.seenAt)} {say(relative(session.seenAt))}
              </div>
            </div>
            {session.current ? (
              <span className="quiet">{say(frameWords.thisDevice)}</span>
            ) : (
              <Button
                size="small"
                loading={end.isPending && end.variables.id === session.id}
                onClick={() => end.mutate({ id: session.id })}
              >
                {say(frameWords.endSession)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
