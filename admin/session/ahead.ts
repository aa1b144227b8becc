// Runs before the panel's own script is read, which takes longer than the answers. Signing in and setting up ask for none of it.
import { sendAhead } from '../api/ahead.ts';
import { directoryPath, ME_PATH, SETTINGS_PATH } from '../api/paths.ts';

if (!/^\/admin\/(login|setup)\b/.test(window.location.pathname)) {
  [ME_PATH, SETTINGS_PATH].forEach(sendAhead);
  // Lists name departments, people and matters in every row.
  if (/^\/admin\/(cases|tasks)\b/.test(window.location.pathname)) (['departments', 'matters', 'people'] as const).map(directoryPath).forEach(sendAhead);
}
