import { FIELD_NAMES } from './field-names.ts';

/**
 * What can be wrong with a message that was not taken: its stable code, and what a person reads, in Chinese and
 * English. `{name}` stands for a parameter. Nothing personal and no secret goes into one.
 */
export const SEND_PROBLEMS = {
  'config.incomplete': ['这个渠道还没有填完整：{field}。', 'The channel is not filled in: {field}.'],
  'template.no_text': ['模板里没有 {text}，收到的人什么也看不到。', 'The template lacks {text}; nobody would read anything.'],
  'template.no_target': ['模板里没有 {target}，网关不知道发给谁。', 'The template lacks {target}; the gateway would not know whom to send to.'],
  'template.not_json': ['填入内容以后，正文不是有效的 JSON，请检查引号和逗号。', 'Filled in, the body is not valid JSON. Check quotes and commas.'],
  'target.missing': ['没有收件人：这个人没有登记这个渠道的号码或账号。', 'Nobody to send to: the person has no number or account for this channel.'],
  'target.malformed': ['收件人的号码或账号写法不对。', 'The number or account is not written as one.'],
  'target.unknown': ['对方不认识这个收件人，或者他不在应用的可见范围里。', 'The other side does not know this person, or he is outside what the application may see.'],
  'address.malformed': ['地址写法不对，应以 http:// 或 https:// 开头。', 'The address is not one that begins with http:// or https://.'],
  'address.private': ['{host} 是内网地址，已拒绝。确需使用，请由管理员勾选“允许内网地址”。', '{host} is a private address and was refused. If it is meant, an administrator allows private addresses for this channel.'],
  'address.forbidden': ['{host} 是不能使用的地址（链路本地、广播或保留地址）。', '{host} cannot be used: link-local, broadcast or reserved.'],
  'net.dns': ['找不到主机 {host}：域名解析不到，请检查写法，或本机能否上网。', 'There is no host {host}: the name does not resolve. Check its spelling, and whether this machine reaches the network.'],
  'net.refused': ['{host} 拒绝连接：端口不对，或对方服务没有启动。', '{host} refused the connection: a wrong port, or nothing runs there.'],
  'net.reset': ['{host} 中途断开了连接，可能已经收到，也可能没有。', '{host} broke the connection off; it may have received the message or not.'],
  'net.timeout': ['{host} 在 {seconds} 秒内没有回答，可能已经收到，也可能没有。', '{host} did not answer within {seconds} seconds; it may have received the message or not.'],
  'net.unreachable': ['到 {host} 的网络不通。', 'There is no way through the network to {host}.'],
  'net.tls': ['与 {host} 的加密连接没有建成：证书过期、不受信任、名称不符，或对方不支持加密。', 'No encrypted connection to {host}: a certificate that has expired, is not trusted or names another host, or no encryption there.'],
  'net.redirect': ['{host} 要求转到另一个地址。为安全起见不跟随，请直接填写最终地址。', '{host} redirects elsewhere. Redirects are not followed; enter the final address.'],
  'net.failed': ['没有能与 {host} 通信。', 'Talking to {host} failed.'],
  'proxy.unsupported': ['在 Cloudflare 上不能使用转发代理；自建时可以。', 'A forward proxy cannot be used on Cloudflare; on a machine of your own it can.'],
  'proxy.failed': ['转发代理没有接通，请检查它的地址和权限。', 'The forward proxy did not connect. Check its address and its permissions.'],
  'http.unauthorized': ['对方不认可身份（401）：密钥或账号不对。', 'Not recognised (401): the key or the account is wrong.'],
  'http.forbidden': ['对方不允许（403）：没有权限，或本机地址不在白名单里。', 'Not allowed (403): no permission, or this machine is not on the allow-list.'],
  'http.not_found': ['对方没有这个地址（404），请检查路径。', 'There is nothing at this address (404). Check the path.'],
  'http.rejected': ['对方不接受这样的请求（{status}）。', 'The request was rejected ({status}).'],
  'http.server': ['对方内部出错（{status}），稍后会再试。', 'The other side failed ({status}); it will be tried again.'],
  'rate.limited': ['发得太快，被对方限流，稍后会再试。', 'Sent too fast: the other side limits the rate. It will be tried again.'],
  'rate.quota': ['今天的发送额度已用完。', 'The quota of the day is used up.'],
  'answer.malformed': ['对方的回答看不懂，不是约定的格式。地址可能不对。', 'The answer is not of the agreed form. The address may be wrong.'],
  'answer.said_no': ['对方回答没有成功：{said}', 'The other side says it was not done: {said}'],
  'token.refused': ['换取访问令牌失败：企业 ID、应用标识或密钥不对。', 'No access token: the corporation’s or application’s id or its secret is wrong.'],
  'token.expired': ['访问令牌不断失效，可能有别的程序在用同一个应用换取令牌。', 'The access token keeps expiring; another program may be fetching tokens for the same application.'],
  'ip.not_allowed': ['本机的出口地址不在对方的可信名单里，请在对方后台加上。', 'The address this machine goes out from is not on the other side’s allow-list. Add it there.'],
  'app.unknown': ['应用编号（AgentId）不对，或应用已停用。', 'The application’s AgentId is wrong, or it is disabled.'],
  'app.forbidden': ['应用没有发消息的权限，请在对方后台开通。', 'The application may not send messages. Grant it there.'],
  'robot.unknown': ['群机器人不存在或已被移除，请重新复制它的地址。', 'The group’s robot does not exist or has been removed. Copy its address anew.'],
  'sign.mismatch': ['签名不符：加签密钥不对，或者本机时间不准。', 'The signature does not match: a wrong secret, or this machine’s clock is off.'],
  'clock.off': ['对方说时间戳不在允许的范围里，请校准本机时间。', 'The timestamp lies outside what is allowed. Set this machine’s clock.'],
  'content.keyword': ['群机器人只收含有指定关键词的消息，请把“办成事”加进它的关键词，或改用加签。', 'The robot only takes messages with its keywords. Add 办成事 to them, or use a signature instead.'],
  'content.refused': ['对方不接受消息的内容或格式。', 'The contents or the form of the message are not accepted.'],
  'mail.no_smtp': ['在 Cloudflare 上不能用 SMTP，请改用服务商的 HTTP 接口。', 'SMTP cannot be used on Cloudflare; use a provider’s HTTP interface.'],
  'mail.auth': ['邮件服务器不认可用户名或密码（或要求用授权码）。', 'The mail server does not accept the user name or the password (it may want an application password).'],
  'mail.no_tls': ['邮件服务器不支持 STARTTLS，没有发出，以免明文传送。', 'The mail server offers no STARTTLS; nothing was sent, rather than sending in clear.'],
  'mail.sender': ['邮件服务器不接受这个发件地址。', 'The mail server does not accept this sender.'],
  'mail.recipient': ['邮件服务器不接受这个收件地址。', 'The mail server does not accept this recipient.'],
  'mail.refused': ['邮件服务器拒收：{said}', 'The mail server refused it: {said}'],
} as const satisfies Record<string, readonly [string, string]>;

export type SendProblem = keyof typeof SEND_PROBLEMS;
export const SEND_PROBLEM_CODES = Object.keys(SEND_PROBLEMS) as SendProblem[];
export type ProblemParams = Record<string, string | number>;

/** The sentence a person reads of why a message was not taken. A name without a parameter stands as it is: `{text}`. */
export function problemSentence(code: SendProblem, language: 'zh' | 'en', params: ProblemParams = {}): string {
  const at = language === 'zh' ? 0 : 1;
  return SEND_PROBLEMS[code][at].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return (name === 'field' ? FIELD_NAMES[value]?.[at] : undefined) ?? String(value);
  });
}
