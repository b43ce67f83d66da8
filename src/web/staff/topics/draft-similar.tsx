import type { InputOf } from '../../../kit/contract.ts';
import { similarDoors } from '../../../modules/topics/contract-similar.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { SimilarLine } from './similar-panel.tsx';
import { similarWords as words } from './words.ts';
import './topics.css';

type Said = InputOf<typeof similarDoors.draft>;

const enough = 10;

/** While something is taken down: what this colleague may see that is perhaps the same. Nothing shows when there is nothing. */
export function DraftSimilar({
  what,
  where,
  category,
}: {
  readonly what: string;
  readonly where: string;
  readonly category: string;
}) {
  const { say } = useLanguage();
  const said: Said = { what, where, ...(category && { category }) };
  const asked = useSettled(JSON.stringify(said), 800);
  const isWorth = what.trim().length >= enough;
  const found = useDoor(similarDoors.draft, JSON.parse(asked) as Said, { enabled: isWorth, keep: true });
  const rows = isWorth ? (found.data?.rows ?? []) : [];
  if (rows.length === 0) return null;
  return (
    <section className="similar" aria-labelledby="draft-similar">
      <h2 id="draft-similar">
        {say(words.draftTitle)} <span className="quiet figures">{rows.length}</span>
      </h2>
      <ul className="similar-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <SimilarLine row={row} />
          </li>
        ))}
      </ul>
      <p className="quiet small">{say(words.draftHint)}</p>
    </section>
  );
}
