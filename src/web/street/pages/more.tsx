import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { Frame } from '../frame.tsx';
import { leave } from '../gate/gate.ts';
import { usePocket } from '../store.ts';
import { chooseTheme, chosenTheme, type Theme } from '../theme.ts';
import { leaveWarning, frameWords as words } from '../words.ts';

const themes = { auto: words.themeAuto, dark: words.themeDark, light: words.themeLight } as const;

/** Light or dark, language, the desk, and leaving. */
export function More() {
  const { say, language, setLanguage } = useLanguage();
  const { acts } = usePocket();
  const [theme, setTheme] = useState(chosenTheme);
  const [isLeaving, setLeaving] = useState(false);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <Frame title={say(words.more)}>
      <fieldset className="choices">
        <legend>{say(words.theme)}</legend>
        {(['auto', 'dark', 'light'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={theme === one} onChange={() => choose(one)} />
            {say(themes[one])}
          </label>
        ))}
      </fieldset>
      <div className="pair">
        <button type="button" className="button" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {say(words.language)}
        </button>
        <a className="button" href="/desk">
          {say(words.desk)}
        </a>
      </div>
      {isLeaving ? (
        <div className="sure">
          <p>{say(leaveWarning(acts.filter((act) => act.state !== 'delivered').length))}</p>
          <button type="button" className="button button-danger" onClick={() => void leave()}>
            {say(words.leaveSure)}
          </button>
          <button type="button" className="button" onClick={() => setLeaving(false)}>
            {say(words.cancel)}
          </button>
        </div>
      ) : (
        <p>
          <button type="button" className="button button-danger" onClick={() => setLeaving(true)}>
            {say(words.leave)}
          </button>
        </p>
      )}
    </Frame>
  );
}
