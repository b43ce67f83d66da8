import { Button, Checkbox, Input, Radio } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { FilePicker } from '../frame/file-picker.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { stepWords } from '../matters/step-words.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { TextSuggestion } from '../triage/suggestion.tsx';
import type { Sheet } from './draft.ts';
import { PersonFields } from './person-fields.tsx';
import { takeDownWords as words } from './words.ts';

interface SheetFormProps {
  readonly sheet: Sheet;
  readonly onChange: (part: Partial<Sheet>) => void;
  readonly onSend: () => void;
  readonly pending: boolean;
  readonly problem: unknown;
}

function gapOf({ what, channel, isSendingFiles }: Sheet): Words | null {
  if (isSendingFiles) return frameWords.stillUploading;
  if (channel === '') return words.channelMissing;
  return what.trim().length < 5 ? words.whatMissing : null;
}

/** One sheet, from the top down in the order in which people talk: what, where, who. */
export function SheetForm({ sheet, onChange, onSend, pending, problem }: SheetFormProps) {
  const { say } = useLanguage();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => document.getElementById('sheet-what')?.focus(), []);
  const gap = gapOf(sheet);
  const send = () => {
    setTried(true);
    if (gap === words.whatMissing) document.getElementById('sheet-what')?.focus();
    if (gap === null && !pending) onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      ref={form}
      className="sheet-form"
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <ChannelChips value={sheet.channel} onChange={(channel) => onChange({ channel })} />
      <FieldLine id="sheet-what" label={words.what} hint={words.whatHint}>
        <Input.TextArea
          id="sheet-what"
          autoSize={{ minRows: 4, maxRows: 16 }}
          maxLength={5000}
          value={sheet.what}
          aria-invalid={tried && gap === words.whatMissing}
          onChange={(event) => onChange({ what: event.target.value })}
        />
      </FieldLine>
      <FieldLine id="sheet-where" label={words.where} hint={words.whereHint}>
        <Input
          id="sheet-where"
          maxLength={200}
          value={sheet.where}
          onChange={(event) => onChange({ where: event.target.value })}
        />
      </FieldLine>
      <div className="sheet-pair">
        <FieldLine id="sheet-category" label={words.category} hint={words.categoryHint}>
          <CategorySelect
            id="sheet-category"
            label={say(words.category)}
            placeholder={say(words.categoryAny)}
            value={sheet.category}
            onChange={(category) => onChange({ category })}
          />
        </FieldLine>
        <FieldLine id="sheet-unit" label={words.unit} hint={words.unitHint}>
          <UnitSelect
            id="sheet-unit"
            label={say(words.unit)}
            value={sheet.unitId}
            onChange={(unitId) => onChange({ unitId })}
          />
        </FieldLine>
      </div>
      <TextSuggestion text={sheet.what} value={sheet.category} onChange={(category) => onChange({ category })} />
      <PersonFields sheet={sheet} onChange={onChange} />
      <FilePicker label={words.photos} onChange={(fileIds, isSendingFiles) => onChange({ fileIds, isSendingFiles })} />
      <Checkbox checked={sheet.acceptAtOnce} onChange={(event) => onChange({ acceptAtOnce: event.target.checked })}>
        {say(words.acceptAtOnce)}
      </Checkbox>
      {tried && gap && (
        <p className="field-problem" role="alert">
          {say(gap)}
        </p>
      )}
      <ProblemLine problem={problem} />
      <div className="step-buttons">
        <Button type="primary" size="large" htmlType="submit" loading={pending}>
          {say(words.send)}
        </Button>
        <span className="quiet small">{say(stepWords.sendKeys)}</span>
      </div>
    </form>
  );
}

function ChannelChips({ value, onChange }: { readonly value: string; readonly onChange: (channel: string) => void }) {
  const { say } = useLanguage();
  const { channels } = useDictionary();
  // Residents' own channels and machines' are no way in which a colleague hears of something.
  const spoken = channels.filter(({ code, forResidents }) => !forResidents && code !== 'import' && code !== 'api');
  return (
    <fieldset className="field-line">
      <legend>{say(words.channel)}</legend>
      <Radio.Group
        className="chips"
        optionType="button"
        buttonStyle="solid"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        options={spoken.map((channel) => ({ value: channel.code, label: say(channel) }))}
      />
    </fieldset>
  );
}
