import { Segmented } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/categories/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { moreAreas, routingWords as words } from './words.ts';

type Checked = AnswerOf<typeof doors.checkRouting>;
type Which = 'draft' | 'published';

/** What is wrong with the rules: whom they cannot reach, where they disagree, where they are silent. */
export function RuleCheck() {
  const { say } = useLanguage();
  const routing = useDoor(doors.routing, {}, { keep: true });
  const [chosen, setChosen] = useState<Which | null>(null);
  const which = chosen ?? (routing.data?.draft ? 'draft' : 'published');
  const asked = useDoor(doors.checkRouting, { which }, { keep: true, enabled: routing.data !== undefined });
  return (
    <>
      <Segmented<Which>
        value={which}
        onChange={setChosen}
        options={[
          { value: 'published', label: say(words.inForce) },
          { value: 'draft', label: say(words.draft), disabled: !routing.data?.draft },
        ]}
      />
      {asked.isPending && <Waiting rows={8} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && <Findings checked={asked.data} />}
    </>
  );
}

function Findings({ checked }: { readonly checked: Checked }) {
  const { say, list } = useLanguage();
  const { categoryName, channelName } = useDictionary();
  const { conflicts, problems, holes } = checked;
  return (
    <>
      {problems.length > 0 && (
        <section>
          <h2 className="tone-maple">{say(words.problems)}</h2>
          <ul className="rule-findings">
            {problems.map((problem) => (
              <li key={problem.code}>
                <strong className="figures">{problem.code}</strong> {say(problem)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say(conflicts.length === 0 ? words.noConflicts : words.conflicts)}</h2>
        {conflicts.length > 0 && <p className="quiet">{say(words.conflictsHint)}</p>}
        <ul className="rule-findings">
          {conflicts.map(({ one, other, category, area, channel }) => (
            <li key={`${one} ${other}`}>
              <strong className="figures">
                {one} ⇄ {other}
              </strong>{' '}
              {say(words.example)} {categoryName(category)} × {area ?? say(words.nowhere)} × {channelName(channel)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say(holes.length === 0 ? words.noHoles : words.holes)}</h2>
        {holes.length > 0 && <p className="quiet">{say(words.holesHint)}</p>}
        <ul className="rule-findings">
          {holes.map((hole) => (
            <li key={JSON.stringify(hole)}>
              <span className="word-tags">
                {hole.categories.map(({ code, alone }) => (
                  <span key={code} className="state-tag">
                    {categoryName(code)}
                    {alone && say(words.alone)}
                  </span>
                ))}
              </span>
              <div className="quiet small">
                <Where hole={hole} /> ·{' '}
                {hole.times.length === 0 ? say(words.allTimes) : hole.times.map((time) => say(time)).join('；')}
                {!hole.anyChannel && ` · ${list(hole.channels.map(channelName))}`}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Where({ hole }: { readonly hole: Checked['holes'][number] }) {
  const { say, list } = useLanguage();
  if (hole.everywhere) return say(words.everywhere);
  const places = hole.areas.length === 0 ? [] : [say(moreAreas(hole.areas))];
  return list([...places, ...(hole.nowhere ? [say(words.nowhere)] : [])]);
}
