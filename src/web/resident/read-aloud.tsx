import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { frameWords } from './words.ts';

/** Reads the page's main text aloud, where the device has a voice; going to another page stops it. */
export function ReadAloud() {
  const { say, language } = useLanguage();
  const { pathname } = useLocation();
  const [reading, setReading] = useState<string>();
  const page = `${pathname} ${language}`;
  useEffect(() => {
    if (reading === undefined || reading === page) return;
    speechSynthesis.cancel();
    setReading(undefined);
  }, [reading, page]);

  if (!('speechSynthesis' in window)) return null;
  const toggle = () => {
    speechSynthesis.cancel();
    if (reading !== undefined) return setReading(undefined);
    const words = new SpeechSynthesisUtterance(mainText());
    words.lang = language === 'zh' ? 'zh-CN' : 'en';
    words.rate = 0.9;
    words.onend = () => setReading(undefined);
    words.onerror = () => setReading(undefined);
    speechSynthesis.speak(words);
    setReading(page);
  };
  return (
    <button type="button" onClick={toggle}>
      {say(reading === undefined ? frameWords.read : frameWords.stopReading)}
    </button>
  );
}

function mainText(): string {
  const main = document.getElementById('main');
  if (!main) return '';
  const lines: string[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.checkVisibility()) lines.push(walker.currentNode.nodeValue ?? '');
  }
  return lines.join('\n');
}
