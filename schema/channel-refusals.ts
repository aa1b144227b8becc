import { SEND_PROBLEMS } from './channel-problems.ts';

/** Refusals of channels, in the form of schema/refusals.ts, which takes them in. What keeps a channel from sending also keeps it from being saved, in the same words. */
export const CHANNEL_REFUSALS = {
  'config.incomplete': [422, ...SEND_PROBLEMS['config.incomplete']],
  'template.no_text': [422, ...SEND_PROBLEMS['template.no_text']],
  'template.no_target': [422, ...SEND_PROBLEMS['template.no_target']],
  'template.not_json': [422, ...SEND_PROBLEMS['template.not_json']],
  'address.malformed': [422, ...SEND_PROBLEMS['address.malformed']],
  'address.private': [422, ...SEND_PROBLEMS['address.private']],
  'address.forbidden': [422, ...SEND_PROBLEMS['address.forbidden']],
  'channel.secret_again': [422, '发往的地址变了，请重新填写密钥，以免原来的密钥被发到别处。', 'Where it is sent has changed. Enter the secret again, so that the stored one is not led elsewhere.'],
} as const satisfies Record<string, readonly [number, string, string]>;
