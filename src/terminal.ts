import type { Asked, Command } from './commands/command.js';
import { shippedCore } from './core/shipped.js';
import type { Event } from './events.js';
import { cancelled, failed, findingsOf } from './failure.js';
import { error, type Finding } from './finding.js';
import { cancellation } from './platform/cancellation.js';
import { node } from './platform/node.js';
import { screen } from './platform/screen.js';
import type { Said } from './repeat.js';
import { exitCode, type Report } from './report.js';
import type { GateFormat } from './reporters/compat/formats.js';
import { hostsText } from './reporters/hosts.js';
import { isJobsFormat, type JobsFormat, jobsFormats } from './reporters/jobs/formats.js';
import { after, liveLines, type Running } from './reporters/live.js';
import { painted, paintedLine, unpainted, wantsColours } from './reporters/paint.js';
import { plansJson, plansText } from './reporters/plan.js';
import { progress } from './reporters/progress.js';
import { findingText, summary } from './reporters/text.js';
import type { AskedReport } from './reports/asked.js';
import type { Reporting } from './reports/reporting.js';
import type { Answer, Request } from './request.js';
import { keepStill, type Telling, watched } from './still.js';

/** How the answer is shown: for people, as one JSON document, or as a command has it besides. Progress is on standard error. */
export type Format = 'text' | 'json' | GateFormat | JobsFormat;

/** How an answer is told: on standard output, and in files besides. */
export interface Showing {
  readonly format: Format;
  readonly reports: readonly AskedReport[];
}

/** Does what is asked by the arguments of a command line and shows it on the terminal; gives the exit code. */
export async function execute(
  request: Request,
  { format, reports }: Showing,
  args: readonly string[],
): Promise<number> {
  const start = node.now();
  const { signal, release } = cancellation();
  const written = await reportsOf(request.command, reports);
  const { listen, end } = showProgress({ explain: request.explain ?? false });
  const asked = isJobsFormat(format) ? { ...request, divide: true } : request;
  const run = await watched(asked, telling(format), { platform: node, signal, listen: both(written.listen, listen) });
  end();
  const answered = await written.ofRun(run.answered);
  const said = answered === run.answered ? run.said : await spoken(answered, format);
  say(format === 'text' ? { ...said, closing: closingOf(answered, format, node.now() - start) } : said);
  // What is only said again would leave no reports.
  if (reports.length === 0) await keepStill(args, request, run, telling(format), { platform: node, signal });
  release();
  return said.code;
}

/** What is said of a run that is over, when it is said again: how long it took is not. */
function telling(format: Format): Telling {
  const paint = wantsColours(node.env, process.stderr.isTTY) ? painted : unpainted;
  const lines: string[] = [];
  return {
    listen: progress((line) => lines.push(`${paintedLine(line, paint)}\n`), undefined),
    said: async (answered) => ({ progress: lines.join(''), ...(await spoken(answered, format)) }),
  };
}

/** The same for a command that answers with something of its own. */
export async function carryOut(
  name: string,
  command: Command,
  asked: Asked,
  { format, reports }: Showing,
): Promise<number> {
  const start = node.now();
  const { signal, release } = cancellation();
  const written = await reportsOf(name, reports);
  const { listen, end } = showProgress();
  const setting = { platform: node, signal, listen: both(written.listen, listen), core: () => shippedCore(node) };
  try {
    const told = await command(asked, setting);
    end();
    const { text, document, findings, texts, isClosing, renderings } = told;
    const report = await written.ofCommand(signal.aborted ? cancelled(failed(findings)) : failed(findings), told);
    if (format !== 'text' && format !== 'json') {
      const rendered = renderings?.[format as GateFormat]() ?? '';
      if (rendered !== '') print(rendered);
    } else if (format === 'json') {
      print(json({ version: 1, outcome: report.outcome, ...document, findings: report.findings }));
    } else {
      if (!isClosing) print(report.findings.length > 0 ? `${text}\n` : text);
      const answer = await findingsSpoken(report.findings, texts);
      say({ answer, closing: closing(report.findings, node.now() - start) });
      if (isClosing) print(text);
    }
    return exitCode(report.findings);
  } catch (failure) {
    end();
    const report = failed(findingsOf(failure));
    const told = await written.ofCommand(signal.aborted ? cancelled(report) : report, { text: '' });
    return show(told, format, node.now() - start);
  } finally {
    release();
  }
}

/** What writes the reports that are asked for, loaded if any is. */
async function reportsOf(command: string, asked: readonly AskedReport[]): Promise<Reporting> {
  if (asked.length === 0) return none;
  const { reporting } = await import('./reports/reporting.js');
  return reporting(asked, command, node);
}

