import { Button } from 'antd';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { importWords as words } from './words.ts';

interface ImportHistoryProps {
  readonly registers: Readonly<Record<string, Words>>;
  readonly refreshes: readonly string[];
}

/** What was imported into these registers; each import can be undone while nothing uses its records. */
export function ImportHistory({ registers, refreshes }: ImportHistoryProps) {
  const { say } = useLanguage();
  const imports = useDoor(platformDoors.imports, {});
  const undo = useKnock(platformDoors.undoImport, { refreshes: [...refreshes, 'import.'] });
  const rows = (imports.data?.rows ?? []).filter(({ kind }) => Object.hasOwn(registers, kind));
  return (
    <section aria-labelledby="import-history">
      <h2 id="import-history">{say(words.history)}</h2>
      {imports.isPending && <Waiting rows={2} />}
      {imports.isError && <Failed problem={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.data && rows.length === 0 && <p className="quiet">{say(words.noHistory)}</p>}
      <ProblemLine problem={undo.error} />
      <ul className="import-history">
        {rows.map((run) => (
          <li key={run.id}>
            <span className="quiet figures">{say(formatDayTime(run.at))}</span>
            <span>{say(registers[run.kind] ?? { zh: run.kind, en: run.kind })}</span>
            <span className="file-name">{run.fileName}</span>
            <span className="figures quiet">
              {say(words.created)} {run.created} · {say(words.duplicates)} {run.duplicates} · {say(words.rejected)}{' '}
              {run.rejected}
            </span>
            {run.undoneAt ? (
              <span className="quiet">{say(words.undone)}</span>
            ) : (
              <Button
                size="small"
                loading={undo.isPending && undo.variables.id === run.id}
                onClick={() => undo.mutate({ id: run.id })}
              >
                {say(words.undo)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
