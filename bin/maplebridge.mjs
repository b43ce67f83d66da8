#!/usr/bin/env node
// Plain JavaScript for any Node from 18 on: starts the program on Node 24, which runs our TypeScript directly.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;
const main = new URL('../src/cli/main.ts', import.meta.url);
// Whatever runs long or moves much keeps its memory near what it needs: V8 would else collect only when several times that has piled up.
const flags = ['start', 'backup', 'restore'].includes(process.argv[2])
  ? JSON.parse(readFileSync(new URL('server-flags.json', import.meta.url), 'utf8'))
  : [];
const hasFlags = flags.every((flag) => process.execArgv.includes(flag));

function findNode() {
  const places = [
    `../node_modules/node-${process.platform}-${process.arch}/bin/node`,
    '../node_modules/.bin/node',
    // Installed as somebody's dependency, our own dependencies may lie beside us.
    `../../node-${process.platform}-${process.arch}/bin/node`,
  ];
  return places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => {
      const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
      return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= neededMajor;
    });
}

function startOn(node) {
  const child = spawn(node, [...flags, fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const forwarded of signals) process.removeAllListeners(forwarded);
    process.kill(process.pid, signal);
    // A signal that does not end us (SIGURG, say) still has to be told to whoever started us.
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 1000);
  });
}

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  if (hasFlags) await import(main.href);
  else startOn(process.execPath);
} else {
  const node = findNode();
  if (node === undefined) {
    process.stderr.write(
      `需要 Node.js ${neededMajor} 或更新版本（现为 ${process.version}）：请在本文件夹运行 npm install，或自行安装 Node.js ${neededMajor}。\n` +
        `Node.js ${neededMajor} or newer is needed (this is ${process.version}): run npm install in this folder, or install Node.js ${neededMajor}.\n`,
    );
    process.exitCode = 1;
  } else {
    startOn(node);
  }
}
