import type { Form, Numbering } from '../paper.ts';

const plain = (mark: string): Numbering => ({ pattern: `${mark}〔{年}〕{序号}号`, width: 1, from: null });

/** Numbers of ours until a district sets its own: the form's name and no district's mark (机关代字). */
export const FORM_NUMBERS: Record<Form, Numbering> = {
  registration: plain('登记表'),
  receipt: plain('登记回执'),
  transfer: plain('转办单'),
  supervision: plain('督办单'),
  reply: plain('答复'),
  decline: plain('不予受理告知'),
  extension: plain('延期告知'),
  supplement: plain('补充材料告知'),
  explanation: plain('解释说明'),
  delivery: plain('送达回证'),
  contact: plain('联系记录'),
  notice: plain('一次性告知'),
  results: plain('结果领取'),
  minutes: plain('联席会议纪要'),
  promise: plain('容缺承诺'),
  termination: plain('容缺终止告知'),
};
