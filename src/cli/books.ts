import { checkBooks } from '../modules/matters/api.ts';
import { makeCommand, withDesk } from './command.ts';

export function booksCommand() {
  return makeCommand(
    'check-books',
    '核对台账：重放事实，与现状比较',
    'replay the facts of every matter and compare with its row',
  ).action(
    withDesk(async (desk) => {
      const { checked, wrong } = await checkBooks(desk.base.app.db, desk.progress);
      for (const matter of wrong.slice(0, 50)) desk.say(`  ${matter.number}  ${matter.why}`);
      desk.say(
        wrong.length === 0
          ? `${checked} 件事项账实相符 / ${checked} matters agree with their facts`
          : `${wrong.length} / ${checked} 件不符 / do not agree`,
      );
      desk.result({ checked, wrong: wrong.length, first: wrong.slice(0, 20) });
      return wrong.length === 0 ? 0 : 1;
    }),
  );
}
