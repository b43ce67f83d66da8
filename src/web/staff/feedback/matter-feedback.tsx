import { doors } from '../../../modules/feedback/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { AnswerLine } from './answer-line.tsx';
import { ThanksForm } from './thanks-form.tsx';
import { TypeInForm } from './type-in-form.tsx';
import { feedbackWords as words } from './words.ts';
import './feedback.css';

const asked = ['answered', 'closed', 'revisited', 'archived', 'reopened'];

/** On the page of a matter: what was said for a supervisor, whom to ask for whoever revisits; nothing for its handlers. */
export function MatterFeedback({ id, state }: { readonly id: string; readonly state: string }) {
  const { say } = useLanguage();
  const me = useMe();
  const may = holdsAny(me, ['oversee', 'revisit']) && asked.includes(state);
  const found = useDoor(doors.of, { id }, { enabled: may });
  if (!asked.includes(state)) return null;
  const { answers = [], toAsk = [] } = found.data ?? {};
  return (
    <section className="side-part" aria-label={say(words.ofMatter)}>
      {(answers.length > 0 || toAsk.length > 0) && <h2>{say(words.ofMatter)}</h2>}
      {answers.length > 0 && <p className="quiet small">{say(words.hiddenNote)}</p>}
      {answers.map((answer) => (
        <AnswerLine key={answer.id} answer={answer} />
      ))}
      {toAsk.map((one) => (
        <div key={one.id}>
          {one.name ?? say(words.noName)} {one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>}{' '}
          <span className="quiet small">{say(words.lastOn(formatDay(one.lastOn)))}</span>
          <Acts
            id={one.id}
            of={one.name ?? ''}
            acts={[
              { name: 'type', label: words.typeIn, form: (onFold) => <TypeInForm surveyId={one.id} onFold={onFold} /> },
            ]}
          />
        </div>
      ))}
      <Acts
        id={`thanks-${id}`}
        of={say(words.ofMatter)}
        acts={[{ name: 'thanks', label: words.record, form: (onFold) => <ThanksForm matterId={id} onFold={onFold} /> }]}
      />
    </section>
  );
}
