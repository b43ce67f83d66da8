import { useState } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { mediatorWays, professions, skillWords, spokenLanguages } from '../../../modules/mediators/words.ts';
import { timesLines } from '../../../modules/mediators/words-times.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Heading } from '../heading.tsx';
import { type MenuCard, type Sought, useMenu } from './use-menu.ts';
import { countWords, menuWords as words } from './words.ts';
import './mediators.css';

/** 点菜: who can be asked to mediate, in own words; filtered by what it is about and by language, never ranked. */
export function MediatorsPage() {
  const { say } = useLanguage();
  const [sought, setSought] = useState<Sought>({ field: '', language: '' });
  const { menu, failed, more } = useMenu(sought);
  const isFiltered = sought.field !== '' || sought.language !== '';
  return (
    <div className="menu">
      <Heading title={say(words.title)}>{say(words.title)}</Heading>
      <p className="lead">{say(words.lead)}</p>
      <p className="hint more">{say(words.order)}</p>
      {menu && menu.fields.length > 0 && (
        <>
          <Chips
            name="field"
            label={words.field}
            value={sought.field}
            onChange={(field) => setSought({ ...sought, field })}
            options={menu.fields.map((field) => ({ value: field.code, words: field }))}
          />
          <Chips
            name="language"
            label={words.language}
            value={sought.language}
            onChange={(language) => setSought({ ...sought, language })}
            options={menu.languages.map((value) => ({ value, words: spokenLanguages[value] }))}
          />
        </>
      )}
      <p className="menu-count" role="status">
        {menu && menu.total > 0 && say(countWords(menu.total))}
        {menu?.total === 0 && say(isFiltered ? words.none : words.empty)}
      </p>
      {!menu && !failed && <p className="wait">{say(words.wait)}</p>}
      {failed && <p className="notice">{say(words.failed)}</p>}
      {menu?.rows.map((card) => (
        <Card key={card.id} card={card} />
      ))}
      {menu?.next && (
        <button type="button" className="button" onClick={() => void more()}>
          {say(words.more)}
        </button>
      )}
      <section className="menu-how">
        <h2>{say(words.how)}</h2>
        <p>{say(words.howText)}</p>
        <Link className="button button-first" to="/report">
          {say(words.report)}
        </Link>
        <p>
          <Link to="/mediation/tours">{say(words.tours)}</Link>
        </p>
      </section>
    </div>
  );
}

interface ChipsProps<Value extends string> {
  readonly name: string;
  readonly label: Words;
  readonly value: Value | '';
  readonly onChange: (value: Value | '') => void;
  readonly options: readonly { readonly value: Value; readonly words: Words }[];
}

function Chips<Value extends string>({ name, label, value, onChange, options }: ChipsProps<Value>) {
  const { say } = useLanguage();
  const all = [{ value: '' as const, words: words.any }, ...options];
  return (
    <fieldset className="chips">
      <legend>{say(label)}</legend>
      {all.map((option) => (
        <label key={option.value} className="chip">
          <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>{say(option.words)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Card({ card }: { readonly card: MenuCard }) {
  const { say } = useLanguage();
  const together = (list: readonly Words[]) => list.map((one) => say(one)).join(say({ zh: '、', en: ', ' }));
  const times = [card.timesNote, ...timesLines(card.frames).map((line) => say(line))].filter(Boolean);
  return (
    <article className="menu-card">
      <h2>{card.name}</h2>
      <p className="menu-who">
        {say(professions[card.profession])} · {card.unitName}
      </p>
      {card.style && <p className="menu-style">{card.style}</p>}
      <dl>
        <dt>{say(words.fields)}</dt>
        <dd>{together(card.fields)}</dd>
        {card.skills.length > 0 && (
          <>
            <dt>{say(words.skills)}</dt>
            <dd>{together(card.skills.map((skill) => skillWords[skill]))}</dd>
          </>
        )}
        <dt>{say(words.languages)}</dt>
        <dd>{together(card.languages.map((spoken) => spokenLanguages[spoken]))}</dd>
        <dt>{say(words.ways)}</dt>
        <dd>{together(card.ways.map((way) => mediatorWays[way]))}</dd>
        {times.length > 0 && (
          <>
            <dt>{say(words.times)}</dt>
            <dd>
              {times.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}
