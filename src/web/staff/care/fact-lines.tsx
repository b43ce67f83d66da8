import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';

interface Props {
  readonly title: Words;
  /** Lines without a text are left out. */
  readonly lines: readonly { readonly label: Words; readonly text: string }[];
  readonly matter: { readonly id: string; readonly number: string } | null | undefined;
}

const matterWords = { zh: '事项', en: 'Matter' };

/** What is known of one search or plan, and the matter that it belongs to. */
export function FactLines({ title, lines, matter }: Props) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(title)}</h2>
      <dl className="fact-list">
        {lines
          .filter(({ text }) => text !== '')
          .map(({ label, text }) => (
            <div key={label.zh}>
              <dt>{say(label)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        {matter && matter.number !== '' && (
          <div>
            <dt>{say(matterWords)}</dt>
            <dd>
              <Link to={`/matters/${matter.id}`}>{matter.number}</Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
