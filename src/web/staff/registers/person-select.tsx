import { Select } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/people/contract.ts';
import { posts } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { registerWords } from './words.ts';
import { personWords as words } from './words-forms.ts';

interface PersonSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (personId: string) => void;
  /** Whoever cannot be chosen. */
  readonly except?: string;
}

/** A colleague by name, pinyin initials or badge, searched on the server. */
export function PersonSelect({ id, label, value, onChange, except }: PersonSelectProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 200);
  const people = useDoor(doors.people, q ? { q } : {}, { keep: true });
  return (
    <Select<string>
      id={id}
      className="wide"
      aria-label={label}
      placeholder={say(words.whom)}
      allowClear
      value={value || null}
      loading={people.isFetching}
      onChange={(personId: string | undefined) => onChange(personId ?? '')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={say(registerWords.nothingFound)}
      options={(people.data?.rows ?? [])
        .filter((person) => person.id !== except)
        .map((person) => ({
          value: person.id,
          label: [
            `${person.name} ${person.code}`,
            ...person.posts.slice(0, 1).map(({ unitName, post }) => `${unitName} ${say(posts[post])}`),
          ].join('　'),
        }))}
      popupMatchSelectWidth={360}
    />
  );
}
