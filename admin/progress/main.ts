import type { Progress, RunProgress } from '../../schema/portal.ts';
import { WORDS, type ProgressKey } from './messages.ts';

type Language = keyof typeof WORDS;
type Rated = { level: number; reasons: string[] };

const main = document.querySelector<HTMLElement>('#main');
const windowName = document.querySelector<HTMLElement>('#window');
const switcher = document.querySelector<HTMLButtonElement>('#language');

let language: Language = localStorage.getItem('language') === 'en' ? 'en' : 'zh';
let shown: Progress | null = null;
let code = new URLSearchParams(location.search).get('code') ?? '';
let said: { text: string; wrong: boolean } | null = null;

const say = (key: ProgressKey, values: Record<string, string> = {}) => WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const dayAt = (instant: string) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(instant));
const momentAt = (instant: string) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** A material as the one-time notice asks for it. */
function asked({ name, form, standard, wrong }: RunProgress['missing'][number]): string {
  const how = [form, standard].filter(Boolean).join(language === 'zh' ? '；' : '; ');
  const what = wrong ? say('runWrong', { name, wrong }) : `· ${name}`;
  return how ? what + say('runStandard', { how }) : what;
}

/** A run of a 一件事 in sentences: what is still to be brought, else how far it is. */
function runStory(progress: Progress, { name, stage, itemsDone, itemsTotal, missing }: RunProgress): string[] {
  const lines = [say('runReceived', { number: progress.number, name, receivedAt: dayAt(progress.receivedAt) })];
  if (stage === 'withdrawn') return [...lines, say('runWithdrawn')];
  if (stage === 'issued') return [...lines, say('runIssued', { answeredAt: progress.answeredAt ? dayAt(progress.answeredAt) : '' })];
  if (missing.length > 0) lines.push(say(stage === 'collecting' ? 'runMissing' : 'runMissingLater'), ...missing.map(asked));
  else if (stage === 'collecting') lines.push(say('runComplete'));
  if (stage === 'ready') lines.push(say('runReady'));
  if (stage !== 'working') return lines;
  if (progress.dueAt) lines.push(say('runPromised', { dueAt: momentAt(progress.dueAt) }) + (progress.provisional ? say('provisional') : ''));
  lines.push(say('runItems', { done: String(itemsDone), total: String(itemsTotal) }));
  if (progress.departments.length > 0) lines.push(say('working', { departments: progress.departments.join(language === 'zh' ? '、' : ', ') }));
  if (progress.paused) lines.push(say('runInspected'));
  return lines;
}

/** The case in sentences, the promise first. */
function story(progress: Progress): string[] {
  if (progress.run) return runStory(progress, progress.run);
  const lines = [say('received', { number: progress.number, receivedAt: dayAt(progress.receivedAt) })];
  const live = progress.stage === 'received' || progress.stage === 'triaged' || progress.stage === 'working';
  if (progress.stage === 'received') lines.push(say('triage'));
  if (live && progress.dueAt) lines.push(say('promised', { dueAt: momentAt(progress.dueAt) }) + (progress.provisional ? say('provisional') : ''));
  if (live && progress.paused) lines.push(say('paused'));
  else if (live && progress.dueAt && Date.parse(progress.dueAt) < Date.now()) lines.push(say('overdue'));
  if (progress.stage === 'working' || progress.stage === 'triaged') {
    const departments = progress.departments.join(language === 'zh' ? '、' : ', ');
    lines.push(departments ? say('working', { departments }) : say('workingUnnamed'));
  }
  if (progress.stage === 'answered') lines.push(say('answered', { answeredAt: progress.answeredAt ? dayAt(progress.answeredAt) : '' }));
  if (progress.stage === 'archived' || progress.stage === 'declined' || progress.stage === 'referred' || progress.stage === 'withdrawn') lines.push(say(progress.stage));
  return lines;
}

async function ask(path: string, rated?: Rated): Promise<void> {
  said = { text: say('waiting'), wrong: false };
  draw();
  try {
    const init: RequestInit = rated ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rated) } : {};
    const answer = await fetch(path, init);
    const body = await answer.json();
    if (answer.ok) {
      shown = body as Progress;
      said = rated ? { text: say('thanks'), wrong: false } : null;
    } else said = { text: String(body.sentences?.[language] ?? body.title), wrong: true };
  } catch {
    said = { text: say('offline'), wrong: true };
  }
  draw();
}

const address = () => `/api/portal/cases/${encodeURIComponent(code.trim())}`;

function lookUp(): HTMLElement {
  const input = element('input', { type: 'text', id: 'code', name: 'code', value: code, maxLength: 10, required: true, autocomplete: 'off' });
  input.setAttribute('autocapitalize', 'characters');
  const form = element('form', {}, element('label', { htmlFor: 'code' }, say('ask')), input, element('button', { type: 'submit', className: 'enter' }, say('find')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    code = input.value;
    void ask(address());
  });
  return form;
}

function rating(progress: Progress): HTMLElement {
  const reasons = element('fieldset', { hidden: true }, element('legend', {}, say('reasons')), ...progress.badReasons.map((reason) => element('label', { className: 'choice' }, element('input', { type: 'checkbox', name: 'reason', value: reason.code }), reason.name)));
  const levels = element('fieldset', {}, element('legend', {}, say('rate')), ...progress.levels.map((level) => element('label', { className: 'choice' }, element('input', { type: 'radio', name: 'level', value: String(level.score) }), level.name)));
  const form = element('form', {}, levels, reasons, element('button', { type: 'submit', className: 'enter' }, say('send')));
  const missing = note({ text: say('chooseFirst'), wrong: true });
  form.addEventListener('change', () => {
    const chosen = Number(new FormData(form).get('level'));
    missing.remove();
    reasons.hidden = progress.badReasons.length === 0 || !progress.levels.some((level) => level.score === chosen && level.bad);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const level = Number(data.get('level'));
    if (!level) {
      form.before(missing);
      return;
    }
    void ask(`${address()}/rate`, { level, reasons: reasons.hidden ? [] : data.getAll('reason').map(String) });
  });
  return form;
}

const note = ({ text, wrong }: { text: string; wrong: boolean }) => element('p', { className: wrong ? 'said wrong' : 'said' }, text);

function draw(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (windowName) windowName.textContent = shown?.windowName ?? say('window');
  if (switcher) switcher.textContent = say('language');
  const parts: Node[] = [element('h1', {}, say('title'))];
  if (shown) {
    parts.push(...story(shown).map((line) => element('p', { className: 'story' }, line)));
    if (said) parts.push(note(said));
    if (shown.canRate) parts.push(rating(shown));
    const again = element('button', { type: 'button', className: 'plain' }, say('other'));
    again.style.marginLeft = '0';
    again.addEventListener('click', () => {
      shown = said = null;
      code = '';
      draw();
    });
    parts.push(again);
  } else {
    parts.push(lookUp());
    if (said) parts.push(note(said));
  }
  main?.replaceChildren(...parts);
}

switcher?.addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', language);
  said = null;
  draw();
});

if (code) void ask(address());
else draw();
