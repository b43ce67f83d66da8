import { checkBooks } from '../modules/matters/api.ts';
import { checkMediations } from '../modules/mediation/api.ts';
import { makeCommand, withDesk } from './command.ts';

export function booksCommand() {
  return makeCommand(
    'check-books',
    '核对台账：重放事实，与现状比较',
    'replay the facts of every matter and mediation and compare with their rows',
  ).action(
    withDesk(async (desk) => {
      const matters = await checkBooks(desk.base.app.db, desk.progress);
      const mediations = await checkMediations(desk.base.app.db);
      const wrong = [...matters.wrong, ...mediations.wrong];
      for (const one of wrong.slice(0, 50)) desk.say(`  ${one.number}  ${one.why}`);
      const checked = matters.checked + mediations.checked;
      desk.say(
        wrong.length === 0
          ? `${matters.checked} 件事项、${mediations.checked} 件调解账实相符 / ${matters.checked} matters and ${mediations.checked} mediations agree with their facts`
          : `${wrong.length} / ${checked} 件不符 / do not agree`,
      );
      desk.result({
        checked,
        matters: matters.checked,
        mediations: mediations.checked,
        wrong: wrong.length,
        first: wrong.slice(0, 20),
      });
      return wrong.length === 0 ? 0 : 1;
    }),
  );
}
