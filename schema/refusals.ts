import { APPROVAL_REFUSALS } from './approval-refusals.ts';
import { BUNDLE_REFUSALS } from './bundle-refusals.ts';
import { CHANNEL_REFUSALS } from './channel-refusals.ts';
import { DUTY_REFUSALS } from './duty-refusals.ts';
import { FIELD_NAMES } from './field-names.ts';
import { FILE_REFUSALS } from './file-refusals.ts';
import { FORM_REFUSALS } from './form-refusals.ts';
import { IMPORT_REFUSALS } from './import-refusals.ts';
import { MEETING_REFUSALS } from './meeting-refusals.ts';
import { PAPER_REFUSALS, factName } from './paper-refusals.ts';
import { PROVISIONAL_REFUSALS } from './provisional-refusals.ts';

/**
 * Every refusal the API can give: its stable code, its HTTP status, and what a person reads.
 * `{name}` stands for a parameter the rule supplies. Nothing personal goes into a parameter.
 */
export const REFUSALS = {
  'request.malformed': [400, '提交的内容不是有效的 JSON，没有写入任何内容。', 'The body is not valid JSON. Nothing was written.'],
  'request.invalid': [422, '有 {count} 处填写不符合要求，没有写入任何内容。', '{count} values are not acceptable. Nothing was written.'],
  'request.too_large': [413, '提交的内容超过 1.5 MB，没有写入任何内容。', 'The body is larger than 1.5 MB. Nothing was written.'],
  'request.unsupported_type': [415, '只接受 application/json。', 'Only application/json is accepted.'],
  'request.not_found': [404, '没有这个地址。', 'There is nothing at this address.'],
  'request.too_many': [429, '请求过于频繁，请在 {seconds} 秒后再试。', 'Too many requests. Try again in {seconds} seconds.'],
  'request.cross_site': [403, '请求来自其他网站，已拒绝。', 'The request came from another site and was refused.'],
  'query.version_missing': [400, '请在地址里写明 version：您看到的那一版的版本号。没有写入任何内容。', 'Give `version` in the address: the version you saw. Nothing was written.'],
  'query.invalid': [400, '查询条件“{field}”不能这样使用。', 'The query “{field}” cannot be used in this way.'],
  'server.failed': [500, '系统内部出错，没有写入任何内容。请稍后再试，或把编号 {reference} 告诉管理员。', 'Something failed inside. Nothing was written. Try again later, or give {reference} to the administrator.'],
  'auth.required': [401, '请先登录。', 'Sign in first.'],
  'auth.failed': [401, '用户名或密码不对。', 'The user name or the password is wrong.'],
  'auth.locked': [429, '连续多次登录失败，请在 {seconds} 秒后再试。', 'Too many failed attempts. Try again in {seconds} seconds.'],
  'auth.password_wrong': [422, '现在的密码不对。', 'The current password is wrong.'],
  'auth.forbidden': [403, '您的岗位不能做这件事。', 'Your role may not do this.'],
  'setup.closed': [403, '系统已经有管理员，首次设置链接已失效。', 'An administrator exists already; the setup link no longer works.'],
  'setup.token_wrong': [403, '首次设置链接不对或已失效。', 'The setup link is wrong or has expired.'],
  'row.not_found': [404, '没有这条记录，或者您不能查看。', 'There is no such record, or you may not see it.'],
  'row.changed': [409, '这条记录刚刚被别人改过。您的修改没有写入，已保留，可以核对后再次提交。', 'Someone else has just changed this record. Your change was not written and is kept; compare and submit again.'],
  'row.exists': [409, '“{field}”已被另一条记录使用。', '“{field}” is already used by another record.'],
  'row.locked_field': [422, '“{field}”不能直接改，请使用相应的操作。', '“{field}” cannot be typed over; use the action instead.'],
  'row.unknown_reference': [422, '“{field}”所指的记录不存在或已停用。', 'The record that “{field}” points to does not exist or is retired.'],
  'row.no_adding': [422, '这里不能直接加行。', 'Rows cannot be added here.'],
  'row.repeated': [422, '同一条记录在一次提交里出现了两次。', 'One record stands twice in the same request.'],
  'undo.not_found': [404, '没有这一步可以撤销，或者它不是您做的。', 'There is no such step of yours to take back.'],
  'undo.done': [409, '这一步已经撤销过了。', 'This step has been taken back already.'],
  'undo.overtaken': [409, '有 {count} 条记录在这之后被改过，这一步不能撤销，没有写入任何内容。', '{count} records have changed since; the step cannot be taken back. Nothing was written.'],
  'promise.open': [422, '还有未了结的承诺，请先办结或移交，再移入回收站或停用。', 'There is still an open promise. Finish it or hand it over first; until then this can neither go to the trash nor be retired.'],
  'value.masked': [422, '“{field}”是打了掩码的内容，不能写回。请填写完整内容。', '“{field}” is a masked value and cannot be written back. Enter it in full.'],
  'applicant.number_misfit': [422, '证件号码与证件类型对不上，请核对。', 'The ID number does not fit the kind of document.'],
  'value.unknown_code': [422, '“{field}”的取值“{code}”不在本区的设置里。', '“{code}” is not among the district’s values for “{field}”.'],
  'value.in_future': [422, '“{field}”不能晚于现在。', '“{field}” cannot lie in the future.'],
  'case.wrong_stage': [422, '诉求件现在的阶段不能做这个操作。', 'The case cannot take this action at its present stage.'],
  'case.closed': [422, '诉求件已经了结，要继续请先重新办理。', 'The case is closed. Reopen it first.'],
  'case.explanation_missing': [422, '判为这一类，要写明依据的条款、解释记录和尝试过的其他办法。', 'This category needs the clause, the explanation given and the alternatives tried.'],
  'case.progress_missing': [422, '判为这一类，要写明已告知办事人的理由和办理进度。', 'This category needs what the applicant was told of the reason and the progress.'],
  'case.unconfirmed': [422, '这一类要先由效能监督人员确认，才能分办。', 'A supervisor has to confirm this category before it is dispatched.'],
  'case.nothing_to_confirm': [422, '没有等待确认的分类。', 'No category awaits confirmation.'],
  'case.tasks_open': [422, '还有 {count} 项部门任务没有办结，不能答复。', '{count} tasks of departments are still open.'],
  'case.reply_open': [422, '还没有把结果告知办事人和窗口，不能归档。', 'The applicant and the window have not been told yet.'],
  'case.supplement_open': [422, '还有容缺的材料没有补齐，不能归档。请先登记补齐，或者撤销容缺受理；到期没补齐的会自动终止。', 'Materials let go under a provisional acceptance are still owed. Record that they came, or withdraw the acceptance; not supplied in time, it ends by itself.'],
  'case.merge_self': [422, '不能并入自己。', 'A case cannot be merged into itself.'],
  'case.merge_target': [422, '要并入的诉求件不存在，或者已经了结。', 'The case to merge into does not exist or is closed.'],
  'case.personal_reason_missing': [422, '认定为个人原因，要写明理由。', 'A personal cause needs its reason.'],
  'case.complained_of_missing': [422, '要求保密，请选明被反映的部门，否则不知道对谁保密。', 'To withhold the reporter, name the department complained of.'],
  'case.hotline_order_missing': [422, '12345 转来的诉求件要填工单号。', 'A case from 12345 needs its order number.'],
  'case.hotline_due_misplaced': [422, '只有 12345 转来的诉求件有工单期限；这个渠道不能填。', 'Only a case from 12345 has an order’s due; this channel takes none.'],
  'case.hotline_due_early': [422, '12345 工单期限不能早于收到的时间，请核对。', 'The order’s due cannot lie before the receipt. Check it.'],
  'settings.incomplete': [422, '本区还没有公布“{category}”的办理时限，请先在设置里填写，再作研判。', 'The district has published no time limit for “{category}”. Enter it in the settings before triage.'],
  'field.unknown': [422, '本区没有这个自定义列（{field}）。', 'The district has no column of its own called {field}.'],
  'field.retired': [422, '自定义列“{field}”已停用，不能再填写；原有内容仍保留。', 'The district’s column “{field}” is retired and takes no new values; what stands in it is kept.'],
  'field.wants_text': [422, '“{field}”要填文字，不超过 2,000 字。', '“{field}” takes text of up to 2,000 characters.'],
  'field.wants_number': [422, '“{field}”要填数字，如 1,234。', '“{field}” takes a number such as 1,234.'],
  'field.wants_date': [422, '“{field}”要填日期，写成 2026-03-09。', '“{field}” takes a day such as 2026-03-09.'],
  'field.wants_choice': [422, '“{field}”要从选项里选。', '“{field}” takes one of its choices.'],
  'field.wants_checkbox': [422, '“{field}”要填是或否。', '“{field}” takes yes or no.'],
  'settings.field_kind': [422, '自定义列“{field}”已经建立，不能改换种类或所属的表；请停用后另建一列。', 'The column “{field}” stands already: its kind and its table cannot change. Retire it and add another.'],
  'view.not_yours': [403, '这个视图是别人的，不能修改；可以另存为自己的。', 'This view is someone else’s; save it as your own to change it.'],
  'view.share_forbidden': [403, '共享视图和默认视图由管理员、效能办或中心主任设置；可以先保存为自己的。', 'Shared and default views are set by an administrator, a supervisor or a director; save it as your own.'],
  'view.default_taken': [409, '刚刚有人给这个岗位定了另一个默认视图，您的没有写入。看过以后仍要改，请再保存一次，原来的会让位。', 'Someone has just set another default view for this role, and yours was not written. If it is still wanted, save again and the other gives way.'],
  'view.default_unshared': [422, '默认视图要先共享，别人才看得到。', 'A default view has to be shared, or nobody else would see it.'],
  'settings.code_lost': [422, '代码“{code}”不能删除，以前的诉求件还在用；请改为停用。', 'The code “{code}” cannot be removed, since earlier cases use it. Retire it instead.'],
  'settings.unknown_preset': [422, '没有这个预设。', 'There is no such preset.'],
  'calendar.site_mismatch': [422, '场所一层的日子要指明是哪个场所，其他层不指明。', 'A day of the site layer names its site; a day of another layer names none.'],
  'department.complained_of': [422, '被反映的部门不能牵头办理、也不能办结对它自己的反映。', 'A department can neither lead nor close a complaint about itself.'],
  'department.not_yours': [422, '经办人不属于所分办的部门。', 'The handler does not belong to that department.'],
  'case.lead_open': [422, '现在的牵头部门还没有办结，请先由它退回，或取消它的任务，再换牵头部门。', 'The present lead’s task is still open. Have it returned or cancel it before naming another lead.'],
  'department.above': [422, '上级单位不能分办，也不能牵头或协办；要请它办什么，请用“提级”，会上用“提请上级”。', 'A body of the level above is given no part and neither leads nor assists. Escalate the case to it instead.'],
  'department.twice': [422, '同一个部门不能分办两次。', 'One department cannot be given the case twice.'],
  'task.due_after_answer': [422, '部门期限晚于诉求件的答复期限 {due}，请改期。', 'The department’s part would fall due after the answer at {due}.'],
  'task.closed': [422, '这项任务已经了结。', 'The task is closed.'],
  'task.urged_already': [422, '刚催办过，经办人已经收到；请在 {minutes} 分钟后再催。', 'Whoever does it has just been reminded; press again in {minutes} minutes.'],
  'task.accepted': [422, '这项任务已经签收。', 'The task has been accepted already.'],
  'task.no_ground': [422, '退回要说明依据。', 'A return must state its ground.'],
  'task.not_yours': [403, '这项任务不属于您的部门。', 'The task belongs to another department.'],
  'task.wrong_kind': [422, '这一种任务没有这个操作。', 'This kind of task has no such action.'],
  'task.behalf_only_coordinator': [403, '只有协调专员可以代录。', 'Only a coordinator may enter on behalf of a department.'],
  'clock.already_paused': [422, '已经在暂停中。', 'The clock is paused already.'],
  'clock.not_paused': [422, '没有在暂停。', 'The clock is not paused.'],
  'clock.pause_limit': [422, '累计暂停不能超过 {limit} 个工作日。', 'Pauses may not exceed {limit} working days in all.'],
  'clock.pause_over': [422, '恢复日要在今天以后。', 'The pause must end on a later day.'],
  'clock.expired': [422, '期限已过，不能再申请延期。', 'The limit has passed; an extension can no longer be asked for.'],
  'clock.no_contact': [422, '申请延期前，要先联系办事人并记录。', 'Contact the applicant and record it before asking for an extension.'],
  'clock.extension_limit': [422, '累计延期不能超过 {limit} 个工作日。', 'Extensions may not exceed {limit} working days in all.'],
  'clock.year_out_of_range': [422, '日期超出可计算的范围。', 'The date is outside what can be computed.'],
  'approval.own_request': [422, '不能审批自己的申请。', 'You cannot decide your own request.'],
  'approval.none': [422, '没有等待审批的申请。', 'No request is waiting.'],
  'approval.waiting': [422, '已有一项申请等待审批。', 'A request is waiting already.'],
  'rating.no_callback': [422, '要先有一条已联系上的回访记录，才能代录评价。', 'A rating needs a recorded callback that reached the applicant.'],
  'rating.given': [422, '这次答复已经评价过了。', 'This answer has been rated already.'],
  'rating.unknown_level': [422, '没有这一档评价。', 'There is no such rating.'],
  'reveal.nothing': [404, '没有登记这一项。', 'Nothing is recorded there.'],
  'supervision.wrong_status': [422, '督办单现在的状态不能做这个操作。', 'The supervision notice cannot take this action as it stands.'],
  'supervision.not_answered': [422, '部门还没有回复整改情况，不能销号或退回；要作废请用撤回。', 'The department has not answered yet, so the notice can neither be confirmed nor sent back. To end it, withdraw it.'],
  'supervision.issued': [422, '督办单已经发出，内容不能再改；可以撤回后另拟一份。', 'The notice has been issued and can no longer be edited. Withdraw it and draft another.'],
  'supervision.task_closed': [422, '所指的任务已经了结，不用督办。', 'That task is closed; there is nothing to supervise.'],
  'supervision.not_about': [422, '所指的任务不是这个部门承担的。', 'That task is not this department’s.'],
  'supervision.period': [422, '起止日期要在两年之内，且先后不能颠倒。', 'The period spans at most two years and begins before it ends.'],
  'person.last_admin': [422, '不能停用最后一个管理员。', 'The last administrator cannot be retired.'],
  ...APPROVAL_REFUSALS,
  ...BUNDLE_REFUSALS,
  ...CHANNEL_REFUSALS,
  ...DUTY_REFUSALS,
  ...IMPORT_REFUSALS,
  ...MEETING_REFUSALS,
  ...FILE_REFUSALS,
  ...PAPER_REFUSALS,
  ...FORM_REFUSALS,
  ...PROVISIONAL_REFUSALS,
  'person.handler_needs_department': [422, '经办人要有所属部门。', 'A handler needs a department.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof REFUSALS;
export type RefusalParams = Record<string, string | number>;

/** A decision not to do something. `path` points at the field of the body it is about, `paths` at several. */
export type Refusal = { refused: RefusalCode; params?: RefusalParams; path?: string; paths?: string[] };

export function refuse(code: RefusalCode, params?: RefusalParams, path?: string): Refusal {
  return { refused: code, ...(params && { params }), ...(path !== undefined && { path }) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** `row.changed` where it is known who was faster, and where it was no person but a rule. */
const CHANGED_BY = ['{who}在 {at} 改过这条记录。您的修改没有写入，已保留，可以核对后再次提交。', '{who} changed this record at {at}. Your change was not written and is kept; compare and submit again.'] as const;
const CHANGED_ITSELF = ['这条记录在 {at} 按规则自动变动过。您的修改没有写入，已保留，可以核对后再次提交。', 'A rule changed this record at {at}. Your change was not written and is kept; compare and submit again.'] as const;

function templateOf(code: RefusalCode, at: 0 | 1, params: RefusalParams): string {
  if (code === 'row.changed' && params.at !== undefined) return (params.who ? CHANGED_BY : CHANGED_ITSELF)[at];
  const [, zh, en] = REFUSALS[code];
  return at === 0 ? zh : en;
}

/** A parameter as a person says it: a field by its name on screen, a fact of a paper by what a wording calls it. */
function spokenParam(name: string, value: string | number, at: 0 | 1): string {
  if (name === 'fact') return factName(String(value), at);
  return (name === 'field' ? FIELD_NAMES[value]?.[at] : undefined) ?? String(value);
}

/** The sentence a person reads, in Chinese or English, with the parameters filled in. */
export function sentence(code: RefusalCode, language: 'zh' | 'en', params: RefusalParams = {}): string {
  const at = language === 'zh' ? 0 : 1;
  return templateOf(code, at, params).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : spokenParam(name, value, at);
  });
}
