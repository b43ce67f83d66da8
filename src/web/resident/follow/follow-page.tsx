import '../css/follow.css';
import { useNavigate } from 'react-router';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { Heading } from '../heading.tsx';
import { isKiosk } from '../kiosk.ts';
import { ReceiptRequests } from '../mine/requests.tsx';
import { Failure } from '../pieces.tsx';
import { Section } from '../section.tsx';
import { frameWords } from '../words.ts';
import { answeredAt, reportWords } from '../words-follow.ts';
import { togetherWords } from '../words-together.ts';
import { AddForm } from './add-form.tsx';
import { FileList } from './file-list.tsx';
import { Messages } from './messages.tsx';
import { MyFile } from './my-file.tsx';
import { Opened } from './opened.tsx';
import { OpinionInvite } from './opinion-invite.tsx';
import { Sharing } from './sharing.tsx';
import { Solved } from './solved.tsx';
import { Standing } from './standing.tsx';
import { Timeline } from './timeline.tsx';
import { Together } from './together.tsx';
import { type Mine, useMine } from './use-mine.ts';
import { Withdraw } from './withdraw.tsx';

export function FollowPage() {
  const { say } = useLanguage();
  const { mine, failure, refresh } = useMine();
  return (
    <>
      <Failure words={failure} />
      {!mine && !failure && <p className="wait">{say(frameWords.wait)}</p>}
      {failure && (
        <p>
          <button type="button" className="button" onClick={refresh}>
            {say(frameWords.retry)}
          </button>
        </p>
      )}
      {mine && <Report mine={mine} refresh={refresh} />}
    </>
  );
}

function Report({ mine, refresh }: { readonly mine: Mine; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const asks = mine.can.includes('confirm') || mine.can.includes('contest');
  return (
    <article className="mine">
      <div className="mine-head">
        <p className="quiet">{mine.code}</p>
        <Heading title={mine.title}>{mine.title}</Heading>
      </div>
      <div className="mine-now">
        <Standing mine={mine} refresh={refresh} />
        {mine.answer && (
          <section className="answer">
            <h2>{say(reportWords.answer)}</h2>
            <p className="words">{mine.answer.text}</p>
            <p className="hint">{say(answeredAt(mine.answer.unit, formatDayTime(mine.answer.at)))}</p>
          </section>
        )}
        {mine.resultSaid && (
          <section>
            <h2>{say(togetherWords.result)}</h2>
            <p className="words">{say(mine.resultSaid)}。</p>
          </section>
        )}
        {asks && <Solved can={mine.can} isOne={mine.others > 0} done={refresh} />}
        <OpinionInvite />
        <Together mine={mine} refresh={refresh} />
        <Timeline entries={mine.timeline} />
        <Section title={reportWords.told}>
          <p className="words">{mine.what}</p>
          {mine.where && <p className="hint">{mine.where}</p>}
          <FileList files={mine.files} />
        </Section>
      </div>
      <div className="mine-more">
        {mine.can.includes('add') && <AddForm done={refresh} />}
        <Opened />
        <ReceiptRequests hasPhone={mine.hasPhone} />
        <Sharing mine={mine} done={refresh} />
        {!isKiosk && <MyFile />}
        <Messages />
        {mine.can.includes('withdraw') && <Withdraw done={refresh} />}
        <Leave />
      </div>
    </article>
  );
}

function Leave() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const leave = () => {
    const home = () => navigate('/', { replace: true });
    call(reporterDoors.leave, {}).then(home, home);
  };
  return (
    <section>
      <p className="hint">{say(reportWords.leaveHint)}</p>
      <button type="button" className="button" onClick={leave}>
        {say(reportWords.leave)}
      </button>
    </section>
  );
}
