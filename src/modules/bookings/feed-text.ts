import { type CalendarEvent, writeCalendar } from '../../kit/icalendar.ts';
import type { Language } from '../../kit/words.ts';
import { isLive } from './rules.ts';
import type { WholeEngagement } from './store-engagements.ts';
import type { NamedResource } from './store-resources.ts';
import { engagementKinds, feedWords } from './words.ts';

const refreshMinutes = 15;

interface FeedOf {
  readonly resource: Pick<NamedResource, 'kind' | 'label'>;
  readonly engagements: readonly WholeEngagement[];
  readonly now: Date;
  readonly language: Language;
}

/** 日历订阅 as iCalendar: the kind and number of what a time is taken for and the room, of people nothing, whatever its title says. */
export function feedText({ resource, engagements, now, language }: FeedOf): string {
  return writeCalendar({
    name: resource.kind === 'person' ? feedWords.own[language] : resource.label,
    refreshMinutes,
    events: engagements.map((engagement) => eventOf(engagement, now, language)),
  });
}

function eventOf(engagement: WholeEngagement, now: Date, language: Language): CalendarEvent {
  const { id, subject_kind, subject_number, resources, state, version, changed_at, starts_at, ends_at } = engagement;
  const rooms = resources.flatMap(({ kind, label }) => (kind === 'room' || kind === 'mobile-room' ? [label] : []));
  const standing = state === 'confirmed' ? 'confirmed' : 'tentative';
  return {
    uid: `engagement-${id}@maplebridge`,
    sequence: version - 1,
    changedAt: changed_at,
    startsAt: starts_at,
    endsAt: ends_at,
    summary: [engagementKinds[subject_kind][language], subject_number].filter(Boolean).join(' '),
    location: rooms.join(language === 'zh' ? '、' : ', '),
    status: isLive(engagement, now) ? standing : 'cancelled',
  };
}
