import { useLanguage } from '../shared/language.tsx';
import { Heading } from './heading.tsx';
import { privacySections, privacyTitle } from './words-privacy.ts';

export function PrivacyPage() {
  const { say } = useLanguage();
  return (
    <article className="reading">
      <Heading title={say(privacyTitle)}>{say(privacyTitle)}</Heading>
      {privacySections.map(({ head, lines }) => (
        <section key={head.en}>
          <h2>{say(head)}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line.en}>{say(line)}</li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
