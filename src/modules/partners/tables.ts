import type { PartnerKind } from './words.ts';

/** 联动单位: a department or company that helps; it no longer does from `ended_on` on. */
export type PartnerTable = {
  id: string;
  code: string;
  name: string;
  initials: string;
  aliases: string[];
  kind: PartnerKind;
  remit: string;
  liaison_name: string | null;
  liaison_phone: string | null;
  deputy_name: string | null;
  deputy_phone: string | null;
  phone: string | null;
  ended_on: string | null;
};

export type PartnerTables = { partner: PartnerTable };
