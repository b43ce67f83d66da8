import type { Words } from '../../../../kit/words.ts';

export const ownAgreementWords = {
  title: { zh: '协议', en: 'The agreement' },
  read: {
    zh: '请从头到尾看一遍，或点上方「朗读」听一遍。有不明白、不同意的地方，先不要签，给联络员打电话。',
    en: 'Read it from beginning to end, or have it read aloud. Where something is unclear or not right, do not sign yet: phone your liaison.',
  },
  free: {
    zh: '签不签由您自己决定，不收任何费用。',
    en: 'Whether to sign is for you to decide. It costs nothing.',
  },
  record: {
    zh: '手写笔迹是您同意的记录，不是法律上的“可靠电子签名”。您也可以到现场在纸上签名。',
    en: 'What you write here is a record of your assent, not a “reliable electronic signature” in law. You may sign on paper instead.',
  },
  signFor: (name: string): Words => ({ zh: `代 ${name} 签名`, en: `Sign for ${name}` }),
  sign: { zh: '我要签名', en: 'Sign' },
  noSign: { zh: '我不签', en: 'Do not sign' },
  name: { zh: '打出您的姓名', en: 'Type your name' },
  nameWrong: { zh: '请打出您本人的姓名', en: 'Type your own name' },
  hand: { zh: '用手指写下您的姓名', en: 'Write your name with a finger' },
  handMissing: { zh: '请在框里写下您的姓名', en: 'Write your name in the field' },
  confirm: { zh: '确认签名', en: 'Sign it' },
  reason: { zh: '为什么不签', en: 'Why not' },
  reasonHint: {
    zh: '只有调解员和联络员看得到，对方看不到。',
    en: 'Only the mediators and the liaison read this, not the other side.',
  },
  reasonMissing: { zh: '请至少写两个字', en: 'Write at least two characters' },
  sendNo: { zh: '告诉调解员', en: 'Tell the mediators' },
  back: { zh: '返回', en: 'Back' },
  signers: { zh: '谁签了', en: 'Who has signed' },
  pdf: { zh: '下载 PDF', en: 'Download as PDF' },
  docx: { zh: '下载 Word 文档', en: 'Download as a Word file' },
  discarded: { zh: '作废原因：', en: 'Why it was discarded: ' },
  check: { zh: '查验真伪', en: 'Check a paper copy' },
} as const;

export const agreementCheckWords = {
  title: { zh: '查验协议', en: 'Check an agreement' },
  about: {
    zh: '手里的调解协议还有效吗？输入查验码和任意一位签名人手机号后四位，不显示协议内容。',
    en: 'Is the agreement in your hands in force? Enter its check code and the last four digits of the phone of somebody who signed. Nothing of what it says is shown.',
  },
  code: { zh: '查验码', en: 'Check code' },
  codeHint: { zh: '印在每一页下方，像 JD-7K3M-9PQX4。', en: 'At the foot of every page, such as JD-7K3M-9PQX4.' },
  codeMissing: { zh: '请填查验码', en: 'Enter the check code' },
  tail: { zh: '签名人手机号后四位', en: 'Last four digits of a signer’s phone' },
  tailHint: { zh: '没有手机的，是发给他的四位数字。', en: 'Who has no phone was given four digits.' },
  tailMissing: { zh: '请填四位数字', en: 'Enter four digits' },
  file: { zh: '比对 PDF（可不选）', en: 'Compare a PDF (optional)' },
  fileHint: {
    zh: '文件只在您的设备上计算指纹，不会上传。也可以把文件拖到这里。',
    en: 'Its fingerprint is computed on your device; the file is not sent. You can also drop it here.',
  },
  choose: { zh: '选择文件', en: 'Choose the file' },
  other: { zh: '换一份文件', en: 'Choose another file' },
  insecure: {
    zh: '这个页面不是用 https 打开的，浏览器不能计算指纹。',
    en: 'This page was not opened over https, so the browser cannot compute the fingerprint.',
  },
  check: { zh: '查验', en: 'Check' },
  version: (number: number): Words => ({ zh: `第 ${number} 版`, en: `Version ${number}` }),
  effective: { zh: '生效时间', en: 'In force since' },
  ended: { zh: '失效时间', en: 'Ended' },
  hash: { zh: '内容校验值', en: 'Hash of the text' },
  same: { zh: '这份 PDF 与发出的一致', en: 'This PDF is one that was given out' },
  differs: {
    zh: '这份 PDF 与发出的不一致，可能被改动过',
    en: 'This PDF is none that was given out: it may have been changed',
  },
} as const;
