/** A message as the finder of hot topics sees it. The sender is only told from other senders, never counted up or shown. */
export interface TopicMessage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: Date;
  /** Any token that is the same for the same sender; absent: a sender of its own. */
  readonly sender?: string | undefined;
  /** The name or key of a place that is known from elsewhere than the text (a chosen estate, a grid). */
  readonly place?: string | undefined;
  /** Those who agreed, less those who did not. */
  readonly votes?: number | undefined;
}

export interface TopicMember {
  readonly id: string;
  /** How well it agrees with the core of the topic, 0 to 1. */
  readonly fit: number;
  /** The words that it shares with the core, the most telling first. */
  readonly words: readonly string[];
}

/** 热点: messages of several senders about one thing at one place within one stretch of time. */
export interface HotTopic {
  /** The place and the words of the topic: 丽发新城 · 搅拌站 噪音. */
  readonly label: string;
  /** The shared place, null when it is about a subject alone (人才购房补贴). */
  readonly place: string | null;
  /** The words that the members share, the most telling first. */
  readonly words: readonly string[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Best fitting first. */
  readonly members: readonly TopicMember[];
  /** How many distinct senders. */
  readonly senders: number;
  readonly heat: number;
}

/** An earlier message that may be about the same thing, and why. */
export interface AlikeMessage {
  readonly id: string;
  /** 0 to 1; from 0.5 on a person would mostly call it the same thing. */
  readonly likeness: number;
  /** Jaccard index of the texts, 1 for the same words. */
  readonly sameText: number;
  readonly place: string | null;
  readonly words: readonly string[];
}

export interface TopicOptions {
  /** The words of a run of Chinese characters, in order; joined they are the run. */
  readonly wordsOf: (run: string) => readonly string[];
  /** Names from registers of places. */
  readonly knownPlaces?: readonly string[];
}
