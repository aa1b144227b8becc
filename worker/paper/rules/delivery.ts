import type { Instant } from '../../../schema/deadlines.ts';
import type { Delivery, DeliveryMeans } from '../../../schema/paper.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';

/** As they stand on a 送达回证. */
export const MEANS: Record<DeliveryMeans, string> = { by_hand: '直接送达', post: '邮寄送达', wechat: '微信送达', on_the_spot: '现场领取' };

/** Refusals: `value.in_future`, `paper.delivered_early` (a minute's grace, since forms give minutes), `paper.post_number_missing`. */
export function checkDelivery(delivery: Delivery, issuedAt: Instant, now: Instant): Refusal | undefined {
  if (delivery.at > now) return refuse('value.in_future', { field: 'at' }, 'at');
  if (Date.parse(delivery.at) + 60_000 < Date.parse(issuedAt)) return refuse('paper.delivered_early', {}, 'at');
  if (delivery.means === 'post' && !delivery.postNumber) return refuse('paper.post_number_missing', {}, 'postNumber');
  return undefined;
}
