import { TreeSelect } from 'antd';
import { useLanguage } from '../../shared/language.tsx';
import { pinyinInitials } from '../frame/initials.ts';
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

interface Branch {
  readonly value: string;
  readonly title: string;
  readonly named: string;
  children: Branch[];
}

/** A category in its tree, found by word or pinyin initials. */
export function CategorySelect({ value, onChange, label, id, placeholder, branches = false }: CategorySelectProps) {
  const { say } = useLanguage();
  const { categories } = useDictionary();
  const below = (above: string | null): Branch[] =>
    categories
      .filter(({ parentCode }) => parentCode === above)
      .map(({ code, zh, en }) => {
        const named = `${zh} ${en} ${pinyinInitials(zh)}`;
        return { value: code, title: say({ zh, en }), named, children: below(code) };
      });
  // A finer word may be unknown: only the roots are too coarse to be chosen. The tree would skip everything below what cannot be chosen.
  const isTooCoarse = (code: string) =>
    !branches &&
    categories.some((one) => one.code === code && one.parentCode === null) &&
    categories.some((one) => one.parentCode === code);
  return (
    <TreeSelect<string | null, Branch>
      {...(id && { id })}
      aria-label={label}
      placeholder={placeholder ?? say(stepWords.chooseFirst)}
      value={value || null}
      onChange={(code) => {
        if (code === null || code === undefined || !isTooCoarse(code)) onChange(code ?? '');
      }}
      treeData={below(null)}
      treeExpandAction="click"
      allowClear
      showSearch={{ treeNodeFilterProp: 'named' }}
      popupMatchSelectWidth={280}
      className="wide"
    />
  );
}
