import type { Sameness } from '../../algorithms/duplicate-rules/condition.ts';
import type { Words } from '../../kit/words.ts';

/** 热点状态: nothing follows from an alert until a colleague decides. */
export const topicStates = {
  raised: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  dismissed: { zh: '不是热点', en: 'Dismissed' },
  faded: { zh: '已消退', en: 'Faded' },
} as const satisfies Record<string, Words>;
export type TopicState = keyof typeof topicStates;

/** 移出原因: why a matter no longer counts for an alert. */
export const leavingWords = {
  merged: { zh: '已并入另一件', en: 'Merged into another' },
  over: { zh: '已办结', en: 'Work is finished' },
  joint: { zh: '已列入联合行动', en: 'Part of a joint action' },
  watch: { zh: '转为紧急关注', en: 'Under urgent watch now' },
  elsewhere: { zh: '转到别的辖区', en: 'In another area now' },
} as const satisfies Record<string, Words>;
export type Leaving = keyof typeof leavingWords;

/** 相同: what a rule may ask of two matters. */
export const sameWords = {
  place: { zh: '同一地点', en: 'Same place' },
  'place-name': { zh: '提到同一地名', en: 'Same place name in the text' },
  category: { zh: '同一类别', en: 'Same category' },
  'category-group': { zh: '同一大类', en: 'Same group of categories' },
} as const satisfies Record<Sameness, Words>;

/** 组合: how the conditions of a group go together. */
export const groupWords = {
  all: { zh: '全部满足', en: 'All of' },
  any: { zh: '任一满足', en: 'Any of' },
  none: { zh: '都不满足', en: 'None of' },
} as const satisfies Record<string, Words>;
export type GroupKind = keyof typeof groupWords;

/** 运行状态 of a search for topics, or of making signatures. */
export const runStates = {
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Record<string, Words>;
export type RunState = keyof typeof runStates;

/** Facts of a topic; residents hear of what comes of it through their own matters. */
export const topicFacts = {
  'topic.raised': { zh: '发现热点', en: 'Topic found' },
  'topic.grown': { zh: '又有人反映', en: 'More people reported' },
  'topic.raised-again': {
    zh: '再次提示：比驳回时多了一半以上',
    en: 'Raised again: grew by half since it was dismissed',
  },
  'topic.confirmed': { zh: '确认为热点，发起联合行动', en: 'Confirmed: a joint action was planned' },
  'topic.dismissed': { zh: '不是热点', en: 'Dismissed' },
  'topic.faded': { zh: '已消退', en: 'Faded' },
} as const satisfies Record<string, Words>;
export type TopicFact = keyof typeof topicFacts;
