import type { Words } from '../../../kit/words.ts';

export const caseFileWords = {
  title: { zh: '卷宗', en: 'Case file' },
  about: {
    zh: '全部材料合成一份 PDF：目录、页码、指纹封卷。',
    en: 'Everything as one PDF with index and page numbers, sealed by its hash.',
  },
  open: { zh: '卷宗与举证材料', en: 'Files and evidence packs' },
  none: { zh: '还没有做过卷宗。', en: 'No file was made yet.' },
  make: { zh: '制作卷宗', en: 'Make the case file' },
  pack: { zh: '制作举证材料', en: 'Make an evidence pack' },
  reason: { zh: '制作理由（反映人可以看到）', en: 'Why (the reporter can read it)' },
  reasonHint: { zh: '例如：归档移交', en: 'Such as: handed to the archive' },
  reasonGap: { zh: '请写明理由', en: 'Please say why' },
  receiver: { zh: '交给哪个单位', en: 'To whom it goes' },
  purpose: { zh: '用途', en: 'What for' },
  purposeHint: { zh: '例如：证明供暖安全评估已通知', en: 'Such as: proof that the heating was assessed' },
  told: { zh: '反映人会看到交给了谁、做什么用。', en: 'The reporter reads to whom it goes and what for.' },
  items: { zh: '放入哪些材料', en: 'What goes in' },
  files: { zh: '照片与附件', en: 'Photos and files' },
  notReady: { zh: '先遮挡人脸和车牌', en: 'black out people and plates first' },
  packGap: {
    zh: '请写明单位和用途，并至少选一项',
    en: 'Name the receiver and the purpose, and tick at least one item',
  },
  making: { zh: '正在制作', en: 'Being made' },
  whole: { zh: '全部材料（ZIP）', en: 'Everything (ZIP)' },
  code: { zh: '查验码', en: 'Check code' },
  pages: { zh: '页', en: 'pages' },
} as const satisfies Record<string, Words>;
