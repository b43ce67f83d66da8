import { Link, useSearchParams } from 'react-router';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { questions, ratings, surveyWays } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { FeedbackRows } from './rows.tsx';
import { FeedbackTabs } from './tabs.tsx';
import { feedbackWords as words } from './words.ts';

type Figures = AnswerOf<typeof doors.figures>;
type Shares = Figures['shares']['result'];

const percent = (share: number | null) => `${Math.round((share ?? 0) * 100)}%`;

/** The period and unit of the page, kept in its address so that it can be passed on. */
function useScope() {
  const me = useMe();
  const [asked, ask] = useSearchParams();
  const today = dayOf(new Date());
  const own = me.holdings.find(({ duties }) => duties.includes('oversee'))?.unitId ?? '';
  const scope = {
    unitId: asked.get('unit') ?? own,
    from: asked.get('from') ?? addDays(today, -90),
    to: asked.get('to') ?? today,
  };
  const change = (part: Readonly<Record<string, string>>) =>
    ask({ unit: scope.unitId, from: scope.from, to: scope.to, ...part });
  return { scope, asked, change };
}

/** 满意度: what was asked and said in a period; every number opens what it is made of. */
export function FeedbackFigures() {
  const { say } = useLanguage();
  const { scope, asked, change } = useScope();
  const { unitId, from, to } = scope;
  const found = useDoor(doors.figures, scope, { enabled: unitId !== '' && from <= to, keep: true });
  const isOpen = asked.has('rows');
  const linkTo = (filter: Readonly<Record<string, string>>) =>
    `/feedback/figures?${new URLSearchParams({ unit: unitId, from, to, rows: '1', ...filter })}`;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <FeedbackTabs />
      </div>
      <div className="figure-scope">
        <UnitSelect label={say(words.unit)} value={unitId} onChange={(unit) => change({ unit })} />
        <label>
          {say(words.from)}{' '}
          <input
            type="date"
            className="plain-field"
            value={from}
            onChange={({ target }) => change({ from: target.value })}
          />
        </label>
        <label>
          {say(words.to)}{' '}
          <input
            type="date"
            className="plain-field"
            value={to}
            onChange={({ target }) => change({ to: target.value })}
          />
        </label>
      </div>
      {found.isPending && unitId !== '' && <Waiting rows={8} />}
      {found.isError && <Failed problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && !isOpen && <FigureTables figures={found.data} linkTo={linkTo} />}
      {found.data && isOpen && <FeedbackRows scope={scope} filter={asked} />}
    </div>
  );
}

interface Linked {
  readonly figures: Figures;
  readonly linkTo: (filter: Readonly<Record<string, string>>) => string;
}

function FigureTables({ figures, linkTo }: Linked) {
  const { say } = useLanguage();
  const { counts } = figures;
  return (
    <>
      <ul className="figure-counts">
        <li>
          <Link to={linkTo({})}>{counts.asked}</Link> {say(words.asked)}
        </li>
        {(['answered', 'refused', 'silent', 'open', 'lapsed'] as const).map((state) => (
          <li key={state}>
            <Link to={linkTo({ state })}>{counts[state === 'open' ? 'waiting' : state]}</Link> {say(words[state])}
          </li>
        ))}
      </ul>
      <QuestionTable figures={figures} linkTo={linkTo} />
      <div className="figure-parts">
        <section>
          <h2>{say(words.ways)}</h2>
          <ul className="figure-rows">
            {figures.ways.map(({ way, answered, result, hidden }) => (
              <li key={way}>
                <span>{say(surveyWays[way])}</span>
                <Link to={linkTo({ state: 'answered', way })}>{answered}</Link>
                <span className="quiet small">
                  {answered > 0 && <GoodShare shares={result} isHidden={hidden && answered >= 5} />}
                </span>
              </li>
            ))}
          </ul>
        </section>
        {figures.units.length > 1 && (
          <section>
            <h2>{say(words.units)}</h2>
            <ul className="figure-rows">
              {figures.units.map((unit) => (
                <li key={unit.unitId}>
                  <Link
                    to={`/feedback/figures?${new URLSearchParams({ unit: unit.unitId, from: figures.scope.from, to: figures.scope.to })}`}
                  >
                    {unit.unitName}
                  </Link>
                  <span className="figures">
                    {unit.answered} / {unit.asked}
                  </span>
                  <span className="quiet small">
                    {unit.answered > 0 && (
                      <GoodShare shares={unit.result} isHidden={unit.hidden && unit.answered >= 5} />
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <details className="figure-how">
        <summary>
          {say(words.how)} · {say(words.asOf(formatDayTime(figures.asOf)))}
        </summary>
        <p>{say(figures.definition)}</p>
      </details>
      {figures.leftOut > 0 && <p className="quiet">{say(words.leftOut(figures.leftOut))}</p>}
    </>
  );
}

function QuestionTable({ figures, linkTo }: Linked) {
  const { say } = useLanguage();
  return (
    <div className="figure-scroll">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{say(words.question)}</th>
            {keysOf(ratings).map((rating) => (
              <th key={rating} scope="col">
                {say(ratings[rating])}
              </th>
            ))}
            <th scope="col">{say(words.base)}</th>
          </tr>
        </thead>
        <tbody>
          {keysOf(questions).flatMap((question) => {
            const link = (rating: string) => ({ state: 'answered', question, rating });
            const rows = [
              <tr key={question}>
                <th scope="row">{say(questions[question])}</th>
                <ShareCells shares={figures.shares[question]} linkOf={(rating) => linkTo(link(rating))} />
              </tr>,
            ];
            if (figures.upheld > 0)
              rows.push(
                <tr key={`${question} without`} className="quiet">
                  <th scope="row">{say(words.withoutUpheld(figures.upheld))}</th>
                  <ShareCells
                    shares={figures.sharesWithout[question]}
                    linkOf={(rating) => linkTo({ ...link(rating), without: 'true' })}
                  />
                </tr>,
              );
            return rows;
          })}
        </tbody>
      </table>
    </div>
  );
}

function ShareCells({ shares, linkOf }: { readonly shares: Shares; readonly linkOf: (rating: string) => string }) {
  const { say } = useLanguage();
  if (!shares)
    return (
      <td colSpan={4} className="quiet">
        {say(words.few)}
      </td>
    );
  return (
    <>
      {keysOf(ratings).map((rating) => {
        const { count, share, low, high } = shares[rating];
        return (
          <td key={rating}>
            <Link to={linkOf(rating)}>{count}</Link> <strong>{percent(share)}</strong>
            <small className="quiet">
              {' '}
              {percent(low)}–{percent(high)}
            </small>
          </td>
        );
      })}
      <td>{shares.good.of}</td>
    </>
  );
}

function GoodShare({ shares, isHidden }: { readonly shares: Shares; readonly isHidden: boolean }) {
  const { say } = useLanguage();
  if (!shares) return <>{say(isHidden ? words.hidden : words.few)}</>;
  const { share, low, high } = shares.good;
  return (
    <>
      {say(words.resultGood)} {percent(share)}（{percent(low)}–{percent(high)}）
    </>
  );
}
