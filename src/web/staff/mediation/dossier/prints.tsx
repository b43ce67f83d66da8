import { Progress } from 'antd';
import { useEffect } from 'react';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { printStates } from '../../../../modules/confirmation/words-dossier.ts';
import { addressOf } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../../shared/time.ts';
import { useDoor } from '../../frame/doors.ts';
import type { Dossier } from './shapes.ts';
import { dossierPanelWords as words } from './words.ts';

interface PrintsProps {
  readonly dossier: Dossier;
  readonly onReady: () => void;
}

/** 已成册: each PDF with its code, and how far one is that is being made. */
export function Prints({ dossier, onReady }: PrintsProps) {
  const { say } = useLanguage();
  if (dossier.prints.length === 0) return null;
  return (
    <>
      <h3>{say(words.prints)}</h3>
      <ul className="entry-rows">
        {dossier.prints.map((print) => (
          <li key={print.id} className="mediation-entry">
            <strong>{say(print.final ? words.final : words.preview)}</strong>{' '}
            <span className="quiet small">
              {print.purpose} {print.by} {say(formatDayTime(print.askedAt))}
            </span>
            {print.state === 'waiting' && <Making id={print.id} onReady={onReady} />}
            {(print.state === 'failed' || print.state === 'removed') && (
              <p className="quiet">{say(printStates[print.state])}</p>
            )}
            {print.state === 'ready' && (
              <p>
                <a href={addressOf(doors.read, { id: print.id, form: 'pdf' })} target="_blank" rel="noreferrer">
                  PDF {print.pages} {say(words.pages)}
                </a>
                {' · '}
                <a href={addressOf(doors.read, { id: print.id, form: 'zip' })}>{say(words.all)}</a>{' '}
                <span className="quiet small figures">
                  {say(words.code)} {print.code}
                  {print.removeOn && ` · ${say(words.until(formatDay(print.removeOn)))}`}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const askEveryMilliseconds = 700;

function Making({ id, onReady }: { readonly id: string; readonly onReady: () => void }) {
  const { say } = useLanguage();
  const { data } = useDoor(doors.progress, { id }, { everyMilliseconds: askEveryMilliseconds });
  const isOver = data !== undefined && data.state !== 'waiting';
  useEffect(() => {
    if (isOver) onReady();
  }, [isOver, onReady]);
  const share = data && data.steps > 0 ? Math.round((data.done / data.steps) * 100) : 0;
  return (
    <div role="status">
      <span className="small">{say(words.making)}</span>
      <Progress percent={share} size="small" status="active" aria-label={say(words.making)} />
    </div>
  );
}
