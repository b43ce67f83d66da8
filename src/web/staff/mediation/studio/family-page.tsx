import { Link, useParams } from 'react-router';
import type { Words } from '../../../../kit/words.ts';
import { familyDoors } from '../../../../modules/studio/contract-family.ts';
import { consents, moments, programmeStates, sessionKinds } from '../../../../modules/studio/words-street.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { useDoor } from '../../frame/doors.ts';
import { Failed, Waiting } from '../../frame/states.tsx';
import { ConsentForm, EndForm, MemberForm, NoteForm, ReportForm, SessionForm } from './family-forms.tsx';
import type { Family } from './shapes.ts';
import { changeWords, streetWords as words } from './words-street.ts';
import '../mediation.css';
import './studio.css';

/** One family: who agreed, what was done, how they say it is; the psychologist's notes for their author and the supervisor. */
export function FamilyPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const found = useDoor(familyDoors.family, { id });
  if (found.isPending) return <Waiting rows={8} />;
  if (!found.data) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const family = found.data;
  const act = (name: string, label: Words, Form: typeof MemberForm, danger = false) => ({
    name,
    label,
    danger,
    form: (onFold: () => void) => <Form family={family} onFold={onFold} />,
  });
  const running = family.state === 'running';
  return (
    <article className="page mediation">
      <p className="quiet">
        <Link to="/mediation/families">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{family.title}</h1>
        <span className="state-tag tone-action">{say(programmeStates[family.state])}</span>
      </div>
      <p className="quiet">
        {family.unitName} · {say(words.lead)} {family.leadName}
        {family.psychologist && ` · ${say(words.psychologist)} ${family.psychologist.name}`}
        {family.supervisor && ` · ${say(words.supervisor)} ${family.supervisor.name}`}
      </p>
      {family.aim && <p className="mediation-text">{family.aim}</p>}
      {family.gap && family.state !== 'ended' && <p className="tone-soon">{say(words.gaps[family.gap])}</p>}
      <div className="mediation-columns">
        <div>
          <Members family={family} />
          <Sessions family={family} />
        </div>
        <div>
          <h2>{say(words.change)}</h2>
          <p>{say(changeWords(family.change))}</p>
          {family.notes && <Notes notes={family.notes} />}
          <Acts
            id={family.id}
            of={family.title}
            acts={[
              ...(family.can.includes('run')
                ? [act('member', words.addMember, MemberForm), act('consent', words.consent, ConsentForm)]
                : []),
              ...(family.can.includes('run') && running
                ? [act('session', words.session, SessionForm), act('report', words.selfReport, ReportForm)]
                : []),
              ...(family.can.includes('note') ? [act('note', words.addNote, NoteForm)] : []),
              ...(family.can.includes('end') ? [act('end', words.end, EndForm, true)] : []),
            ]}
          />
        </div>
      </div>
    </article>
  );
}

function Members({ family }: { readonly family: Family }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="family-members">
      <h2 id="family-members">{say(words.members)}</h2>
      <ul className="entry-rows">
        {family.members.map((member) => (
          <li key={member.id}>
            <div>
              <strong>{member.name}</strong>{' '}
              <span className="quiet">
                {member.relation}
                {member.isMinor && ` · ${say(words.minor)}`}
              </span>
              <div className="quiet small">
                {(['before', 'after'] as const)
                  .filter((moment) => member.asked.includes(moment))
                  .map((moment) => `${say(moments[moment])} ${member[moment] ?? say(words.rather)}`)
                  .join(' · ')}
              </div>
            </div>
            <div className="entry-row-end">
              <span className={member.consent === 'given' ? 'state-tag tone-kept' : 'state-tag'}>
                {say(consents[member.consent])}
              </span>
              <span className="quiet small">
                {member.consentBy} {member.consentAt && say(formatDay(member.consentAt))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sessions({ family }: { readonly family: Family }) {
  const { say } = useLanguage();
  const nameOf = (id: string) => family.members.find((member) => member.id === id)?.name ?? '';
  return (
    <section aria-labelledby="family-sessions">
      <h2 id="family-sessions">{say(words.sessions)}</h2>
      <ul className="stop-list">
        {family.sessions.map((session) => (
          <li key={session.id}>
            {session.about}
            <div className="quiet small">
              {say(sessionKinds[session.kind])} · {say(formatDay(session.on))} · {session.where} ·{' '}
              {session.attended.map(nameOf).join('、')}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ notes }: { readonly notes: NonNullable<Family['notes']> }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="family-notes" className="sealed-notes">
      <h2 id="family-notes">{say(words.notes)}</h2>
      <p className="quiet small">{say(words.notesHint)}</p>
      <ul className="stop-list">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="mediation-text">{note.text}</p>
            <span className="quiet small">
              {note.author} · {say(formatDayTime(note.at))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
