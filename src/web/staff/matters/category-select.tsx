import { Select } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { isNamedBy, namesOf } from '../frame/initials.ts';
import { stepWords } from './step-words.ts';
import { useDictionary } from './use-dictionary.ts';

interface CategorySelectProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly label: string;
  readonly id?: string;
  readonly placeholder?: string;
  /** Whole branches can be chosen too, as in a filter. */
  readonly branches?: boolean;
}

/** A category by word or pinyin initials, grouped by branch. */
export function CategorySelect({ value, onChange, label, id, placeholder, branches = false }: CategorySelectProps) {
  const { say } = useLanguage();
  const { categories } = useDictionary();
  const option = ({ code, zh, en }: (typeof categories)[number]) => ({
    value: code,
    label: say({ zh, en }),
    named: `${zh} ${en}`,
  });
  const roots = categories.filter(({ parentCode }) => parentCode === null);
  const options = roots.map((root) => {
    const leaves = categories.filter(({ parentCode }) => parentCode === root.code);
    const own = branches || leaves.length === 0 ? [option(root)] : [];
    return { label: say(root), title: root.code, options: [...own, ...leaves.map(option)] };
  });
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      placeholder={placeholder ?? say(stepWords.chooseFirst)}
      value={value || null}
      onChange={(code: string | null) => onChange(code ?? '')}
      options={options}
      allowClear
      showSearch={{ filterOption: (typed, candidate) => isNamedBy(namesOf(candidate), typed) }}
      popupMatchSelectWidth={240}
      className="wide"
    />
  );
}
