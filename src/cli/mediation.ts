import { Refusal } from '../kit/refusal.ts';
import { listRounds, type Replayed, replayRound } from '../modules/choosing/api.ts';
import { closings, roundKinds } from '../modules/choosing/words.ts';
import { findMediation, findMediationId, ofMediation } from '../modules/mediation/api.ts';
import type { Context } from '../platform/context.ts';
import { withinHouse } from '../platform/corridor.ts';
import { makeCommand, makeGroup, withDesk } from './command.ts';

interface Options {
  readonly reason: string;
  readonly show?: true;
}

const outcomes: Readonly<Record<Replayed['outcome'], string>> = {
  same: '一致 / same',
  different: '不一致 / different',
  gone: '选票已按期限清除 / ballots were taken away in time',
};

/** Every round of a case that was counted, counted again. */
async function replayAll(ctx: Context, number: string, { reason, show }: Options) {
  const id = await findMediationId(ctx.tx, number);
  const whole = id === undefined ? undefined : await findMediation(ctx.tx, id);
  if (!whole) throw new Refusal('not-found');
  const residents = whole.parties.map((party) => party.id);
  const how = show ? '复算点选并显示选票' : '复算点选';
  ctx.accessed({ subject: ofMediation(whole.mediation.id), residents, reason: `${how}：${reason}` });
  const counts = [];
  for (const round of await listRounds(ctx.tx, whole.mediation.id)) {
    if (round.counted !== null) counts.push({ round, ...(await replayRound(ctx, whole, round)) });
  }
  return counts;
}

type Counts = Awaited<ReturnType<typeof replayAll>>;

function linesOf({ round, outcome, ballots }: Counts[number], show: boolean): string[] {
  const how = round.closed_how === null ? '' : closings[round.closed_how].zh;
  const said = ballots.map(
    ({ sideId, ranking, vetoes }) =>
      `  第 ${sideId} 方: ${ranking.join(' > ') || '-'} | 否决 / vetoed: ${vetoes.join(' ') || '-'}`,
  );
  return [`第 ${round.number} 轮 ${roundKinds[round.kind].zh}（${how}）：${outcomes[outcome]}`, ...(show ? said : [])];
}

export function mediationCommand() {
  const command = makeGroup('mediation', '调解', 'mediation');
  command.addCommand(
    makeCommand('replay', '复算点选：从密封的选票重算，与已入座的调解组比较', 'count sealed ballots again')
      .argument('<编号>', '调解编号 / number of the mediation')
      .requiredOption('--reason <事由>', '为什么复算，写入访问日志 / why; it goes into the access log')
      .option('--show', '显示选票内容，写入访问日志 / print the ballots; it goes into the access log')
      .action(
        withDesk(async (desk, number: string, options: Options) => {
          const counts = await withinHouse(desk.house, 'choosing.replay', (ctx) => replayAll(ctx, number, options));
          const show = options.show === true;
          for (const line of counts.flatMap((count) => linesOf(count, show))) desk.say(line);
          if (counts.length === 0) desk.say('没有计算过的点选 / no round was counted');
          const rounds = counts.map(({ round, outcome, checks, ballots }) => {
            return { number: round.number, outcome, checks, ...(show && { ballots }) };
          });
          desk.result({ number, rounds });
          return counts.some(({ outcome }) => outcome === 'different') ? 1 : 0;
        }),
      ),
  );
  return command;
}
