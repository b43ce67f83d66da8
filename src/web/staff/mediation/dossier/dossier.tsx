import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { archiveTerms } from '../../../../modules/confirmation/words-dossier.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { Failed, Waiting } from '../../frame/states.tsx';
import type { PanelProps } from '../shapes.ts';
import { useFollowing } from '../use-following.ts';
import { FileForm, NoteForm, PaperForm, PrintForm, TermForm } from './forms.tsx';
import { Items } from './items.tsx';
import { Prints } from './prints.tsx';
import type { DossierProps } from './shapes.ts';
import { dossierPanelWords as words } from './words.ts';
import './dossier.css';

/** 卷宗: asked for on demand, because this look is recorded as well. */
export function DossierPanel({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="mediation-dossier">
      <h2 id="mediation-dossier">{say(words.title)}</h2>
      {!isOpen && (
        <>
          <p className="quiet">{say(words.about)}</p>
          <Button onClick={() => setOpen(true)}>{say(words.open)}</Button>
        </>
      )}
      {isOpen && <Opened mediation={mediation} />}
    </section>
  );
}

function Opened({ mediation }: PanelProps) {
  const asked = useFollowing(doors.dossier, mediation);
  if (asked.isPending) return <Waiting rows={6} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  return <Known mediation={mediation} dossier={asked.data} onReady={() => void asked.refetch()} />;
}

function Known(props: DossierProps & { readonly onReady: () => void }) {
  const { say } = useLanguage();
  const { mediation, dossier, onReady } = props;
  const missing = dossier.items.filter(({ state }) => state === 'missing').length;
  const all: readonly (Act & { readonly can: DossierProps['dossier']['can'][number] })[] = [
    { can: 'paper', name: 'paper', label: words.paper, form: (onFold) => <PaperForm {...props} onFold={onFold} /> },
    { can: 'note', name: 'note', label: words.note, form: (onFold) => <NoteForm {...props} onFold={onFold} /> },
    { can: 'term', name: 'term', label: words.setTerm, form: (onFold) => <TermForm {...props} onFold={onFold} /> },
    { can: 'print', name: 'print', label: words.print, form: (onFold) => <PrintForm {...props} onFold={onFold} /> },
    { can: 'file', name: 'file', label: words.fileIt, form: (onFold) => <FileForm {...props} onFold={onFold} /> },
  ];
  return (
    <>
      <p>
        {dossier.filedAt ? (
          <span className="tone-kept">
            {say(words.filed)} {dossier.filedBy} {say(formatDayTime(dossier.filedAt))}
          </span>
        ) : (
          <span className={dossier.whole ? 'tone-kept' : 'tone-maple'}>
            {say(dossier.whole ? words.whole : words.notWhole(missing))}
          </span>
        )}{' '}
        <span className="quiet">
          {say(words.term)} {say(archiveTerms[dossier.term])}
          {dossier.keepUntil && ` · ${say(words.keepUntil)} ${say(formatDay(dossier.keepUntil))}`}
        </span>
      </p>
      <Items mediation={mediation} dossier={dossier} />
      <Acts
        id={`dossier-${mediation.id}`}
        of={mediation.title}
        acts={all.filter(({ can, name }) => dossier.can.includes(can) && (name !== 'note' || missing > 0))}
      />
      <Prints dossier={dossier} onReady={onReady} />
      {dossier.opened.length > 0 && (
        <details>
          <summary>{say(words.opened)}</summary>
          <ul className="entry-rows">
            {dossier.opened.map((line) => (
              <li key={`${line.at} ${line.what}`}>
                <span>
                  {line.who} <span className="quiet">{line.unit}</span>
                </span>
                <span className="quiet small">
                  {line.what} {line.reason} {say(formatDayTime(line.at))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
