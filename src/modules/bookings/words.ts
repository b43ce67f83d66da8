import type { Words } from '../../kit/words.ts';

/** 资源类型: what can be booked. */
export const resourceKinds = {
  room: { zh: '调解室、会议室', en: 'Room' },
  'mobile-room': { zh: '流动调解车、流动室', en: 'Mobile room' },
  equipment: { zh: '设备', en: 'Equipment' },
  person: { zh: '人员时间', en: 'A colleague’s time' },
} as const satisfies Record<string, Words>;
export type ResourceKind = keyof typeof resourceKinds;

/** 场所与设备: what stands in the register; a colleague's time does not. */
export const roomKinds = {
  room: resourceKinds.room,
  'mobile-room': resourceKinds['mobile-room'],
  equipment: resourceKinds.equipment,
} as const satisfies Partial<Record<ResourceKind, Words>>;
export type RoomKind = keyof typeof roomKinds;

/** 例外时间. */
export const exceptionKinds = {
  closed: { zh: '停用', en: 'Closed' },
  extra: { zh: '加开', en: 'Extra hours' },
  leave: { zh: '请假', en: 'On leave' },
} as const satisfies Record<string, Words>;
export type ExceptionKind = keyof typeof exceptionKinds;

/** 占用状态. */
export const engagementStates = {
  held: { zh: '暂留', en: 'Held' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  released: { zh: '已取消', en: 'Released' },
} as const satisfies Record<string, Words>;
export type EngagementState = keyof typeof engagementStates;

/** 占用事由: what takes a time. A family that books adds its word here; calendar programs are told this word and the number only. */
export const engagementKinds = {
  block: { zh: '已占用', en: 'Busy' },
  mediation: { zh: '调解', en: 'Mediation' },
} as const satisfies Record<string, Words>;
export type EngagementKind = keyof typeof engagementKinds;

/** What a calendar program calls a subscription to one's own time. */
export const feedWords = {
  own: { zh: '枫桥：我的日程', en: 'Maplebridge: my calendar' },
} as const satisfies Record<string, Words>;

/** 星期, Monday first; 0 is Sunday. */
export const weekdays = {
  1: { zh: '周一', en: 'Mon' },
  2: { zh: '周二', en: 'Tue' },
  3: { zh: '周三', en: 'Wed' },
  4: { zh: '周四', en: 'Thu' },
  5: { zh: '周五', en: 'Fri' },
  6: { zh: '周六', en: 'Sat' },
  0: { zh: '周日', en: 'Sun' },
} as const satisfies Record<number, Words>;
export type Weekday = keyof typeof weekdays;
/** Monday first. */
export const weekdayList = [1, 2, 3, 4, 5, 6, 0] as const satisfies readonly Weekday[];

/** 台账: the register of this module, for import and export. */
export const bookingRegisters = {
  rooms: { zh: '场所与设备', en: 'Rooms and equipment' },
} as const satisfies Record<string, Words>;

/** Facts this module tells. */
export const bookingFacts = {
  'resource.made': { zh: '登记场所或设备', en: 'Registered' },
  'resource.changed': { zh: '更改场所或设备', en: 'Changed' },
  'resource.hours-set': { zh: '更改开放时间', en: 'Hours changed' },
  'resource.retired': { zh: '停用', en: 'Retired' },
  'resource.restored': { zh: '恢复使用', en: 'In use again' },
  'resource.exception-added': { zh: '登记例外时间', en: 'Exception added' },
  'resource.exception-dropped': { zh: '删除例外时间', en: 'Exception removed' },
  'engagement.held': { zh: '暂留时间', en: 'Time held' },
  'engagement.confirmed': { zh: '确认时间', en: 'Time confirmed' },
  'engagement.moved': { zh: '改期', en: 'Moved' },
  'engagement.released': { zh: '取消占用', en: 'Released' },
  'engagement.lapsed': { zh: '暂留到期，已放开', en: 'The hold was over' },
  'feed.made': { zh: '生成日历订阅地址', en: 'Calendar address made' },
  'feed.revoked': { zh: '停用日历订阅地址', en: 'Calendar address revoked' },
} as const satisfies Record<string, Words>;
export type BookingFact = keyof typeof bookingFacts;
