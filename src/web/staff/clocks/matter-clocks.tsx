import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined,
  StopOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/clocks/contract.ts';
import { clockKinds, clockStates, ladderRoles } from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise, untilWords } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { useNow } from '../frame/now.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { Matter } from '../matters/shapes.ts';
import { afterStep } from '../matters/use-matter-list.ts';
import { ClockForms } from './clock-forms.tsx';
import { amountWords, type Clock, ruleWords } from './reading.ts';
import { askedWaits, extendedBy, missingYears, usedShare, clockWords as words } from './words.ts';
import './clocks.css';

const looks = {
  running: { icon: ClockCircleOutlined, tone: 'action', word: clockStates.running },
  overdue: { icon: ExclamationCircleOutlined, tone: 'maple', word: words.overdue },
  paused: { icon: PauseCircleOutlined, tone: 'soon', word: clockStates.paused },
  met: { icon: CheckCircleOutlined, tone: 'kept', word: clockStates.met },
  late: { icon: ExclamationCircleOutlined, tone: 'maple', word: words.metLate },
  stopped: { icon: StopOutlined, tone: 'quiet', word: clockStates.stopped },
} as const;

function lookOf({ state, late }: Clock) {
  if (state === 'running') return late ? looks.overdue : looks.running;
  return state === 'met' && late ? looks.late : looks[state];
}

const order: readonly Clock['kind'][] = ['solve', 'first-answer', 'stage', 'part', 'revisit', 'overall'];
const isGoing = ({ state }: Clock) => state === 'running' || state === 'paused';

