import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/categories/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { mappedOf, labelWords as words } from './words.ts';

/** Labels of other dictionaries, each with the category of ours that it means, or a proposal for it. */
export function Labels() {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const [unmapped, setUnmapped] = useState(true);
  const [typed, setTyped] = useState('');
  const [after, setAfter] = useState(0);
  const q = useSettled(typed.trim(), 250);
  const asked = useDoor(doors.labels, { unmapped: String(unmapped), after, ...(q && { q }) }, { keep: true });
  const map = useKnock(doors.mapLabels, { refreshes: ['label.'] });
  const rows = asked.data?.rows ?? [];
  const proposals = rows.flatMap(({ id, proposed }) => (proposed === null ? [] : [{ id, category: proposed }]));
  return (
    <>
      <p className="quiet rules-order">{say(words.hint)}</p>
      <div className="rules-head">
        <Input.Search
          allowClear
          className="rules-filter"
          aria-label={say(words.find)}
          placeholder={say(words.find)}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAfter(0);
          }}
        />
        <Checkbox
          checked={unmapped}
          onChange={({ target }) => {
            setUnmapped(target.checked);
            setAfter(0);
          }}
        >
          {say(words.unmapped)}
        </Checkbox>
        {asked.data && <span className="quiet figures">{say(mappedOf(asked.data.mapped, asked.data.total))}</span>}
        {proposals.length > 0 && (
          <Button loading={map.isPending} onClick={() => map.mutate({ labels: proposals })}>
            {say(words.takeAll)}
          </Button>
        )}
      </div>
      <ProblemLine problem={map.error} />
      {asked.isPending && <Waiting rows={8} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      <ul className="labels">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.levels.slice(0, -1).map((level) => `${level} / `)}
              <strong>{row.levels.at(-1)}</strong>
            </span>
            <CategorySelect
              branches
              label={row.levels.join('/')}
              value={row.category ?? ''}
              onChange={(category) => map.mutate({ labels: [{ id: row.id, category: category || null }] })}
            />
            {row.proposed !== null && (
              <Button
                size="small"
                type="link"
                onClick={() => map.mutate({ labels: [{ id: row.id, category: row.proposed }] })}
              >
                {say(words.take)}：{categoryName(row.proposed)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked.data?.next != null && (
        <Button className="rows-more" onClick={() => setAfter(asked.data?.next ?? 0)}>
          {say(frameWords.more)}
        </Button>
      )}
    </>
  );
}
