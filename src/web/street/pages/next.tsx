import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatPromise, untilWords } from '../../shared/time.ts';
import { type Errand, errandsOf } from '../errands.ts';
import { Frame } from '../frame.tsx';
import { Empty, NothingAlong, Row } from '../pieces.tsx';
import { usePocket } from '../store.ts';
import { frameWords } from '../words.ts';
import { nextWords as words } from '../words-pages.ts';

/** My next thing on top; the rest of the day below it. */
export function Next() {
  const { say } = useLanguage();
  const { today } = usePocket();
  const [first, ...rest] = today ? errandsOf(today) : [];
  return (
    <Frame title={say(frameWords.next)}>
      {!today && <NothingAlong />}
      {today && !first && <Empty title={words.nothing} hint={words.nothingHint} />}
      {first && (
        <section className={first.isLate ? 'first first-late' : 'first'}>
          <p className="first-kind">
            {say(words.kinds[first.kind])} · <When errand={first} />
          </p>
          <h2>{first.title}</h2>
          <p>{first.where}</p>
          <Link className="button button-first" to={first.to}>
            {say(words.open)}
          </Link>
        </section>
      )}
      <p>
        <Link className="button" to="/route">
          {say(frameWords.route)}
        </Link>
      </p>
      {rest.length > 0 && (
        <section>
          <h2>{say(words.afterwards)}</h2>
          <ul className="rows">
            {rest.map((errand) => (
              <li key={errand.key}>
                <Row to={errand.to}>
                  <strong>{errand.title}</strong>
                  <span className="quiet small">
                    {say(words.kinds[errand.kind])} · <When errand={errand} />
                  </span>
                </Row>
              </li>
            ))}
          </ul>
        </section>
      )}
      {today && (
        <p className="quiet small">
          {say(frameWords.takenAt)} {say(formatPromise(today.at))}
        </p>
      )}
    </Frame>
  );
}

function When({ errand }: { readonly errand: Errand }) {
  const { say } = useLanguage();
  if (errand.dueAt === null) return null;
  const isMoment = errand.dueAt.includes('T');
  const text = isMoment
    ? `${say(formatPromise(errand.dueAt))}，${say(untilWords(errand.dueAt))}`
    : `${say(errand.kind === 'visit' ? words.plannedOn : words.due)} ${say(formatDay(errand.dueAt))}`;
  return <span className={errand.isLate ? 'late' : ''}>{text}</span>;
}
