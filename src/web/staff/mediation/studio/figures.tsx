import { Link, useSearchParams } from 'react-router';
import { dayOf } from '../../../../kit/calendar.ts';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf } from '../../../../kit/words.ts';
import { tracks } from '../../../../modules/mediation/words.ts';
import { figureDoors } from '../../../../modules/studio/contract-figures.ts';
import type { FigureRow } from '../../../../modules/studio/words-figures.ts';
import { figureWords } from '../../../../modules/studio/words-figures.ts';
import { entryStages } from '../../../../modules/studio/words-street.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useDoor } from '../../frame/doors.ts';
import { useMe } from '../../frame/me.ts';
import { Failed, Waiting } from '../../frame/states.tsx';
import { UnitSelect } from '../../matters/unit-select.tsx';
import { useDictionary } from '../../matters/use-dictionary.ts';
import { StudioTabs } from '../tabs.tsx';
import { FigureRows } from './figure-rows.tsx';
import { type Figure, Growth, Named, Rates, ratesHead } from './rates.tsx';
import { Responses } from './responses.tsx';
import { studioWords as words } from './words.ts';
import '../../feedback/feedback.css';
import '../mediation.css';
import './studio.css';

type Figures = AnswerOf<typeof figureDoors.figures>;

/** Unit and days of the page, kept in its address so that it can be passed on. */
function useScope() {
  const me = useMe();
  const [asked, ask] = useSearchParams();
  const today = dayOf(new Date());
  const own = me.holdings.find(({ duties }) => duties.some((duty) => ['mediate', 'assign', 'oversee'].includes(duty)));
  const scope = {
    unitId: asked.get('unit') ?? own?.unitId ?? '',
    from: asked.get('from') ?? `${today.slice(0, 4)}-01-01`,
    to: asked.get('to') ?? today,
  };
  const change = (part: Readonly<Record<string, string>>) =>
    ask({ unit: scope.unitId, from: scope.from, to: scope.to, ...part });
  return { scope, asked, change };
}

