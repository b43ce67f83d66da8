import { BulbOutlined, CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/triage/contract.ts';
import { sources } from '../../../modules/triage/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { useDictionary } from '../matters/use-dictionary.ts';
import { markWords } from './mark-words.ts';
import { suggestWords as words } from './words.ts';
import './triage.css';

type Suggestion = AnswerOf<typeof doors.of>;

interface Choosing {
  readonly value: string;
  readonly onChange: (category: string) => void;
}

const enough = 6;
const shownReasons = 5;
const leastChance = 0.01;

/** The category suggested for a matter that waits for one; its words are tinted in the reporter's text. */
export function MatterSuggestion({ id, ...choosing }: Choosing & { readonly id: string }) {
  const asked = useDoor(doors.of, { id });
  const reasons = asked.data?.reasons;
  useEffect(() => {
    if (!reasons) return undefined;
    return markWords(
      document.querySelector('.story'),
      reasons.map(({ phrase }) => phrase),
    );
  }, [reasons]);
  return asked.data ? <SuggestionLines suggestion={asked.data} {...choosing} /> : null;
}

/** The category suggested for what is being taken down, once the typing rests. */
export function TextSuggestion({ text, ...choosing }: Choosing & { readonly text: string }) {
  const settled = useSettled(text.trim(), 600);
  const isEnough = settled.length >= enough;
  const asked = useDoor(doors.suggest, { text: settled }, { enabled: isEnough, keep: true, staleMilliseconds: 60_000 });
  return asked.data && isEnough ? <SuggestionLines suggestion={asked.data} {...choosing} /> : null;
}

/** Up to three, each taken by a click or by Alt and its number; what spoke for the first stands below. */
function SuggestionLines({ suggestion, value, onChange }: Choosing & { readonly suggestion: Suggestion }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const { reasons, against } = suggestion;
  const ranked = suggestion.ranked.filter(({ chance }, i) => i === 0 || chance === null || chance >= leastChance);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const chosen = event.altKey ? ranked[Number(/^Digit([1-3])$/.exec(event.code)?.[1] ?? 0) - 1] : undefined;
      if (!chosen) return;
      event.preventDefault();
      onChange(chosen.category);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  if (ranked.length === 0) return null;
  return (
    <section className="suggestion" aria-label={say(words.title)}>
      <div className="suggestion-choices">
        <BulbOutlined aria-hidden="true" className="quiet" />
        {ranked.map(({ category, chance }, i) => (
          <Button
            key={category}
            size="small"
            type={i === 0 && suggestion.isSure && value !== category ? 'primary' : 'default'}
            aria-pressed={value === category}
            title={say(words.keys(i + 1))}
            icon={value === category ? <CheckOutlined aria-hidden="true" /> : undefined}
            onClick={() => onChange(category)}
          >
            {categoryName(category)} {chance !== null && <span className="figures">{Math.round(chance * 100)}%</span>}
          </Button>
        ))}
      </div>
      <Phrases label={say(words.because)} reasons={reasons} />
      <Phrases label={say(words.against)} reasons={suggestion.isSure ? [] : against} />
      <p className="quiet small">
        {!suggestion.isSure && suggestion.source === 'model' && <strong>{say(words.unsure)} · </strong>}
        {say(sources[suggestion.source])}
        {suggestion.version !== null && <span className="figures"> · {say(words.version(suggestion.version))}</span>} ·{' '}
        {say(words.keys(1))}
      </p>
    </section>
  );
}

function Phrases({ label, reasons }: { readonly label: string; readonly reasons: Suggestion['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <p className="small">
      <span className="quiet">{label} </span>
      {reasons.slice(0, shownReasons).map(({ phrase }) => (
        <mark key={phrase} className="suggestion-word">
          {phrase}
        </mark>
      ))}
    </p>
  );
}
