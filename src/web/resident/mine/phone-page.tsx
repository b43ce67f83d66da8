import '../css/follow.css';
import './mine.css';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { residentDoors } from '../../../modules/privacy/contract-resident.ts';
import { call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { failureWords } from '../failure-words.ts';
import { useAct } from '../follow/use-act.ts';
import { Heading } from '../heading.tsx';
import { Failure } from '../pieces.tsx';
import { residentStates } from '../words-follow.ts';
import { PhoneDoor } from './phone-door.tsx';
import { PhoneRequests } from './requests.tsx';
import { mineWords } from './words.ts';

type Reports = AnswerOf<typeof residentDoors.phoneReports>;

/** Everything that a confirmed phone reported; without a confirmed phone, the way in. */
export function PhonePage() {
  const { say } = useLanguage();
  const [reports, setReports] = useState<Reports>();
  const [isOutside, setOutside] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const refresh = useCallback(() => {
    call(residentDoors.phoneReports, {})
      .then((answer) => {
        setReports(answer);
        setOutside(false);
      })
      .catch((problem) => {
        if (problem instanceof Refused && (problem.status === 401 || problem.status === 403)) return setOutside(true);
        return setFailure(failureWords(problem));
      });
  }, []);
  useEffect(refresh, [refresh]);
  if (isOutside) return <PhoneDoor entered={refresh} />;
  return (
    <>
      <Heading title={say(mineWords.reports)}>{say(mineWords.reports)}</Heading>
      <Failure words={failure} />
      {reports && (
        <>
          <p className="hint">{`${say(mineWords.of)} ${reports.phone}`}</p>
          {reports.rows.length === 0 && <p>{say(mineWords.none)}</p>}
          <ul className="mine-reports">
            {reports.rows.map((report) => (
              <ReportLine key={report.id} report={report} />
            ))}
          </ul>
          <PhoneRequests reports={reports.rows} />
          <Leave left={() => setOutside(true)} />
        </>
      )}
    </>
  );
}

function ReportLine({ report }: { readonly report: Reports['rows'][number] }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { busy, failure, act } = useAct(residentDoors.phoneReceipt);
  const open = async () => {
    if (await act({ id: report.id })) void navigate('/follow/report');
  };
  return (
    <li>
      <div>
        <strong>{report.title}</strong>
        <span className="hint">{`${report.code} · ${say(formatDay(report.madeAt))} · ${say(residentStates[report.state])}`}</span>
        <Failure words={failure} />
      </div>
      <button type="button" className="button" aria-disabled={busy} onClick={() => void open()}>
        {say(mineWords.open)}
      </button>
    </li>
  );
}

function Leave({ left }: { readonly left: () => void }) {
  const { say } = useLanguage();
  const leave = () => void call(residentDoors.phoneLeave, {}).then(left, left);
  return (
    <section>
      <p className="hint">{say(mineWords.leaveHint)}</p>
      <button type="button" className="button" onClick={leave}>
        {say(mineWords.leave)}
      </button>
    </section>
  );
}
