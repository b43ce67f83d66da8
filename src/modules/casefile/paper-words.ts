/** Words that stand on every paper; papers are Chinese, as the record that they are. */
export const paperWords = {
  inside: '内部',
  index: '卷内目录',
  indexHead: ['序号', '题名', '件数', '页次'],
  completeness: '材料核对',
  completenessHead: ['材料', '情况', '说明'],
  back: '封底 · 查验',
  pages: '页数',
  scan: '扫码查验',
} as const;
