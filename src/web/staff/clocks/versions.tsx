import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { settingWords as words } from './words-settings.ts';

interface Version {
  readonly version: number;
  readonly by: string | null;
  readonly at: string;
  readonly reason: string;
}

/** The versions of a table, the newest first: who made each, when and why. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const { say } = useLanguage();
  return (
    <ul className="clock-history" aria-label={say(words.version)}>
      {versions.map((one) => (
        <li key={one.version} className="small">
          <strong>
            {say(words.version)} {one.version}
          </strong>{' '}
          {one.reason}{' '}
          <span className="quiet figures">
            {[
              one.by ?? (one.reason.startsWith(words.product.zh) ? null : say(words.product)),
              say(formatDayTime(one.at)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
