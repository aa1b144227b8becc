import { zh as actions } from '../actions/messages.ts';
import { zh as deadlines } from '../deadlines/messages.ts';
import { zh as layout } from '../layout/messages.ts';
import { zh as session } from '../session/messages.ts';
import { zh as states } from '../states/messages.ts';
import { zh as table } from '../table/messages.ts';

/** Every sentence of the panel. A noun keeps its own words in its folder, Chinese and English side by side. */
export const zh = { actions, deadlines, layout, session, states, table };
