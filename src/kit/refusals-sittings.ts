/** What times, sittings, records and offers refuse. */
export const sittingRefusals = {
  'mediation.record-missing': {
    status: 409,
    zh: '有一次调解会还没有做记录，补上记录才能继续',
    en: 'A sitting has no record yet: write it first',
  },
  'times.over': {
    status: 409,
    zh: '这些时间已经定了或不再有效，请看最新的安排',
    en: 'These times are settled or over: look at what stands now',
  },
  'times.open': {
    status: 409,
    zh: '已经发出一批时间，正在等答复；要换请先撤回',
    en: 'Times are out and wait for answers: withdraw them first',
  },
  'times.nobody-speaks': {
    status: 409,
    zh: '有一位当事人没有能替他答复的人，请先登记监护人或代理人',
    en: 'For one of the parties nobody can answer: add a guardian or an agent first',
  },
  'sitting.twice': {
    status: 409,
    zh: '治安调解一般一次，必要时再增加一次，不能再开第三次',
    en: 'Public-order mediation sits once, and once more where needed: there is no third sitting',
  },
  'record.empty': {
    status: 409,
    zh: '请先写清结果；不是简单纠纷的，还要写经过和到场人员',
    en: 'Write what came of it first; unless it is a simple case also how it went and who came',
  },
  'record.locked': {
    status: 409,
    zh: '记录已定稿，不能再改',
    en: 'The record is final and stays as it is',
  },
  'offer.not-your-turn': {
    status: 409,
    zh: '现在轮不到这一方，请等对方答复',
    en: 'It is not the turn of this side: wait for the answer',
  },
  'offer.not-confirmed': {
    status: 409,
    zh: '编号对不上，请让本人再报一次，或请人见证',
    en: 'The number is another one: let the party say it again, or take a witness',
  },
} as const;
