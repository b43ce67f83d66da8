import '../shared/tokens.css';
import './css/base.css';
import './css/calls.css';
import './css/frame.css';
import './css/form.css';
import './css/sees.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { LanguageProvider } from '../shared/language.tsx';
import { App } from './app.tsx';
import { DraftProvider } from './draft.tsx';
import { FormFactsProvider } from './form-facts.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <BrowserRouter>
          <DraftProvider>
            <FormFactsProvider>
              <App />
            </FormFactsProvider>
          </DraftProvider>
        </BrowserRouter>
      </LanguageProvider>
    </StrictMode>,
  );
}

// The fonts come after the first paint: words in the phone's own letters first, ours when they arrive.
requestAnimationFrame(() => setTimeout(() => void import('../shared/fonts.ts'), 0));
