import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../shared/fonts.ts';
import '../shared/tokens.css';
import './frame/base.css';
import './frame/frame.css';
import './frame/pieces.css';
import { App } from './frame/app.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
