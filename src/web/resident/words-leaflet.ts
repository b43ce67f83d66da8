import type { Words } from '../../kit/words.ts';

export const leafletWords = {
  title: { zh: '寻人启事', en: 'Missing person' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  none: { zh: '没有这份启事', en: 'There is no such leaflet' },
  noneText: { zh: '链接可能抄错了，或者启事已经过期。', en: 'The link may be mistyped, or the leaflet is over.' },
  found: { zh: '人已找到，谢谢大家', en: 'Found. Thank you all' },
  foundText: {
    zh: '启事已经撤下，这里不再有这个人的任何信息。之前转发过、打印过的，请帮忙删掉、取下。',
    en: 'The leaflet is withdrawn and nothing about the person is left here. Please delete what you forwarded and take down what you printed.',
  },
  over: { zh: '启事已撤下', en: 'This leaflet was withdrawn' },
  overText: {
    zh: '请不要再转发，打印过的请取下。',
    en: 'Please do not forward it any more, and take down what you printed.',
  },
  looks: { zh: '样子', en: 'Looks' },
  clothes: { zh: '穿着', en: 'Clothes' },
  seenWhere: { zh: '最后在哪里', en: 'Last seen at' },
  seenAt: { zh: '最后什么时候', en: 'Last seen on' },
  health: { zh: '请留意', en: 'Please mind' },
  photo: { zh: '走失者的照片', en: 'Photo of the missing person' },
  saw: { zh: '看到了，请马上打电话', en: 'If you see them, phone at once' },
  unit: { zh: '联系单位', en: 'Phone' },
  call: (phone: string): Words => ({ zh: `打电话 ${phone}`, en: `Call ${phone}` }),
  or: { zh: '也可以打 110。', en: 'Or call 110.' },
  until: (moment: Words): Words => ({ zh: `启事有效到 ${moment.zh}`, en: `This leaflet is open until ${moment.en}` }),
  careful: {
    zh: '请只转发这个链接，不要截图：人找到以后，链接会马上停用。',
    en: 'Please forward the link and no picture of it: it closes the moment the person is found.',
  },
  print: { zh: '打印', en: 'Print' },
} as const;
