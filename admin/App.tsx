import CssBaseline from '@mui/material/CssBaseline';
import { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Admin, AdminContext, CustomRoutes } from 'react-admin';
import { createBrowserRouter, matchPath, Route, RouterProvider } from 'react-router-dom';
import { dataProvider } from './api/dataProvider.ts';
import { Problem } from './api/problem.ts';
import { begin } from './layout/begin.tsx';
import { Shell } from './layout/Shell.tsx';
import { i18nProvider } from './messages/i18nProvider.ts';
import { makeAuthProvider } from './session/authProvider.ts';
import { store } from './session/store.ts';
import { LoginPage } from './session/LoginPage.tsx';
import { Crashed, Denied, Loading, NotFound } from './states/States.tsx';
import { darkTheme, lightTheme } from './theme/theme.ts';

/** A screen people begin their day in. Where the address asks for it, it begins to come at once, while it is still being found out who asks. */
function atOnce(load: () => Promise<{ default: React.ComponentType }>, ...paths: string[]) {
  return begin(load, paths.some((path) => matchPath(`/admin${path}`, window.location.pathname) !== null));
}

const AccountPage = lazy(() => import('./account/AccountPage.tsx'));
const GridHelp = lazy(() => import('./help/GridHelp.tsx'));
const BoardList = lazy(() => import('./board/BoardList.tsx'));
const BoardPage = lazy(() => import('./board/BoardPage.tsx'));
const DueCalendar = lazy(() => import('./board/DueCalendar.tsx'));
const RunBoard = lazy(() => import('./bundles/RunBoard.tsx'));
const RunFigures = lazy(() => import('./bundles/RunFigures.tsx'));
const RunList = lazy(() => import('./bundles/RunList.tsx'));
const RunPage = lazy(() => import('./bundles/RunPage.tsx'));
const RunRegister = lazy(() => import('./bundles/RunRegister.tsx'));
const TemplateList = lazy(() => import('./bundle-templates/TemplateList.tsx'));
const TemplatePage = lazy(() => import('./bundle-templates/TemplatePage.tsx'));
const CallList = lazy(() => import('./reminders/CallList.tsx'));
const ApprovalList = lazy(() => import('./approvals/ApprovalList.tsx'));
const ApprovalPage = lazy(() => import('./approvals/ApprovalPage.tsx'));
const ForceList = lazy(() => import('./task-forces/ForceList.tsx'));
const ForcePage = lazy(() => import('./task-forces/ForcePage.tsx'));
const CaseList = atOnce(() => import('./cases/CaseList.tsx'), '/cases', '/cases/view/:view');
const CasePage = lazy(() => import('./cases/CasePage.tsx'));
const DutyPage = lazy(() => import('./duty/DutyPage.tsx'));
const HandoverList = lazy(() => import('./duty/HandoverList.tsx'));
const LeaveList = lazy(() => import('./leave/LeaveList.tsx'));
const TrainingList = lazy(() => import('./duty/TrainingList.tsx'));
const DepartmentList = lazy(() => import('./departments/DepartmentList.tsx'));
const MatterList = lazy(() => import('./matters/MatterList.tsx'));
const MeetingCalendar = lazy(() => import('./meetings/MeetingCalendar.tsx'));
const MeetingList = lazy(() => import('./meetings/MeetingList.tsx'));
const MeetingPage = lazy(() => import('./meetings/MeetingPage.tsx'));
const ResolutionsBoard = lazy(() => import('./meetings/ResolutionsBoard.tsx'));
const BulletinPage = lazy(() => import('./meetings/BulletinPage.tsx'));
const PaperLink = lazy(() => import('./paper/PaperLink.tsx'));
const PersonList = lazy(() => import('./people/PersonList.tsx'));
const ReminderList = lazy(() => import('./reminders/ReminderList.tsx'));
const SetupPage = lazy(() => import('./setup/SetupPage.tsx'));
const SettingsPage = lazy(() => import('./settings/SettingsPage.tsx'));
const NoticeList = lazy(() => import('./supervision/NoticeList.tsx'));
const NoticePage = lazy(() => import('./supervision/NoticePage.tsx'));
const ProvisionalList = lazy(() => import('./provisional/ProvisionalList.tsx'));
const ProposalList = lazy(() => import('./proposals/ProposalList.tsx'));
const RecordList = lazy(() => import('./supervision/RecordList.tsx'));
const ScoresPage = lazy(() => import('./scoring/ScoresPage.tsx'));
const SiteList = lazy(() => import('./sites/SiteList.tsx'));
const ConsultationList = lazy(() => import('./consultations/ConsultationList.tsx'));
const Register = lazy(() => import('./cases/register/Register.tsx'));
const TaskList = atOnce(() => import('./tasks/TaskList.tsx'), '/tasks', '/tasks/view/:view');
const TaskPage = lazy(() => import('./tasks/TaskPage.tsx'));
const TrashPage = lazy(() => import('./trash/TrashPage.tsx'));
const Workbench = atOnce(() => import('./workbench/Workbench.tsx'), '/');

