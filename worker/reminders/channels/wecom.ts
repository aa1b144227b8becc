import type { SendProblem } from '../../../schema/channel-problems.ts';
import { WECOM_USERID, type ConfigOf } from '../../../schema/channels.ts';
import type { OutboundMessage, SendResult, SendTools, Target } from './channel.ts';
import { ask, failed, isFailure, loggable, RATE_WAIT_SECONDS, readJson, type Failure } from './request.ts';
import { forgetToken, tokenFor, type Token } from './token.ts';
import { markdown, plainText } from './words.ts';

/** 企业微信《群机器人配置说明》: text up to 2048 bytes, markdown up to 4096, in UTF-8. */
const ROBOT_BYTES = { text: 2_048, markdown: 4_096 } as const;
/** 企业微信《发送应用消息》: text up to 2048 bytes. */
const APP_BYTES = 2_048;
/** 《发送应用消息》: the same content to the same people is delivered once within this time; half an hour is its default. */
const DUPLICATE_SECONDS = 1_800;

/** 企业微信《全局错误码》. Every answer is HTTP 200; what counts is `errcode`. */
const PROBLEMS: Record<number, SendProblem> = {
  [-1]: 'http.server',
  40001: 'token.refused', 40013: 'token.refused', 40091: 'token.refused', 41002: 'token.refused', 41004: 'token.refused',
  40014: 'token.expired', 41001: 'token.expired', 42001: 'token.expired',
  40056: 'app.unknown', 41011: 'app.unknown', 301002: 'app.unknown',
  48002: 'app.forbidden', 60011: 'app.forbidden',
  60020: 'ip.not_allowed',
  40003: 'target.unknown', 40031: 'target.unknown', 60111: 'target.unknown', 81013: 'target.unknown', 82001: 'target.unknown',
  45009: 'rate.limited', 45033: 'rate.limited',
  40008: 'content.refused', 40035: 'content.refused', 40058: 'content.refused', 44004: 'content.refused', 45002: 'content.refused', 47001: 'content.refused',
  93000: 'robot.unknown', 93004: 'robot.unknown', 93008: 'robot.unknown',
};

function outcome(json: Record<string, unknown>, hidden: readonly string[]): SendResult {
  const said = loggable(JSON.stringify(json), hidden);
  if (typeof json.errcode !== 'number') return failed('answer.malformed', said);
  if (json.errcode === 0) return { ok: true, answer: said };
  const problem = PROBLEMS[json.errcode] ?? 'answer.said_no';
  return failed(problem, said, {
    params: { said: loggable(String(json.errmsg ?? json.errcode), hidden).slice(0, 200), status: String(json.errcode) },
    ...(problem === 'rate.limited' && { after: RATE_WAIT_SECONDS }),
  });
}

const rootOf = (baseUrl: string) => baseUrl.replace(/\/+$/, '');
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** A message into the group whose robot this is (《群机器人配置说明》). One robot takes 20 a minute. */
export async function sendWecomRobot(message: OutboundMessage, config: ConfigOf<'wecom_robot'>, tools: SendTools): Promise<SendResult> {
  const { key, format } = config;
  const body = format === 'markdown' ? { msgtype: 'markdown', markdown: { content: markdown(message, ROBOT_BYTES.markdown) } } : { msgtype: 'text', text: { content: plainText(message, ROBOT_BYTES.text) } };
  const answer = await ask(tools, { url: `${rootOf(config.baseUrl)}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`, headers: JSON_HEADERS, body: JSON.stringify(body), route: config, hidden: [key] });
  if (isFailure(answer)) return answer;
  const json = readJson(answer, [key]);
  return isFailure(json) ? json : outcome(json, [key]);
}

type App = ConfigOf<'wecom_app'>;

/** 《获取access_token》: valid for 7200 seconds, and the same is answered until it ends. */
async function fetchToken({ baseUrl, corpId, secret, ...route }: App, tools: SendTools): Promise<Token | Failure> {
  const hidden = [secret];
  const url = `${rootOf(baseUrl)}/cgi-bin/gettoken?corpid=${encodeURIComponent(corpId)}&corpsecret=${encodeURIComponent(secret)}`;
  const answer = await ask(tools, { url, method: 'GET', route, hidden });
  if (isFailure(answer)) return answer;
  const json = readJson(answer, hidden);
  if (isFailure(json)) return json;
  const { access_token: token, expires_in: lifetimeSeconds } = json;
  if (json.errcode === 0 && typeof token === 'string' && typeof lifetimeSeconds === 'number') return { token, lifetimeSeconds };
  const said = outcome(json, typeof token === 'string' ? [...hidden, token] : hidden);
  return said.ok ? failed('answer.malformed', '') : said;
}

/** A message to one member through an application (《发送应用消息》). The target is his userid. */
export async function sendWecomApp(message: OutboundMessage, target: Target, config: App, tools: SendTools): Promise<SendResult> {
  if (target === null || target === '') return failed('target.missing', '');
  if (!WECOM_USERID.test(target)) return failed('target.malformed', '');
  const key = JSON.stringify(['wecom', config.baseUrl, config.corpId, config.secret]);
  const body = JSON.stringify({
    touser: target,
    msgtype: 'text',
    agentid: Number(config.agentId),
    text: { content: plainText(message, APP_BYTES) },
    safe: 0,
    enable_duplicate_check: 1,
    duplicate_check_interval: DUPLICATE_SECONDS,
  });
  const attempt = async (): Promise<SendResult> => {
    const token = await tokenFor(key, tools.now(), () => fetchToken(config, tools));
    if (typeof token !== 'string') return token;
    const hidden = [config.secret, token, target];
    const answer = await ask(tools, { url: `${rootOf(config.baseUrl)}/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`, headers: JSON_HEADERS, body, route: config, hidden });
    if (isFailure(answer)) return answer;
    const json = readJson(answer, hidden);
    if (isFailure(json)) return json;
    const said = outcome(json, hidden);
    // Taken, yet for nobody: the only one it was for is not among those it reaches.
    const lost = said.ok && [json.invaliduser, json.unlicenseduser].some((left) => typeof left === 'string' && left !== '');
    return lost ? failed('target.unknown', said.answer) : said;
  };
  const first = await attempt();
  if (first.ok || first.problem !== 'token.expired') return first;
  // Ended early, by another program or by the other side: once more with a new one.
  forgetToken(key);
  return attempt();
}