/** 指标: every number stands beside what it counts, and opens to its cases. */
export function StudioFigures() {
  const { say } = useLanguage();
  const { scope, asked, change } = useScope();
  const { unitId, from, to } = scope;
  const found = useDoor(figureDoors.figures, scope, { enabled: unitId !== '' && from <= to, keep: true });
  const day = (name: 'from' | 'to') => (
    <label>
      {say(words[name])}{' '}
      <input
        type="date"
        className="plain-field"
        value={scope[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </label>
  );
  const linkTo = (row: FigureRow, kind?: string) =>
    `/mediation/figures?${new URLSearchParams({ unit: unitId, from, to, row, ...(kind && { kind }) })}`;
  const isOpen = asked.has('row');
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(words.figures)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      <div className="figure-scope">
        <UnitSelect label={say(words.unit)} value={unitId} onChange={(unit) => change({ unit })} />
        {day('from')}
        {day('to')}
      </div>
      {unitId === '' && <p className="quiet">{say(words.chooseUnit)}</p>}
      {found.isPending && unitId !== '' && <Waiting rows={8} />}
      {found.isError && <Failed problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && isOpen && <FigureRows scope={scope} asked={asked} />}
      {found.data && !isOpen && (
        <>
          <Counts figures={found.data} linkTo={linkTo} />
          <Tables figures={found.data} linkTo={linkTo} />
          <SmallThings figures={found.data} linkTo={linkTo} />
          <Responses unitId={unitId} to={to} />
        </>
      )}
    </div>
  );
}

interface Linked {
  readonly figures: Figures;
  readonly linkTo: (row: FigureRow, kind?: string) => string;
}

function Counts({ figures, linkTo }: Linked) {
  const { say } = useLanguage();
  const { all, growth } = figures;
  return (
    <dl className="figure-cards">
      <Named figure={figureWords.opened}>
        <Link to={linkTo('opened')}>{all.opened}</Link>
        <Growth compared={growth.opened} />
      </Named>
      <Named figure={figureWords.concluded}>
        <Link to={linkTo('concluded')}>{all.concluded}</Link>
      </Named>
      <Named figure={figureWords.success}>
        <Rates.Share share={all.success} />
        <small className="quiet">
          <Link to={linkTo('reached')}>{all.reached}</Link> / <Link to={linkTo('not-reached')}>{all.notReached}</Link>
        </small>
      </Named>
      <Named figure={figureWords.kept}>
        <Rates.Share share={all.kept.share} />
        <small className="quiet">
          <Link to={linkTo('kept')}>{all.kept.kept}</Link> / <Link to={linkTo('broken')}>{all.kept.broken}</Link>
        </small>
      </Named>
      <Named figure={figureWords.repeat}>
        <Rates.Share share={all.repeat.share} />
        <small className="quiet">
          <Link to={linkTo('repeated')}>{all.repeat.repeated}</Link> / {all.repeat.of}
        </small>
      </Named>
      <Named figure={figureWords.content}>
        <Rates.Share share={all.content.share} />
        {all.content.answered !== null && (
          <small className="quiet">
            {all.content.answered} · {say(words.refused)} {all.content.refused} · {say(words.silent)}{' '}
            {all.content.silent}
          </small>
        )}
      </Named>
    </dl>
  );
}

function Tables({ figures, linkTo }: Linked) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const mostOf = (all: readonly { readonly figure: Figure }[]) =>
    Math.max(1, ...all.map(({ figure }) => figure.opened));
  const line = (most: number, key: string, name: string, figure: Figure, kind?: string) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td>
        <Rates.Bar of={most} count={figure.opened}>
          {kind === undefined ? figure.opened : <Link to={linkTo('opened', kind)}>{figure.opened}</Link>}
        </Rates.Bar>
      </td>
      <Rates figure={figure} />
    </tr>
  );
  const table = (title: keyof typeof words & ('tracks' | 'kinds' | 'units'), rows: React.ReactNode) => (
    <div className="figure-scroll">
      <table className="figure-table">
        <caption>{say(words[title])}</caption>
        <thead>
          <tr>
            <td />
            {ratesHead.map((head) => (
              <th key={head.zh} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
    </div>
  );
  return (
    <>
      {table(
        'tracks',
        figures.tracks.map(({ track, figure }) => line(mostOf(figures.tracks), track, say(tracks[track]), figure)),
      )}
      <ul className="plain-list figure-growth">
        {figures.tracks.map(({ track, growth }) => (
          <li key={track}>
            {say(tracks[track])} <Growth compared={growth} />
          </li>
        ))}
      </ul>
      {table(
        'kinds',
        figures.kinds.map(({ kind, figure }) => line(mostOf(figures.kinds), kind, categoryName(kind), figure, kind)),
      )}
      {figures.units.length > 1 &&
        table(
          'units',
          figures.units.map(({ unitId, name, figure }) => line(mostOf(figures.units), unitId, name, figure)),
        )}
    </>
  );
}

function SmallThings({ figures, linkTo }: Linked) {
  const { say } = useLanguage();
  const { cases, matters, troubles } = figures.small;
  const { scope, squads } = figures;
  return (
    <section aria-labelledby="small-things">
      <h2 id="small-things">{say(words.small)}</h2>
      <dl className="figure-cards">
        <Named figure={figureWords.smallCases}>
          <strong>{cases.closed}</strong> <small className="quiet">{`${cases.solved} ${say(words.solved)}`}</small>
        </Named>
        <Named figure={figureWords.smallMatters}>
          <strong>{matters.closed}</strong> <small className="quiet">{`${matters.solved} ${say(words.solved)}`}</small>
        </Named>
        <Named figure={figureWords.smallTroubles}>
          <Link to={linkTo('troubles')}>{troubles}</Link>
        </Named>
      </dl>
      {squads.length > 0 && (
        <>
          <h2>{say(words.squads)}</h2>
          <ul className="plain-list">
            {squads.map(({ stage, entries, settled, medianDays }) => (
              <li key={stage}>
                {keysOf(entryStages)
                  .filter((name) => name === stage)
                  .map((name) => say(entryStages[name]))}{' '}
                <strong className="figures">{entries}</strong>{' '}
                <span className="quiet small">
                  {say({ zh: `就地化解 ${settled}`, en: `${settled} settled there` })} · {say(words.medianDays)}{' '}
                  {medianDays} {say({ zh: '天', en: 'days' })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet small">
        {say(figureWords.growth.name)}：{say(figureWords.growth.means)} {scope.from} – {scope.to} / {scope.beforeFrom} –{' '}
        {scope.beforeTo}
      </p>
    </section>
  );
}
