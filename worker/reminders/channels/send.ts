import type { Send } from './channel.ts';
import { sendDingtalkApp, sendDingtalkRobot } from './dingtalk.ts';
import { sendEmail } from './email.ts';
import { failed } from './request.ts';
import { checkReady } from './rules.ts';
import { sendSms } from './sms.ts';
import { sendWebhook } from './webhook.ts';
import { sendWecomApp, sendWecomRobot } from './wecom.ts';

/** One message through one channel, once. What is wrong before anything is sent is told without sending. */
export const send: Send = async (message, target, config, tools) => {
  const unfit = checkReady(config);
  if (unfit) return failed(unfit.problem, '', unfit.params ? { params: unfit.params } : {});
  switch (config.kind) {
    case 'sms':
      return sendSms(message, target, config, tools);
    case 'email':
      return sendEmail(message, target, config, tools);
    case 'wecom_robot':
      return sendWecomRobot(message, config, tools);
    case 'wecom_app':
      return sendWecomApp(message, target, config, tools);
    case 'dingtalk_robot':
      return sendDingtalkRobot(message, config, tools);
    case 'dingtalk_app':
      return sendDingtalkApp(message, target, config, tools);
    case 'webhook':
      return sendWebhook(message, config, tools);
  }
};
