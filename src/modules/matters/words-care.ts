import type { Words } from '../../kit/words.ts';

/** 求助与帮扶: what the timeline says of searches, plans of support and what a joint case has at hand. */
export const careFacts = {
  'search.started': {
    staff: { zh: '开始寻人', en: 'Search begun' },
    resident: { zh: '已组织寻找', en: 'A search was begun' },
  },
  'search.changed': { staff: { zh: '更改寻人信息', en: 'Description changed' }, resident: null },
  'search.divided': { staff: { zh: '划分搜索区域', en: 'Area divided into sectors' }, resident: null },
  'sector.given': { staff: { zh: '分派搜索分区', en: 'Sector given out' }, resident: null },
  'sector.marked': { staff: { zh: '更新搜索分区', en: 'Sector updated' }, resident: null },
  'sighting.added': { staff: { zh: '收到线索', en: 'Somebody saw something' }, resident: null },
  'leaflet.made': {
    staff: { zh: '发布寻人启事', en: 'Leaflet published' },
    resident: { zh: '已发布寻人启事（没有您的电话）', en: 'A leaflet was published, without your phone number' },
  },
  'leaflet.ended': { staff: { zh: '撤下寻人启事', en: 'Leaflet withdrawn' }, resident: null },
  'search.found': {
    staff: { zh: '人已找到', en: 'Found' },
    resident: { zh: '人找到了，我们会马上联系您', en: 'Found: we will be in touch at once' },
  },
  'search.stopped': {
    staff: { zh: '停止寻找', en: 'Search stopped' },
    resident: { zh: '寻找已停止', en: 'The search was stopped' },
  },
  'support.started': {
    staff: { zh: '制定帮扶计划', en: 'Plan of support made' },
    resident: { zh: '经同意制定了帮扶计划', en: 'A plan of support was agreed' },
  },
  'support.agreed': {
    staff: { zh: '续签帮扶同意', en: 'Consent renewed' },
    resident: { zh: '帮扶同意已续期', en: 'The consent was renewed' },
  },
  'support.withdrawn': {
    staff: { zh: '收回同意，帮扶停止', en: 'Consent taken back: support stopped' },
    resident: { zh: '同意已收回，帮扶停止', en: 'The consent was taken back and the support stopped' },
  },
  'support.planned': { staff: { zh: '增加帮扶措施', en: 'Measure added' }, resident: null },
  'support.measured': { staff: { zh: '帮扶措施进展', en: 'Measure updated' }, resident: null },
  'support.spent': { staff: { zh: '帮扶支出', en: 'Spent' }, resident: null },
  'support.dated': { staff: { zh: '安排帮扶走访', en: 'Visit planned' }, resident: null },
  'support.visited': { staff: { zh: '帮扶走访', en: 'Household visited' }, resident: null },
  'support.noted': { staff: { zh: '心理关怀记录（密封）', en: 'Counselling note (sealed)' }, resident: null },
  'support.reviewed': {
    staff: { zh: '帮扶复核', en: 'Support reviewed' },
    resident: { zh: '帮扶计划已复核', en: 'The plan of support was reviewed' },
  },
  'proof.added': { staff: { zh: '补充举证材料', en: 'Proof added' }, resident: null },
  'proof.waived': { staff: { zh: '举证材料不需要', en: 'Proof not needed' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
