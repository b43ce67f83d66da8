import { doors } from '../../../../modules/choosing/contract.ts';
import { conflictKinds, conflictWeights } from '../../../../modules/mediators/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useDoor } from '../../frame/doors.ts';
import { ProblemLine, Waiting } from '../../frame/states.tsx';
import { mediationWords } from '../words.ts';
import { choosingWords as words } from './words.ts';

/** The list as it would be published, with what ties whom to which side: for whoever runs the case only. */
export function OpenList({ id, isWide }: { readonly id: string; readonly isWide: boolean }) {
  const { say } = useLanguage();
  const asked = useDoor(doors.list, { id, wide: isWide ? 'yes' : 'no' }, { keep: true });
  const rows = asked.data?.rows ?? [];
  return (
    <fieldset className="field-line field-wide">
      <legend>
        {say(words.list)} <span className="quiet figures">{rows.length}</span>
      </legend>
      <p className="quiet small">{say(words.listLead)}</p>
      {asked.isPending && <Waiting rows={4} />}
      <ProblemLine problem={asked.error} />
      <ul className="entry-rows choosing-list">
        {rows.map((row) => (
          <li key={row.id} className="mediation-entry">
            <strong>{row.name}</strong> <span className="quiet small">{row.unitName}</span>{' '}
            <span className={row.isAvailable ? 'tone-kept small' : 'tone-maple small'}>
              {say(row.isAvailable ? words.available : row.isFull ? words.full : conflictWeights.excludes)}
            </span>{' '}
            <span className="quiet small figures">{say(words.load(row.openCases, row.cap))}</span>
            {row.conflicts.map((one) => (
              <div
                key={`${one.side} ${one.party} ${one.kind}`}
                className={one.weight === 'excludes' ? 'small tone-maple' : 'small tone-soon'}
              >
                {say(mediationWords.side(one.side))} {one.party}：{say(conflictKinds[one.kind])} ·{' '}
                {say(conflictWeights[one.weight])}
                {!one.isSure && ` (${say(words.perhaps)})`}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
