import {
  CheckCircleOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  InboxOutlined,
  MailOutlined,
  MergeOutlined,
  PlusCircleOutlined,
  ReloadOutlined,
  RollbackOutlined,
  SendOutlined,
  StopOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { type MatterState, matterStates } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise, untilWords } from '../../shared/time.ts';
import { useNow } from '../frame/now.ts';
import { pageWords } from './words.ts';

type Tone = 'plain' | 'action' | 'kept' | 'soon' | 'maple' | 'quiet';

const looks = {
  reported: { icon: PlusCircleOutlined, tone: 'plain' },
  accepted: { icon: CheckOutlined, tone: 'action' },
  not_accepted: { icon: StopOutlined, tone: 'quiet' },
  assigned: { icon: SendOutlined, tone: 'action' },
  in_hand: { icon: SyncOutlined, tone: 'action' },
  returned: { icon: RollbackOutlined, tone: 'soon' },
  answered: { icon: MailOutlined, tone: 'action' },
  closed: { icon: CheckCircleOutlined, tone: 'kept' },
  revisited: { icon: CheckCircleOutlined, tone: 'kept' },
  archived: { icon: InboxOutlined, tone: 'quiet' },
  withdrawn: { icon: StopOutlined, tone: 'quiet' },
  reopened: { icon: ReloadOutlined, tone: 'soon' },
  merged: { icon: MergeOutlined, tone: 'quiet' },
} as const satisfies Record<MatterState, { readonly icon: typeof CheckOutlined; readonly tone: Tone }>;

const settled: readonly MatterState[] = ['closed', 'revisited', 'archived', 'withdrawn', 'not_accepted', 'merged'];
const soonMilliseconds = 24 * 60 * 60 * 1000;

/** A state is never colour alone: icon, word, colour. */
export function StateTag({ state }: { readonly state: MatterState }) {
  const { say } = useLanguage();
  const { icon: Icon, tone } = looks[state];
  return (
    <span className={`state-tag tone-${tone}`}>
      <Icon aria-hidden="true" /> {say(matterStates[state])}
    </span>
  );
}

interface ClockProps {
  readonly dueAt: string | null;
  /** Nothing is running any more: the clock only tells what was promised. */
  readonly stopped?: boolean;
  readonly long?: boolean;
}

/** A promised moment and what is left of it: amber within a day, maple when it has passed. */
export function Clock({ dueAt, stopped = false, long = false }: ClockProps) {
  const { say } = useLanguage();
  const now = useNow();
  if (!dueAt) return <span className="clock quiet">{long ? say(pageWords.noPromise) : ''}</span>;
  const left = new Date(dueAt).getTime() - now.getTime();
  const [tone, Icon] = clockLook(left, stopped);
  const moment = say(long ? formatPromise(dueAt, now) : formatDayTime(dueAt, now));
  return (
    <span className={`clock figures tone-${tone}`}>
      <Icon aria-hidden="true" /> {stopped ? moment : say(untilWords(dueAt, now))}
      {!stopped && (long ? <span className="clock-moment">{moment}</span> : <span className="unseen">{moment}</span>)}
    </span>
  );
}

function clockLook(left: number, stopped: boolean): readonly [Tone, typeof ClockCircleOutlined] {
  if (stopped) return ['quiet', ClockCircleOutlined];
  if (left < 0) return ['maple', ExclamationCircleOutlined];
  return left <= soonMilliseconds ? ['soon', ClockCircleOutlined] : ['quiet', ClockCircleOutlined];
}

/** The clock of a matter as it stands. */
export function MatterClock({
  matter,
  long = false,
}: {
  readonly matter: { state: MatterState; promisedAt: string | null };
  readonly long?: boolean;
}) {
  const stopped = settled.includes(matter.state) || matter.state === 'answered';
  return <Clock dueAt={matter.promisedAt} stopped={stopped} long={long} />;
}
