import { Select } from 'antd';
import { useState } from 'react';
import { doors as peopleDoors } from '../../../../modules/people/contract.ts';
import { posts } from '../../../../modules/people/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useDoor } from '../../frame/doors.ts';
import { useSettled } from '../../frame/settled.ts';

/** Somebody by id with the name, as pages have it. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: readonly Chosen[];
  readonly onChange: (people: readonly Chosen[]) => void;
  readonly single?: boolean;
}

/** Colleagues of the county, searched by name, initials or badge. */
export function PersonSelect({ id, label, value, onChange, single = false }: Props) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 200);
  const people = useDoor(peopleDoors.people, q ? { q } : {}, { keep: true });
  const found = (people.data?.rows ?? []).map((person) => ({
    value: person.id,
    name: person.name,
    label: `${person.name}　${person.posts.map(({ post }) => say(posts[post])).join('、')}`,
  }));
  const known = value.filter((one) => !found.some((row) => row.value === one.id));
  const options = [...known.map((one) => ({ value: one.id, name: one.name, label: one.name })), ...found];
  const nameOf = (personId: string) => options.find((one) => one.value === personId)?.name ?? '';
  return (
    <Select<string[]>
      id={id}
      aria-label={label}
      mode="multiple"
      {...(single && { maxCount: 1 })}
      allowClear
      className="wide"
      value={value.map((one) => one.id)}
      onChange={(ids) => onChange(ids.map((personId) => ({ id: personId, name: nameOf(personId) })))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
    />
  );
}
