import '../css/follow.css';
import '../css/part.css';
import '../css/mediation.css';
import { useState } from 'react';
import { ownDoors } from '../../../modules/mediation/contract-own.ts';
import { routes, seatRoles, tracks } from '../../../modules/mediation/words.ts';
import { linkDoors } from '../../../platform/contract-links.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { mediationFactWords } from '../../shared/mediation-words.ts';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { StateIcon } from '../follow/state-icon.tsx';
import { Heading } from '../heading.tsx';
import { LinkFrame } from '../link-frame.tsx';
import { Section } from '../section.tsx';
import { useLink } from '../use-link.ts';
import { callWords, frameWords } from '../words.ts';
import { EnterForm } from './enter-form.tsx';
import { OwnActs } from './own-acts.tsx';
import { Rights } from './rights.tsx';
import { sections } from './sections.tsx';
import type { Own, SectionProps } from './shapes.ts';
import { ownStates, ownWords as words } from './words.ts';

/** A party's own page: where it stands, what is asked of me now, and what both sides read. */
export function MediationPage() {
  const { shown: own, shut, failure, refresh } = useLink(ownDoors.own, {});
  const [hasLeft, setLeft] = useState(false);
  if (hasLeft || shut)
    return (
      <EnterForm
        hasLeft={hasLeft}
        onOpened={() => {
          setLeft(false);
          refresh();
        }}
      />
    );
  return (
    <LinkFrame failure={failure} refresh={refresh} opening={words.opening}>
      {own && <OwnCase own={own} refresh={refresh} leave={() => setLeft(true)} />}
    </LinkFrame>
  );
}

function OwnCase({ own, refresh, leave }: SectionProps & { readonly leave: () => void }) {
  const { say } = useLanguage();
  const go = () => {
    call(linkDoors.leaveLink, {}).then(leave, leave);
  };
  return (
    <article className="part-page mediation-own">
      <div className="part-now">
        <Heading title={say(words.title)}>{say(words.title)}</Heading>
        <Standing own={own} />
        <OwnActs own={own} refresh={refresh} />
        {sections.map(({ name, Body }) => (
          <Body key={name} own={own} refresh={refresh} />
        ))}
      </div>
      <div className="part-more">
        <Rights own={own} refresh={refresh} />
        <Story own={own} />
        <Opened own={own} />
        <section>
          <button type="button" className="button" onClick={go}>
            {say(words.leave)}
          </button>
        </section>
      </div>
    </article>
  );
}

function Standing({ own }: { readonly own: Own }) {
  const { say, list, aside } = useLanguage();
  const state = ownStates[own.state];
  return (
    <section className={`standing standing-${state.tone}`}>
      <p className="state">
        <StateIcon tone={state.tone} /> <strong>{say(state)}</strong>
      </p>
      <p>{say(state.next)}</p>
      {own.routes.length > 0 && (
        <>
          <h2 className="part-label">{say(words.routes)}</h2>
          <ul className="mediation-routes">
            {own.routes.map(({ route, toldAt }) => (
              <li key={`${route} ${toldAt}`}>{say(routes[route])}</li>
            ))}
          </ul>
        </>
      )}
      <dl>
        {own.sides.map((side) => (
          <div key={side.side}>
            <dt>{say(side.isMine ? words.mine : words.others)}</dt>
            <dd>{list(side.names)}</dd>
          </div>
        ))}
        {own.panel.length > 0 && (
          <div>
            <dt>{say(words.panel)}</dt>
            <dd>{list(own.panel.map(({ name, role }) => `${name}${aside(say(seatRoles[role]))}`))}</dd>
          </div>
        )}
        {own.dueAt && (
          <div>
            <dt>{say(words.due)}</dt>
            <dd>{say(formatDay(own.dueAt))}</dd>
          </div>
        )}
        {own.liaison && (
          <div>
            <dt>{say(words.liaison)}</dt>
            <dd>
              {own.unitName} {own.liaison.name}
              {own.liaison.phone && (
                <a className="inline-call" href={`tel:${own.liaison.phone}`}>
                  {say(callWords(own.liaison.phone))}
                </a>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{say(words.track)}</dt>
          <dd>{say(tracks[own.track])}</dd>
        </div>
        <div>
          <dt>{say(words.number)}</dt>
          <dd className="whole">{own.number}</dd>
        </div>
      </dl>
    </section>
  );
}

function Story({ own }: { readonly own: Own }) {
  const { say } = useLanguage();
  return (
    <Section title={words.story}>
      <ol className="mediation-story">
        {own.timeline.map((entry) => (
          <li key={entry.id}>
            {say(mediationFactWords[entry.kind]?.resident ?? frameWords.wait)}{' '}
            <span className="hint">{say(formatDay(entry.at))}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Opened({ own }: { readonly own: Own }) {
  const { say } = useLanguage();
  return (
    <Section title={words.opened}>
      {own.opened.length === 0 && <p className="hint">{say(words.openedNone)}</p>}
      <ul className="opened">
        {own.opened.map((line) => (
          <li key={`${line.at} ${line.who}`}>
            <strong>{line.who ?? say(words.house)}</strong> {line.unit}{' '}
            <span className="hint">
              {say(formatDayTime(line.at))} {line.times > 1 && say(words.times(line.times))} {line.reasons.join('；')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
