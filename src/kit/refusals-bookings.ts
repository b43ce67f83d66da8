/** What calendars refuse. */
export const bookingRefusals = {
  'booking.taken': {
    status: 409,
    zh: '这个时间已有安排，请换一个时间，或另选场所、人员',
    en: 'That time is taken: choose another time, room or colleague',
  },
  'booking.over': {
    status: 409,
    zh: '暂留已到期或已取消，这个时间已放开，请重新选时间',
    en: 'The hold is over or was released and the time is free again: choose a time anew',
  },
  'booking.retired': { status: 409, zh: '这处场所已停用，请另选一处', en: 'This room is retired: choose another one' },
  'booking.in-use': {
    status: 409,
    zh: '以后还有安排，请先改期或取消，再停用',
    en: 'There are engagements ahead: move or release them first',
  },
} as const;
