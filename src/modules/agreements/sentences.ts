import type { Duty, DutyTime } from '../../algorithms/definite-duties/duty.ts';
import { formatCapital, formatYuan } from '../../kit/money.ts';

const sideNames = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬'];

/** What a side is called on paper: 甲方, 乙方 and so on. */
export const sideName = (side: number): string => `${sideNames[side - 1] ?? side}方`;

/** A day as paper has it: 2026年12月1日. */
export function paperDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return day === '' ? '＿＿年＿月＿日' : `${year}年${month}月${date}日`;
}

/** An amount as paper has it: in capitals, and in figures beside them. */
export const paperAmount = (fen: number): string => `${formatCapital(fen)}（¥${formatYuan(fen)}）`;

const byDay = (on: string) => `于${paperDay(on)}前（含当日）`;

function timeWords(time: DutyTime | null): string {
  if (time === null) return '＿＿＿＿前';
  if (time.when === 'now') return '于签订本协议时当场';
  if (time.when === 'on') return byDay(time.on);
  if (time.when === 'plan') return `分${time.rows.length}期`;
  return time.until === '' ? `自${paperDay(time.on)}起` : `自${paperDay(time.on)}起至${paperDay(time.until)}止`;
}

/** One duty as a sentence of the agreement. `name` says how a side or party is called. */
export function sentenceOf(duty: Duty, name: (bearer: string) => string): string {
  const [by, to] = [name(duty.by), name(duty.to)];
  const when = timeWords(duty.time);
  const what = duty.what === '' ? '＿＿＿＿' : duty.what;
  switch (duty.kind) {
    case 'pay': {
      const whom = duty.each ? `${to}中在本协议签名的每一位当事人各` : to;
      return `${by}应${when}向${whom}支付${paperAmount(duty.amountFen)}，用于：${what}。`;
    }
    case 'do':
      return `${by}应${when}为${to}完成：${what}。`;
    case 'refrain':
      return `${when}，${by}不得：${what}。`;
    case 'apologise':
      return `${by}应${when}向${to}赔礼道歉：${what}。`;
    case 'other':
      return `${by}${duty.to === '' ? '' : `与${to}约定，`}${when}：${what}。`;
  }
}

/** Where, how and by what proof, one line each. */
export function linesOf({ where, how, proof }: Duty): string[] {
  return [
    ...(where === '' ? [] : [`地点：${where}`]),
    ...(how === '' ? [] : [`方式：${how}`]),
    ...(proof === '' ? [] : [`履行凭证：${proof}`]),
  ];
}

/** Instalments as rows: number, day, figures, capitals. */
export function planRows({ time }: Duty): string[][] {
  if (time?.when !== 'plan') return [];
  return time.rows.map(({ dueOn, fen }, i) => [
    `第${i + 1}期`,
    paperDay(dueOn),
    `¥${formatYuan(fen)}`,
    formatCapital(fen),
  ]);
}
