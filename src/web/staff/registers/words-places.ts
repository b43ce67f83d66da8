import type { Words } from '../../../kit/words.ts';
import { formWords } from '../forms/words.ts';

export const placeWords = {
  make: { zh: '登记地点', en: 'Register a place' },
  made: { zh: '已登记', en: 'Registered' },
  close: { zh: '停用', en: 'Close' },
  closed: { zh: '已停用', en: 'Closed' },
  codeHint: { zh: '印在二维码里，只用字母、数字、汉字和 . _ -', en: 'Printed in the QR code: letters, digits, . _ -' },
  position: { zh: '位置', en: 'Position' },
  positionHint: { zh: '在地图上点一下，或填经纬度', en: 'Press on the map, or type longitude and latitude' },
  lng: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  degreesWrong: { zh: '请填数字，如 121.65432', en: 'A number such as 121.65432' },
  together: { zh: '经度和纬度须一起填', en: 'Give both or none' },
  clearPosition: { zh: '去掉位置', en: 'No position' },
  noPosition: { zh: '没有位置', en: 'No position' },
  shapeHint: {
    zh: '区域和线路的图形用 GeoJSON 导入，这里保持不变。',
    en: 'Areas and lines are imported as GeoJSON; they stay as they are here.',
  },
  unitHint: { zh: '不选就由所在网格的队伍负责', en: 'None chosen: the team of its grid' },
  hosts: { zh: '进驻机关', en: 'Agencies here' },
  hoursHint: { zh: '如 周一至周五 8:30–17:30', en: 'Such as Mon–Fri 8:30–17:30' },
  note: { zh: '备注', en: 'Note' },
  visitsHint: { zh: '每天至少到几次，必到点用', en: 'How often a day, for must-reach points' },
  visitsWrong: { zh: '请填 0 到 100 的整数', en: 'A whole number from 0 to 100' },
  mapLabel: {
    zh: '选位置的地图；同样可以在下面填经纬度',
    en: 'Map for the position; longitude and latitude can be typed below instead',
  },
  mapHere: { zh: '这个地点的位置', en: 'Where this place is' },
  printSheet: { zh: '打印二维码', en: 'Print the QR sheet' },
  toList: { zh: '全部地点', en: 'All places' },
  responsible: { zh: '所在网格', en: 'Its grid' },
} as const satisfies Record<string, Words>;

export const closePlaceWords = (name: string) => (day: Words) =>
  [
    {
      zh: `从${day.zh}起，“${name}”停用：不再出现在居民地图上，二维码扫开后不再带出这个地点。`,
      en: `From ${day.en}, ${name} is closed: gone from the residents’ map, and its QR code no longer names it.`,
    },
    { zh: '贴出去的二维码请收回或换新。', en: 'Take down or replace its printed QR sheets.' },
    formWords.kept,
    formWords.noUndo,
  ] satisfies Words[];

export const sheetWords = {
  title: { zh: '二维码张贴页', en: 'QR sheet' },
  size: { zh: '纸张', en: 'Paper' },
  print: { zh: '打印', en: 'Print' },
  back: { zh: '返回地点', en: 'Back to the place' },
  lead: { zh: '扫码反映身边事', en: 'Scan to tell us what is wrong nearby' },
  next: {
    zh: '不用下载，不用注册。说完给您一个查询码，谁在办、哪天答复，凭码随时能查。',
    en: 'No app, no account. You get a code to follow who has it and when the answer is due.',
  },
  talk: { zh: '想当面说或打电话', en: 'To talk to a person' },
  urgent: { zh: '有危险请直接拨打 110', en: 'In danger? Call 110' },
  noPhone: {
    zh: '这个地点没有登记电话，印出来只有 110。请先在“更改”里填上电话。',
    en: 'This place has no phone number: the sheet would only name 110. Add one under “Change” first.',
  },
  qrOf: { zh: '反映事情的二维码', en: 'QR code to report something' },
} as const satisfies Record<string, Words>;
