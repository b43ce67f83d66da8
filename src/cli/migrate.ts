import { makeCommand, withDesk } from './command.ts';

export function migrateCommand() {
  return makeCommand('migrate', '升级数据库结构', 'bring the database schema up to date').action(
    withDesk(async (desk) => {
      const { migrated } = desk.base;
      desk.say(
        migrated.length === 0
          ? '数据库已是最新 / the schema is up to date'
          : `已升级 / migrated: ${migrated.join(', ')}`,
      );
      desk.result({ migrated });
      return 0;
    }),
  );
}
