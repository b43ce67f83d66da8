/** What clocks, routing rules, templates and checklists refuse. */
export const ruleRefusals = {
  'routing.broken': {
    status: 409,
    zh: '有规则指向已停用或不存在的类别、单位，请先修改',
    en: 'Some rules name what has ended or is not there: mend them first',
  },
  'routing.conflicts': {
    status: 409,
    zh: '有规则互相冲突，请先修改；确认按编号小的执行，再勾选发布',
    en: 'Some rules disagree: mend them, or say that the smaller number is meant',
  },
  'routing.same-person': {
    status: 409,
    zh: '自己起草或改过的规则，要由另一位有发布权限的同事发布',
    en: 'Whoever wrote on this draft does not publish it: another colleague who may publish does',
  },
  'answer.same-person': {
    status: 409,
    zh: '自己起草或改过的条目，要由本单位另一位同事发布',
    en: 'Whoever wrote on a draft does not publish it: another colleague of the unit does',
  },
  'answer.gaps': {
    status: 409,
    zh: '内容里还有没填的 {…}，请填好或删去再发出',
    en: 'The text still has unfilled {…}: fill them in or take them out, then send it',
  },
  'clock.not-running': {
    status: 409,
    zh: '没有正在计时、还没到期的时限，不能办理这一步',
    en: 'No limit is running that is not over yet',
  },
  'clock.no-reason': { status: 409, zh: '没有这个暂停理由，请重新选择', en: 'There is no such reason for pausing' },
  'clock.paused-enough': {
    status: 409,
    zh: '同一理由暂停的次数已用完，需要更多时间请申请延期',
    en: 'This reason was used as often as it may be: ask for more time instead',
  },
  'clock.pause-too-long': {
    status: 409,
    zh: '暂停的截止日期要在今天以后，且不能超过这个理由允许的最长时间',
    en: 'The pause must end after now and not later than its reason allows',
  },
  'clock.not-paused': { status: 409, zh: '计时没有暂停', en: 'The clock is not paused' },
  'clock.asked-already': {
    status: 409,
    zh: '已有一次延期申请在等审批',
    en: 'More time was asked for already: wait for the decision',
  },
  'clock.too-much': {
    status: 409,
    zh: '一次延期不能超过原来的时限',
    en: 'One extension cannot be longer than the limit itself',
  },
  'clock.nothing-asked': { status: 409, zh: '没有等待审批的延期申请', en: 'Nobody has asked for more time' },
  'clock.same-person': {
    status: 409,
    zh: '申请延期的人不能自己审批',
    en: 'Whoever asked for more time cannot decide about it',
  },
} as const;
