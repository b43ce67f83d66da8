/** Refusals of choosing mediators. */
export const choosingRefusals = {
  'choosing.over': {
    status: 409,
    zh: '这一轮已经截止，请刷新后查看',
    en: 'This round is closed: reload and look again',
  },
  'choosing.too-few': {
    status: 409,
    zh: '名册上没有回避情形、案件未满的人不够，请扩大名册或减少席位',
    en: 'Too few on the list are free of conflicts and have time: take the wider list, or fewer seats',
  },
  'choosing.one-lead': {
    status: 400,
    zh: '每个调解组要有一位主调解员，且只有一位',
    en: 'A panel has one lead mediator, no more and no fewer',
  },
  'choosing.police-leads': {
    status: 400,
    zh: '治安调解由民警主持，请把主调解员的要求设为「民警」',
    en: 'A police officer leads public-order mediation: ask for one in the lead',
  },
  'choosing.not-speaking': {
    status: 409,
    zh: '这一方由代表人选，或者您没有代表这一方的授权；请和本方的人或联络员联系',
    en: 'Somebody else speaks for this side, or your mandate does not reach so far: ask your side or the liaison',
  },
  'choosing.own-list': {
    status: 409,
    zh: '您自己在这份名册上，不能替当事人填选票；请由别的同事代填',
    en: 'You stand on this list yourself: another colleague writes down what a party chooses',
  },
  'choosing.challenged': {
    status: 409,
    zh: '已经申请过，正在等决定',
    en: 'This was asked for before and waits for a decision',
  },
} as const;
