/** Refusals of 容缺受理 and of proposals, in the form of schema/refusals.ts, which takes them in. */
export const PROVISIONAL_REFUSALS = {
  'provisional.not_open': [422, '只有研判以后、答复以前的件可以容缺受理。', 'Provisional acceptance is for what has been triaged and is not answered yet.'],
  'provisional.no_matter': [422, '请先在诉求件上选定事项，容缺的材料按事项清单来定。', 'Choose the matter first: which materials may be missing is said by the matter.'],
  'provisional.material_unknown': [422, '事项的材料清单里没有“{code}”。', 'The matter’s list has no material “{code}”.'],
  'provisional.main_material': [422, '“{name}”是主要材料，不能容缺。', '“{name}” is a main material, which may never be missing.'],
  'provisional.not_on_list': [422, '“{name}”不在这一事项可以容缺的材料里。', '“{name}” is not among the materials of this matter that may be missing.'],
  'provisional.department_missing': [422, '请写明是哪个部门决定容缺受理的。', 'Name the department that decided.'],
  'provisional.paper_missing': [422, '代录部门的决定，要附上部门出具的材料。', 'A department’s decision is entered from its paper; attach it.'],
  'provisional.not_competent': [422, '容缺受理由办理这一事项的部门决定，这个部门没有承办。', 'The department that handles the matter decides; this one has no part in it.'],
  'provisional.due_after_item': [422, '补齐期限不能晚于本件的办理期限 {due}。', 'What is missing is due no later than the item itself, at {due}.'],
  'provisional.no_due': [422, '本件正在暂停，办理期限未定。请先恢复，再容缺受理。', 'The item is paused and has no due now. Resume it first.'],
  'provisional.running': [422, '这一事项已经有一项容缺受理在进行。', 'A provisional acceptance of this matter is running already.'],
  'provisional.barred': [422, '申请人曾容缺受理而到期未补齐，须先由效能监督人员解除限制，才能再次容缺受理。', 'The applicant broke an earlier promise; a supervisor has to clear that first.'],
  'provisional.ended': [422, '这项容缺受理已经结束。', 'This provisional acceptance has ended.'],
  'provisional.not_barred': [422, '这项容缺受理没有限制要解除。', 'There is no bar to clear here.'],
  'proposal.decided': [422, '这条建议已经有了决定。', 'This proposal has been decided already.'],
} as const satisfies Record<`provisional.${string}` | `proposal.${string}`, readonly [number, string, string]>;
