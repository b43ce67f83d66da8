import { Select } from 'antd';
import { useState } from 'react';
import { doors as peopleDoors } from '../../../modules/people/contract.ts';
import { posts } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { stepWords } from './step-words.ts';

interface LeadSelectProps {
  readonly unitId: string;
  readonly value: string;
  readonly onChange: (personId: string) => void;
  readonly id: string;
}

/** Somebody of the chosen unit whose post handles matters; searched on the server by name, initials or badge. */
export function LeadSelect({ unitId, value, onChange, id }: LeadSelectProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 200);
  const people = useDoor(
    peopleDoors.people,
    { unitId, duty: 'handle', ...(q && { q }) },
    { enabled: unitId !== '', keep: true },
  );
  return (
    <Select
      id={id}
      aria-label={say(stepWords.assignLead)}
      placeholder={say(stepWords.assignLeadHint)}
      disabled={unitId === ''}
      allowClear
      value={value || null}
      loading={people.isFetching}
      onChange={(personId: string | null) => onChange(personId ?? '')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={say(stepWords.noPerson)}
      options={(people.data?.rows ?? []).map((person) => ({
        value: person.id,
        label: `${person.name}　${person.posts.map(({ post }) => say(posts[post])).join('、')}`,
      }))}
      popupMatchSelectWidth={260}
      className="wide"
    />
  );
}
