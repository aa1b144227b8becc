import { en as account } from '../account/messages.ts';
import { en as actions } from '../actions/messages.ts';
import { en as calendar } from '../calendar/messages.ts';
import { en as applicants } from '../applicants/messages.ts';
import { en as approvals } from '../approvals/messages.ts';
import { en as board } from '../board/messages.ts';
import { en as bundles } from '../bundles/messages.ts';
import { en as bundleTemplates } from '../bundle-templates/messages.ts';
import { en as cases } from '../cases/messages.ts';
import { en as channels } from '../channels/messages.ts';
import { en as consultations } from '../consultations/messages.ts';
import { en as deadlines } from '../deadlines/messages.ts';
import { en as departments } from '../departments/messages.ts';
import { en as directory } from '../directory/messages.ts';
import { en as duty } from '../duty/messages.ts';
import { en as edit } from '../edit/messages.ts';
import { en as exporting } from '../export/messages.ts';
import { en as fields } from '../fields/messages.ts';
import { en as files } from '../files/messages.ts';
import { en as form } from '../form/messages.ts';
import { en as grid } from '../grid/messages.ts';
import { en as help } from '../help/messages.ts';
import { en as history } from '../history/messages.ts';
import { en as importing } from '../import/messages.ts';
import { en as leave } from '../leave/messages.ts';
import { en as layout } from '../layout/messages.ts';
import { en as matters } from '../matters/messages.ts';
import { en as meetings } from '../meetings/messages.ts';
import { en as paper } from '../paper/messages.ts';
import { en as proposals } from '../proposals/messages.ts';
import { en as provisional } from '../provisional/messages.ts';
import { en as people } from '../people/messages.ts';
import { en as register } from '../cases/register/messages.ts';
import { en as scoring } from '../scoring/messages.ts';
import { en as reminders } from '../reminders/messages.ts';
import { en as session } from '../session/messages.ts';
import { en as settings } from '../settings/messages.ts';
import { en as setup } from '../setup/messages.ts';
import { en as sites } from '../sites/messages.ts';
import { en as states } from '../states/messages.ts';
import { en as supervision } from '../supervision/messages.ts';
import { en as table } from '../table/messages.ts';
import { en as taskForces } from '../task-forces/messages.ts';
import { en as tasks } from '../tasks/messages.ts';
import { en as trash } from '../trash/messages.ts';
import { en as views } from '../grid/views/messages.ts';
import { en as workbench } from '../workbench/messages.ts';
import type { Shape } from './shape.ts';
import type { zh } from './zh.ts';

export const en: Shape<typeof zh> = {
  account,
  actions,
  applicants,
  approvals,
  board,
  bundles,
  bundleTemplates,
  calendar,
  cases,
  channels,
  consultations,
  deadlines,
  departments,
  directory,
  duty,
  edit,
  export: exporting,
  fields,
  files,
  form,
  grid,
  help,
  history,
  import: importing,
  layout,
  leave,
  matters,
  meetings,
  paper,
  people,
  proposals,
  provisional,
  register,
  scoring,
  reminders,
  session,
  settings,
  setup,
  sites,
  states,
  supervision,
  table,
  taskForces,
  tasks,
  trash,
  views,
  workbench,
};
