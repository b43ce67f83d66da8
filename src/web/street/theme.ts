export type Theme = 'auto' | 'dark' | 'light';

const storageKey = 'maplebridge.street.theme';
const darkOutside = matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  const chosen = localStorage.getItem(storageKey);
  return chosen === 'dark' || chosen === 'light' ? chosen : 'auto';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  paint();
}

function paint(): void {
  const theme = chosenTheme();
  const isDark = theme === 'dark' || (theme === 'auto' && darkOutside.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', isDark ? '#12171d' : '#faf9f6');
}

/** Dark at night as the phone says, unless somebody chose. */
export function showTheme(): void {
  paint();
  darkOutside.addEventListener('change', paint);
}
