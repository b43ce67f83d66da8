import type { Words } from '../../kit/words.ts';

/** What a timeline says of the procedure that a matter goes by; null = residents never see it. */
export const procedureFacts = {
  'procedure.begun': { staff: { zh: '进入办理流程', en: 'Procedure begun' }, resident: null },
  'procedure.stepped': { staff: { zh: '办理流程：一步', en: 'Step of the procedure' }, resident: null },
  'procedure.progressed': {
    staff: { zh: '办理流程：一步', en: 'Step of the procedure' },
    resident: { zh: '办理进展', en: 'Progress' },
  },
  'procedure.left': { staff: { zh: '离开办理流程', en: 'Left the procedure' }, resident: null },
} as const satisfies Record<string, { staff: Words; resident: Words | null }>;
