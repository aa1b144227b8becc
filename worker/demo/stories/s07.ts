import type { Story } from '../script.ts';

export const s07: Story = {
  id: 's07',
  title: '低保：涉外婚姻缺离婚协议',
  source: '北京市大兴区清源街道，北京日报',
  supplied: '年份、日期和钟点（文章写12月）；类别“很难办”和原因；应不应当办的理由；由民政局牵头、各部门的回告；提级的对象、上级的答复文件；特事特办的申请理由、核实人、两步审批由谁批和日期；联席会议的名称、地点、与会部门和议定事项；答复办事人、回访和评价',
  begins: { month: 12, day: 2 },
  steps: [
    {
      on: 0, at: '09:40', do: 'register',
      draft: {
        channel: 'window', siteId: 'street-2', title: '申请低保缺离婚协议', matterId: 'm18', departmentId: 'd06',
        reporter: { kind: 'person', name: '某女士' },
        story: '丈夫是美国人，早已回国失联。来源：北京日报（北京市大兴区清源街道）。',
        stuckAt: '需要离婚协议，丈夫早已回国失联，无法提供',
        facts: { submittedMaterials: true, notAccepted: true },
        tags: ['article_story'],
      },
    },
    {
      on: 0, at: '10:30', do: 'triage', category: 'lj_hard', cause: 'materials',
      judgement: { should: true, reason: '（推定）材料客观上无法取得，生活困难属实，应当研究。' },
    },
    { on: 0, at: '10:50', do: 'dispatch', lead: { department: 'd06', ask: '核实困难情况，提出能否保障的意见（由民政局牵头系推定）' } },
    { on: 0, at: '14:10', do: 'accept', department: 'd06' },
    {
      on: 1, at: '15:00', do: 'note',
      note: { kind: 'verification', with: '社区居委会', reached: true, text: '与社区居委会进一步商量、核实。' },
    },
    {
      on: 2, at: '09:30', do: 'note',
      note: { kind: 'coordination', with: '街道', reached: true, text: '街道向区里汇报。' },
    },
    { on: 2, at: '09:40', do: 'escalate', department: 'above', ask: '向区里汇报，请各部门负责人共同商议能否保障' },
    {
      on: 4, at: '10:20', do: 'special',
      grounds: '（推定）离婚协议客观上无法取得，生活困难经核实属实，按常规无法办理。',
      evidence: { name: '困难情况说明（推定）.txt', text: '推定的情况说明：文章只写了丈夫早已回国失联、无法提供离婚协议，没有附文件。' },
    },
    { on: 4, at: '10:40', do: 'verify', committee: '社区居委会', verifier: '居委会工作人员（推定）', reason: '与社区居委会进一步商量、核实。' },
    {
      on: 5, at: '14:30', do: 'above', department: 'above', result: '各部门负责人坐在一起开会，共同商议，决定特事特办。',
      paper: { name: '会商情况（推定）.txt', text: '推定的会商情况：文章只写了各部门负责人坐在一起开会商议、决定特事特办，没有附文件。' },
    },
    {
      on: 5, at: '14:40', do: 'meet', title: '（推定）低保诉求联席会议', place: '（推定）街道会议室', time: '14:30', departments: ['d06'],
      discussion: '各部门负责人坐在一起开会，共同商议，决定特事特办。',
      resolutions: [{ department: 'd06', what: '（推定）按会商意见特事特办，落实低保', workingDays: 2 }],
    },
    { on: 5, at: '15:00', do: 'sign', by: 'supervisor', reason: '（推定）层层把关，情况属实，同意。' },
    { on: 5, at: '16:00', do: 'sign', by: 'director', reason: '（推定）同意特事特办，不作为一般先例。' },
    { on: 6, at: '15:50', do: 'keep', department: 'd06', result: '（推定）按会商意见落实。' },
    { on: 6, at: '16:00', do: 'finish', department: 'd06', result: '（推定）按会商意见办理，当月发放。' },
    { on: 7, at: '10:00', do: 'answer', outcome: 'special', text: '共同商议后特事特办，当月拿到低保。' },
    { on: 7, at: '10:20', do: 'reply', result: '（推定）当面告知当事人，并反馈窗口。' },
    {
      on: 9, at: '10:00', do: 'note', called: 'callback',
      note: { kind: 'callback', with: '某女士', reached: true, text: '（推定）电话回访，当事人表示非常满意。' },
    },
    { on: 9, at: '10:05', do: 'rate', level: 5, after: 'callback' },
    { on: 9, at: '10:30', do: 'archive', summary: '后续：层层把关，不随意妥协和迁就；与社区居委会商量核实。' },
  ],
};
