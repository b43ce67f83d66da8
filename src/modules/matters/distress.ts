// Wording that asks for a human voice at once. It raises a flag on the matter, seen by the colleague on duty; it never judges a person.
const distress = [
  /轻生|自杀|自尽|自残|割腕|寻短见|结束(自己的?|这条)?生命|一了百了|遗书|遗言/,
  /不想活|活不下去|活着(真|实在|也)?没(有)?(什么)?意思|活够了|生无可恋|想死(?!你|我|他|她|了你)|死了算了|不如死/,
  /(要|想|准备|打算|扬言).{0,6}(跳楼|跳河|跳桥|上吊|喝农药|服毒|跳下去)/,
  /(跳楼|上吊|喝农药|服毒|割腕)(未遂|被救|自尽)/,
  /(站|坐|爬)在?.{0,6}(楼顶|天台|桥栏|窗台).{0,12}(跳|危险|轻生)/,
  /\b(suicid|kill (myself|himself|herself)|end my life|want to die)/i,
];

// Ordinary speech that only sounds like it.
const harmless = /跳楼价|跳楼大甩卖|气死|热死|冷死|吵死|烦死|累死|吓死|笑死|想死你/g;

/** True when a text sounds as if somebody may harm himself. Errs on the side of asking. */
export function soundsLikeDistress(text: string): boolean {
  const rest = text.replaceAll(harmless, '');
  return distress.some((pattern) => pattern.test(rest));
}

// A crime or an accident that is happening now belongs to 110, 119 or 120, not into a form.
const emergency = [
  /(正在|刚刚|现在).{0,8}(打人|砍人|持刀|抢劫|着火|起火|煤气泄漏|燃气泄漏|爆炸|溺水|昏迷|晕倒|车祸)/,
  /(救命|快来人|有人(持刀|被打|被困|溺水|昏迷|晕倒)|着火了|起火了|煤气泄漏|燃气泄漏)/,
  /刚刚?.{0,6}(转账|汇款|被骗)|正在(转账|汇款)/,
];

/** True when a text sounds as if somebody is in danger at this moment. */
export function soundsLikeEmergency(text: string): boolean {
  return emergency.some((pattern) => pattern.test(text));
}

/** Whom to call at once. 12356 is the national line for people in distress. */
export const emergencyNumbers = [
  { number: '110', zh: '有人受到威胁、打架、被骗转账', en: 'Police: threat, fight, fraud' },
  { number: '119', zh: '着火、被困、燃气泄漏', en: 'Fire and rescue' },
  { number: '120', zh: '有人受伤、昏迷、生病', en: 'Ambulance' },
  { number: '122', zh: '交通事故', en: 'Traffic accident' },
  { number: '12356', zh: '心里难受，想找人说说', en: 'Somebody to talk to' },
] as const;
