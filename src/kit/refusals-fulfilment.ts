/** Refusals of performance: ledgers, plans agreed anew, what follows a breach. */
export const fulfilmentRefusals = {
  'ledger.unfit': {
    status: 409,
    zh: '这项义务不能这样登记',
    en: 'This cannot be written down about this duty',
  },
  'ledger.ahead': { status: 409, zh: '日期还没有到', en: 'This day has not come yet' },
  'ledger.before': { status: 409, zh: '日期早于协议生效日', en: 'This day is before the agreement took effect' },
  'ledger.answered': {
    status: 409,
    zh: '这一条已经有了答复，请刷新后再看',
    en: 'This line was answered already: look again',
  },
  'ledger.reason-missing': { status: 409, zh: '请写明有什么异议', en: 'Say what is wrong with it' },
  'plan.unfit': {
    status: 409,
    zh: '各期日期须从今天起依次往后，各期相加须等于余款',
    en: 'Instalments must follow each other from today on and add up to the rest',
  },
  'plan.open': {
    status: 409,
    zh: '已有一个新安排在等答复，请先答复或收回',
    en: 'A new plan waits already: answer it or take it back first',
  },
  'plan.passed': {
    status: 409,
    zh: '新安排的第一期日期已过，请重新提出',
    en: 'The first day of this plan has passed: propose another one',
  },
  'breach.routes-missing': { status: 409, zh: '请至少选一条途径', en: 'Choose at least one way' },
} as const;
