import type { Words } from '../../kit/words.ts';

/** 联动单位类型: what kind of partner helps. */
export const partnerKinds = {
  department: { zh: '政府部门', en: 'Department' },
  township: { zh: '街道（乡镇）', en: 'Street or township' },
  justice: { zh: '司法机关', en: 'Court, procuratorate, justice' },
  institution: { zh: '事业单位', en: 'Public institution' },
  utility: { zh: '水电气暖企业', en: 'Utility' },
  property: { zh: '物业公司', en: 'Property management' },
  bank: { zh: '银行', en: 'Bank' },
  telecom: { zh: '通信运营商', en: 'Telecom operator' },
  company: { zh: '企业', en: 'Company' },
  society: { zh: '群团与社会组织', en: 'Association' },
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医疗机构', en: 'Hospital' },
} as const satisfies Record<string, Words>;
export type PartnerKind = keyof typeof partnerKinds;

/** 台账: the register of this module, for import and export. */
export const partnerRegisters = {
  partners: { zh: '联动单位', en: 'Partners' },
} as const satisfies Record<string, Words>;

/** Facts this module tells. */
export const partnerFacts = {
  'partner.made': { zh: '登记联动单位', en: 'Partner registered' },
  'partner.changed': { zh: '更改联动单位', en: 'Partner changed' },
  'partner.ended': { zh: '停用联动单位', en: 'Partner ended' },
} as const satisfies Record<string, Words>;
