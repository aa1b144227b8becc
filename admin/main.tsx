import './session/ahead.ts';
import './polyfills.ts';
import './jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { whenBegun } from './layout/begin.tsx';

const root = document.getElementById('root');
if (root && !document.documentElement.classList.contains('below-floor')) {
  document.getElementById('floor')?.remove();
  void whenBegun(400).then(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
