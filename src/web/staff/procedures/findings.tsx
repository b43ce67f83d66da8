import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import type { Finding } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { procedureWords as words } from './words.ts';

/** What is wrong with a procedure, what could be better, or that nothing is wrong. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { say } = useLanguage();
  const errors = findings.filter(({ level }) => level === 'error');
  const hints = findings.filter(({ level }) => level === 'hint');
  return (
    <section className="procedure-findings" aria-label={say(words.findings)} aria-live="polite">
      {errors.length === 0 ? (
        <p className="tone-kept">
          <CheckCircleOutlined aria-hidden="true" /> {say(words.sound)}
        </p>
      ) : (
        <Group label={say(words.errors)} tone="tone-maple" findings={errors} />
      )}
      {hints.length > 0 && <Group label={say(words.hints)} tone="quiet" findings={hints} />}
    </section>
  );
}

interface GroupProps {
  readonly label: string;
  readonly tone: string;
  readonly findings: readonly Finding[];
}

function Group({ label, tone, findings }: GroupProps) {
  const { say } = useLanguage();
  return (
    <>
      <p className={tone}>
        <WarningOutlined aria-hidden="true" /> <strong>{label}</strong>{' '}
        <span className="figures">{findings.length}</span>
      </p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.at} ${finding.zh}`}>{say(finding)}</li>
        ))}
      </ul>
    </>
  );
}