const none: Reporting = {
  listen: () => {},
  ofRun: async (answered) => answered,
  ofCommand: async (report) => report,
};

const both = (first: (event: Event) => void, second: (event: Event) => void) => (event: Event) => {
  first(event);
  second(event);
};

/** How often live lines are drawn, in milliseconds. */
const beat = 100;

/** Shows a run while it goes on: what is done stays, and on a terminal what is being done stands below it. */
function showProgress(showing: { readonly explain?: boolean } = {}): { listen(event: Event): void; end(): void } {
  const { stderr } = process;
  const paint = wantsColours(node.env, stderr.isTTY) ? painted : unpainted;
  if (!stderr.isTTY || node.env['CI'] || node.env['TERM'] === 'dumb') {
    return {
      listen: progress((line) => process.stderr.write(`${paintedLine(line, paint)}\n`), node.now, showing),
      end: () => {},
    };
  }
  let running: Running = new Map();
  const view = screen(
    stderr,
    (size) => liveLines(running, node.now(), size),
    (line) => paintedLine(line, paint),
  );
  const show = progress(view.write, node.now, showing);
  const timer = setInterval(view.refresh, beat).unref();
  return {
    listen: (event) => {
      running = after(event, running, node.now());
      show(event);
    },
    end: () => {
      clearInterval(timer);
      view.close();
    },
  };
}

/** Refuses a command line that makes no sense. A second line of the message is a suggestion. */
export function refuse(message: string, format: Format): Promise<number> {
  const [what = '', suggestion = '`wasmwright --help` lists the commands and their options'] = message.split('\n');
  return show(failed([error('usage', what, { help: suggestion.replace(/^\((.*)\)$/, '$1') })]), format, 0);
}

async function show(report: Report, format: Format, seconds: number): Promise<number> {
  const { answer, code } = await spoken({ report }, format);
  say({ answer, closing: closingOf({ report }, format, seconds) });
  return code;
}

/** The last words of a run. */
type Words = Omit<Said, 'progress'>;

async function spoken(answered: Answer, format: Format): Promise<Words> {
  const findings = findingsIn(answered);
  const said = { closing: closingOf(answered, format), code: exitCode(findings) };
  if (format === 'json') {
    const document = 'report' in answered ? answered.report : plansJson(answered);
    return { ...said, answer: `${json(document)}\n` };
  }
  if (format === 'text') {
    const answer = await findingsSpoken(findings);
    const before = 'plans' in answered ? `${plansText(answered)}\n` : hostsText(answered.report);
    return { ...said, answer: `${before}${answer}` };
  }
  if (isJobsFormat(format)) {
    // The program that it is piped into reads nothing else.
    const { jobs, changed } = 'plans' in answered ? answered : {};
    const answer = jobs ? `${jobsFormats[format]({ jobs, isPart: changed !== undefined })}\n` : '';
    return { ...said, answer, closing: `${await findingsSpoken(findings)}${closing(findings)}` };
  }
  const { gateFormats } = await import('./reporters/compat/formats.js');
  return { ...said, answer: `${gateFormats[format]({ verdicts: [], findings, noun: 'plugin' })}\n` };
}

const findingsIn = (answered: Answer) => ('report' in answered ? answered.report : answered).findings;

/** The line for people that closes a run; `seconds`: none, and how long it took is not told. */
const closingOf = (answered: Answer, format: Format, seconds?: number) =>
  format === 'text' ? closing(findingsIn(answered), seconds) : '';

const closing = (findings: readonly Finding[], seconds?: number) =>
  findings.length > 0 ? `${summary(findings, seconds)}\n` : '';

async function findingsSpoken(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const sources = new Map(texts);
  // What is compared with may be of another commit: only what is asked for is here.
  const places = findings.flatMap(({ id, location, baseline }) => [
    location,
    id === 'not-implemented' ? baseline : undefined,
  ]);
  for (const place of places) {
    if (!place || sources.has(place.file)) continue;
    const text = await node.files.readText(place.file).catch(() => undefined);
    if (text !== undefined) sources.set(place.file, text);
  }
  const paint = wantsColours(node.env, process.stdout.isTTY) ? painted : unpainted;
  return findings.map((finding) => `${findingText(finding, sources, paint)}\n`).join('');
}

function say({ answer, closing }: Pick<Words, 'answer' | 'closing'>): void {
  process.stdout.write(answer);
  process.stderr.write(closing);
}

const json = (value: object) => JSON.stringify(value, null, 2);
const print = (text: string) => process.stdout.write(`${text}\n`);
