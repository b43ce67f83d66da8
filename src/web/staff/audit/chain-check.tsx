import { CheckCircleOutlined, SafetyCertificateOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { brokenWords, faults, spotWords, wholeWords, auditWords as words } from './words.ts';

/** Whether the log is whole, computed anew at a press and told in words. */
export function ChainCheck() {
  const { say } = useLanguage();
  const check = useDoor(platformDoors.accessChains, {}, { enabled: false });
  return (
    <section className="audit-check" aria-label={say(words.check)}>
      <Button icon={<SafetyCertificateOutlined />} loading={check.isFetching} onClick={() => void check.refetch()}>
        {say(words.check)}
      </Button>
      <output>
        {check.isFetching && <span className="quiet">{say(words.checking)}…</span>}
        {!check.isFetching && check.isError && <ProblemLine problem={check.error} />}
        {!check.isFetching && !check.isError && check.data && (
          <Result report={check.data} at={new Date(check.dataUpdatedAt)} />
        )}
        {!check.isFetching && !check.isError && !check.data && (
          <span className="quiet small">{say(words.checkHint)}</span>
        )}
      </output>
    </section>
  );
}

function Result({ report, at }: { readonly report: AnswerOf<typeof platformDoors.accessChains>; readonly at: Date }) {
  const { say } = useLanguage();
  const { lines, chains, broken } = report;
  const moment = <span className="quiet figures">{say(formatDayTime(at))}</span>;
  if (broken.length === 0) {
    return (
      <span>
        <CheckCircleOutlined className="tone-kept" aria-hidden="true" />{' '}
        <strong className="tone-kept">{say(wholeWords(lines, chains))}</strong> {moment}
      </span>
    );
  }
  return (
    <>
      <WarningOutlined className="tone-maple" aria-hidden="true" />{' '}
      <strong className="tone-maple">{say(brokenWords(broken.length, lines))}</strong> {moment}
      <p>{say(words.brokenHint)}</p>
      <ul className="audit-broken figures">
        {broken.map(({ chain, seq, why }) => (
          <li key={`${chain} ${seq} ${why}`}>
            {say(spotWords(chain, seq))}
            {': '}
            {say(faults[why])}
          </li>
        ))}
      </ul>
    </>
  );
}
