import { createHmac } from 'node:crypto';
import { serve, type Got, type Local, type Reply } from './server.ts';
import { NOW } from './message.ts';

export const APP = { appKey: 'dingabcdef012345', appSecret: 'app-secret-0123456789', agentId: '123456789' };
export const ROBOT = { accessToken: 'robot-token-0123456789abcdef', secret: 'SEC0123456789abcdef' };

const HOUR_MS = 3_600_000;
const error = (errcode: number, errmsg: string, more: object = {}): Reply => ({ json: { errcode, errmsg, ...more } });

/** As strict as 钉钉 is about what it gets; every answer is 200. */
export class Dingtalk {
  local: Local | null = null;
  next: Reply[] = [];
  tokens: string[] = [];
  ended = new Set<string>();
  keyword: string | null = null;
  /** Its own clock. */
  now = NOW;
  readonly staff = new Set(['manager4220']);
  sendResult: Record<string, string[]> | null = null;

  async open(): Promise<string> {
    this.local = await serve((got) => this.next.shift() ?? this.#answer(got));
    return this.local.url;
  }

  #answer(got: Got): Reply {
    if (got.path === '/gettoken') return this.#token(got);
    if (got.method !== 'POST') return error(43002, '需要POST请求');
    if (!/^application\/json\b/.test(got.headers.get('content-type') ?? '')) return error(43004, '需要设置http content-type 为 application/json');
    const body: { [key: string]: unknown } = JSON.parse(got.body);
    if (got.path === '/robot/send') return this.#robot(got.query, body);
    if (!got.path.startsWith('/topapi/message/corpconversation/')) return error(404, '请求的URI地址不存在');
    const token = got.query.get('access_token') ?? '';
    if (!this.tokens.includes(token)) return error(40014, '不合法的access_token');
    if (this.ended.has(token)) return error(42001, 'access_token已过期');
    if (body.agent_id !== Number(APP.agentId)) return error(33007, '无效的微应用');
    if (got.path.endsWith('/getsendresult')) {
      const known = this.staff.has(String(this.#lastUser));
      const lists = this.sendResult ?? (known ? { unread_user_id_list: [this.#lastUser] } : { invalid_user_id_list: [this.#lastUser] });
      return { json: { errcode: 0, errmsg: 'ok', send_result: { invalid_user_id_list: [], forbidden_user_id_list: [], failed_user_id_list: [], ...lists }, request_id: 'r-2' } };
    }
    this.#lastUser = String(body.userid_list);
    return { json: { errcode: 0, errmsg: 'ok', task_id: 256271667526, request_id: 'r-1' } };
  }
  #lastUser = '';

  #token({ method, query }: Got): Reply {
    if (method !== 'GET') return error(43001, '需要GET请求');
    if (query.get('appkey') !== APP.appKey || query.get('appsecret') !== APP.appSecret) return error(40089, '不合法的corpid或corpsecret');
    this.tokens.push(`token-${this.tokens.length + 1}-abcdefghijklmnop`);
    return { json: { errcode: 0, errmsg: 'ok', access_token: this.tokens.at(-1), expires_in: 7_200 } };
  }

  #robot(query: URLSearchParams, body: { [key: string]: unknown }): Reply {
    if (query.get('access_token') !== ROBOT.accessToken) return error(300005, 'token is not exist');
    const timestamp = query.get('timestamp') ?? '';
    if (Math.abs(Number(timestamp) - Date.parse(this.now)) > HOUR_MS) return error(310000, 'invalid timestamp');
    const sign = createHmac('sha256', ROBOT.secret).update(`${timestamp}\n${ROBOT.secret}`).digest('base64');
    if (query.get('sign') !== sign) return error(310000, 'sign not match');
    const said = JSON.stringify(body);
    if (this.keyword !== null && !said.includes(this.keyword)) return error(310000, 'keywords not in content, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]');
    return { json: { errcode: 0, errmsg: 'ok' } };
  }
}
