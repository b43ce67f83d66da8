import '../css/follow.css';
import '../css/part.css';
import '../mediation/confirmation/confirmation.css';
import { useState } from 'react';
import { courtDoors } from '../../../modules/confirmation/contract-court.ts';
import { confirmationStates } from '../../../modules/confirmation/words.ts';
import { linkDoors } from '../../../platform/contract-links.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Heading } from '../heading.tsx';
import { LinkFrame, Shut } from '../link-frame.tsx';
import { courtWords as words } from '../mediation/confirmation/words.ts';
import { useLink } from '../use-link.ts';
import { callWords } from '../words.ts';
import { CourtAnswer } from './court-answer.tsx';
import type { Application } from './shapes.ts';

/** What a court sees through the link: one application, its papers, and the place for the answer. */
export function CourtPage() {
  const { shown, shut, failure, refresh } = useLink(courtDoors.courtView, {});
  const [hasLeft, setLeft] = useState(false);
  if (hasLeft) return <Shut title={words.leftTitle} text={words.left} />;
  if (shut) return <Shut title={words.shutTitle} text={words.shut} />;
  return (
    <LinkFrame failure={failure} refresh={refresh} opening={words.opening}>
      {shown && <Whole one={shown} refresh={refresh} leave={() => setLeft(true)} />}
    </LinkFrame>
  );
}

interface WholeProps {
  readonly one: Application;
  readonly refresh: () => void;
  readonly leave: () => void;
}

function Whole({ one, refresh, leave }: WholeProps) {
  const { say } = useLanguage();
  const go = () => {
    call(linkDoors.leaveLink, {}).then(leave, leave);
  };
  return (
    <article className="part-page">
      <div className="part-now">
        <div>
          <p className="quiet">{one.court}</p>
          <Heading title={say(words.title)}>
            {say(words.title)} {one.number}
          </Heading>
        </div>
        <section className="standing">
          <p className="state">
            <strong>{say(confirmationStates[one.state])}</strong>
          </p>
          {one.reason && <p>{one.reason}</p>}
          <Facts one={one} />
        </section>
        <section>
          <a className="button button-first" href="/api/court/confirmation/bundle" download>
            {say(words.bundle)}
          </a>
          <p className="hint">{say(words.bundleHint)}</p>
        </section>
        {one.answers.length > 0 ? <CourtAnswer one={one} done={refresh} /> : <p>{say(words.over)}</p>}
      </div>
      <div className="part-more">
        <section>
          <h2>{say(words.from)}</h2>
          <p>
            {one.from.unit} {one.from.name}{' '}
            {one.from.phone && (
              <a className="inline-call" href={`tel:${one.from.phone}`}>
                {say(callWords(one.from.phone))}
              </a>
            )}
          </p>
          <button type="button" className="button" onClick={go}>
            {say(words.leave)}
          </button>
        </section>
      </div>
    </article>
  );
}

function Facts({ one }: { readonly one: Application }) {
  const { say } = useLanguage();
  const { days } = one;
  const rows = [
    { label: words.body, text: one.body },
    { label: words.parties, text: one.parties.map(({ name }) => name).join('、') },
    { label: words.effective, text: say(formatDay(days.effectiveOn)) },
    { label: words.submitted, text: days.submittedOn === null ? '' : say(formatDay(days.submittedOn)) },
    {
      label: words.acceptBy,
      text: one.state === 'submitted' && days.acceptDueOn ? say(formatDay(days.acceptDueOn)) : '',
    },
    {
      label: words.decideBy,
      text: one.state === 'accepted' && days.decideDueOn ? say(formatDay(days.decideDueOn)) : '',
    },
    { label: words.caseNumber, text: one.caseNumber },
  ];
  return (
    <dl>
      {rows
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