/** A refusal is an answer: only a silent network or a failing server is worth asking again. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
    mutations: { networkMode: 'always' },
  },
});
const authProvider = makeAuthProvider(queryClient);

function Panel() {
  return (
    <Admin
      queryClient={queryClient}
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      store={store}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      defaultTheme="light"
      layout={Shell}
      loginPage={LoginPage}
      loading={Loading}
      catchAll={NotFound}
      accessDenied={Denied}
      error={Crashed}
      title="办成事"
      requireAuth
      disableTelemetry
    >
      <CustomRoutes>
        <Route path="/" element={<Workbench />} />
        <Route path="/cases" element={<CaseList />} />
        <Route path="/cases/view/:view" element={<CaseList />} />
        <Route path="/cases/create" element={<Register />} />
        <Route path="/cases/:id" element={<CasePage />} />
        <Route path="/tasks" element={<TaskList />} />
        <Route path="/tasks/view/:view" element={<TaskList />} />
        <Route path="/tasks/:id" element={<TaskPage />} />
        <Route path="/board" element={<BoardPage />} />
        <Route path="/board/list" element={<BoardList />} />
        <Route path="/board/calendar/:month?" element={<DueCalendar />} />
        <Route path="/bundles" element={<RunList />} />
        <Route path="/bundles/view/:view" element={<RunList />} />
        <Route path="/bundles/board" element={<RunBoard />} />
        <Route path="/bundles/figures" element={<RunFigures />} />
        <Route path="/bundles/create" element={<RunRegister />} />
        <Route path="/bundles/:id" element={<RunPage />} />
        <Route path="/bundles/templates" element={<TemplateList />} />
        <Route path="/bundles/templates/:id" element={<TemplatePage />} />
        <Route path="/reminders/calls" element={<CallList />} />
        <Route path="/reminders/:view?" element={<ReminderList />} />
        <Route path="/consultations" element={<ConsultationList />} />
        <Route path="/duty" element={<DutyPage />} />
        <Route path="/duty/handovers" element={<HandoverList />} />
        <Route path="/duty/training" element={<TrainingList />} />
        <Route path="/duty/leave" element={<LeaveList />} />
        <Route path="/account" element={<AccountPage />} />
        <Route path="/departments/:id?" element={<DepartmentList />} />
        <Route path="/matters/:id?" element={<MatterList />} />
        <Route path="/meetings" element={<MeetingList />} />
        <Route path="/meetings/calendar" element={<MeetingCalendar />} />
        <Route path="/meetings/resolutions" element={<ResolutionsBoard />} />
        <Route path="/meetings/:id/:part?" element={<MeetingPage />} />
        <Route path="/paper/:id" element={<PaperLink />} />
        <Route path="/people/:id?" element={<PersonList />} />
        <Route path="/settings/:section?/:item?" element={<SettingsPage />} />
        <Route path="/approvals" element={<ApprovalList />} />
        <Route path="/approvals/:id" element={<ApprovalPage />} />
        <Route path="/task-forces" element={<ForceList />} />
        <Route path="/task-forces/:id" element={<ForcePage />} />
        <Route path="/supervision" element={<NoticeList />} />
        <Route path="/supervision/accountability" element={<RecordList />} />
        <Route path="/supervision/provisional" element={<ProvisionalList />} />
        <Route path="/supervision/proposals" element={<ProposalList />} />
        <Route path="/supervision/bulletin" element={<BulletinPage />} />
        <Route path="/supervision/scores" element={<ScoresPage />} />
        <Route path="/supervision/:id" element={<NoticePage />} />
        <Route path="/sites/:id?" element={<SiteList />} />
        <Route path="/help/grid" element={<GridHelp />} />
        <Route path="/trash/:kind?" element={<TrashPage />} />
      </CustomRoutes>
    </Admin>
  );
}

/** Nobody can sign in before the first set-up, so it stands outside what asks for a session. */
function FirstRun() {
  return (
    <AdminContext queryClient={queryClient} dataProvider={dataProvider} authProvider={authProvider} i18nProvider={i18nProvider} store={store} lightTheme={lightTheme} darkTheme={darkTheme} defaultTheme="light">
      <CssBaseline enableColorScheme>
        <Suspense>
          <SetupPage />
        </Suspense>
      </CssBaseline>
    </AdminContext>
  );
}

// A data router, so that leaving a half-filled form can be asked about.
const router = createBrowserRouter(
  [
    { path: '/setup', element: <FirstRun /> },
    { path: '*', element: <Panel /> },
  ],
  { basename: '/admin' },
);

/**
 * Where one goes, one is at once. As a transition the list one has left would stand there, and take what is typed, until
 * the next is drawn: on a slow machine a filter typed after pressing a view led back to the view before.
 */
export function App() {
  return <RouterProvider router={router} useTransitions={false} />;
}
