import { Button, Select } from 'antd';
import { matterStates } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { CategorySelect } from './category-select.tsx';
import { type MatterFilter, narrowings, stateNames } from './filter.ts';
import { UnitSelect } from './unit-select.tsx';
import { deskWords } from './words.ts';

interface FilterFormProps {
  readonly filter: MatterFilter;
  readonly onFilter: (filter: MatterFilter) => void;
}

/** Narrows the list as it is filled in; no button to press. */
export function FilterForm({ filter, onFilter }: FilterFormProps) {
  const { say } = useLanguage();
  return (
    <div className="drawer filter-form">
      <CategorySelect
        branches
        label={say(deskWords.category)}
        placeholder={say(deskWords.category)}
        value={filter.category}
        onChange={(category) => onFilter({ ...filter, category })}
      />
      <Select
        aria-label={say(deskWords.state)}
        placeholder={say(deskWords.state)}
        allowClear
        value={filter.state || null}
        options={stateNames.map((state) => ({ value: state, label: say(matterStates[state]) }))}
        onChange={(state) => onFilter({ ...filter, state: state ?? '' })}
      />
      <UnitSelect
        label={say(deskWords.unit)}
        placeholder={say(deskWords.unit)}
        value={filter.unitId}
        onChange={(unitId) => onFilter({ ...filter, unitId })}
      />
      <label className="day-field">
        {say(deskWords.from)}
        <input
          type="date"
          className="plain-field"
          value={filter.from}
          max={filter.to || undefined}
          onChange={(event) => onFilter({ ...filter, from: event.target.value })}
        />
      </label>
      <label className="day-field">
        {say(deskWords.to)}
        <input
          type="date"
          className="plain-field"
          value={filter.to}
          min={filter.from || undefined}
          onChange={(event) => onFilter({ ...filter, to: event.target.value })}
        />
      </label>
      {narrowings(filter) > 0 && (
        <Button
          type="link"
          onClick={() => onFilter({ ...filter, category: '', state: '', unitId: '', from: '', to: '' })}
        >
          {say(deskWords.clearFilters)}
        </Button>
      )}
    </div>
  );
}
