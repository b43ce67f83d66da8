import { Button, Checkbox, Input, Tree, type TreeDataNode } from 'antd';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { doors } from '../../../modules/categories/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { CategoryForm } from './category-form.tsx';
import { CategorySheet } from './category-sheet.tsx';
import type { Entry } from './shapes.ts';
import { categoryWords as words } from './words.ts';

/** The dictionary as a tree with search, and the sheet of the chosen entry beside it. */
export function CategoryTree() {
  const { say } = useLanguage();
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [withEnded, setWithEnded] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const main = useRef<HTMLDivElement>(null);
  const list = useDoor(doors.list, {}, { keep: true });
  if (list.isPending) return <Waiting rows={10} />;
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.rows.filter(({ endedOn }) => withEnded || endedOn === null);
  const found = matching(rows, typed);
  const chosen = query.get('code') ?? '';
  const open = (code: string) => {
    setQuery({ view: 'tree', code });
    // On a phone the sheet stands below the tree.
    requestAnimationFrame(() => {
      const top = main.current?.getBoundingClientRect().top ?? 0;
      if (top > window.innerHeight / 2) main.current?.scrollIntoView({ block: 'start' });
    });
  };
  return (
    <div className="dictionary">
      <div className="dictionary-side">
        <Input.Search
          allowClear
          aria-label={say(words.search)}
          placeholder={say(words.search)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Checkbox checked={withEnded} onChange={({ target }) => setWithEnded(target.checked)}>
          {say(words.showEnded)}
        </Checkbox>
        {found.length === 0 && <p className="quiet">{say(words.noneFound)}</p>}
        <Tree
          key={typed === '' ? 'all' : typed}
          blockNode
          treeData={branches(found, null)}
          defaultExpandAll={typed !== ''}
          defaultExpandedKeys={chosen === '' ? [] : [chosen]}
          autoExpandParent
          selectedKeys={[chosen]}
          onSelect={([key]) => key !== undefined && open(String(key))}
        />
        {list.data.canMake && (
          <Button size="small" onClick={() => setMaking(true)}>
            {say(words.addTop)}
          </Button>
        )}
      </div>
      <div ref={main} className="dictionary-main">
        {isMaking && <CategoryForm parent={null} onFold={() => setMaking(false)} onMade={open} />}
        {chosen === '' && !isMaking && <Nothing title={words.choose} hint={words.chooseHint} />}
        {chosen !== '' && <CategorySheet key={chosen} code={chosen} rows={list.data.rows} onOpen={open} />}
      </div>
    </div>
  );
}

function TreeTitle({ entry }: { readonly entry: Entry }) {
  const { say } = useLanguage();
  return (
    <span className={entry.endedOn === null ? undefined : 'quiet'}>
      {say(entry)}
      {entry.emergency && <span className="state-tag tone-maple"> {say(words.emergency)}</span>}
      {entry.endedOn !== null && <span className="state-tag tone-quiet"> {say(words.ended)}</span>}
    </span>
  );
}

/** What was typed names them, with all that they belong to. */
function matching(rows: readonly Entry[], typed: string): Entry[] {
  const named = rows.filter(({ zh, en, code, synonyms, hints }) =>
    isNamedBy([zh, en, code, ...synonyms, ...hints].join(' '), typed),
  );
  const kept = new Set(named.flatMap(({ code }) => code.split('.').map((_, i, all) => all.slice(0, i + 1).join('.'))));
  return rows.filter(({ code }) => kept.has(code));
}

function branches(rows: readonly Entry[], above: string | null): TreeDataNode[] {
  return rows
    .filter(({ parentCode }) => parentCode === above)
    .map((entry) => ({ key: entry.code, title: <TreeTitle entry={entry} />, children: branches(rows, entry.code) }));
}
