import type { Words } from '../../kit/words.ts';

/** 网格体系: police grids and civil grids divide the same land twice. */
export const partitions = {
  police: { zh: '警务网格', en: 'Police grid' },
  civil: { zh: '综治网格', en: 'Civil grid' },
} as const satisfies Record<string, Words>;
export type Partition = keyof typeof partitions;

/** 地点类型: what a place is, and whether it is drawn as a point, an area or a line; public ones show on the residents' map. */
export const placeKinds = {
  'work-station': { zh: '街面警务工作站', en: 'Street work station', shape: 'point', isPublic: true },
  'police-room': { zh: '警务室', en: 'Police room', shape: 'point', isPublic: true },
  'village-office': { zh: '乡村警务室', en: 'Village police office', shape: 'point', isPublic: true },
  'service-station': { zh: '社区警务服务站', en: 'Community service station', shape: 'point', isPublic: true },
  'joint-station': { zh: '五站合一工作站', en: 'Joint station of five agencies', shape: 'point', isPublic: true },
  'duty-desk': { zh: '进网格值班岗', en: 'Agency duty desk in the grid', shape: 'point', isPublic: true },
  'mobile-mediation': { zh: '流动纠纷化解室', en: 'Mobile mediation room', shape: 'point', isPublic: true },
  'meeting-point': { zh: '居民议事点（群众说事点）', en: 'Residents’ meeting point', shape: 'point', isPublic: true },
  'core-area': { zh: '核心区域', en: 'Core area', shape: 'area', isPublic: false },
  'key-area': { zh: '重点区域', en: 'Key area', shape: 'area', isPublic: false },
  'must-reach': { zh: '必到点', en: 'Must-reach point', shape: 'point', isPublic: false },
  'must-patrol': { zh: '必巡线', en: 'Must-patrol line', shape: 'line', isPublic: false },
  estate: { zh: '小区', en: 'Housing estate', shape: 'point', isPublic: true },
  building: { zh: '楼栋', en: 'Building', shape: 'point', isPublic: true },
  village: { zh: '村屯', en: 'Village', shape: 'point', isPublic: true },
  market: { zh: '市场商圈', en: 'Market', shape: 'point', isPublic: true },
  school: { zh: '学校', en: 'School', shape: 'point', isPublic: true },
  square: { zh: '广场公园', en: 'Square or park', shape: 'point', isPublic: true },
  other: { zh: '其他地点', en: 'Other place', shape: 'point', isPublic: true },
} as const satisfies Record<string, Words & { shape: 'point' | 'area' | 'line'; isPublic: boolean }>;
export type PlaceKind = keyof typeof placeKinds;

/** 进驻机关: agencies that have a desk at a place. */
export const hostAgencies = {
  police: { zh: '公安', en: 'Police' },
  justice: { zh: '司法', en: 'Justice' },
  city: { zh: '城管', en: 'City management' },
  court: { zh: '法院', en: 'Court' },
  procuratorate: { zh: '检察院', en: 'Procuratorate' },
} as const satisfies Record<string, Words>;
export type HostAgency = keyof typeof hostAgencies;

/** 道路等级. */
export const roadClasses = {
  trunk: { zh: '干线', en: 'Trunk road' },
  primary: { zh: '主干路', en: 'Main road' },
  secondary: { zh: '次干路', en: 'Secondary road' },
  tertiary: { zh: '支路', en: 'Minor road' },
  residential: { zh: '小区道路', en: 'Residential road' },
  track: { zh: '乡村土路', en: 'Track' },
  path: { zh: '步行道', en: 'Footpath' },
} as const satisfies Record<string, Words>;
export type RoadClass = keyof typeof roadClasses;

/** 台账: the registers of this module, for import and export. */
export const placeRegisters = {
  grids: { zh: '网格', en: 'Grids' },
  'grid-teams': { zh: '网格责任队伍', en: 'Teams of grids' },
  crosswalk: { zh: '警格与网格对照', en: 'Crosswalk of police and civil grids' },
  places: { zh: '地点', en: 'Places' },
  roads: { zh: '道路', en: 'Roads' },
} as const satisfies Record<string, Words>;

/** Facts this module tells. */
export const placeFacts = {
  'grid.handed-over': { zh: '网格交接', en: 'Grid handed over' },
  'place.made': { zh: '登记地点', en: 'Place registered' },
  'place.changed': { zh: '更改地点', en: 'Place changed' },
  'place.closed': { zh: '停用地点', en: 'Place closed' },
} as const satisfies Record<string, Words>;
