import { type FormEvent, useState } from 'react';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Failure, Field } from '../pieces.tsx';
import { Section } from '../section.tsx';
import { addWords } from '../words-follow.ts';
import { useAct } from './use-act.ts';

export function AddForm({ done }: { readonly done: () => void }) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const [added, setAdded] = useState(false);
  const { busy, failure, act } = useAct(reporterDoors.add);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setAdded(false);
    setShort(text.trim().length < 2);
    if (text.trim().length < 2 || !(await act({ text }))) return;
    setText('');
    setAdded(true);
    done();
  };
  return (
    <Section title={addWords.title}>
      <form noValidate onSubmit={(event) => void add(event)}>
        <Field id="add" label={addWords.text} problem={short ? addWords.short : undefined}>
          {(describedBy, invalid) => (
            <textarea
              id="add"
              rows={3}
              maxLength={2000}
              value={text}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Failure words={failure} />
        <button type="submit" className="button" aria-disabled={busy}>
          {say(addWords.send)}
        </button>{' '}
        <span role="status">{added && say(addWords.done)}</span>
      </form>
    </Section>
  );
}
