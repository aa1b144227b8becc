import { zh as account } from '../account/messages.ts';
import { zh as actions } from '../actions/messages.ts';
import { zh as calendar } from '../calendar/messages.ts';
import { zh as applicants } from '../applicants/messages.ts';
import { zh as approvals } from '../approvals/messages.ts';
import { zh as board } from '../board/messages.ts';
import { zh as bundles } from '../bundles/messages.ts';
import { zh as bundleTemplates } from '../bundle-templates/messages.ts';
import { zh as cases } from '../cases/messages.ts';
import { zh as channels } from '../channels/messages.ts';
import { zh as consultations } from '../consultations/messages.ts';
import { zh as deadlines } from '../deadlines/messages.ts';
import { zh as departments } from '../departments/messages.ts';
import { zh as directory } from '../directory/messages.ts';
import { zh as duty } from '../duty/messages.ts';
import { zh as edit } from '../edit/messages.ts';
import { zh as exporting } from '../export/messages.ts';
import { zh as fields } from '../fields/messages.ts';
import { zh as files } from '../files/messages.ts';
import { zh as form } from '../form/messages.ts';
import { zh as grid } from '../grid/messages.ts';
import { zh as help } from '../help/messages.ts';
import { zh as history } from '../history/messages.ts';
import { zh as importing } from '../import/messages.ts';
import { zh as leave } from '../leave/messages.ts';
import { zh as layout } from '../layout/messages.ts';
import { zh as matters } from '../matters/messages.ts';
import { zh as meetings } from '../meetings/messages.ts';
import { zh as paper } from '../paper/messages.ts';
import { zh as proposals } from '../proposals/messages.ts';
import { zh as provisional } from '../provisional/messages.ts';
import { zh as people } from '../people/messages.ts';
import { zh as register } from '../cases/register/messages.ts';
import { zh as scoring } from '../scoring/messages.ts';
import { zh as reminders } from '../reminders/messages.ts';
import { zh as session } from '../session/messages.ts';
import { zh as settings } from '../settings/messages.ts';
import { zh as setup } from '../setup/messages.ts';
import { zh as sites } from '../sites/messages.ts';
import { zh as states } from '../states/messages.ts';
import { zh as supervision } from '../supervision/messages.ts';
import { zh as table } from '../table/messages.ts';
import { zh as taskForces } from '../task-forces/messages.ts';
import { zh as tasks } from '../tasks/messages.ts';
import { zh as trash } from '../trash/messages.ts';
import { zh as views } from '../grid/views/messages.ts';
import { zh as workbench } from '../workbench/messages.ts';

/** Every sentence of the panel. A noun keeps its own words in its folder, Chinese and English side by side. */
export const zh = {
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
