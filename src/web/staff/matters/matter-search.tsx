import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input, type RefSelectProps } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterStates } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useKeys } from '../frame/keys.ts';
import { useSettled } from '../frame/settled.ts';
import type { MatterFilter } from './filter.ts';
import { deskWords } from './words.ts';

interface MatterSearchProps {
  readonly filter: MatterFilter;
  readonly onFilter: (filter: MatterFilter) => void;
  readonly onOpen: (id: string) => void;
}

/** `/` comes here; suggestions open a matter, Enter narrows the list. */
export function MatterSearch({ filter, onFilter, onOpen }: MatterSearchProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(filter.q);
  useEffect(() => setTyped(filter.q), [filter.q]);
  const asked = useSettled(useDeferredValue(typed).trim(), 180);
  const suggestions = useDoor(
    doors.suggest,
    { q: asked },
    { enabled: asked.length > 0 && asked !== filter.q, keep: true },
  );
  const field = useRef<RefSelectProps>(null);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus();
    },
  });
  const options =
    asked === ''
      ? []
      : (suggestions.data?.rows ?? []).map((row) => ({
          value: row.id,
          label: (
            <span className="suggestion">
              <span className="suggestion-title">{row.title}</span>
              <span className="quiet figures">
                {row.number} · {say(matterStates[row.state])}
              </span>
            </span>
          ),
        }));
  return (
    <AutoComplete
      ref={field}
      className="matter-search"
      aria-label={say(deskWords.search)}
      value={typed}
      options={options}
      defaultActiveFirstOption={false}
      popupMatchSelectWidth={420}
      onSelect={(id: string) => {
        setTyped(filter.q);
        onOpen(id);
      }}
      onChange={(text: string) => {
        if (!options.some(({ value }) => value === text)) setTyped(text);
        if (text === '' && filter.q !== '') onFilter({ ...filter, q: '' });
      }}
    >
      <Input
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={say(deskWords.search)}
        allowClear
        aria-label={say(deskWords.search)}
        onPressEnter={() => onFilter({ ...filter, q: typed.trim() })}
      />
    </AutoComplete>
  );
}
