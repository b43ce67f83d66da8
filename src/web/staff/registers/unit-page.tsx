import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/people/contract.ts';
import { posts, unitKinds } from '../../../modules/people/words.ts';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { Holdings } from './holdings.tsx';
import { listUnitActs } from './unit-acts.tsx';
import { registerWords as words } from './words.ts';

type Unit = AnswerOf<typeof doors.unit>;

interface UnitPageProps {
  readonly id: string;
  readonly day: string;
  /** Shows another unit, such as the one just made. */
  readonly onGo: (id: string) => void;
}

/** A unit: since when, who holds which post with which duties, what is vacant, its grids. */
export function UnitPage({ id, day, onGo }: UnitPageProps) {
  const { say } = useLanguage();
  const unit = useDoor(doors.unit, { id, ...(day && { day }) }, { keep: true });
  if (unit.isPending) return <Waiting rows={10} />;
  if (!unit.data) return <Failed problem={unit.error} onRetry={() => void unit.refetch()} />;
  const { data } = unit;
  return (
    <article className="register-page">
      <p className="quiet">{data.above.map(({ name }) => name).join(' › ')}</p>
      <h2 className="register-name">
        {data.name} <span className="quiet">{say(unitKinds[data.kind])}</span>
      </h2>
      <p className="quiet figures">
        {data.code} · {say(words.valid)} {say(formatDay(data.validFrom))} {say(words.since)}
        {data.validTo && ` · ${say(formatDay(data.validTo))} ${say(words.until)}`}
        {data.phone && ` · ${say(words.phone)} ${data.phone}`}
        {data.aliases.length > 0 && ` · ${say(words.aliases)} ${data.aliases.join('、')}`}
      </p>
      <Acts key={id} id={id} of={data.name} acts={listUnitActs(data, onGo)} />
      <Holdings holdings={data.holdings} naming="person" />
      <Vacancies vacancies={data.vacancies} />
      <Links title={words.below} links={data.below} />
      <Links title={words.cameFrom} links={data.cameFrom} />
      <Links title={words.became} links={data.became} />
      <UnitGrids unitId={id} />
    </article>
  );
}

function Vacancies({ vacancies }: { readonly vacancies: Unit['vacancies'] }) {
  const { say } = useLanguage();
  const open = vacancies.filter(({ wanted, held }) => held < wanted);
  if (open.length === 0) return null;
  return (
    <section>
      <h3>{say(words.vacancies)}</h3>
      <ul>
        {open.map(({ post, wanted, held }) => (
          <li key={post} className="figures">
            {say(posts[post])}{' '}
            <span className="tone-soon">
              {say(words.wanted)} {wanted}，{say(words.held)} {held}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ title, links }: { readonly title: Words; readonly links: Unit['below'] }) {
  const { say } = useLanguage();
  if (links.length === 0) return null;
  return (
    <section>
      <h3>{say(title)}</h3>
      <ul className="register-links">
        {links.map((link) => (
          <li key={link.id}>
            <Link to={`/people?unit=${link.id}`}>{link.name}</Link>{' '}
            <span className="quiet">{say(unitKinds[link.kind])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnitGrids({ unitId }: { readonly unitId: string }) {
  const { say } = useLanguage();
  const grids = useDoor(placeDoors.gridList, { unitId, limit: 200 });
  if (!grids.data) return null;
  return (
    <section>
      <h3>{say(words.gridsOf)}</h3>
      {grids.data.rows.length === 0 && <p className="quiet">{say(words.noGrids)}</p>}
      <ul className="register-links">
        {grids.data.rows.map((grid) => (
          <li key={grid.id}>
            <Link to={`/places/grids/${grid.id}`}>{grid.name}</Link>{' '}
            <span className="quiet figures">
              {grid.households} {say(words.households)} {grid.residents} {say(words.residents)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
