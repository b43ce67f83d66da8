import type { Duty } from '../../algorithms/definite-duties/duty.ts';
import type { Words } from '../../kit/words.ts';

/** A duty of a template: `time` says which kind of day will be asked for, texts hold placeholders such as `{地点}`. */
export interface TemplateDuty {
  readonly kind: Duty['kind'];
  /** Who owes and to whom: the side that asks and the side that is asked. */
  readonly by: 'first' | 'second';
  readonly time: 'now' | 'on' | 'plan' | 'from';
  readonly what: string;
  readonly where: string;
  readonly how: string;
  readonly proof: string;
  readonly each?: true;
}

/** 协议范本: a frequent dispute with its facts and duties, to be filled in. The document is Chinese, so its texts are. */
export interface AgreementTemplate {
  readonly name: Words;
  readonly facts: string;
  readonly disputed: string;
  readonly outcome: string;
  readonly responsibility: readonly [first: string, second: string];
  readonly duties: readonly TemplateDuty[];
  readonly more: string;
  readonly collective?: true;
}

const noMore = '双方就本纠纷再无其他争议。';

/** The frequent disputes of the reports. The first side asks, the second is asked. */
export const agreementTemplates = {
  loan: {
    name: { zh: '借款、欠条', en: 'Loan' },
    facts: '{借款日期}，乙方因{借款用途}向甲方借款人民币{借款金额}元，出具欠条一张，约定{约定还款日}前还清，至今未还。',
    disputed: '欠款数额和还款期限。',
    outcome: '乙方尚欠甲方人民币{借款金额}元。',
    responsibility: ['甲方同意乙方分期偿还。', '乙方承认欠款属实，应当偿还。'],
    duties: [
      {
        kind: 'pay',
        by: 'second',
        time: 'plan',
        what: '偿还借款本金',
        where: '',
        how: '{付款方式}',
        proof: '收条或转账凭证',
      },
    ],
    more: '乙方还清后，甲方当日退还欠条原件。',
  },
  leak: {
    name: { zh: '楼上漏水', en: 'Leak from upstairs' },
    facts: '{发现日期}起，{小区楼号}乙方房屋{漏水部位}漏水，造成楼下甲方房屋{受损部位}受损，双方现场查看属实。',
    disputed: '漏水由谁修、损失由谁赔。',
    outcome: '甲方房屋{受损部位}受损。',
    responsibility: ['甲方配合乙方查漏、维修。', '乙方房屋漏水造成甲方损失，应当修好并赔偿。'],
    duties: [
      {
        kind: 'do',
        by: 'second',
        time: 'on',
        what: '修好{漏水部位}，不再漏水',
        where: '{小区楼号}',
        how: '由乙方自费请人维修',
        proof: '维修后照片，甲方当面确认',
      },
      {
        kind: 'pay',
        by: 'second',
        time: 'now',
        what: '赔偿甲方{受损部位}修复费用',
        where: '',
        how: '{付款方式}',
        proof: '收条',
      },
    ],
    more: noMore,
  },
  parking: {
    name: { zh: '停车、占用车位', en: 'Parking' },
    facts: '{发生日期}，乙方车辆停放在{停车位置}，影响甲方{受影响的事}，双方发生争执。',
    disputed: '车位和通道的使用。',
    outcome: '甲方{受影响的事}受到影响。',
    responsibility: ['甲方应当好言沟通，不得损坏车辆。', '乙方停车影响他人，应当改正。'],
    duties: [
      {
        kind: 'refrain',
        by: 'second',
        time: 'from',
        what: '在{停车位置}停放车辆',
        where: '{停车位置}',
        how: '',
        proof: '物业巡查记录',
      },
    ],
    more: noMore,
  },
  door: {
    name: { zh: '防盗门', en: 'Security door' },
    facts: '乙方在{小区楼号}安装的防盗门{影响情形}，甲方要求改正，双方发生争执。',
    disputed: '防盗门的开向和位置。',
    outcome: '甲方出入受到影响。',
    responsibility: ['甲方配合施工。', '乙方装门影响邻居通行，应当改正。'],
    duties: [
      {
        kind: 'do',
        by: 'second',
        time: 'on',
        what: '把防盗门{改正办法}',
        where: '{小区楼号}',
        how: '由乙方自费改装',
        proof: '改装后照片',
      },
    ],
    more: noMore,
  },
  farmland: {
    name: { zh: '承包地、地界', en: 'Farmland and boundaries' },
    facts: '双方承包地相邻，位于{地块位置}，因{纠纷起因}对地界发生争执，经村委会会同双方到场丈量。',
    disputed: '地界位置和青苗损失。',
    outcome: '地界以丈量结果为准。',
    responsibility: ['甲方按丈量结果耕种。', '乙方越界耕种的部分应当退还。'],
    duties: [
      {
        kind: 'do',
        by: 'second',
        time: 'on',
        what: '退还越界部分，以{界标}为界',
        where: '{地块位置}',
        how: '双方和村委会到场埋设界石',
        proof: '界石照片和丈量记录',
      },
      {
        kind: 'refrain',
        by: 'first',
        time: 'from',
        what: '越过{界标}耕种',
        where: '{地块位置}',
        how: '',
        proof: '村委会查看',
      },
    ],
    more: noMore,
  },
  'spot-compensation': {
    name: { zh: '小额赔偿（当场结清）', en: 'Small compensation, paid at once' },
    facts: '{发生日期}，双方在{地点}因{纠纷起因}发生争执，乙方{损害情形}。',
    disputed: '赔偿数额。',
    outcome: '{损害情形}，经双方确认损失人民币{损失金额}元。',
    responsibility: ['甲方对争执的发生也有言语不当。', '乙方造成损失，应当赔偿。'],
    duties: [
      {
        kind: 'pay',
        by: 'second',
        time: 'now',
        what: '赔偿损失',
        where: '{地点}',
        how: '{付款方式}',
        proof: '收条',
      },
    ],
    more: '款项当场付清，双方互相谅解，不再追究。',
  },
  drains: {
    name: { zh: '下水道堵塞', en: 'Blocked drains' },
    facts: '{发现日期}，{小区楼号}公共下水道堵塞，污水倒灌甲方家中，疏通时发现堵塞物来自{堵塞来源}。',
    disputed: '疏通和清理由谁负责、费用由谁承担。',
    outcome: '甲方{受损部位}受损。',
    responsibility: ['甲方配合疏通。', '乙方应当承担疏通费用并注意使用。'],
    duties: [
      {
        kind: 'do',
        by: 'second',
        time: 'on',
        what: '疏通下水道，恢复正常排水',
        where: '{小区楼号}',
        how: '请专业人员疏通，费用由乙方承担',
        proof: '疏通前后照片',
      },
      {
        kind: 'refrain',
        by: 'second',
        time: 'from',
        what: '向下水道倾倒{堵塞物}',
        where: '{小区楼号}',
        how: '',
        proof: '物业查看',
      },
    ],
    more: noMore,
  },
  noise: {
    name: { zh: '噪声、异味', en: 'Noise and smell' },
    facts: '{开始日期}以来，乙方在{小区楼号}{扰民情形}，影响甲方休息和生活。',
    disputed: '噪声、异味怎样消除。',
    outcome: '甲方休息受到影响。',
    responsibility: ['甲方有事先好言沟通。', '乙方扰民，应当改正。'],
    duties: [
      {
        kind: 'refrain',
        by: 'second',
        time: 'from',
        what: '每日{安静时段}{扰民情形}',
        where: '{小区楼号}',
        how: '',
        proof: '社区回访记录',
      },
      {
        kind: 'apologise',
        by: 'second',
        time: 'now',
        what: '就扰民一事向甲方道歉',
        where: '',
        how: '当面口头道歉',
        proof: '在场人见证',
      },
    ],
    more: noMore,
  },
  'collective-leak': {
    name: { zh: '多户漏水（群体）', en: 'Leaks in many homes' },
    facts: '{降雨日期}暴雨，{小区楼号}屋面漏水，甲方多户房屋受损，乙方为该小区的物业服务人。',
    disputed: '屋面维修和各户损失的补偿。',
    outcome: '各户受损情况以签名各户登记为准。',
    responsibility: ['甲方各户配合维修。', '乙方没有及时维护屋面，应当维修并补偿。'],
    duties: [
      {
        kind: 'do',
        by: 'second',
        time: 'on',
        what: '修好{小区楼号}屋面防水',
        where: '{小区楼号}',
        how: '由乙方组织施工，业委会派人监督',
        proof: '验收单和照片',
      },
      {
        kind: 'pay',
        by: 'second',
        time: 'on',
        what: '补偿室内受损',
        where: '',
        how: '{付款方式}',
        proof: '收条或转账凭证',
        each: true,
      },
    ],
    more: '本协议对签名的各户生效；没有签名的，可以另行协商或者向人民法院起诉。',
    collective: true,
  },
} as const satisfies Record<string, AgreementTemplate>;
export type TemplateName = keyof typeof agreementTemplates;

const placeholder = /\{([^{}]+)\}/gu;

/** The names of all placeholders of a template, in the order in which they are met. */
export function placeholdersOf(name: TemplateName): string[] {
  const found = JSON.stringify(agreementTemplates[name]).matchAll(placeholder);
  return [
    ...new Set([...found].flatMap(([, word]) => (word !== undefined && /^\p{Script=Han}+$/u.test(word) ? [word] : []))),
  ];
}

/** A text of a template with its placeholders filled in; what nobody filled in stays a line to be written on. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(placeholder, (_, word: string) => {
    const value = Object.hasOwn(values, word) ? values[word]?.trim() : '';
    return value ? value : '＿＿＿＿';
  });
}
