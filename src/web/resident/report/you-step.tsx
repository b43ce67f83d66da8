import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { isKiosk } from '../kiosk.ts';
import { Field } from '../pieces.tsx';
import { youWords } from '../words-report.ts';

export function YouStep({ problem }: { readonly problem: Words | undefined }) {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  return (
    <>
      <p className="hint step-hint">{say(youWords.hint)}</p>
      <Field id="name" label={youWords.name} problem={undefined}>
        {() => (
          <input
            id="name"
            value={draft.name}
            maxLength={40}
            autoComplete={isKiosk ? 'off' : 'name'}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field id="phone" label={youWords.phone} hint={youWords.phoneHint} problem={problem}>
        {(describedBy, invalid) => (
          <input
            id="phone"
            type="tel"
            inputMode="tel"
            autoComplete={isKiosk ? 'off' : 'tel'}
            maxLength={30}
            value={draft.phone}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => change({ phone: event.target.value })}
          />
        )}
      </Field>
      {(draft.phone.trim() !== '' || draft.name.trim() !== '') && (
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.confidential}
            onChange={(event) => change({ confidential: event.target.checked })}
          />
          <span>
            {say(youWords.confidential)}
            <span className="hint more">{say(youWords.confidentialHint)}</span>
          </span>
        </label>
      )}
      {draft.phone.trim() !== '' && (
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.wantsMessages}
            onChange={(event) => change({ wantsMessages: event.target.checked })}
          />
          <span>
            {say(youWords.messages)}
            <span className="hint more">{say(youWords.messagesHint)}</span>
          </span>
        </label>
      )}
    </>
  );
}
