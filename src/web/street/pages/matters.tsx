import { useLanguage } from '../../shared/language.tsx';
import { formatPromise, untilWords } from '../../shared/time.ts';
import { Frame } from '../frame.tsx';
import { Empty, NothingAlong, Row } from '../pieces.tsx';
import { type SittingSheet, type StreetMatter, usePocket } from '../store.ts';
import { frameWords } from '../words.ts';
import { matterWords as words } from '../words-pages.ts';
import { sittingPageWords } from '../words-sittings.ts';
import { stateName } from './state-name.ts';

/** Matters that I lead, the earliest promise first, and what our units were asked to help with. */
export function Matters() {
  const { say } = useLanguage();
  const { today } = usePocket();
  return (
    <Frame title={say(frameWords.matters)}>
      {!today && <NothingAlong />}
      {today?.matters.length === 0 && <Empty title={words.none} />}
      <ul className="rows">
        {today?.matters.map((matter) => (
          <li key={matter.id}>
            <Row to={`/matters/${matter.id}`}>
              <strong>{matter.title}</strong>
              <MatterLine matter={matter} />
            </Row>
          </li>
        ))}
      </ul>
      <Sittings sittings={today?.sittings ?? []} />
      {today && today.parts.length > 0 && (
        <section>
          <h2>{say(words.parts)}</h2>
          <ul className="rows">
            {today.parts.map((part) => (
              <li key={part.id}>
                <a className="row" href={`/desk/matters/${part.matter.id}`}>
                  <strong>{part.task}</strong>
                  <span className="quiet small">
                    {part.matter.title}
                    {part.dueAt && ` · ${say(formatPromise(part.dueAt))}`}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  );
}

/** Sittings that I lead or help with. */
function Sittings({ sittings }: { readonly sittings: readonly SittingSheet[] }) {
  const { say } = useLanguage();
  if (sittings.length === 0) return null;
  return (
    <section>
      <h2>{say(sittingPageWords.title)}</h2>
      <ul className="rows">
        {sittings.map((sitting) => (
          <li key={sitting.id}>
            <Row to={`/sittings/${sitting.id}`}>
              <strong>{sitting.title}</strong>
              <span className="quiet small">
                {say(formatPromise(sitting.startsAt))}
                {sitting.place && ` · ${sitting.place}`}
              </span>
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Number, state and clock of a matter. */
export function MatterLine({ matter }: { readonly matter: StreetMatter }) {
  const { say } = useLanguage();
  const { promisedAt } = matter;
  const isLate = promisedAt !== null && Date.parse(promisedAt) < Date.now();
  return (
    <span className="quiet small">
      {say(stateName(matter.state))} · {matter.number}
      {promisedAt && <span className={isLate ? 'late' : ''}> · {say(untilWords(promisedAt))}</span>}
    </span>
  );
}
