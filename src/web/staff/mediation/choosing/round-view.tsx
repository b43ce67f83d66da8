import { Button } from 'antd';
import { doors } from '../../../../modules/choosing/contract.ts';
import {
  answers,
  closings,
  noneWords,
  roundKinds,
  roundStates,
  seatFields,
} from '../../../../modules/choosing/words.ts';
import { seatRoles, ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useKnock } from '../../frame/doors.ts';
import { ProblemLine } from '../../frame/states.tsx';
import { mediationWords } from '../words.ts';
import { Replayed } from './replayed.tsx';
import type { Round } from './shapes.ts';
import { choosingWords as words } from './words.ts';

const tones = { open: 'action', matched: 'kept', none: 'soon', cancelled: 'quiet' } as const;

/** One round: what was asked for, who handed in (never what), what came of it. */
export function RoundView({ round }: { readonly round: Round }) {
  const { say } = useLanguage();
  return (
    <div className="choosing-round">
      <h3>
        {say(words.round(round.number))} {say(roundKinds[round.kind])}{' '}
        <span className={`state-tag tone-${tones[round.state]}`}>{say(roundStates[round.state])}</span>
      </h3>
      <p className="quiet small">
        {round.seats
          .map(({ role, field }) =>
            field ? `${say(seatRoles[role])}（${say(seatFields[field])}）` : say(seatRoles[role]),
          )
          .join('、')}
        {' · '}
        {say(words.listed(round.listed, round.vetoes))}
        {' · '}
        {round.closedAt === null
          ? `${say(words.until)} ${say(formatDayTime(round.dueAt))}`
          : `${say(formatDayTime(round.closedAt))}${round.closedHow ? ` ${say(closings[round.closedHow])}` : ''}`}
      </p>
      {round.panel.length > 0 && (
        <p>
          <strong>{round.panel.map(({ name, role }) => `${say(seatRoles[role])} ${name}`).join('、')}</strong>
          {round.isByDraw && <span className="quiet small"> {say(words.byDraw)}</span>}
        </p>
      )}
      {round.because && <p className="tone-soon">{say(noneWords[round.because])}</p>}
      <ul className="entry-rows">
        {round.sides.map((side) => (
          <SideItem key={side.side} round={round} side={side} />
        ))}
      </ul>
      <Seed round={round} />
    </div>
  );
}

function SideItem({ round, side }: { readonly round: Round; readonly side: Round['sides'][number] }) {
  const { say, language } = useLanguage();
  const isBallots = round.kind !== 'proposal' && round.closedHow !== 'same-ballots';
  return (
    <li className="mediation-entry">
      {say(mediationWords.side(side.side))} {side.names.join('、')}{' '}
      {isBallots && (
        <span className={side.handedInAt ? 'tone-kept' : 'tone-soon'}>
          {side.handedInAt
            ? `✓ ${say(words.handedIn)} ${say(formatDayTime(side.handedInAt))}`
            : `○ ${say(words.notHanded)}`}
        </span>
      )}{' '}
      {side.way && side.way !== 'page' && <span className="quiet small">{say(ways[side.way])}</span>}
      {side.isAsked && round.state !== 'none' && round.state !== 'cancelled' && (
        <span className={side.answer ? 'tone-kept' : 'tone-soon'}>
          {' '}
          {say(side.answer ? answers[side.answer] : words.toAnswer)}
        </span>
      )}
      {side.sentences && (
        <p className="mediation-text quiet small">
          {say(words.readOut)}：{side.sentences[language].join('')}
        </p>
      )}
    </li>
  );
}

function Seed({ round }: { readonly round: Round }) {
  const { say } = useLanguage();
  const replay = useKnock(doors.replay);
  return (
    <>
      <details className="small">
        <summary className="quiet">{say(round.seed ? words.seed : words.seedHash)}</summary>
        <p className="mediation-text figures">{round.seedHash}</p>
        {round.seed && <p className="mediation-text figures">{round.seed}</p>}
      </details>
      {round.canReplay && (
        <p>
          <Button size="small" loading={replay.isPending} onClick={() => replay.mutate({ roundId: round.id })}>
            {say(words.replay)}
          </Button>{' '}
          {replay.data && <Replayed result={replay.data} />}
        </p>
      )}
      <ProblemLine problem={replay.error} />
    </>
  );
}
