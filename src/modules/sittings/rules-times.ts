import type { PartyRole } from '../mediation/words.ts';

/** Somebody of a side, as far as it matters who answers for whom. */
export interface Speaker {
  readonly id: string;
  readonly side: number;
  readonly role: PartyRole;
  readonly actsFor: string | null;
  /** May speak for the side now: capacity, mandate. */
  readonly speaks: boolean;
}

/** A word that must be heard: of whoever of these speaks. */
export interface Voice {
  readonly side: number;
  readonly partyIds: readonly string[];
}

/**
 * Whose yes is needed: of a side with representatives theirs, any of them; else of every party, said by the party or by whoever acts for it.
 * A voice without anybody means that nobody can answer for a party.
 */
export function voicesOf(speakers: readonly Speaker[], sides: readonly number[]): Voice[] {
  return sides.flatMap((side) => {
    const own = speakers.filter((one) => one.side === side);
    const representatives = own.filter(({ role, speaks }) => role === 'representative' && speaks);
    if (representatives.length > 0) return [{ side, partyIds: representatives.map(({ id }) => id) }];
    return own
      .filter(({ role }) => role === 'party')
      .map((party) => ({
        side,
        partyIds: own
          .filter(({ id, actsFor, speaks }) => speaks && (id === party.id || actsFor === party.id))
          .map(({ id }) => id),
      }));
  });
}

export interface TimesAnswer {
  readonly partyId: string;
  /** Numbers of the slots that suit; none of them is an answer too. */
  readonly slots: readonly number[];
  readonly at: Date;
}

/** What a voice said last; undefined while it said nothing. */
export function wordOf({ partyIds }: Voice, answers: readonly TimesAnswer[]): readonly number[] | undefined {
  return answers
    .filter(({ partyId }) => partyIds.includes(partyId))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .at(-1)?.slots;
}

export type RoundRuling =
  | { readonly state: 'open' | 'failed' }
  | {
      readonly state: 'agreed';
      readonly slot: number;
    };

/** 约时间: agreed as soon as every voice said yes to one slot, the lowest number of several; failed when none is left that all could take. */
export function judgeRound(
  voices: readonly Voice[],
  answers: readonly TimesAnswer[],
  slots: readonly number[],
): RoundRuling {
  const words = voices.map((voice) => wordOf(voice, answers));
  const left = slots.filter((slot) => words.every((word) => word === undefined || word.includes(slot)));
  const [first] = left.toSorted((one, other) => one - other);
  if (first === undefined) return { state: 'failed' };
  return words.length > 0 && words.every((word) => word !== undefined)
    ? { state: 'agreed', slot: first }
    : { state: 'open' };
}

/** What a reply by SMS says: numbers of slots that suit, none for `0`. Undefined when it is no answer to these slots. */
export function readChoice(text: string, slots: readonly number[]): number[] | undefined {
  const bare = text.normalize('NFKC').replaceAll(/[\s,.;:、，。；：!！()和或都行可以号第]/g, '');
  if (bare === '0') return [];
  if (!/^[1-9]{1,3}$/.test(bare)) return undefined;
  const chosen = [...new Set([...bare].map(Number))];
  return chosen.every((slot) => slots.includes(slot)) ? chosen.sort((one, other) => one - other) : undefined;
}

const minute = 60_000;
const weekdaysZh = ['日', '一', '二', '三', '四', '五', '六'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment in county time as one says it on the phone: `12月31日14:30`, `31 Dec 14:30`. */
export function sayMoment(at: Date): { zh: string; en: string; weekday: string } {
  const local = new Date(at.getTime() + 480 * minute);
  const [month, date] = [local.getUTCMonth(), local.getUTCDate()];
  const time = `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
  return {
    zh: `${month + 1}月${date}日${time}`,
    en: `${date} ${months[month] ?? ''} ${time}`,
    weekday: `星期${weekdaysZh[local.getUTCDay()] ?? ''}`,
  };
}

/** The slots as a message lists them: `1)12月3日9:00，2)…`. */
export function sayTimes(slots: readonly { readonly number: number; readonly startsAt: Date }[]): {
  zh: string;
  en: string;
} {
  const each = slots.map(({ number, startsAt }) => ({ number, ...sayMoment(startsAt) }));
  return {
    zh: each.map(({ number, zh }) => `${number})${zh}`).join('，'),
    en: each.map(({ number, en }) => `${number}) ${en}`).join(', '),
  };
}

/** Between two places without a road map: as the crow flies and a half, at 30 km/h, and ten minutes to leave and arrive; rounded up to five. */
export function minutesOnTheWay(metres: number | undefined): number {
  if (metres === undefined) return 30;
  return Math.ceil((10 + (metres * 1.5) / 500) / 5) * 5;
}
