/** What procedures refuse. */
export const procedureRefusals = {
  'step.procedure-open': {
    status: 409,
    zh: '办理流程还没有走到结束环节，走完才能办结',
    en: 'The procedure has not come to an end: the matter can be closed afterwards',
  },
  'procedure.same-person': {
    status: 409,
    zh: '自己起草或改过的流程，要由另一位有权限的同事发布',
    en: 'Whoever wrote on a draft does not publish it: another colleague with the right does',
  },
  'procedure.broken': {
    status: 409,
    zh: '流程还有问题，改好以后才能发布',
    en: 'Something is wrong with the procedure: mend it before publishing',
  },
  'procedure.category-taken': {
    status: 409,
    zh: '这个类别已有另一个执行中的流程，请先停用它',
    en: 'Another procedure is in force for this category: retire it first',
  },
  'procedure.missing': {
    status: 409,
    zh: '这一步要求的内容还没有补齐',
    en: 'Something that this step needs is missing',
  },
} as const;
