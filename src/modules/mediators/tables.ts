import type { CardState, MediatorKind, MediatorWay, Profession, Skill, SpokenLanguage, TieKind } from './words.ts';

/** A weekly time: Monday is 1, times are 'HH:MM' in China. */
export interface Frame {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** 名片: a row of `mediator_card`. */
export interface CardRow {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string | null;
  readonly partnerId: string | null;
  readonly kind: MediatorKind;
  readonly profession: Profession;
  readonly fields: string[];
  readonly skills: Skill[];
  readonly languages: SpokenLanguage[];
  readonly style: string;
  readonly timesNote: string;
  readonly frames: Frame[];
  readonly ways: MediatorWay[];
  /** Since when residents may read the card. */
  readonly shownSince: string | null;
  readonly state: CardState;
  readonly restUntil: string | null;
  readonly stateReason: string;
  readonly appointedOn: string;
  readonly termFrom: string;
  /** The first day on which the term is over. */
  readonly termTo: string;
  /** Open cases at a time. */
  readonly cap: number;
  readonly teacherId: string | null;
  readonly signedOffOn: string | null;
  readonly signedOffBy: string | null;
  readonly endedOn: string | null;
  readonly version: number;
}

/** 调解员: a card with what other registers say of its person. */
export interface Card extends CardRow {
  readonly name: string;
  readonly initials: string;
  readonly badge: string;
  readonly phone: string | null;
  readonly unitName: string;
  readonly teacherName: string | null;
  /** Account of the person; null: signs in nowhere. */
  readonly accountId: string | null;
  /** Holds a post with the duty `mediate` on the day that was asked. */
  readonly holdsPost: boolean;
  /** Minutes of training in the year of that day. */
  readonly trainedMinutes: number;
}

/** A row of `mediator_tie`. */
export interface TieRow {
  readonly id: string;
  readonly mediatorId: string;
  readonly kind: TieKind;
  /** Employer, relative or party; address of a household; code of a grid. */
  readonly name: string;
  readonly phone: string | null;
  readonly note: string;
  readonly at: Date;
}

/** A row of `mediator_training`. */
export interface TrainingRow {
  readonly id: string;
  readonly mediatorId: string;
  readonly heldOn: string;
  readonly subject: string;
  readonly minutes: number;
  readonly givenBy: string;
}
