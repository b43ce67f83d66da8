import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { categoryRegisters } from '../../../modules/categories/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { holdsAny, useMe } from '../frame/me.ts';
import { procedureWords } from '../procedures/words.ts';
import { RegisterTools } from '../registers/register-tools.tsx';
import { CategoryTree } from './category-tree.tsx';
import { Labels } from './labels.tsx';
import { Rehearsal } from './rehearsal.tsx';
import { RuleCheck } from './rule-check.tsx';
import { Rules } from './rules.tsx';
import { categoryWords as words } from './words.ts';
import '../registers/registers.css';
import './categories.css';

const pages = { tree: CategoryTree, rules: Rules, check: RuleCheck, rehearsal: Rehearsal, labels: Labels } as const;
type PageName = keyof typeof pages;
const forKeepers: readonly PageName[] = ['rehearsal', 'labels'];

/** 类别与分派: what kinds of matters there are, and whose they are by which rule. */
export function Categories() {
  const { say } = useLanguage();
  const me = useMe();
  const [query, setQuery] = useSearchParams();
  const keeps = holdsAny(me, ['register', 'system']);
  const names = (Object.keys(pages) as PageName[]).filter((name) => keeps || !forKeepers.includes(name));
  const shown = names.find((name) => name === query.get('view')) ?? 'tree';
  const Page = pages[shown];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <Segmented<PageName>
          aria-label={say(words.title)}
          value={shown}
          onChange={(view) => setQuery({ view })}
          options={names.map((value) => ({ value, label: say(words[value]) }))}
        />
        <Link to="/system/procedures">{say(procedureWords.title)}</Link>
        <div className="push">
          <RegisterTools registers={categoryRegisters} refreshes={['category.', 'label.', 'matter.dictionary']} />
        </div>
      </div>
      <Page />
    </div>
  );
}
