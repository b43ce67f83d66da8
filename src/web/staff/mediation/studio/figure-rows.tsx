import { Link } from 'react-router';
import { mediationStates } from '../../../../modules/mediation/words.ts';
import { figureDoors } from '../../../../modules/studio/contract-figures.ts';
import { type FigureRow, figureRows } from '../../../../modules/studio/words-figures.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { useDoorPages } from '../../frame/doors.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { useDictionary } from '../../matters/use-dictionary.ts';
import { studioWords as words } from './words.ts';

interface Props {
  readonly scope: { readonly unitId: string; readonly from: string; readonly to: string };
  readonly asked: URLSearchParams;
}

const isRow = (name: string | null): name is FigureRow => name !== null && Object.hasOwn(figureRows, name);

/** The cases behind a figure. */
export function FigureRows({ scope, asked }: Props) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const name = asked.get('row');
  const row = isRow(name) ? name : 'opened';
  const kind = asked.get('kind');
  const list = useDoorPages(figureDoors.figureRows, { ...scope, row, ...(kind && { kind }) });
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows);
  const back = `/mediation/figures?${new URLSearchParams({ unit: scope.unitId, from: scope.from, to: scope.to })}`;
  return (
    <section aria-labelledby="figure-rows">
      <p>
        <Link to={back}>{say(words.backToFigures)}</Link>
      </p>
      <h2 id="figure-rows">
        {say(figureRows[row])} {kind && categoryName(kind)}
      </h2>
      <PagedList list={list} isEmpty={rows.length === 0} title={words.rowsNone} hint={words.rowsHint}>
        <ul className="entry-rows">
          {rows.map((one) => (
            <li key={one.id}>
              <div>
                <Link to={`/mediation/${one.id}`} className="row-title two-lines">
                  {one.title}
                </Link>
                <div className="quiet small">
                  <span className="figures">{one.number}</span> · {categoryName(one.category)} ·{' '}
                  {say(formatDay(one.openedAt))}
                </div>
              </div>
              <span className="state-tag">{say(mediationStates[one.state])}</span>
            </li>
          ))}
        </ul>
      </PagedList>
    </section>
  );
}
