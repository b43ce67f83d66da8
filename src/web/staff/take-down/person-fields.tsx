import { Checkbox, Input, Segmented, Select } from 'antd';
import { keysOf, type Language } from '../../../kit/words.ts';
import { type ShareLevel, shareLevels } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import type { Sheet } from './draft.ts';
import { takeDownWords as words } from './words.ts';

/** Who reports: as much as they want to say. */
export function PersonFields({
  sheet,
  onChange,
}: {
  readonly sheet: Sheet;
  readonly onChange: (part: Partial<Sheet>) => void;
}) {
  const { say } = useLanguage();
  return (
    <fieldset className="sheet-person">
      <legend>{say(words.who)}</legend>
      <div className="sheet-pair">
        <FieldLine id="sheet-name" label={words.name} hint={words.nameHint}>
          <Input
            id="sheet-name"
            autoComplete="off"
            maxLength={40}
            value={sheet.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </FieldLine>
        <FieldLine id="sheet-phone" label={words.phone} hint={words.phoneHint}>
          <Input
            id="sheet-phone"
            className="figures"
            autoComplete="off"
            inputMode="tel"
            maxLength={30}
            value={sheet.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        </FieldLine>
      </div>
      <div className="sheet-pair">
        <FieldLine id="sheet-behalf" label={words.behalf} hint={words.behalfHint}>
          <Input
            id="sheet-behalf"
            maxLength={200}
            value={sheet.behalfNote}
            onChange={(event) => onChange({ behalfNote: event.target.value })}
          />
        </FieldLine>
        <FieldLine id="sheet-happened" label={words.happenedOn}>
          <input
            id="sheet-happened"
            type="date"
            className="plain-field"
            value={sheet.happenedOn}
            onChange={(event) => onChange({ happenedOn: event.target.value })}
          />
        </FieldLine>
      </div>
      <FieldLine id="sheet-shares" label={words.shares} hint={words.sharesHint}>
        <Select<ShareLevel>
          id="sheet-shares"
          className="wide"
          value={sheet.shares}
          options={keysOf(shareLevels).map((level) => ({ value: level, label: say(shareLevels[level]) }))}
          onChange={(shares) => onChange({ shares })}
        />
      </FieldLine>
      <div className="sheet-consent">
        <Checkbox checked={sheet.wantsMessages} onChange={(event) => onChange({ wantsMessages: event.target.checked })}>
          {say(words.wantsMessages)}
        </Checkbox>
        <Checkbox checked={sheet.confidential} onChange={(event) => onChange({ confidential: event.target.checked })}>
          {say(words.confidential)}
        </Checkbox>
        <Segmented<Language>
          size="small"
          aria-label={say(words.language)}
          value={sheet.language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(language) => onChange({ language })}
        />
      </div>
    </fieldset>
  );
}
