import type { SendProblem } from '../../../schema/channel-problems.ts';
import { DINGTALK_USERID, type ConfigOf } from '../../../schema/channels.ts';
import type { OutboundMessage, SendResult, SendTools, Target } from './channel.ts';
import { ask, failed, isFailure, loggable, RATE_WAIT_SECONDS, readJson, type Failure } from './request.ts';
import { hmacSha256, base64 } from './sign.ts';
import { forgetToken, tokenFor, type Token } from './token.ts';
import { markdown, plainText } from './words.ts';

/** 钉钉《自定义机器人接入》: a message up to 20,000 bytes. */
const ROBOT_BYTES = 18_000;
/** 钉钉《工作通知消息类型》: text up to 2048 bytes advised. */
const APP_BYTES = 2_048;
/** Until the other side's day is over nothing more is taken; an hour is a fair guess to ask again. */
const QUOTA_WAIT_SECONDS = 3_600;

/** 钉钉《自定义机器人发送群消息》 and 《服务端API错误码》. Every answer is HTTP 200; what counts is `errcode`. */
const PROBLEMS: Record<number, SendProblem> = {
  [-1]: 'http.server',
  300001: 'robot.unknown', 300005: 'robot.unknown', 400013: 'robot.unknown', 400101: 'robot.unknown', 400102: 'robot.unknown', 400106: 'robot.unknown',
  130101: 'rate.limited', 410100: 'rate.limited', 143103: 'rate.limited', 143104: 'rate.limited', 143203: 'rate.limited', 143204: 'rate.limited',
  143105: 'rate.quota', 143205: 'rate.quota',
  400105: 'content.refused', 430101: 'content.refused', 430102: 'content.refused', 430103: 'content.refused', 430104: 'content.refused', 460101: 'content.refused', 1430002: 'content.refused', 40035: 'content.refused',
  40089: 'token.refused', 40096: 'token.refused', 33001: 'token.refused',
  40014: 'token.expired', 40001: 'token.expired', 42001: 'token.expired',
  60020: 'ip.not_allowed',
  60011: 'app.forbidden', 50002: 'app.forbidden', 50004: 'app.forbidden',
  33007: 'app.unknown', 40056: 'app.unknown', 41011: 'app.unknown',
  33012: 'target.unknown', 40003: 'target.unknown', 40031: 'target.unknown', 40103: 'target.unknown', 60121: 'target.unknown', 1430000: 'target.unknown',
};
/** 《工作通知》: the same content goes to the same person once a day. What was to be said has been said. */
const SAID_ALREADY = new Set([143106, 143206]);
/** All of a server's calls are held back for a while. */
const isHeldBack = (code: number) => code >= 90001 && code <= 90030;

/** 310000 is whatever the robot's safety settings refuse; only the words tell which. */
function guardProblem(errmsg: string): SendProblem {
  if (/timestamp/i.test(errmsg)) return 'clock.off';
  if (/sign|签名/i.test(errmsg)) return 'sign.mismatch';
  if (/keyword|关键词/i.test(errmsg)) return 'content.keyword';
  return /\bip\b|whitelist|白名单/i.test(errmsg) ? 'ip.not_allowed' : 'answer.said_no';
}

function outcome(json: Record<string, unknown>, hidden: readonly string[]): SendResult {
  const answer = loggable(JSON.stringify(json), hidden);
  if (typeof json.errcode !== 'number') return failed('answer.malformed', answer);
  if (json.errcode === 0) return { ok: true, answer };
  // 88 stands for a refusal at the gate; the reason is one step down.
  const code = json.errcode === 88 && Number.isFinite(Number(json.sub_code)) ? Number(json.sub_code) : json.errcode;
  if (SAID_ALREADY.has(code)) return { ok: true, answer };
  const errmsg = String(json.sub_msg ?? json.errmsg ?? '');
  const problem = code === 310000 ? guardProblem(errmsg) : isHeldBack(code) ? 'rate.limited' : (PROBLEMS[code] ?? 'answer.said_no');
  const after = problem === 'rate.limited' ? RATE_WAIT_SECONDS : problem === 'rate.quota' ? QUOTA_WAIT_SECONDS : undefined;
  return failed(problem, answer, { params: { said: loggable(errmsg, hidden).slice(0, 200), status: String(code) }, ...(after !== undefined && { after }) });
}

const rootOf = (baseUrl: string) => baseUrl.replace(/\/+$/, '');
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/**
 * 《自定义机器人安全设置》, 加签: HmacSHA256 over `timestamp\nsecret`, keyed by the secret, in base64. The timestamp is
 * in milliseconds and may be off by an hour at most.
 */
export async function dingtalkSign(timestamp: number, secret: string): Promise<string> {
  return base64(await hmacSha256(secret, `${timestamp}\n${secret}`));
}

