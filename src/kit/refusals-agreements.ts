/** What settlement agreements refuse. */
export const agreementRefusals = {
  'agreement.incomplete': {
    status: 409,
    zh: '协议内容还不完整，请先补齐标出的各项',
    en: 'The agreement is not complete yet: fill in what is marked first',
  },
  'agreement.locked': {
    status: 409,
    zh: '协议已经定稿，不能再改；要改请作废后重新起草',
    en: 'The agreement is locked: to change it, discard it and begin anew',
  },
  'agreement.not-oral': {
    status: 409,
    zh: '治安调解须签订书面协议',
    en: 'Public-order mediation needs a written agreement',
  },
  'agreement.ahead': {
    status: 409,
    zh: '口头协议的达成日期不能晚于今天',
    en: 'An oral agreement cannot have been reached after today',
  },
  'agreement.reason-missing': {
    status: 409,
    zh: '已有人签名，作废须写明理由，各方都会看到',
    en: 'Somebody has signed already: say why it is discarded, everybody will read it',
  },
  'agreement.signed-already': {
    status: 409,
    zh: '这一处已经签过或者答复过，不能再改',
    en: 'This was signed or answered already and stays as it is',
  },
  'agreement.not-your-turn': {
    status: 409,
    zh: '还没轮到这一位：先由各方当事人和在场人签名，再由调解员签名，最后盖章',
    en: 'It is not this signer’s turn: parties and who was present first, then the mediators, then the seal',
  },
  'agreement.own-hand': {
    status: 409,
    zh: '调解员须用本人账号签名，或者在纸上签名后上传扫描件',
    en: 'A mediator signs with the own account, or on paper that is scanned',
  },
  'agreement.other-paper': {
    status: 409,
    zh: '纸上的内容校验值与这一版不一致，请核对是不是签了别的版本',
    en: 'The hash on the paper is not that of this version: see whether another version was signed',
  },
} as const;
