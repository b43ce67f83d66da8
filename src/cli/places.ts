import { places } from '../modules/places/module.ts';
import { withinHouse } from '../platform/corridor.ts';
import { makeCommand, makeGroup, withDesk } from './command.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

interface Report {
  readonly grids: number;
  readonly overlaps: readonly { grids: readonly Named[]; areaSquareMetres: number }[];
  readonly gaps: readonly { areaSquareMetres: number; at: readonly number[] }[];
  readonly broken: readonly Named[];
  readonly responsibility: readonly { grid: Named; from: string; to: string | null; problem: string }[];
}

export function placesCommand() {
  const command = makeGroup('places', '地点与网格', 'places and grids');
  command.addCommand(
    makeCommand(
      'check',
      '查网格重叠、空缺和责任队伍',
      'report overlaps, gaps and grids without exactly one responsible team',
    )
      .option('--partition <名称>', 'police 或 civil', 'police')
      .option('--day <日期>', '某一天 / as of a day, YYYY-MM-DD')
      .action(
        withDesk(async (desk, options: { partition: string; day?: string }) => {
          const { check } = places.handlers;
          if (!check) throw new Error('places has no check');
          const input = places.doors['check']?.input.parse({
            partition: options.partition,
            ...(options.day === undefined ? {} : { day: options.day }),
          });
          const report = (await withinHouse(desk.house, 'grid.check', (ctx) => check(ctx, input as never))) as Report;
          for (const line of linesOf(report)) desk.say(`  ${line}`);
          const wrong =
            report.overlaps.length + report.gaps.length + report.broken.length + report.responsibility.length;
          desk.say(
            wrong === 0
              ? `${report.grids} 个网格，无重叠、无空缺、责任唯一 / grids, all sound`
              : `${wrong} 处问题 / problems`,
          );
          desk.result(report);
          return wrong === 0 ? 0 : 1;
        }),
      ),
  );
  return command;
}

function linesOf(report: Report): string[] {
  return [
    ...report.overlaps.map(
      ({ grids, areaSquareMetres }) =>
        `重叠 / overlap ${grids.map(({ name }) => name).join(' × ')}: ${Math.round(areaSquareMetres)} m²`,
    ),
    ...report.gaps.map(({ at, areaSquareMetres }) => `空缺 / gap ${at.join(', ')}: ${Math.round(areaSquareMetres)} m²`),
    ...report.broken.map(({ name }) => `边界有误 / broken outline ${name}`),
    ...report.responsibility.map(
      ({ grid, from, to, problem }) => `责任队伍 / team ${grid.name} ${from}–${to ?? ''}: ${problem}`,
    ),
  ];
}
