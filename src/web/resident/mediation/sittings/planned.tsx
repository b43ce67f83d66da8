import { sittingKinds } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import type { OwnSittings, OwnSittingsProps } from './shapes.ts';
import { sittingWords as words } from './words.ts';

/** 我的调解会: when, where, how to get in, what to bring. */
export function Planned({ own }: OwnSittingsProps) {
  const ahead = own.sittings.filter(({ state, iAmAsked }) => iAmAsked && state === 'planned');
  return ahead.map((sitting) => <One key={sitting.id} sitting={sitting} />);
}

function One({ sitting }: { readonly sitting: OwnSittings['sittings'][number] }) {
  const { say } = useLanguage();
  const where = [sitting.roomName, sitting.address, sitting.place].filter(Boolean).join(' ');
  return (
    <section className="sitting-planned">
      <h2>{say(words.sittingTitle)}</h2>
      <p className="sitting-when">{say(formatDayTime(sitting.startsAt))}</p>
      <dl>
        {where !== '' && (
          <div>
            <dt>{say(words.where)}</dt>
            <dd>{where}</dd>
          </div>
        )}
        <div>
          <dt>{say(words.how)}</dt>
          <dd>{say(sittingKinds[sitting.kind])}</dd>
        </div>
        <div>
          <dt>{say(words.bring)}</dt>
          <dd>{say(words.bringList)}</dd>
        </div>
      </dl>
      {sitting.roomName !== null && (
        <p>
          {say(sitting.stepFree ? words.stepFree : words.notStepFree)}
          {sitting.hearingLoop && ` ${say(words.hearingLoop)}`}
        </p>
      )}
      {sitting.link !== '' && (
        <p>
          <a className="button" href={sitting.link} rel="noreferrer">
            {say(words.videoLink)}
          </a>
        </p>
      )}
      <p className="hint">{say(words.late)}</p>
    </section>
  );
}