/** 时限: every clock with its state in word, icon and colour; what can be done with the promise; whom the ladder told. */
export function MatterClocks({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [isAll, setAll] = useState(false);
  const { clocks } = matter.timing;
  const going = clocks.filter(isGoing).toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  const ended = clocks.filter((clock) => !isGoing(clock));
  if (clocks.length === 0) return null;
  const partName = (id: string | null) => matter.parts.find((part) => part.id === id)?.who ?? '';
  return (
    <section className="side-part" aria-labelledby="clocks">
      <h2 id="clocks">{say(words.title)}</h2>
      <ul className="clocks">
        {[...going, ...(isAll ? ended : [])].map((clock) => (
          <ClockItem key={clock.id} clock={clock} about={partName(clock.about)} />
        ))}
      </ul>
      {ended.length > 0 && !isAll && (
        <Button type="link" size="small" className="clocks-more" onClick={() => setAll(true)}>
          {say(words.more)}（{ended.length}）
        </Button>
      )}
      <ClockForms matter={matter} />
    </section>
  );
}

function ClockItem({ clock, about }: { readonly clock: Clock; readonly about: string }) {
  const { say } = useLanguage();
  const { icon: Icon, tone, word } = lookOf(clock);
  return (
    <li>
      <div className="clock-line">
        <strong>{say(clockKinds[clock.kind])}</strong>
        {about && <span className="quiet clock-about">{about}</span>}
        <span className={`state-tag tone-${tone}`}>
          <Icon aria-hidden="true" /> {say(word)}
        </span>
      </div>
      {isGoing(clock) && clock.limit && <UsedBar clock={clock} />}
      <div className="figures small">{say(dueWords(clock))}</div>
      {isGoing(clock) && <Left clock={clock} />}
      {clock.paused && (
        <div className="small tone-soon">
          {say(clock.paused.reason)} · {say(words.until)} {say(formatPromise(clock.paused.until))}
        </div>
      )}
      <Extensions clock={clock} />
      {isGoing(clock) && clock.missingYears.length > 0 && (
        <div className="small tone-soon">
          <WarningOutlined aria-hidden="true" /> {say(missingYears(clock.missingYears))}
        </div>
      )}
      <Notices clock={clock} />
    </li>
  );
}

function dueWords({ state, dueAt, endedAt }: Clock): Words {
  const due = formatPromise(dueAt);
  const ended = endedAt === null ? null : formatDayTime(endedAt);
  if (ended && state === 'met') {
    return {
      zh: `${words.met.zh} ${ended.zh} · ${words.due.zh} ${due.zh}`,
      en: `${words.met.en} ${ended.en} · ${words.due.en} ${due.en}`,
    };
  }
  if (ended) return { zh: `${words.stopped.zh} ${ended.zh}`, en: `${words.stopped.en} ${ended.en}` };
  return { zh: `${words.due.zh} ${due.zh}`, en: `${words.due.en} ${due.en}` };
}

function Left({ clock }: { readonly clock: Clock }) {
  const { say } = useLanguage();
  const now = useNow();
  const said = [
    ...(clock.state === 'running' ? [untilWords(clock.dueAt, now)] : []),
    ...(clock.limit ? [amountWords(clock.limit.amount, clock.limit.measure), usedShare(clock.used)] : []),
  ];
  return <div className="quiet figures small">{said.map(say).join(' · ')}</div>;
}

function UsedBar({ clock }: { readonly clock: Clock }) {
  const tone = clock.used > 100 ? 'maple' : clock.used >= 80 ? 'soon' : 'action';
  return (
    <div className="clock-bar" aria-hidden="true">
      <span className={`clock-bar-${tone}`} style={{ width: `${Math.min(100, clock.used)}%` }} />
    </div>
  );
}

function Extensions({ clock }: { readonly clock: Clock }) {
  const { say } = useLanguage();
  const { asked, extended, limit } = clock;
  if (!limit) return null;
  return (
    <>
      {extended > 0 && <div className="small">{say(extendedBy(say(amountWords(extended, limit.measure))))}</div>}
      {asked && isGoing(clock) && (
        <div className="small tone-soon">{say(askedWaits(say(amountWords(asked.amount, limit.measure))))}</div>
      )}
    </>
  );
}

type Notice = Clock['notices'][number];

/** Who was told when and why, and whether they have read it; whoever is meant says so here. */
function Notices({ clock }: { readonly clock: Clock }) {
  const { say } = useLanguage();
  const acknowledge = useKnock(doors.acknowledge, { refreshes: [...afterStep, 'clock.'] });
  if (clock.notices.length === 0) return null;
  const steps = Map.groupBy(clock.notices, ({ rule, toldAt }) => `${rule?.id} ${toldAt}`);
  return (
    <ul className="clock-notices" aria-label={say(words.ladder)}>
      {[...steps].map(([step, told]) => (
        <li key={step} className="small">
          <span className="figures">
            {say(formatDayTime(told[0]?.toldAt ?? ''))} {say(ruleWords(told[0]?.rule ?? null))}
          </span>
          <span className="clock-people">
            {told.map((notice) => (
              <Person
                key={notice.id}
                notice={notice}
                isSending={acknowledge.isPending}
                onRead={() => acknowledge.mutate({ id: notice.id })}
              />
            ))}
          </span>
        </li>
      ))}
      <ProblemLine problem={acknowledge.error} />
    </ul>
  );
}

function Person({
  notice,
  isSending,
  onRead,
}: {
  readonly notice: Notice;
  readonly isSending: boolean;
  readonly onRead: () => void;
}) {
  const { say } = useLanguage();
  const { name, role, acknowledgedAt, mine } = notice;
  const read = acknowledgedAt && `${say(words.acknowledged)} ${say(formatDayTime(acknowledgedAt))}`;
  return (
    <span title={`${say(ladderRoles[role])} · ${read ?? say(words.notYet)}`}>
      {name} {read && <CheckCircleOutlined className="tone-kept" aria-label={read} />}
      {!read && mine && (
        <Button size="small" loading={isSending} onClick={onRead}>
          {say(words.acknowledge)}
        </Button>
      )}
      {!read && !mine && <span className="tone-soon">{say(words.notYet)}</span>}
    </span>
  );
}
