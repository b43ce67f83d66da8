import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), '启动 launcher '));

// A clone with a small main program in place of the real one: it tells what it got, then does what it is told.
function makeClone(name: string, withNode: boolean): string {
  const clone = join(root, name);
  mkdirSync(join(clone, 'src', 'cli'), { recursive: true });
  mkdirSync(join(clone, 'bin'));
  cpSync(join(repository, 'bin', 'maplebridge.mjs'), join(clone, 'bin', 'maplebridge.mjs'));
  if (withNode) symlinkSync(join(repository, 'node_modules'), join(clone, 'node_modules'));
  writeFileSync(
    join(clone, 'src', 'cli', 'main.ts'),
    `const [order, ...rest]: string[] = process.argv.slice(2);
     if (order === 'exit') process.exitCode = Number(rest[0]);
     if (order === 'wait') {
       for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { console.log(signal); process.exit(7); });
       setInterval(() => undefined, 1000);
     }
     console.log(JSON.stringify({ major: Number(process.versions.node.split('.')[0]), rest }));
     if (order === 'die') process.kill(process.pid, 'SIGKILL');`,
  );
  return join(clone, 'bin', 'maplebridge.mjs');
}

function listNodes(): string[] {
  const { stdout } = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' });
  return [process.execPath, ...stdout.split('\n').filter((path) => path !== '')];
}

function majorOf(node: string): number {
  return Number(/^v(\d+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout)?.[1]);
}

const oldNode = listNodes().find((node) => majorOf(node) < 24);
const launcher = makeClone('whole', true);

afterAll(() => {
  rmSync(root, { recursive: true });
});

async function readUntil(child: ChildProcess, word: string): Promise<void> {
  let text = '';
  await new Promise<void>((settle) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(word)) settle();
    });
  });
}

describe.each([process.execPath, ...(oldNode === undefined ? [] : [oldNode])])('started by %s', (node) => {
  const run = (...order: string[]) => spawnSync(node, [launcher, ...order], { encoding: 'utf8' });

  it('the program runs on Node 24 or newer with its arguments and its exit code', () => {
    const { status, stdout, stderr } = run('exit', '3', '事项 一');
    expect(JSON.parse(stdout)).toEqual({ major: expect.toSatisfy((major) => major >= 24), rest: ['3', '事项 一'] });
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
  });

  it('a program that is killed is seen as killed', () => {
    expect(run('die').signal).toBe('SIGKILL');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s reaches the program, which ends in order', async (signal) => {
    const child = spawn(node, [launcher, 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((settle) => child.once('exit', settle));
    await readUntil(child, 'major');
    const heard = readUntil(child, signal);
    child.kill(signal);
    await heard;
    expect(await ended).toBe(7);
  });
});

it.skipIf(oldNode === undefined)('without any Node 24 the reader is told what to do in both languages', () => {
  const lonely = makeClone('lonely', false);
  const { status, stderr } = spawnSync(oldNode ?? '', [lonely], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/需要 Node\.js 24.*\n.*Node\.js 24 or newer is needed.*\n$/);
});
