import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Language, Words } from '../../kit/words.ts';

interface Speech {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly say: (words: Words) => string;
  /** Names one after another, with the mark that the reader's language puts between them. */
  readonly list: (names: readonly string[]) => string;
  /** What stands in brackets behind a word. */
  readonly aside: (text: string) => string;
}

const LanguageContext = createContext<Speech | undefined>(undefined);
const storageKey = 'maplebridge.language';

/** Keeps the reader's language on this device and tells the document, so that screen readers and fonts follow. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, change] = useState<Language>(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    remember(next);
    change(next);
  }, []);
  const say = useCallback((words: Words) => words[language], [language]);
  const speech = useMemo(
    () => ({
      language,
      setLanguage,
      say,
      list: (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', '),
      aside: (text: string) => (language === 'zh' ? `（${text}）` : ` (${text})`),
    }),
    [language, setLanguage, say],
  );
  return <LanguageContext value={speech}>{children}</LanguageContext>;
}

/** The reader's language and the way to say a pair of words in it. */
export function useLanguage(): Speech {
  const speech = use(LanguageContext);
  if (!speech) throw new Error('useLanguage needs a LanguageProvider above it');
  return speech;
}

function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser without storage still changes the language, for this visit only.
  }
}
