import type { Words } from '../../kit/words.ts';

/** Words for the codes that DIGIT's complaint workflows use; any other code stands for itself until somebody words it. */
export const knownCodes: Readonly<Record<string, Words>> = {
  START: { zh: '开始', en: 'Start' },
  APPLY: { zh: '提交', en: 'Apply' },
  PENDINGFORASSIGNMENT: { zh: '待分派', en: 'Waits for assignment' },
  PENDINGFORREASSIGNMENT: { zh: '待重新分派', en: 'Waits for another assignment' },
  PENDINGATLME: { zh: '现场办理', en: 'With the field officer' },
  PENDINGATSUPERVISOR: { zh: '待主管处理', en: 'With the supervisor' },
  RESOLVED: { zh: '已解决', en: 'Resolved' },
  RESOLVEDBYSUPERVISOR: { zh: '主管解决', en: 'Resolved by the supervisor' },
  REJECTED: { zh: '不予办理', en: 'Rejected' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
  CLOSEDAFTERRESOLUTION: { zh: '解决后关闭', en: 'Closed after resolution' },
  CLOSEDAFTERREJECTION: { zh: '不办后关闭', en: 'Closed after rejection' },
  ASSIGN: { zh: '分派', en: 'Assign' },
  REASSIGN: { zh: '申请改派', en: 'Ask for another' },
  REJECT: { zh: '不予办理', en: 'Reject' },
  RESOLVE: { zh: '办好', en: 'Resolve' },
  RESOLVEBYSUPERVISOR: { zh: '主管办好', en: 'Resolve as supervisor' },
  FORWARD: { zh: '上报', en: 'Forward' },
  APPROVE: { zh: '同意', en: 'Approve' },
  VERIFY: { zh: '核实', en: 'Verify' },
  INITIATE: { zh: '发起', en: 'Initiate' },
};

/** Whom the usual roles stand for; the administrator says the last word. */
export const usualRoles: Readonly<Record<string, 'intake' | 'assign' | 'handle' | 'oversee' | null>> = {
  CITIZEN: null,
  AUTO_ESCALATE: null,
  SYSTEM: null,
  CSR: 'intake',
  CFC: 'intake',
  GRO: 'assign',
  DGRO: 'assign',
  PGR_LME: 'handle',
  SUPERVISOR: 'oversee',
};

/** Why something of the file does not become a part of the procedure; it stays in the file and is exported again. */
export const leftOutWords = {
  nobody: {
    zh: '只由居民或系统去做：居民凭回执补充、评价，系统按时限督办',
    en: 'Done by residents or the system alone: residents add and rate with their receipt, clocks urge',
  },
  ended: {
    zh: '从结束状态出发：重新办理是事项本身的步骤',
    en: 'Begins at an end: taking up again is a step of the matter itself',
  },
  inactive: { zh: '文件里已停用', en: 'Not active in the file' },
  before: {
    zh: '登记之前：事项已经登记，流程从这里的去向开始',
    en: 'Before the report: the procedure begins where it leads',
  },
  unreached: { zh: '没有动作能走到', en: 'No action leads there' },
  unknown: { zh: '去向不在文件里', en: 'Leads to a state that is not in the file' },
} as const satisfies Record<string, Words>;
export type LeftOut = keyof typeof leftOutWords;
