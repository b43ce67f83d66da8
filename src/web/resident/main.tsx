import '../shared/tokens.css';
import './css/base.css';
import './css/calls.css';
import './css/frame.css';
import './css/form.css';
import './css/sees.css';
import './css/elder.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { LanguageProvider } from '../shared/language.tsx';
import { App } from './app.tsx';
import { DraftProvider } from './draft.tsx';
import { ElderProvider } from './elder.tsx';
import { FormFactsProvider } from './form-facts.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <BrowserRouter>
          <DraftProvider>
            <FormFactsProvider>
              <ElderProvider>
                <App />
              </ElderProvider>
            </FormFactsProvider>
          </DraftProvider>
        </BrowserRouter>
      </LanguageProvider>
    </StrictMode>,
  );
}

// The fonts come after the first paint, and not at all over a slow or metered network: the phone's own letters do as well.
const network = (navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
const roomForFonts = !network?.saveData && (network?.effectiveType ?? '4g') === '4g';
if (roomForFonts) {
  const watcher = new PerformanceObserver((seen) => {
    if (seen.getEntriesByName('first-contentful-paint').length === 0) return;
    watcher.disconnect();
    void import('../shared/fonts.ts');
  });
  watcher.observe({ type: 'paint', buffered: true });
}
