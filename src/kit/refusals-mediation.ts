/** Refusals of the mediation studio. */
export const mediationRefusals = {
  'step.mediation-open': {
    status: 409,
    zh: '这件事正在调解，调解有结果以后才能办结',
    en: 'This is being mediated: it can be closed once the mediation has come to an end',
  },
  'mediation.gate-closed': {
    status: 409,
    zh: '按受理审查的结果，这件事不能用这种方式调解；请按提示改走其他途径',
    en: 'The questions of the gate speak against this kind of mediation: take the lawful way shown instead',
  },
  'mediation.one-side': {
    status: 409,
    zh: '至少要登记双方当事人，才能受理',
    en: 'Write down parties of at least two sides first',
  },
  'mediation.unwilling': {
    status: 409,
    zh: '有一方不愿调解，不能受理；请登记不予受理并告知其他途径',
    en: 'A side does not want mediation: do not accept it, and tell the ways that remain',
  },
  'mediation.last-of-side': {
    status: 409,
    zh: '这是这一方最后一位当事人；这一方不再调解的，请办理终止',
    en: 'Nobody would be left on this side: if it does not go on, end the mediation',
  },
  'mediation.unwilling-again': {
    status: 409,
    zh: '说过不愿再谈的一方还没有表示愿意，请先联系本人并登记意愿，再重新调解',
    en: 'Whoever said no has not said yes since: ask again and write it down before it is taken up once more',
  },
  'mediation.not-asked': {
    status: 409,
    zh: '每一方都要有人表示愿意调解，请先联系双方',
    en: 'Somebody of every side must have said yes: reach them first',
  },
  'family.no-consent': {
    status: 409,
    zh: '还没有得到每位成年家人和监护人的同意，或同意已撤回，现在不能做这一步',
    en: 'Not every adult and guardian of the family agrees, or somebody took it back: this cannot be done now',
  },
  'mediation.no-guardian': {
    status: 409,
    zh: '未成年人或没有完全行为能力的人，须由监护人参加，请先登记监护人',
    en: 'Minors and people without full capacity need a guardian beside them: add one first',
  },
  'confirmation.excluded': {
    status: 409,
    zh: '这份协议不能申请司法确认，原因和出路见页面上的说明',
    en: 'This agreement cannot be brought to the court: the page says why, and what remains',
  },
  'confirmation.unchecked': {
    status: 409,
    zh: '请先审查这份协议能不能申请司法确认',
    en: 'Look first whether this agreement can be confirmed',
  },
  'confirmation.too-late': {
    status: 409,
    zh: '申请司法确认的三十日期限已过',
    en: 'The thirty days in which the court could be asked are over',
  },
  'confirmation.not-both': {
    status: 409,
    zh: '须各方共同申请：还有当事人没有同意',
    en: 'Both sides ask together: somebody has not said yes',
  },
  'confirmation.handed-in': {
    status: 409,
    zh: '申请已经递交法院，不能再改；要撤回请直接告诉法院',
    en: 'The application is with the court and stays as it is: to withdraw it, tell the court',
  },
  'confirmation.no-court': {
    status: 409,
    zh: '请先确定向哪个法院申请',
    en: 'Choose the court first',
  },
  'confirmation.papers-missing': {
    status: 409,
    zh: '申请材料还不齐，请补齐标出的各项',
    en: 'Papers are missing: add what is marked',
  },
  'dossier.incomplete': {
    status: 409,
    zh: '卷内材料还不齐：请补齐，无法取得的写明原因',
    en: 'The file is not complete: add what is missing, or note why it cannot be had',
  },
  'dossier.filed': {
    status: 409,
    zh: '已经归档，不能再改',
    en: 'It is filed and stays as it is',
  },
} as const;
