import { formatYuan } from '../../../../kit/money.ts';
import { ends, entryKinds, entryStates, findings, verdicts } from '../../../../modules/fulfilment/words.ts';
import { ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { AnswerForm } from './answer-forms.tsx';
import type { AccountProps, Entry } from './shapes.ts';
import { fulfilmentWords as words } from './words.ts';

const tones = { recorded: 'soon', confirmed: 'kept', disputed: 'maple', withdrawn: 'quiet' } as const;

/** 履行账: every line with who said it, how it reached the house and what became of it. */
export function Entries(props: AccountProps) {
  const { say } = useLanguage();
  const { ledger } = props.account;
  if (ledger.length === 0) return <p className="quiet">{say(words.noEntries)}</p>;
  return (
    <>
      <h4>{say(words.ledger)}</h4>
      <ul className="entry-rows">
        {ledger.map((entry) => (
          <Line key={entry.id} {...props} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function Line(props: AccountProps & { readonly entry: Entry }) {
  const { say } = useLanguage();
  const { entry } = props;
  const acts = entry.can.map(({ end, verdict }): Act => {
    const label = {
      zh: `${ends[end].zh}${verdicts[verdict].zh}`,
      en: `${verdicts[verdict].en}: ${ends[end].en.toLowerCase()}`,
    };
    return {
      name: `${end}-${verdict}`,
      label,
      danger: verdict !== 'confirmed',
      form: (onFold) => <AnswerForm {...props} end={end} verdict={verdict} label={label} onFold={onFold} />,
    };
  });
  return (
    <li className="mediation-entry">
      <strong className="figures">
        {say(formatDay(entry.on))} {say(entry.found ? findings[entry.found] : entryKinds[entry.what])}
        {entry.fen !== null && ` ¥${formatYuan(entry.fen)}`}
      </strong>{' '}
      {entry.what !== 'look' && <span className={`tone-${tones[entry.state]}`}>{say(entryStates[entry.state])}</span>}
      <div className="quiet small">
        {[say(ends[entry.end]), entry.by, say(ways[entry.way]), entry.how].filter(Boolean).join(' · ')}
        {entry.proofFor === 'office' && ` · ${say(words.forOffice)}`}
      </div>
      {entry.note && <p className="mediation-text">{entry.note}</p>}
      {entry.reason && <p className="mediation-text tone-maple">{entry.reason}</p>}
      <Files files={entry.files} />
      <Acts id={entry.id} of={say(formatDay(entry.on))} acts={acts} />
    </li>
  );
}

function Files({ files }: { readonly files: Entry['files'] }) {
  const { say } = useLanguage();
  if (files.length === 0) return null;
  return (
    <p className="duty-files">
      {files.map(({ id, kind }, at) => (
        <a key={id} href={`/api/files/${id}`} target="_blank" rel="noreferrer">
          {kind === 'photo' ? (
            <img src={`/api/files/${id}?size=thumbnail`} alt={`${say(words.proof)} ${at + 1}`} height={64} />
          ) : (
            `${say(words.proof)} ${at + 1}`
          )}
        </a>
      ))}
    </p>
  );
}
