import { useState } from 'react';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure } from '../../pieces.tsx';
import type { OwnSittings, OwnSittingsProps } from './shapes.ts';
import { sittingWords as words } from './words.ts';

/** 选时间: every time that suits, or none; the same answer as 1, 2, 3 or 0 by SMS. */
export function Times({ own, refresh }: OwnSittingsProps) {
  const { say } = useLanguage();
  if (!own.round) return null;
  return (
    <section className="sitting-times">
      <h2>{say(words.timesTitle)}</h2>
      <p>
        {say(words.minutes(own.round.minutes))} {say(words.answerBy(formatDayTime(own.round.answerBy)))}
      </p>
      {own.round.iAmAsked && own.can.includes('times') ? (
        <Choose key={own.round.id} round={own.round} refresh={refresh} />
      ) : (
        <p className="hint">{say(words.notAsked)}</p>
      )}
    </section>
  );
}

function Choose({
  round,
  refresh,
}: {
  readonly round: NonNullable<OwnSittings['round']>;
  readonly refresh: () => void;
}) {
  const { say, list } = useLanguage();
  const [slots, setSlots] = useState<readonly number[]>(round.mine ?? []);
  const { busy, failure, act } = useAct(ownDoors.ownTimes);
  const send = async (chosen: readonly number[]) => {
    if (await act({ roundId: round.id, slots: [...chosen] })) refresh();
  };
  const said = round.slots.filter(({ number }) => round.mine?.includes(number));
  return (
    <>
      <p className="hint">{say(words.timesHint)}</p>
      <ul className="sitting-choices">
        {round.slots.map(({ number, startsAt, roomName }) => (
          <li key={number}>
            <label>
              <input
                type="checkbox"
                checked={slots.includes(number)}
                onChange={(event) =>
                  setSlots(event.target.checked ? [...slots, number] : slots.filter((one) => one !== number))
                }
              />
              <span>
                <strong>{say(formatDayTime(startsAt))}</strong>
                {(roomName ?? round.place) && <span className="hint"> {roomName ?? round.place}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {round.mine && (
        <p role="status">
          {round.mine.length === 0
            ? say(words.chosenNone)
            : `${say(words.chosen)} ${list(said.map(({ startsAt }) => say(formatDayTime(startsAt))))}`}{' '}
          <span className="hint">{say(words.chosenWait)}</span>
        </p>
      )}
      <Failure words={failure} />
      <div className="moves">
        <button
          type="button"
          className="button button-first"
          aria-disabled={busy || slots.length === 0}
          onClick={() => {
            if (slots.length > 0) void send(slots);
          }}
        >
          {say(words.chooseThese)}
        </button>
        <button type="button" className="button" aria-disabled={busy} onClick={() => void send([])}>
          {say(words.chooseNone)}
        </button>
      </div>
    </>
  );
}
