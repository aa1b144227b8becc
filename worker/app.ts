import type { HonoRequest } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { MAX_UPLOAD } from '../schema/jobs.ts';
import { InstantInput } from '../schema/values.ts';
import { approvalHistory, approvalRoutes } from './approvals/routes.ts';
import { applicantResource, applicantRoutes } from './applicants/routes.ts';
import { identify } from './auth/identify.ts';
import { authRoutes } from './auth/routes.ts';
import { calendarDayResource, calendarDayRoutes } from './calendar-days/routes.ts';
import { resourceHistory } from './changes/history.ts';
import { changeRoutes } from './changes/routes.ts';
import { undoableOf } from './changes/undo.ts';
import { boardRoutes } from './board/routes.ts';
import { caseActionRoutes } from './cases/actions.ts';
import { caseEditable } from './cases/editable.ts';
import { caseEventRoutes } from './cases/events.ts';
import { caseListRoutes } from './cases/list.ts';
import { caseRoutes } from './cases/routes.ts';
import { consultationResource, consultationRoutes } from './consultations/routes.ts';
import { deadlineRoutes } from './deadlines/routes.ts';
import { departmentResource, departmentRoutes } from './departments/routes.ts';
import { handoverResource, handoverRoutes } from './duty/handover.ts';
import { dutyResource, dutyRoutes } from './duty/routes.ts';
import { trainingResource, trainingRoutes } from './duty/training.ts';
import { exportRoutes } from './exports/routes.ts';
import { leaveResource, leaveRoutes } from './leave/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { fileResource, fileRoutes } from './files/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { matterResource, matterRoutes } from './matters/routes.ts';
import { itemHistory, meetingHistory, minutesHistory, participantHistory } from './meetings/history.ts';
import { itemResource, itemRoutes } from './meetings/items.ts';
import { minutesResource, minutesRoutes } from './meetings/minutes.ts';
import { participantResource, participantRoutes } from './meetings/participants.ts';
import { bulletinRoutes } from './meetings/bulletin.ts';
import { roomRoutes } from './meetings/room.ts';
import { meetingResource, meetingRoutes } from './meetings/routes.ts';
import { personResource, personRoutes } from './people/routes.ts';
import { paperRoutes } from './paper/routes.ts';
import { editableOf } from './platform/resource.ts';
import { readOut } from './platform/body.ts';
import { pages } from './platform/pages.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { provisionalResource, provisionalRoutes } from './provisional/routes.ts';
import { portalRoutes } from './portal/routes.ts';
import { whoOvertook } from './platform/overtaken.ts';
import { Refused, problem } from './platform/problem.ts';
import { bundleRoutes, runHistory } from './bundles/routes.ts';
import { templateResource, templateRoutes } from './bundles/templates/routes.ts';
import { channelRoutes } from './reminders/channels/routes.ts';
import { createRouter } from './platform/router.ts';
import { describeApi } from './reference/document.ts';
import { Described, referencePage } from './reference/page.ts';
import { RowChanged, RowExists, RuleBroken } from './platform/store.ts';
import { preferenceRoutes } from './reminders/preferences.ts';
import { reminderRoutes } from './reminders/routes.ts';
import { settingEditable } from './settings/editable.ts';
import { settingRoutes } from './settings/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { scoringRoutes } from './scoring/routes.ts';
import { siteResource, siteRoutes } from './sites/routes.ts';
import { accountabilityResource, accountabilityRoutes } from './supervision/accountability.ts';
import { noticeResource, supervisionRoutes } from './supervision/routes.ts';
import { viewResource, viewRoutes } from './views/routes.ts';
import { forceHistory, forceRoutes } from './task-forces/routes.ts';
import { taskEditable } from './tasks/editable.ts';
import { runEditable } from './bundles/editable.ts';
import { taskListRoutes } from './tasks/list.ts';
import { taskHistory, taskRoutes } from './tasks/routes.ts';

