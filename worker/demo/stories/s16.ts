import type { Story } from '../script.ts';

export const s16: Story = {
  id: 's16',
  title: '餐饮“开店不求人”',
  source: '吉林省龙井市，中国日报网 2021-11-27',
  supplied: '登记的日期和各步的时间（4个工作日取自所写3-5个）；类别“很难办”和原因；应不应当办的理由；各部门的回告；答复办事人、回访和评价。以一件诉求件代表文章所写的34件（受理数，不是办结数）',
  begins: { workingDaysAgo: 70 },
  steps: [
    {
      on: 0, at: '09:10', do: 'register',
      draft: {
        channel: 'window', siteId: 'centre', title: '开办餐饮类许可串联审批、四处求人', matterId: 'm06', departmentId: 'd21',
        reporter: { kind: 'enterprise', name: '某餐饮业主' },
        story: '开办餐饮类许可，审批一个接一个。来源：中国日报网 2021-11-27（吉林省龙井市），文中已受理餐饮类34件。',
        stuckAt: '串联审批、四处求人',
        facts: { multiDepartment: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '09:20', do: 'triage', category: 'lj_hard', cause: 'approval',
      judgement: { should: true, reason: '（推定）材料齐全，可以并联审批。集成服务，不属四类，按很难办记。' },
    },
    {
      on: 0, at: '09:30', do: 'note',
      note: { kind: 'guidance', with: '某餐饮业主', reached: true, text: '一窗受理；全程帮代办。' },
    },
    {
      on: 0, at: '09:40', do: 'dispatch',
      lead: { department: 'd21', ask: '食品经营许可（新办），统一出件' },
      assist: [
        { department: 'd23', ask: '户外招牌' },
        { department: 'd11', ask: '环境影响登记表备案' },
        { department: 'd25', ask: '税务信息确认' },
        { department: 'd05', ask: '公章刻制备案' },
        { department: 'd26', ask: '营业前消防安全检查' },
      ],
    },
    { on: 0, at: '10:10', do: 'accept', department: 'd21' },
    { on: 0, at: '10:12', do: 'accept', department: 'd23' },
    { on: 0, at: '10:14', do: 'accept', department: 'd11' },
    { on: 0, at: '10:16', do: 'accept', department: 'd25' },
    { on: 0, at: '10:18', do: 'accept', department: 'd05' },
    { on: 0, at: '10:20', do: 'accept', department: 'd26' },
    { on: 0, at: '15:00', do: 'finish', department: 'd25', result: '（推定）税务信息已确认。' },
    { on: 0, at: '15:30', do: 'finish', department: 'd05', result: '（推定）公章已备案。' },
    { on: 1, at: '10:00', do: 'finish', department: 'd11', result: '（推定）登记表已备案。' },
    {
      on: 2, at: '10:00', do: 'note',
      note: { kind: 'coordination', with: '市监局、城管大队、消防', reached: true, text: '分类审批（并联）；办理时限根据现场勘查情况和勘查人员来确定。' },
    },
    { on: 3, at: '11:00', do: 'finish', department: 'd23', result: '（推定）招牌已审批。' },
    { on: 3, at: '16:00', do: 'finish', department: 'd26', result: '（推定）已检查，合格。' },
    { on: 4, at: '10:00', do: 'finish', department: 'd21', result: '统一出件。' },
    { on: 4, at: '10:30', do: 'answer', outcome: 'done', text: '一窗受理、分类审批、统一出件，4个工作日办结（文章写由15个工作日压缩到3-5个工作日）。' },
    { on: 4, at: '10:50', do: 'reply', result: '（推定）电话告知业主，并反馈窗口。' },
    {
      on: 6, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某餐饮业主', reached: true, text: '（推定）电话回访，业主表示满意。' },
    },
    { on: 6, at: '10:05', do: 'rate', level: 4, after: 'callback' },
    { on: 6, at: '10:30', do: 'archive', summary: '后续：材料样本、量化受理审查标准作为唯一依据。' },
  ],
};
