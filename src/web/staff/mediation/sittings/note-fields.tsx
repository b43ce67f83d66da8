import { Input, Select } from 'antd';
import { doors } from '../../../../modules/sittings/contract.ts';
import { sheetFields } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useDoor } from '../../frame/doors.ts';
import type { SheetProps } from './use-sheet.ts';
import { sittingWords as words } from './words.ts';

const hour = 3_600_000;

/** 法、理、情: what is to be said of law, reason and feeling, with the articles that are cited. */
export function NoteFields({ sheet, isOpen }: SheetProps) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="sitting-notes">
      <h2 id="sitting-notes">{say(words.notes)}</h2>
      <p className="quiet small">{say(words.notesHint)}</p>
      {(['law', 'reason', 'feeling'] as const).map((name) => (
        <div key={name} className="sitting-note">
          <label htmlFor={`sheet-${name}`}>{say(sheetFields[name])}</label>
          <Input.TextArea
            id={`sheet-${name}`}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={5000}
            readOnly={!isOpen}
            value={sheet.value(name)}
            onChange={(event) => sheet.set(name, event.target.value)}
          />
        </div>
      ))}
      <Articles sheet={sheet} isOpen={isOpen} />
    </section>
  );
}

function Articles({ sheet, isOpen }: Pick<SheetProps, 'sheet' | 'isOpen'>) {
  const { say } = useLanguage();
  const library = useDoor(doors.articles, {}, { staleMilliseconds: hour });
  const all = library.data?.articles ?? [];
  const codes = all.map(({ code }) => code).filter((code) => sheet.value(`article.${code}`) === 'yes');
  const textOf = ({ name, title, summary, topics }: (typeof all)[number]) =>
    [name.zh, name.en, title.zh, title.en, summary.zh, summary.en, ...topics].join(' ');
  return (
    <div className="sitting-note">
      <label htmlFor="sitting-articles">{say(words.articles)}</label>
      <Select
        id="sitting-articles"
        mode="multiple"
        className="wide"
        disabled={!isOpen}
        placeholder={say(words.articleSearch)}
        value={codes}
        onSelect={(code) => sheet.set(`article.${code}`, 'yes')}
        onDeselect={(code) => sheet.set(`article.${code}`, '')}
        options={all.map((article) => ({
          value: article.code,
          label: `${say(article.name)} ${say(article.title)}`,
          text: textOf(article),
        }))}
        showSearch={{ filterOption: (typed, option) => option?.text.includes(typed) ?? false }}
      />
      <ul className="sitting-articles">
        {all
          .filter(({ code }) => codes.includes(code))
          .map(({ code, name, summary }) => (
            <li key={code}>
              <strong>{say(name)}</strong> {say(summary)}
            </li>
          ))}
      </ul>
    </div>
  );
}
