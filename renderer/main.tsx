import './app/zod-without-eval.ts';
import './theme/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { connect, startSession } from './app/start-session.ts';
import { windowTransport } from './app/transport.ts';
import { AppTheme } from './theme/app-theme.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root');
connect(windowTransport());
createRoot(root).render(
  <AppTheme>
    <App />
  </AppTheme>,
);
void startSession();
