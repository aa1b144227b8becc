import { en as actions } from '../actions/messages.ts';
import { en as cases } from '../cases/messages.ts';
import { en as deadlines } from '../deadlines/messages.ts';
import { en as form } from '../form/messages.ts';
import { en as layout } from '../layout/messages.ts';
import { en as session } from '../session/messages.ts';
import { en as states } from '../states/messages.ts';
import { en as table } from '../table/messages.ts';
import { en as tasks } from '../tasks/messages.ts';
import type { Shape } from './shape.ts';
import type { zh } from './zh.ts';

export const en: Shape<typeof zh> = { actions, cases, deadlines, form, layout, session, states, table, tasks };
