import type { ProblemParams, SendProblem } from '../../schema/channel-problems.ts';
import type { AddressProblem } from './rules.ts';

/** Private addresses are refused unless allowed; `proxy` is a forward proxy (http://host:port), '' for none. */
export type Route = { allowPrivate: boolean; proxy: string };
export type OutboundRequest = { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal };

/** One request out of this machine; a redirect is answered, never followed. Throws OutboundError. */
export type OutboundFetch = (url: string, request: OutboundRequest, route: Route) => Promise<Response>;

export type SmtpServer = { host: string; port: number; security: 'starttls' | 'tls' | 'none'; user: string; password: string; allowPrivate: boolean };
export type Mail = { id: string; from: string; fromName: string; to: string; subject: string; text: string };
/** Hands one mail to a server and answers what it said. Throws OutboundError. */
export type SendMail = (server: SmtpServer, mail: Mail, timeoutMs: number) => Promise<string>;

/** What an entry can do towards the outside. SMTP needs sockets, which only a machine of one's own has here. */
export type Outbound = { fetch: OutboundFetch; sendMail?: SendMail };

/** Nothing came back that could be read, and why. `said` is what the other side said; `passing`: it may go better by itself. */
export class OutboundError extends Error {
  readonly problem: SendProblem;
  readonly params: ProblemParams;
  readonly said: string;
  readonly passing: boolean | undefined;
  constructor({ problem, params }: AddressProblem, said = '', passing?: boolean) {
    super(problem);
    this.problem = problem;
    this.params = params;
    this.said = said;
    this.passing = passing;
  }
}
