import { serve, type Got, type Local, type Reply } from './server.ts';

export const CORP = { corpId: 'ww0123456789abcdef', secret: 'corp-secret-0123456789', agentId: '1000002', key: '11111111-2222-4333-8444-555555555555' };

const error = (errcode: number, errmsg: string): Reply => ({ json: { errcode, errmsg: `${errmsg}, hint: [1700000000000000000000000], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}` } });
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** As strict as 企业微信 is about what it gets, and as lenient in its status: every answer is 200. */
export class Wecom {
  local: Local | null = null;
  tokens: string[] = [];
  /** Answers that come before anything is looked at, in turn. */
  next: Reply[] = [];
  /** Tokens that have ended, though they were promised longer. */
  ended = new Set<string>();
  lifetime = 7_200;
  readonly members = new Set(['zhangsan']);

  async open(): Promise<string> {
    this.local = await serve((got) => this.next.shift() ?? this.#answer(got));
    return this.local.url;
  }

  #answer(got: Got): Reply {
    if (got.path === '/cgi-bin/gettoken') return this.#token(got);
    if (got.method !== 'POST') return error(43002, 'require POST method');
    let body: Record<string, Record<string, unknown> & string>;
    try {
      body = JSON.parse(got.body);
    } catch {
      return error(47001, 'data format error');
    }
    if (got.path === '/cgi-bin/webhook/send') {
      if (got.query.get('key') !== CORP.key) return error(93000, 'invalid webhook url');
      const limit = body.msgtype === 'markdown' ? 4_096 : body.msgtype === 'text' ? 2_048 : 0;
      const content = body[String(body.msgtype)]?.content;
      if (limit === 0) return error(40008, 'invalid message type');
      if (!isText(content)) return error(44004, 'empty content');
      return Buffer.byteLength(content) > limit ? error(45002, 'content size out of limit') : { json: { errcode: 0, errmsg: 'ok' } };
    }
    if (got.path !== '/cgi-bin/message/send') return { status: 404, text: 'not found' };
    const token = got.query.get('access_token') ?? '';
    if (!this.tokens.includes(token)) return error(40014, 'invalid access_token');
    if (this.ended.has(token)) return error(42001, 'access_token expired');
    if (body.agentid !== (Number(CORP.agentId) as unknown)) return error(40056, 'invalid agentid');
    if (!isText(body.text?.content)) return error(44004, 'empty content');
    if (Buffer.byteLength(body.text.content) > 2_048) return error(45002, 'content size out of limit');
    return this.members.has(String(body.touser)) ? { json: { errcode: 0, errmsg: 'ok', msgid: 'M-1' } } : error(81013, 'user & party & tag all invalid');
  }

  #token({ method, query }: Got): Reply {
    if (method !== 'GET') return error(43001, 'require GET method');
    if (query.get('corpid') !== CORP.corpId) return error(40013, 'invalid corpid');
    if (query.get('corpsecret') !== CORP.secret) return error(40001, 'invalid credential');
    this.tokens.push(`token-${this.tokens.length + 1}-abcdefghijklmnop`);
    return { json: { errcode: 0, errmsg: 'ok', access_token: this.tokens.at(-1), expires_in: this.lifetime } };
  }
}
