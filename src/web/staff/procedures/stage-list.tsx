import { ArrowRightOutlined, CheckCircleOutlined, StopOutlined } from '@ant-design/icons';
import { duties } from '../../../kit/duties.ts';
import { evidenceWords } from '../../../modules/categories/words.ts';
import { leadWords, stageKinds } from '../../../modules/procedures/words.ts';
import { type Action, type Content, keyOf, type Stage } from '../../../modules/procedures/words-findings.ts';
import { useLanguage } from '../../shared/language.tsx';
import { amountWords } from '../clocks/reading.ts';
import { procedureWords as words } from './words.ts';

const both = ({ zh, en }: { zh: string; en: string }) => ({ zh, en: en || zh });

/** A procedure to be read: its stages in their order, and below each what leads on from it. */
export function StageList({ content }: { readonly content: Content }) {
  return (
    <ol className="procedure-stages">
      {content.stages.map((stage) => (
        <StageItem key={stage.code} stage={stage} content={content} />
      ))}
    </ol>
  );
}

const kindIcons = {
  open: null,
  done: <CheckCircleOutlined className="tone-kept" aria-hidden="true" />,
  refused: <StopOutlined className="tone-maple" aria-hidden="true" />,
} as const;

function StageItem({ stage, content }: { readonly stage: Stage; readonly content: Content }) {
  const { say } = useLanguage();
  const { code, kind, limit, residentZh, residentEn } = stage;
  const actions = content.actions.filter(({ from }) => from === code);
  return (
    <li>
      <div className="procedure-stage">
        <strong>
          {kindIcons[kind]} {say(both(stage))}
        </strong>
        <div className="quiet small">
          {code === content.start && <span className="tone-action">{say(words.start)} · </span>}
          {kind === 'open'
            ? `${say(words.limit)} ${say(limit ? amountWords(limit.amount, limit.measure) : words.noLimit)}`
            : say(stageKinds[kind])}
        </div>
        {residentZh !== '' && (
          <div className="quiet small">
            {say(words.resident)}「{say({ zh: residentZh, en: residentEn || residentZh })}」
          </div>
        )}
      </div>
      <ul className="procedure-actions">
        {kind === 'open' && actions.length === 0 && <li className="tone-maple">{say(words.actionsNone)}</li>}
        {actions.map((action) => (
          <ActionItem key={keyOf(action)} action={action} content={content} />
        ))}
      </ul>
    </li>
  );
}

function ActionItem({ action, content }: { readonly action: Action; readonly content: Content }) {
  const { say } = useLanguage();
  const target = content.stages.find(({ code }) => code === action.to);
  const holders = [...action.duties.map((duty) => duties[duty]), ...(action.lead ? [leadWords] : [])];
  const needs = [
    ...(action.needsNote ? [words.note2] : []),
    ...(action.needsFile ? [words.file] : []),
    ...action.needs.map((needed) => evidenceWords[needed]),
  ];
  return (
    <li>
      <span>{say(both(action))}</span> <ArrowRightOutlined className="quiet" aria-hidden="true" />{' '}
      <span>{target ? say(both(target)) : action.to}</span>
      <div className="quiet small">
        {holders.length === 0 ? (
          <span className="tone-maple">{say(words.nobody)}</span>
        ) : (
          holders.map((holder) => say(holder)).join(' · ')
        )}
        {needs.length > 0 && ` — ${needs.map((need) => say(need)).join(' · ')}`}
      </div>
    </li>
  );
}