/** A message into the group whose robot this is (《自定义机器人接入》). One robot takes 20 a minute. */
export async function sendDingtalkRobot(message: OutboundMessage, config: ConfigOf<'dingtalk_robot'>, tools: SendTools): Promise<SendResult> {
  const { accessToken, secret, format } = config;
  const url = new URL(`${rootOf(config.baseUrl)}/robot/send`);
  url.searchParams.set('access_token', accessToken);
  if (secret !== '') {
    const timestamp = Date.parse(tools.now());
    url.searchParams.set('timestamp', String(timestamp));
    url.searchParams.set('sign', await dingtalkSign(timestamp, secret));
  }
  const body = format === 'markdown' ? { msgtype: 'markdown', markdown: { title: message.title, text: markdown(message, ROBOT_BYTES) } } : { msgtype: 'text', text: { content: plainText(message, ROBOT_BYTES) } };
  const hidden = [accessToken, secret];
  const answer = await ask(tools, { url: url.href, headers: JSON_HEADERS, body: JSON.stringify(body), route: config, hidden });
  if (isFailure(answer)) return answer;
  const json = readJson(answer, hidden);
  return isFailure(json) ? json : outcome(json, hidden);
}

type App = ConfigOf<'dingtalk_app'>;

/** 《获取企业内部应用的access_token》: valid for 7200 seconds. */
async function fetchToken({ baseUrl, appKey, appSecret, ...route }: App, tools: SendTools): Promise<Token | Failure> {
  const hidden = [appSecret];
  const url = `${rootOf(baseUrl)}/gettoken?appkey=${encodeURIComponent(appKey)}&appsecret=${encodeURIComponent(appSecret)}`;
  const answer = await ask(tools, { url, method: 'GET', route, hidden });
  if (isFailure(answer)) return answer;
  const json = readJson(answer, hidden);
  if (isFailure(json)) return json;
  const { access_token: token, expires_in: lifetimeSeconds } = json;
  if (json.errcode === 0 && typeof token === 'string' && typeof lifetimeSeconds === 'number') return { token, lifetimeSeconds };
  const said = outcome(json, typeof token === 'string' ? [...hidden, token] : hidden);
  return said.ok ? failed('answer.malformed', '') : said;
}

/** Lists of userids in a send result that did not get the message, and what each means. */
const LEFT_OUT: readonly [list: string, problem: SendProblem][] = [
  ['invalid_user_id_list', 'target.unknown'],
  ['forbidden_user_id_list', 'rate.quota'],
  ['failed_user_id_list', 'answer.said_no'],
];

/**
 * A work notice to one person (《发送工作通知》, asyncsend_v2). The platform takes it before it looks at the userid, so
 * the result is asked for once (《获取工作通知消息的发送结果》); where that fails, what was taken stays taken.
 */
export async function sendDingtalkApp(message: OutboundMessage, target: Target, config: App, tools: SendTools): Promise<SendResult> {
  if (target === null || target === '') return failed('target.missing', '');
  if (!DINGTALK_USERID.test(target)) return failed('target.malformed', '');
  const key = JSON.stringify(['dingtalk', config.baseUrl, config.appKey, config.appSecret]);
  const agentId = Number(config.agentId);
  const post = async (path: string, body: object): Promise<{ json: Record<string, unknown>; said: SendResult } | Failure> => {
    const token = await tokenFor(key, tools.now(), () => fetchToken(config, tools));
    if (typeof token !== 'string') return token;
    const hidden = [config.appSecret, token, target];
    const answer = await ask(tools, { url: `${rootOf(config.baseUrl)}/topapi/message/corpconversation/${path}?access_token=${encodeURIComponent(token)}`, headers: JSON_HEADERS, body: JSON.stringify(body), route: config, hidden });
    if (isFailure(answer)) return answer;
    const json = readJson(answer, hidden);
    return isFailure(json) ? json : { json, said: outcome(json, hidden) };
  };
  const notice = { agent_id: agentId, userid_list: target, to_all_user: false, msg: { msgtype: 'text', text: { content: plainText(message, APP_BYTES) } } };
  let sent = await post('asyncsend_v2', notice);
  const refused = isFailure(sent) ? sent : sent.said;
  if (!refused.ok && refused.problem === 'token.expired') {
    forgetToken(key);
    sent = await post('asyncsend_v2', notice);
  }
  if (isFailure(sent)) return sent;
  const { said, json } = sent;
  if (!said.ok || json.task_id === undefined) return said;
  const result = await post('getsendresult', { agent_id: agentId, task_id: json.task_id });
  if (isFailure(result) || !result.said.ok) return said;
  const lists: Record<string, unknown> = typeof result.json.send_result === 'object' ? { ...result.json.send_result } : {};
  const left = LEFT_OUT.find(([list]) => Array.isArray(lists[list]) && lists[list].includes(target));
  return left ? failed(left[1], result.said.answer, { params: { said: left[0] } }) : said;
}
