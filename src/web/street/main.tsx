import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../shared/tokens.css';
import './css/base.css';
import './css/pieces.css';
import { App } from './app.tsx';
import { keepWatch, start } from './gate/gate.ts';
import { install } from './install.ts';
import { showTheme } from './theme.ts';

showTheme();
keepWatch();
// The typeface may come after the words.
void import('../shared/fonts.ts');
void start();
void install();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
