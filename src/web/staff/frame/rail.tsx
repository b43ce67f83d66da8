import {
  AimOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BarsOutlined,
  BranchesOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  CommentOutlined,
  CompassOutlined,
  DeploymentUnitOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  FireOutlined,
  FormOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  LockOutlined,
  MailOutlined,
  ReadOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SmileOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Duty } from '../../../kit/duties.ts';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Mark } from '../../shared/mark.tsx';
import { holdsAny, useMe } from './me.ts';
import { frameWords } from './words.ts';

interface Room {
  readonly to: string;
  readonly words: Words;
  readonly icon: typeof BarsOutlined;
  /** Any of these duties opens it; none named = every colleague. */
  readonly duties?: readonly Duty[];
}

/** Who works on matters; an arbiter sees the matters that wait for him, not what belongs to the work. */
export const workingDuties = [
  'intake',
  'assign',
  'handle',
  'revisit',
  'watch',
  'oversee',
] as const satisfies readonly Duty[];
export const matterDuties = [...workingDuties, 'arbitrate'] as const satisfies readonly Duty[];

const rooms: readonly Room[] = [
  { to: '/', words: frameWords.today, icon: ScheduleOutlined, duties: matterDuties },
  { to: '/matters', words: frameWords.matters, icon: BarsOutlined, duties: matterDuties },
  { to: '/take-down', words: frameWords.takeDown, icon: FormOutlined, duties: ['intake', 'handle', 'watch'] },
  {
    to: '/mediation',
    words: frameWords.mediation,
    icon: CommentOutlined,
    duties: ['mediate', 'assign', 'oversee', 'handle', 'revisit'],
  },
  {
    to: '/mediators',
    words: frameWords.mediators,
    icon: IdcardOutlined,
    duties: ['mediate', 'register', 'assign', 'oversee', 'handle', 'intake'],
  },
  { to: '/topics', words: frameWords.topics, icon: FireOutlined, duties: ['assign', 'oversee'] },
  { to: '/joint', words: frameWords.joint, icon: DeploymentUnitOutlined, duties: workingDuties },
  { to: '/answers', words: frameWords.answers, icon: ReadOutlined, duties: [...matterDuties, 'register'] },
  { to: '/people', words: frameWords.people, icon: TeamOutlined },
  { to: '/places', words: frameWords.places, icon: EnvironmentOutlined },
  { to: '/partners', words: frameWords.partners, icon: ApartmentOutlined },
  {
    to: '/categories',
    words: frameWords.categories,
    icon: BranchesOutlined,
    duties: ['register', 'system', 'assign', 'oversee'],
  },
  { to: '/revisits', words: frameWords.revisits, icon: HomeOutlined, duties: ['revisit', 'oversee', 'assign'] },
  { to: '/feedback', words: frameWords.feedback, icon: SmileOutlined, duties: workingDuties },
  {
    to: '/searches',
    words: frameWords.searches,
    icon: AimOutlined,
    duties: ['handle', 'assign', 'watch', 'oversee', 'intake', 'revisit'],
  },
  {
    to: '/supports',
    words: frameWords.supports,
    icon: HeartOutlined,
    duties: ['handle', 'assign', 'revisit', 'oversee'],
  },
  { to: '/visits', words: frameWords.homeVisits, icon: CompassOutlined, duties: ['handle', 'assign', 'oversee'] },
  { to: '/meetings', words: frameWords.meetings, icon: CalendarOutlined, duties: matterDuties },
  {
    to: '/bookings',
    words: frameWords.bookings,
    icon: FieldTimeOutlined,
    duties: [...workingDuties, 'mediate', 'register'],
  },
  { to: '/messages', words: frameWords.messages, icon: MailOutlined, duties: ['messages'] },
  { to: '/privacy', words: frameWords.privacy, icon: LockOutlined, duties: [...matterDuties, 'protect', 'audit'] },
  { to: '/system', words: frameWords.system, icon: SettingOutlined, duties: ['system'] },
  { to: '/audit', words: frameWords.audit, icon: AuditOutlined, duties: ['audit'] },
  { to: '/mediation/replays', words: frameWords.replays, icon: CalculatorOutlined, duties: ['audit', 'protect'] },
];

/** The rooms that the person's duties open, in their fixed order. */
export function Rail() {
  const { say } = useLanguage();
  const me = useMe();
  const rail = useRef<HTMLElement>(null);
  const [, room] = useLocation().pathname.split('/');
  // On a phone the rooms stand in a row that scrolls: the open one comes into sight.
  useEffect(() => {
    if (room !== undefined)
      rail.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [room]);
  return (
    <nav ref={rail} className="rail" aria-label={say(frameWords.navigation)}>
      <div className="rail-brand">
        <Mark size={32} />
        <span className="rail-brand-words">
          <strong>{say(frameWords.product)}</strong>
          <small>{say(frameWords.desk)}</small>
        </span>
      </div>
      <ul>
        {rooms
          .filter(({ duties }) => !duties || holdsAny(me, duties))
          .map(({ to, words, icon: Icon }) => (
            <li key={to}>
              <NavLink to={to} end={to === '/'}>
                <Icon aria-hidden="true" />
                <span>{say(words)}</span>
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
