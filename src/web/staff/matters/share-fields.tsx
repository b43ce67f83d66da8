import { Radio, Select } from 'antd';
import type { Words } from '../../../kit/words.ts';
import { keysOf } from '../../../kit/words.ts';
import { overrideBases, type ShareLevel, shareBases, shareLevels } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { partPanelWords as panel } from './part-words.ts';
import type { Matter } from './shapes.ts';
import { FieldLine } from './step-frame.tsx';
import { ReasonField, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';

type OverrideBasis = (typeof overrideBases)[number];

/** How much a partner should be told, as it is being chosen. */
export interface Share {
  readonly level: ShareLevel;
  readonly basis: OverrideBasis | null;
  readonly reason: string;
}

export const noShare: Share = { level: 'minimum', basis: null, reason: '' };

const levels = keysOf(shareLevels);

function isBeyond(matter: Matter, { level }: Share): boolean {
  return levels.indexOf(level) > levels.indexOf(matter.consent);
}

/** What is still missing of the choice; null when it can be sent. */
export function shareGap(matter: Matter, share: Share): Words | null {
  if (!isBeyond(matter, share)) return null;
  return share.basis === null ? stepWords.chooseFirst : tooShort(share.reason);
}

/** The choice as the doors take it. */
export function shareInput(
  matter: Matter,
  share: Share,
): { level: ShareLevel; basis?: OverrideBasis; reason?: string } {
  const { level, basis, reason } = share;
  return isBeyond(matter, share) && basis !== null ? { level, basis, reason } : { level };
}

interface ShareFieldsProps {
  readonly id: string;
  readonly matter: Matter;
  readonly share: Share;
  readonly onChange: (share: Share) => void;
}

/** What the partner is told; beyond the reporter's consent only with basis and reason. */
export function ShareFields({ id, matter, share, onChange }: ShareFieldsProps) {
  const { say } = useLanguage();
  return (
    <fieldset className="field-line">
      <legend>{say(panel.told)}</legend>
      <Radio.Group
        className="share-levels"
        value={share.level}
        options={levels.map((level) => ({ value: level, label: say(shareLevels[level]) }))}
        onChange={(event) => onChange({ ...share, level: event.target.value })}
      />
      <small className="quiet">
        {say(panel.consent)}：{say(shareLevels[matter.consent])}
      </small>
      {isBeyond(matter, share) && (
        <>
          <p className="tone-maple small">{say(panel.beyond)}</p>
          <FieldLine id={`${id}-basis`} label={panel.overrideBasis}>
            <Select<OverrideBasis>
              id={`${id}-basis`}
              className="wide"
              value={share.basis}
              options={overrideBases.map((basis) => ({ value: basis, label: say(shareBases[basis]) }))}
              onChange={(basis) => onChange({ ...share, basis })}
            />
          </FieldLine>
          <ReasonField
            id={`${id}-why`}
            label={panel.overrideReason}
            value={share.reason}
            onChange={(reason) => onChange({ ...share, reason })}
          />
        </>
      )}
    </fieldset>
  );
}
