import type { Words } from '../../kit/words.ts';

export const fileWords = {
  title: { zh: '我的档案', en: 'My file' },
  about: {
    zh: '把您能看到的内容做成一份 PDF，带目录和查验码，可以保存、打印。',
    en: 'Everything you may see as one PDF, with an index and a check code, to keep or print.',
  },
  make: { zh: '下载我的档案', en: 'Download my file' },
  making: { zh: '正在制作，请稍等', en: 'Being made, one moment' },
  pdf: { zh: '打开 PDF', en: 'Open the PDF' },
  zip: { zh: '连照片一起下载', en: 'Download with photos' },
  failed: { zh: '没有做成，请再试一次。', en: 'It could not be made: please try again.' },
} as const satisfies Record<string, Words>;

export const checkWords = {
  title: { zh: '查验文件', en: 'Check a document' },
  about: {
    zh: '手里的卷宗、档案或举证材料，是不是我们封存的那一份？',
    en: 'Is the paper in your hands the one that was sealed here?',
  },
  code: { zh: '查验码', en: 'Check code' },
  codeHint: { zh: '印在每一页的左下角，像 JD-7K3M-9PQX4。', en: 'At the foot of every page, such as JD-7K3M-9PQX4.' },
  file: { zh: '选择那份 PDF', en: 'Choose the PDF' },
  chooseFile: { zh: '选择文件', en: 'Choose the file' },
  otherFile: { zh: '换一份文件', en: 'Choose another file' },
  fileHint: {
    zh: '文件只在您的设备上计算指纹，不会上传。',
    en: 'Its fingerprint is computed on your device; the file is not sent.',
  },
  check: { zh: '查验', en: 'Check' },
  codeMissing: { zh: '请填查验码', en: 'Please enter the check code' },
  fileMissing: { zh: '请选择 PDF 文件', en: 'Please choose the PDF' },
  insecure: {
    zh: '这个页面不是用 https 打开的，浏览器不能计算指纹。请用封底的命令查验。',
    en: 'This page was not opened over https, so the browser cannot compute the fingerprint. Use the commands on the back cover.',
  },
  madeAt: { zh: '封存时间', en: 'Sealed' },
  pages: { zh: '页数', en: 'Pages' },
} as const satisfies Record<string, Words>;