const MAX_BODY = 1_572_864;
/** What stands around a file in a form. */
const UPLOAD_FRAME = 65_536;
const isUpload = ({ method, path }: { method: string; path: string }): boolean => method === 'POST' && /^\/api\/(?:[a-z-]+\/import|files)$/.test(path);
/** A stored file, a paper and a list to print bring their own, stricter headers. */
const isContent = (request: HonoRequest): boolean => request.path === '/api/duty/sheet' || /^\/api\/files\/[^/]+\/(content|thumbnail)$/.test(request.path) || (/^\/api\/forms\/[^/]+$/.test(request.path) && request.query('as') !== undefined) || (/^\/api\/[a-z-]+\/export$/.test(request.path) && request.query('format') === 'html') || request.path === '/api/reminders/calls/print';

/** The whole application, the same for Cloudflare and Node: everything it needs comes with the request's env. */
export function createApp() {
  const app = createRouter();

  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // The panel's component library writes its styles into the page.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    // Over plain http on an address these would only make a browser complain or upgrade to a port nobody serves.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  app.use((c, next) => (isContent(c.req) ? next() : secure(c, next)));

  app.use('/api/*', async (c, next) => {
    const began = performance.now();
    c.set('language', /^\s*en/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh');
    const told = c.env.testClock && c.req.header('x-now') !== undefined ? InstantInput.safeParse(c.req.header('x-now')) : undefined;
    c.set('now', told?.success ? told.data : new Date().toISOString());
    if (told && !told.success) return problem(c, { refused: 'query.invalid', params: { field: 'X-Now' } });
    c.set('actor', null);
    c.set('permissions', []);
    await next();
    if (c.env.debugTiming) {
      const { queries, rowsRead, rowsWritten, ms } = c.env.store.tally;
      const total = performance.now() - began;
      c.header('server-timing', `db;dur=${ms.toFixed(1)};desc="queries=${queries} rows_read=${rowsRead} rows_written=${rowsWritten}", total;dur=${total.toFixed(1)}`);
    }
    c.header('cache-control', 'no-store');
  });

  const limitBody = bodyLimit({
    maxSize: MAX_BODY,
    async onError(c) {
      await readOut(c.req.raw);
      return problem(c, { refused: 'request.too_large' });
    },
  });
  const limitUpload = bodyLimit({
    maxSize: MAX_UPLOAD + UPLOAD_FRAME,
    async onError(c) {
      await readOut(c.req.raw, MAX_UPLOAD * 2);
      return problem(c, { refused: c.req.path === '/api/files' ? 'file.too_large' : 'import.too_large' });
    },
  });
  app.use('/api/*', (c, next) => (isUpload(c.req) ? limitUpload(c, next) : limitBody(c, next)));

  /** A form on another site cannot write: its origin differs, and it cannot send JSON without asking first. An upload stands behind the origin alone, which a browser always names. */
  app.use('/api/*', async (c, next) => {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      const origin = c.req.header('origin');
      if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== (c.req.header('host') ?? new URL(c.req.url).host)))
        return problem(c, { refused: 'request.cross_site' });
      const type = c.req.header('content-type');
      const wanted = isUpload(c.req) ? /^(multipart\/form-data|application\/json)\b/i : /^application\/json\b/i;
      if (type !== undefined && !wanted.test(type))
        return problem(c, { refused: 'request.unsupported_type' });
    }
    return next();
  });

  app.use('/api/*', identify);

  app.route('/api', healthRoutes());
  app.route('/api', deadlineRoutes());
  app.route('/api', jobRoutes());
  app.route('/api', exportRoutes());
  app.route('/api', caseListRoutes());
  app.route('/api', caseRoutes());
  app.route('/api', caseActionRoutes());
  app.route('/api', caseEventRoutes());
  app.route('/api', taskListRoutes());
  app.route('/api', taskRoutes());
  app.route('/api', portalRoutes());
  app.route('/api', approvalRoutes());
  app.route('/api', forceRoutes());
  app.route('/api', authRoutes());
  app.route('/api', setupRoutes());
  app.route('/api', personRoutes());
  app.route('/api', applicantRoutes());
  app.route('/api', departmentRoutes());
  app.route('/api', matterRoutes());
  app.route('/api', siteRoutes());
  app.route('/api', consultationRoutes());
  app.route('/api', calendarDayRoutes());
  app.route('/api', dutyRoutes());
  app.route('/api', handoverRoutes());
  app.route('/api', trainingRoutes());
  app.route('/api', leaveRoutes());
  app.route('/api', viewRoutes());
  app.route('/api', supervisionRoutes());
  app.route('/api', accountabilityRoutes());
  app.route('/api', templateRoutes());
  app.route('/api', bundleRoutes());
  app.route('/api', provisionalRoutes());
  app.route('/api', proposalRoutes());
  app.route('/api', scoringRoutes());
  app.route('/api', bulletinRoutes());
  app.route('/api', roomRoutes());
  app.route('/api', meetingRoutes());
  app.route('/api', itemRoutes());
  app.route('/api', participantRoutes());
  app.route('/api', minutesRoutes());
  app.route('/api', settingRoutes());
  app.route('/api', channelRoutes());
  app.route('/api', reminderRoutes());
  app.route('/api', preferenceRoutes());
  app.route('/api', boardRoutes());
  for (const history of [
    resourceHistory(departmentResource),
    resourceHistory(matterResource),
    resourceHistory(siteResource),
    resourceHistory(personResource),
    resourceHistory(applicantResource),
    resourceHistory(consultationResource),
    resourceHistory(calendarDayResource),
    resourceHistory(dutyResource),
    resourceHistory(handoverResource),
    resourceHistory(trainingResource),
    resourceHistory(noticeResource),
    resourceHistory(accountabilityResource),
    resourceHistory(templateResource),
    meetingHistory,
    itemHistory,
    participantHistory,
    minutesHistory,
    taskHistory,
    runHistory,
    approvalHistory,
    forceHistory,
  ])
    app.route('/api', history);
  app.route('/api', fileRoutes());
  app.route('/api', paperRoutes());
  app.route('/api', changeRoutes([
    undoableOf(editableOf(departmentResource)),
    undoableOf(editableOf(matterResource)),
    undoableOf(editableOf(siteResource)),
    undoableOf(editableOf(personResource)),
    undoableOf(editableOf(applicantResource)),
    undoableOf(editableOf(consultationResource)),
    undoableOf(editableOf(calendarDayResource)),
    undoableOf(editableOf(dutyResource)),
    undoableOf(editableOf(handoverResource)),
    undoableOf(editableOf(trainingResource)),
    undoableOf(editableOf(leaveResource)),
    undoableOf(editableOf(viewResource)),
    undoableOf(editableOf(noticeResource)),
    undoableOf(editableOf(accountabilityResource)),
    undoableOf(editableOf(templateResource)),
    undoableOf(editableOf(meetingResource)),
    undoableOf(editableOf(itemResource)),
    undoableOf(editableOf(participantResource)),
    undoableOf(editableOf(minutesResource)),
    undoableOf(editableOf(provisionalResource)),
    undoableOf(editableOf(fileResource)),
    undoableOf(settingEditable),
    undoableOf(caseEditable),
    undoableOf(taskEditable),
    undoableOf(runEditable),
  ]));
  app.get('/api/openapi.json', (c) => c.json(describeApi(app)));
  app.get('/api/docs', (c) => c.html(referencePage(Described.parse(describeApi(app)))));
  app.all('/api/*', (c) => problem(c, { refused: 'request.not_found' }));
  app.get('*', pages);
  app.notFound((c) => problem(c, { refused: 'request.not_found' }));

  app.onError(async (error, c) => {
    c.set('language', c.get('language') ?? 'zh');
    if (error instanceof Refused) {
      const params = error.refusal.refused === 'row.changed' ? await whoOvertook(c, error.extra.current) : undefined;
      return problem(c, { ...error.refusal, ...(params && { params }) }, error.extra);
    }
    if (error instanceof RowChanged) return problem(c, { refused: 'row.changed' });
    if (error instanceof RuleBroken) return problem(c, { refused: error.refused });
    if (error instanceof RowExists) return problem(c, { refused: 'row.exists', params: { field: error.field }, path: error.field });
    if (error instanceof HTTPException && error.status < 500) return problem(c, { refused: 'request.malformed' });
    const reference = crypto.randomUUID().slice(0, 8);
    // Only the kind of error and where it arose: a query's text and parameters may hold personal data.
    const where = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 4).map((line) => line.trim());
    console.error(JSON.stringify({ reference, error: error.name, path: c.req.routePath, where }));
    return problem(c, { refused: 'server.failed', params: { reference } });
  });

  return app;
}
