import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { careWords, safetyWords, seesWords } from '../words-report.ts';
import type { Preview } from './use-preview.ts';

/** When the words sound like danger: first a person to talk to, and the form goes on only if they want. */
export function Care({ preview }: { readonly preview: Preview | undefined }) {
  const { say } = useLanguage();
  return (
    <div role="status">
      {preview?.selfHarm && (
        <section className="care">
          <h2>{say(careWords.title)}</h2>
          <p>{say(careWords.text)}</p>
          <p className="care-calls">
            <a className="call call-small call-mind" href="tel:12356">
              <strong>12356</strong>
              <span>{say(careWords.mind)}</span>
            </a>
            <a className="call call-small" href="tel:110">
              <strong>110</strong>
              <span>{say(careWords.police)}</span>
            </a>
          </p>
          <p>{say(careWords.duty)}</p>
        </section>
      )}
      {preview?.emergency && !preview.selfHarm && (
        <p className="notice notice-urgent">
          {say(seesWords.urgent)} <Link to="/report/emergency">{say(safetyWords.yes)}</Link>
        </p>
      )}
    </div>
  );
}
