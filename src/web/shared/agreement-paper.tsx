import './agreement.css';
import type { AnswerOf } from '../../kit/contract.ts';
import type { ownDoors } from '../../modules/agreements/contract-own.ts';
import { signerStates, signWays } from '../../modules/agreements/words.ts';
import { agreementWords as words } from './agreement-words.ts';
import { Hand } from './hand-pad.tsx';
import { useLanguage } from './language.tsx';
import { formatDayTime } from './time.ts';

type Own = AnswerOf<typeof ownDoors.own>['rows'][number];
type Paper = Own['paper'];
type Block = Paper['blocks'][number];
type Signer = Own['signerList'][number];

/** The agreement on the screen: the same blocks that the PDF prints. The document is Chinese. */
export function AgreementPaper({ paper }: { readonly paper: Paper }) {
  return (
    <div className="agreement-paper" lang="zh">
      <p className="agreement-title">{paper.title}</p>
      <p className="agreement-number">{paper.number}</p>
      {paper.blocks.map((block) => (
        <div key={block.title}>
          <p className="agreement-head">{block.title}</p>
          <BlockBody block={block} />
        </div>
      ))}
      <p>{paper.closing}</p>
      <p className="agreement-foot">{paper.foot}</p>
    </div>
  );
}

function BlockBody({ block }: { readonly block: Block }) {
  if (block.kind === 'text') return <p className="agreement-text">{block.text}</p>;
  if (block.kind === 'pairs') {
    return (
      <dl className="agreement-pairs">
        {block.rows.map(({ label, text }) => (
          <div key={`${label} ${text}`}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <ol className="agreement-items">
      {block.items.map(({ text, lines, rows }) => (
        <li key={`${text} ${lines.join(' ')}`}>
          {text}
          {lines.map((line) => (
            <span key={line} className="agreement-line">
              {line}
            </span>
          ))}
          {rows.length > 0 && <Plan rows={rows} />}
        </li>
      ))}
    </ol>
  );
}

function Plan({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  const { say } = useLanguage();
  return (
    <table className="agreement-plan" aria-label={say(words.instalments)}>
      <tbody>
        {rows.map(([number = '', day = '', figures = '', capitals = '']) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            <td>{day}</td>
            <td className="agreement-figures">{figures}</td>
            <td>{capitals}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who has signed, in order; the hand that was drawn stands beside the name. */
export function SignerMark({ signer }: { readonly signer: Signer }) {
  const { say } = useLanguage();
  const { name, what, state, how, at, strokes, signedName } = signer;
  const isOther = signedName !== null && signedName !== name && state === 'signed';
  return (
    <>
      <strong>{name}</strong> <span className="agreement-line">{what}</span>{' '}
      <span className={`signer-state signer-${state}`}>{say(signerStates[state])}</span>{' '}
      <span className="agreement-line">
        {state === 'signed' && how && `${say(signWays[how])} · `}
        {state !== 'waiting' && at && say(formatDayTime(at))}
        {isOther && ` · ${say(words.by(signedName))}`}
      </span>
      {strokes && <Hand strokes={strokes} name={signedName ?? name} />}
    </>
  );
}
