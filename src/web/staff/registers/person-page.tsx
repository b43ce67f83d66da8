import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/people/contract.ts';
import { personKinds } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { formWords } from '../forms/words.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { EndForm } from './end-form.tsx';
import { Holdings } from './holdings.tsx';
import { PersonForm } from './person-form.tsx';
import { PostForm } from './post-form.tsx';
import { leaveWords, titled, personWords as words } from './words-forms.ts';

type Person = AnswerOf<typeof doors.person>;

/** One colleague: who, how to reach, which posts, and what may be changed about it. */
export function PersonPage({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const person = useDoor(doors.person, { id });
  if (person.isPending) return <Waiting rows={8} />;
  if (!person.data) return <Failed problem={person.error} onRetry={() => void person.refetch()} />;
  const { data } = person;
  const facts = [
    data.code,
    data.phone,
    data.languages.join(' '),
    data.skills.join('、'),
    say(data.signsIn ? words.signsIn : words.signsInNot),
  ];
  return (
    <article className="register-page" key={id}>
      <p className="quiet">
        {data.posts.map((post) => (
          <Link key={`${post.unitId} ${post.post}`} className="grid-link" to={`/people?unit=${post.unitId}`}>
            {post.unitName}
          </Link>
        ))}
      </p>
      <h2 className="register-name">
        {data.name} <span className="quiet">{say(personKinds[data.kind])}</span>{' '}
        {data.leftOn && (
          <span className="tone-soon figures">
            {say(formatDay(data.leftOn))} {say(words.leftOn)}
          </span>
        )}
      </h2>
      <p className="quiet figures">{facts.filter(Boolean).join(' · ')}</p>
      <Acts id={id} of={data.name} acts={actsOf(data)} />
      <Holdings holdings={data.holdings} naming="unit" />
    </article>
  );
}

function actsOf(person: Person): Act[] {
  const { id, name, can } = person;
  const acts: Act[] = [];
  if (can.includes('give')) {
    const [first] = person.posts;
    acts.push({
      name: 'give',
      label: words.give,
      form: (onFold) => (
        <PostForm
          title={titled(words.give, name)}
          personId={id}
          {...(first && { unitId: first.unitId })}
          onFold={onFold}
        />
      ),
    });
  }
  if (can.includes('change')) {
    acts.push({
      name: 'change',
      label: formWords.change,
      form: (onFold) => <PersonForm person={person} onFold={onFold} />,
    });
  }
  if (can.includes('leave')) {
    acts.push({
      name: 'leave',
      label: words.leave,
      danger: true,
      form: (onFold) => (
        <EndForm
          door={doors.leave}
          id={id}
          title={titled(words.leave, name)}
          label={words.leave}
          effects={leaveWords(name, person.posts.length)}
          refreshes={['unit.', 'person.']}
          done={words.left}
          onFold={onFold}
        />
      ),
    });
  }
  return acts;
}
