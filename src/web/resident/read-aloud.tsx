import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { frameWords } from './words.ts';

/** Reads the page's main text aloud, where the device has a voice; going to another page stops it. */
export function ReadAloud() {
  const { say, language } = useLanguage();
  const { pathname } = useLocation();
  const [reading, setReading] = useState(false);
  const able = 'speechSynthesis' in window;

  useEffect(() => {
    if (!able) return undefined;
    return () => {
      speechSynthesis.cancel();
      setReading(false);
    };
  }, [able, pathname, language]);

  if (!able) return null;
  const toggle = () => {
    speechSynthesis.cancel();
    if (reading) return setReading(false);
    const words = new SpeechSynthesisUtterance(document.getElementById('main')?.innerText ?? '');
    words.lang = language === 'zh' ? 'zh-CN' : 'en';
    words.rate = 0.9;
    words.onend = () => setReading(false);
    words.onerror = () => setReading(false);
    speechSynthesis.speak(words);
    setReading(true);
  };
  return (
    <button type="button" aria-pressed={reading} onClick={toggle}>
      {say(reading ? frameWords.stopReading : frameWords.read)}
    </button>
  );
}
