/** What was asked for before a screen asks: no longer than the answer of a screen counts as fresh. */
const FRESH = 10_000;

/** An answer read to its end: whoever takes one that is here goes on before anything else is drawn. */
export type Answer = { ok: boolean; status: number; text: string };

export const readAnswer = async (response: Response): Promise<Answer> => ({ ok: response.ok, status: response.status, text: await response.text() });

const sent = new Map<string, { answer: Promise<Answer>; at: number }>();

/**
 * Sends a GET now, for a screen that is certain to ask for it in a moment: the network and the server work while the
 * scripts are read and the frame is drawn. Nothing is lost where the guess was wrong or the answer is a refusal: whoever
 * asks for that very path next gets this answer, once, and any other request goes its own way.
 */
export function sendAhead(path: string): void {
  const answer = fetch(path, { headers: { accept: 'application/json', 'accept-language': languageOf() }, credentials: 'same-origin' }).then(readAnswer);
  // Whoever takes it hears of the failure.
  answer.catch(() => undefined);
  sent.set(path, { answer, at: performance.now() });
}

/** Somebody else sits here now, or nobody: what was answered to the one before is no answer. */
export const forgetAhead = (): void => sent.clear();

/** The answer to a GET that was sent ahead, where it is still fresh. */
export function takeAhead(path: string): Promise<Answer> | null {
  const found = sent.get(path);
  sent.delete(path);
  return found && performance.now() - found.at < FRESH ? found.answer : null;
}

/** Refusals come back in the language of the screen, with their figures filled in. */
export const languageOf = () => document.documentElement.lang || 'zh-CN';
