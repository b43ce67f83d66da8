import { type Base, openBase } from '../platform/base.ts';
import { openDiskStore } from '../platform/files/store.ts';
import { platformSeals } from '../platform/secrets/columns.ts';
import { rotate } from '../platform/secrets/rotate.ts';
import { countSealed, keyIdsOf, type SealedStanding } from '../platform/secrets/standing.ts';
import { familiesOf } from '../server/compose.ts';
import { filesFolderOf, migrationsFolder } from '../server/house.ts';
import { makeCommand, makeGroup } from './command.ts';
import { type LongWork, withLongWork } from './long-work.ts';

/** The secret of the house: what lies under it, and the change to a new one. */
export function secretsCommand() {
  const group = makeGroup('secrets', '密钥：查看与更换', "the house's secret: what lies under it, and changing it");
  group.addCommand(
    makeCommand('status', '每类封存内容各用哪个密钥', 'which secret everything sealed lies under').action(
      withLongWork((work) => within(work, (sealed) => showStatus(work, sealed))),
    ),
  );
  group.addCommand(
    makeCommand(
      'rotate',
      '用现用密钥重新封存一切；可中断，再运行即继续',
      'seal everything anew under the current secret; may be interrupted and run again',
    )
      .option('--dry-run', '只数，不改 / count only, change nothing')
      .action(
        withLongWork((work, options: { dryRun?: true }) =>
          within(work, (sealed) => (options.dryRun ? showStatus(work, sealed) : sealAnew(work, sealed))),
        ),
      ),
  );
  return group;
}

type Sealed = Parameters<typeof countSealed>[1] & { readonly base: Base };

async function within(work: LongWork, act: (sealed: Sealed) => Promise<number>): Promise<number> {
  const { config } = work;
  const base = await openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 2 });
  try {
    const store = await openDiskStore(filesFolderOf(config), { secret: config.secret });
    const columns = [...platformSeals, ...familiesOf(base.app).flatMap((family) => family.seals ?? [])];
    return await act({ base, secret: config.secret, columns, store });
  } finally {
    await base.close();
  }
}

async function showStatus(work: LongWork, sealed: Sealed): Promise<number> {
  const standings = await countSealed(sealed.base.app.db, sealed);
  show(work, sealed, standings);
  const { other, unknown } = sumsOf(standings);
  if (unknown > 0) work.say(unknownNote);
  else if (other > 0) work.say('要重新封存，运行 secrets rotate / to seal them anew: secrets rotate');
  else work.say(doneNote(sealed));
  work.result(resultOf(sealed, standings));
  return unknown > 0 ? 1 : 0;
}

async function sealAnew(work: LongWork, sealed: Sealed): Promise<number> {
  const { db } = sealed.base.app;
  const before = await countSealed(db, sealed);
  show(work, sealed, before);
  const { other } = sumsOf(before);
  let done = 0;
  const unopened = await rotate(db, {
    ...sealed,
    now: new Date(),
    signal: work.signal,
    onSealed: (what, count) => {
      done += count;
      work.progress(`${done} / ${other}  ${what.zh} ${what.en}`, { done, of: other });
    },
  });
  for (const { what, id } of unopened.slice(0, 20))
    work.say(`  打不开 / cannot be opened: ${what.zh} ${what.en} ${id}`);
  const after = await countSealed(db, sealed);
  const left = sumsOf(after);
  work.say(`已重新封存 ${done} 项 / sealed anew: ${done}`);
  if (unopened.length > 0) work.say(unknownNote);
  else if (left.other > 0)
    work.say(
      `还有 ${left.other} 项刚由尚未重启的进程封存：重启各进程后再运行一次 / ${left.other} were just sealed by processes that still run with the former secret: restart them and run this again`,
    );
  else work.say(doneNote(sealed));
  work.result({ sealedAnew: done, unopened: unopened.length, ...resultOf(sealed, after) });
  return unopened.length + left.other > 0 ? 1 : 0;
}

const unknownNote =
  '有的内容用了没有给出的密钥：请补进 MAPLEBRIDGE_FORMER_SECRETS 再运行 / some lie under a secret that was not given: add it to MAPLEBRIDGE_FORMER_SECRETS and run again';

function doneNote({ secret }: Sealed): string {
  return secret.former.length === 0
    ? '全部用现用密钥封存 / everything lies under the current secret'
    : '全部用现用密钥封存：可以去掉 MAPLEBRIDGE_FORMER_SECRETS 并重启；旧密钥随当时的备份一起保存 / everything lies under the current secret: remove MAPLEBRIDGE_FORMER_SECRETS and restart; keep the former one with the backups of its time';
}

function sumsOf(standings: readonly SealedStanding[]) {
  const sum = (pick: (one: SealedStanding) => number) => standings.reduce((total, one) => total + pick(one), 0);
  return { other: sum((one) => one.former + one.unnamed + one.unknown), unknown: sum((one) => one.unknown) };
}

function show(work: LongWork, { secret }: Sealed, standings: readonly SealedStanding[]): void {
  const [current, ...former] = keyIdsOf(secret);
  work.say(
    `现用密钥 / current secret: ${current}${former.length > 0 ? `；旧密钥 / former: ${former.join(', ')}` : ''}`,
  );
  work.say('      现用       旧   无编号     不明');
  work.say('   current   former  unnamed  unknown');
  for (const { what, ...counts } of standings) {
    const figures = [counts.current, counts.former, counts.unnamed, counts.unknown];
    work.say(` ${figures.map((figure) => String(figure).padStart(8)).join(' ')}   ${what.zh} / ${what.en}`);
  }
}

function resultOf({ secret }: Sealed, standings: readonly SealedStanding[]) {
  const [current, ...former] = keyIdsOf(secret);
  return { secret: current, former, kinds: standings.map(({ what, ...counts }) => ({ kind: what.en, ...counts })) };
}
