import { formatCapital, formatYuan } from '../../kit/money.ts';
import { partsOf } from '../../platform/documents/paper-time.ts';
import type { TypesetJob } from '../../platform/documents/typeset.ts';
import type { AgreedTerm } from '../agreements/api.ts';
import type { ConfirmationBundle } from './bundle-format.ts';
import { type PaperKind, paperKinds } from './words.ts';

/** A day as papers write it. */
function paperDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const doing = { pay: '支付', do: '', refrain: '不得', apologise: '向其赔礼道歉：', other: '' } as const;

function dueWords({ time }: AgreedTerm): string {
  if (time === null || time.when === 'now') return '签订时当场履行';
  if (time.when === 'on') return `${paperDay(time.on)}前履行`;
  if (time.when === 'from')
    return time.until === '' ? `自${paperDay(time.on)}起` : `自${paperDay(time.on)}起至${paperDay(time.until)}止`;
  const last = time.rows.at(-1);
  return `分${time.rows.length}期，最后一期${last ? paperDay(last.dueOn) : ''}`;
}

/** One duty in a sentence, for the application and for `bundle.json`. */
export function dutyText(term: AgreedTerm, nameOf: (id: string) => string): string {
  const by = term.byIds.map(nameOf).join('、');
  const to = term.toIds.map(nameOf).join('、');
  const amount = term.kind === 'pay' ? `${formatYuan(term.amountFen)}元（${formatCapital(term.amountFen)}）` : '';
  const towards = to === '' ? '' : `对${to}`;
  return `${by}${towards}${doing[term.kind]}${amount}${amount === '' ? term.what : `，用于${term.what}`}；${dueWords(term)}`;
}

const words = {
  title: '司法确认申请书',
  applicants: '申请人',
  ask: '请求事项',
  why: '事实和理由',
  duties: '协议约定的义务',
  promise: '承诺',
  joint: '共同申请的意思表示',
  papers: '随附材料',
  to: '此致',
  sign: '申请人签名（按指印）',
  day: '＿＿＿＿年＿＿月＿＿日',
  head: ['申请人', '表示方式', '表示人', '时间'],
} as const;

const ways = { page: '本人手机页面', phone: '电话', paper: '书面', officer: '当面，由工作人员登记' } as const;
const roles = { applicant: '申请人', agent: '委托代理人', guardian: '法定代理人' } as const;
const genders = { female: '女', male: '男', other: '' } as const;

type Someone = ConfirmationBundle['people'][number];

function someoneText(one: Someone): string {
  const pieces = [
    one.gender === null ? '' : genders[one.gender],
    one.bornOn === null ? '' : `${paperDay(one.bornOn)}出生`,
    one.idNumber === null ? '' : `身份证件号 ${one.idNumber}`,
    one.employer,
    one.address === '' ? '' : `住${one.address}`,
    one.actsFor === null ? '' : `代理${one.actsFor}`,
  ].filter((piece) => piece !== '');
  const service = one.role === 'applicant' ? `\n送达地址：${one.serviceAddress}　联系电话：${one.servicePhone}` : '';
  return `${one.name}${pieces.length === 0 ? '' : `，${pieces.join('，')}`}${service}`;
}

/** 司法确认申请书 as the typesetter gets it; the same application gives the same bytes. */
export function applicationJob(bundle: Omit<ConfirmationBundle, 'files'>, papers: readonly string[]): TypesetJob {
  const { mediation, agreement, court, people, consents, duties } = bundle;
  const at = new Date(bundle.madeAt);
  return {
    template: 'confirmation',
    at,
    pictures: [],
    data: {
      title: words.title,
      body: mediation.body,
      made: partsOf(at),
      words,
      people: people.map((one) => ({ label: roles[one.role], text: someoneText(one) })),
      ask: `请求依法确认申请人于${paperDay(agreement.effectiveOn)}经${mediation.body}主持调解达成的调解协议（编号 ${mediation.number}-${agreement.version}）有效。`,
      why: `各方因“${mediation.title}”发生纠纷，经${mediation.body}主持调解，自愿达成调解协议，协议自${paperDay(agreement.effectiveOn)}起生效。现根据《中华人民共和国人民调解法》第三十三条、《中华人民共和国民事诉讼法》第二百零五条，自协议生效之日起三十日内（至${paperDay(agreement.lawfulLastOn)}）共同提出申请。`,
      duties: duties.map(({ text }) => text),
      promise:
        '申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容给他人造成损害，愿意承担相应的民事责任和其他法律责任。',
      joint: consents.map(({ name, how, spokenBy, at: said }) => [
        name,
        ways[how],
        spokenBy,
        paperDay(new Date(Date.parse(said) + 8 * 3_600_000).toISOString().slice(0, 10)),
      ]),
      papers,
      court: court.name,
      signers: people.filter(({ role }) => role === 'applicant').map(({ name }) => name),
      foot: `协议查验码 ${agreement.checkCode} · 协议内容校验 ${agreement.textHash.slice(0, 16)}`,
    },
  };
}

/** A paper as the list of the application names it. */
export function paperName({
  kind,
  name,
  label,
}: {
  readonly kind: string;
  readonly name: string;
  readonly label: string;
}) {
  const word = paperKinds[kind as PaperKind]?.zh ?? kind;
  return [name === '' ? word : `${name}的${word}`, label].filter((piece) => piece !== '').join('：');
}
