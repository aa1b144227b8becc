import type { Form } from '../paper-document.ts';
import type { FormWording } from '../paper-facts.ts';

/**
 * What each paper says until a district writes its own words. The words are ours (本产品约定); they cite no law and
 * promise nothing: dates, limits, reasons and bases come from the case. A registration receipt is no 受理通知书.
 */
export const DEFAULT_WORDING: Record<Form, FormWording> = {
  registration: {
    title: '诉求登记表',
    opening: '',
    body: '',
    closing: '以上内容经反映人核对，与所述情况相符。',
    footer: '本表一式两份，一份交反映人，一份由窗口存档。个人信息仅用于办理本诉求。',
  },
  receipt: {
    title: '登记回执',
    opening: '{反映人}：',
    body: '您提出的“{诉求}”，已于{收件日期}在{窗口}登记，编号{编号}。[[我们将于{到期时间}前给您答复。]]',
    closing: '请妥善保管本回执。您可以凭查询码查询办理进度，并对办理结果作出评价。[[如需咨询，请拨打{窗口电话}。]]',
    footer: '本回执证明诉求已经登记，不是行政许可等申请的受理凭证。',
  },
  transfer: {
    title: '诉求转办单',
    opening: '{部门}：',
    body: '现将{窗口}登记的“{诉求}”（编号{编号}）转你单位办理。请于{部门到期时间}前办结，填写回执并加盖印章，反馈本窗口。',
    closing: '如认为不属于你单位职责，请在回执中写明依据，一并退回。[[联系人：{协调专员}]][[，联系电话：{窗口电话}。]]',
    footer: '',
  },
  supervision: {
    title: '督办单',
    opening: '{部门}：',
    body: '现就“{诉求}”[[（编号{编号}）]]予以督办。\n督办事由：{督办事由}。\n督办要求：{督办要求}。',
    closing: '请于{督办到期日}前办结，并书面报送办理情况。',
    footer: '',
  },
  reply: {
    title: '诉求答复书',
    opening: '{反映人}：',
    body: '您反映的“{诉求}”，我们已于{收件日期}登记（编号{编号}）。现将办理情况答复如下：\n{答复内容}。\n[[办理依据：{答复依据}。]]',
    closing: '如对本答复有不同意见，请向本窗口提出[[，联系电话：{窗口电话}]]。您也可以凭登记回执上的查询码，对办理结果作出评价。',
    footer: '',
  },
  decline: {
    title: '不予受理告知书',
    opening: '{反映人}：',
    body: '您反映的“{诉求}”，我们已于{收件日期}登记（编号{编号}）。经研判，本窗口不予受理，现将理由和办理途径告知如下：\n理由：{不予受理理由}。\n说明：{已告知内容}。\n您可以通过以下途径办理：{救济途径}。',
    closing: '如有疑问，请到本窗口咨询[[，或者拨打{窗口电话}]]。[[窗口地址：{窗口地址}。]]',
    footer: '',
  },
  extension: {
    title: '延期告知书',
    opening: '{反映人}：',
    body: '您反映的“{诉求}”（编号{编号}），原定于{原到期日}前答复。现因{延期理由}，经批准，答复期限延长{延期天数}个工作日，延长至{新到期时间}。',
    closing: '给您带来不便，敬请谅解。[[如有疑问，请拨打{窗口电话}。]]',
    footer: '',
  },
  supplement: {
    title: '补充材料告知书',
    opening: '{反映人}：',
    body: '为继续办理您提出的“{诉求}”（编号{编号}），请您补充下列材料[[，并于{补充到期日}前送交本窗口]]：',
    closing: '如有困难，请及时与我们联系[[，电话：{窗口电话}]]。',
    footer: '',
  },
  explanation: {
    title: '解释说明记录',
    opening: '',
    body: '',
    closing: '以上内容已向本人解释说明。',
    footer: '本记录由窗口存档。',
  },
  delivery: {
    title: '送达回证',
    opening: '',
    body: '',
    closing: '',
    footer: '受送达人拒绝签收或者由他人代收的，请在备注中写明情况。',
  },
  contact: {
    title: '联系记录',
    opening: '',
    body: '',
    closing: '',
    footer: '未能联系上的也如实记录。',
  },
  notice: {
    title: '一次性告知单',
    opening: '{反映人}：',
    body: '您到{窗口}办理“{事项}”（编号{编号}），需要的材料和办理的事项一次告知如下：',
    closing: '材料备齐后交到{窗口}，由窗口统一收件、分送各部门并联办理、统一出件；材料齐全后开始计算时限。本单没有列明的材料，另行要求时会写明理由再次告知您。[[如需咨询，请拨打{窗口电话}。]]',
    footer: '本单证明窗口已经告知所需材料，不是行政许可等申请的受理凭证。',
  },
  results: {
    title: '结果领取清单',
    opening: '',
    body: '“{事项}”（编号{编号}）各事项已经办结，结果统一出件如下：',
    closing: '以上结果已经当面核对，如数领取。',
    footer: '本清单一式两份，一份交领取人，一份由窗口存档。',
  },
  minutes: {
    title: '联席会议纪要',
    opening: '',
    body: '',
    closing: '',
    footer: '分送：出席会议各单位，各议题涉及的部门。\n{窗口}　{印发日期}印发',
  },
  promise: {
    title: '容缺受理承诺书',
    opening: '',
    body: '{承诺内容}',
    closing: '',
    footer: '本承诺书由窗口存档。',
  },
  termination: {
    title: '容缺受理终止告知书',
    opening: '{当事人}：',
    body: '您申请办理的“{事项}”（编号{编号}），于{容缺受理日期}容缺受理，所缺的{缺少的材料}应于{补充到期日}前补齐。因到期未补齐，该项容缺受理已于{终止日期}终止。\n材料齐备后，您可以重新提出申请；限制解除以前，不能再次容缺受理。',
    closing: '如有异议或者确有困难，请与本窗口联系[[，电话：{窗口电话}]]。',
    footer: '',
  },
};
