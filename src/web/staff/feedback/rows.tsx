import { Link } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { questions, ratings, surveyStates, surveyWays } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { AnswerLine } from './answer-line.tsx';
import { feedbackWords as words } from './words.ts';

interface RowsProps {
  readonly scope: { readonly unitId: string; readonly from: string; readonly to: string };
  readonly filter: URLSearchParams;
}

function oneOf<Name extends string>(names: readonly Name[], word: string | null): Name | undefined {
  return names.find((name) => name === word);
}

/** The answers behind one number: with the matter, without whoever gave them. */
export function FeedbackRows({ scope, filter }: RowsProps) {
  const { say } = useLanguage();
  const state = oneOf(keysOf(surveyStates), filter.get('state'));
  const way = oneOf(keysOf(surveyWays), filter.get('way'));
  const question = oneOf(keysOf(questions), filter.get('question'));
  const rating = oneOf(keysOf(ratings), filter.get('rating'));
  const asked = useDoorPages(doors.rows, {
    ...scope,
    ...(state && { state }),
    ...(way && { way }),
    ...(question && { question }),
    ...(rating && { rating }),
    ...(filter.get('without') === 'true' && { without: 'true' }),
  });
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const named = [
    state && surveyStates[state],
    way && surveyWays[way],
    question && questions[question],
    rating && ratings[rating],
  ];
  const back = new URLSearchParams({ unit: scope.unitId, from: scope.from, to: scope.to });
  return (
    <section>
      <h2>
        {named.flatMap((one) => (one ? [say(one)] : [])).join(' · ') || say(words.allRows)}{' '}
        <Link className="small" to={`/feedback/figures?${back}`}>
          {say(words.backToFigures)}
        </Link>
      </h2>
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.noRows} hint={words.noRowsHint} waiting={6}>
        <ul className="answer-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <span>
                {row.matter && (
                  <Link className="row-title two-lines" to={`/matters/${row.matter.id}`}>
                    {row.matter.title}
                  </Link>
                )}
                <span className="quiet small">
                  {row.matter?.number} · {row.unitName} · {say(words.closedOn(formatDay(row.closedOn)))}
                </span>
              </span>
              <AnswerLine answer={row} />
            </li>
          ))}
        </ul>
      </PagedList>
    </section>
  );
}
