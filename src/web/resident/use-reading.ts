import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import type { Language, Words } from '../../kit/words.ts';
import { useLanguage } from '../shared/language.tsx';
import { piecesOf, readableText, voiceFor } from './speech.ts';
import { readStored, writeStored } from './stored.ts';
import { readWords } from './words-read.ts';

export const speeds = { slow: 0.7, normal: 0.9, quick: 1.2 } as const;
export type Speed = keyof typeof speeds;

interface Reading {
  readonly isReading: boolean;
  readonly problem: Words | undefined;
  readonly speed: Speed;
  readonly start: () => void;
  readonly stop: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

const voicesWithinMs = 1500;
const soundWithinMs = 4000;

/** Reads the main text of the page; another page, another language or leaving stops it. */
export function useReading(): Reading {
  const { say, language } = useLanguage();
  const { pathname } = useLocation();
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const [speed, keepSpeed] = useState<Speed>(rememberedSpeed);
  const run = useRef(0);

  const stop = useCallback(() => {
    run.current += 1;
    if ('speechSynthesis' in window) speechSynthesis.cancel();
    setReading(false);
  }, []);
  const startAt = async (rate: number) => {
    stop();
    const mine = run.current;
    setProblem(undefined);
    const main = document.getElementById('main');
    if (!('speechSynthesis' in window) || !main) return setProblem(readWords.absent);
    setReading(true);
    const pieces = piecesOf(readableText(main, say(readWords.chosen)));
    const said = await speak({ pieces, language, rate, isOver: () => run.current !== mine });
    if (run.current !== mine) return undefined;
    setReading(false);
    return setProblem(said === 'silent' ? readWords.silent : undefined);
  };
  const setSpeed = (next: Speed) => {
    keepSpeed(next);
    writeStored('speed', next);
    void startAt(speeds[next]);
  };
  const place = `${pathname} ${language}`;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    stop();
    setProblem(undefined);
  }, [place, stop]);
  useEffect(() => {
    window.addEventListener('pagehide', stop);
    return () => window.removeEventListener('pagehide', stop);
  }, [stop]);
  return { isReading, problem, speed, start: () => void startAt(speeds[speed]), stop, setSpeed };
}

function rememberedSpeed(): Speed {
  const kept = readStored('speed');
  return kept === 'slow' || kept === 'quick' ? kept : 'normal';
}

interface Spoken {
  readonly pieces: readonly string[];
  readonly language: Language;
  readonly rate: number;
  readonly isOver: () => boolean;
}

/** Says the pieces one after the other; `silent` when there is no voice for the language or no sound came. */
async function speak({ pieces, language, rate, isOver }: Spoken): Promise<'said' | 'silent'> {
  const voices = await voicesOfDevice();
  const voice = voiceFor(language, voices);
  if (voices.length > 0 && !voice) return 'silent';
  for (const piece of pieces) {
    if (isOver()) return 'said';
    const words = new SpeechSynthesisUtterance(piece);
    words.lang = language === 'zh' ? 'zh-CN' : 'en';
    words.rate = rate;
    if (voice) words.voice = voice;
    if (!(await isHeard(words, isOver))) return 'silent';
  }
  return 'said';
}

// Some phones list no voice and speak all the same: only a sound that never begins proves that there is none.
function isHeard(words: SpeechSynthesisUtterance, isOver: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      speechSynthesis.cancel();
      resolve(false);
    }, soundWithinMs);
    words.onstart = () => clearTimeout(timer);
    words.onend = () => {
      clearTimeout(timer);
      resolve(true);
    };
    words.onerror = () => {
      clearTimeout(timer);
      resolve(isOver());
    };
    speechSynthesis.speak(words);
  });
}

// Browsers fetch their list of voices only when they are first asked for it.
function voicesOfDevice(): Promise<readonly SpeechSynthesisVoice[]> {
  const known = speechSynthesis.getVoices();
  if (known.length > 0) return Promise.resolve(known);
  return new Promise((resolve) => {
    const done = () => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener('voiceschanged', done, { once: true });
    setTimeout(done, voicesWithinMs);
  });
}
