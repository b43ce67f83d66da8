import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf } from '../../../../kit/words.ts';
import type { doors } from '../../../../modules/choosing/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { choosingWords as words } from './words.ts';

type Result = AnswerOf<typeof doors.replay>;
const outcomes = { same: words.replaySame, different: words.replayDifferent, gone: words.replayGone } as const;

/** What came of repeating a count; where it differs, in what. */
export function Replayed({ result }: { readonly result: Result }) {
  const { say } = useLanguage();
  const wrong = keysOf(words.checks).filter((check) => !result.checks[check]);
  return (
    <span role="status" className={result.outcome === 'same' ? 'tone-kept' : 'tone-maple'}>
      {result.outcome === 'same' ? '✓ ' : '× '}
      {say(outcomes[result.outcome])}
      {result.outcome === 'different' && `：${wrong.map((check) => say(words.checks[check])).join('；')}`}
    </span>
  );
}
