/** 职责: what a post entitles its holder to do. Permissions ask duty × area × kind and deny by default. */
export const duties = {
  intake: { zh: '受理登记', en: 'Take down and accept' },
  assign: { zh: '分派', en: 'Assign' },
  handle: { zh: '办理', en: 'Handle' },
  revisit: { zh: '回访', en: 'Visit afterwards' },
  watch: { zh: '值班', en: 'On duty' },
  oversee: { zh: '督查', en: 'Oversee' },
  register: { zh: '台账管理', en: 'Keep registers' },
  messages: { zh: '消息管理', en: 'Manage messages' },
  system: { zh: '系统管理', en: 'Administer the system' },
  audit: { zh: '审计', en: 'Audit' },
  arbitrate: { zh: '争议裁定', en: 'Arbitrate between units' },
  mediate: { zh: '调解', en: 'Mediate' },
  protect: { zh: '个人信息保护', en: 'Protect personal data' },
} as const;

export type Duty = keyof typeof duties;

/** All duties in their fixed order. */
export const dutyList = Object.keys(duties) as [Duty, ...Duty[]];
