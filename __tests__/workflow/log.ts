/** What act tells of a run, in lines of JSON. */
export interface Logged {
  /** What the steps printed, workflow commands among it. */
  readonly output: string;
  readonly steps: readonly Step[];
  readonly annotations: readonly Annotation[];
  /** The outputs of each step, by the step's id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The summaries of all steps. */
  readonly summary: string;
}

export interface Step {
  readonly name: string;
  readonly stage: string;
  readonly outcome: string;
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly file?: string;
  readonly line?: string;
  readonly [property: string]: string | undefined;
}

interface Entry {
  readonly msg: string;
  readonly step?: string;
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly stepResult?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly raw?: string;
  readonly content?: string;
}

export function readLog(text: string): Logged {
  const entries = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Entry => JSON.parse(line));
  const outputs: Record<string, Record<string, string>> = {};
  for (const { command, stepID, name = '', arg = '' } of entries) {
    if (command !== 'set-output') continue;
    const id = stepID?.[0] ?? '';
    outputs[id] = { ...outputs[id], [name]: arg };
  }
  return {
    output: entries
      .filter(({ raw_output, raw }) => raw_output || raw !== undefined)
      // Before a workflow command act puts a picture.
      .map(({ msg }) => `${msg.trimEnd().replace(/^ {2}\S+ {1,2}(?=::)/, '')}\n`)
      .join(''),
    steps: entries
      .filter(({ stepResult }) => stepResult !== undefined)
      .map(({ step = '', stage = '', stepResult = '' }) => ({ name: step, stage, outcome: stepResult })),
    annotations: entries.flatMap(({ raw = '' }) => annotationIn(raw)),
    outputs,
    summary: entries.flatMap(({ command, content = '' }) => (command === 'summary' ? content : [])).join(''),
  };
}

/** Reads a workflow command as GitHub's runner does; act's own reading loses what has a `=` or `::` in it. */
function annotationIn(line: string): Annotation[] {
  const [, level, properties = '', message = ''] = /^::(error|warning|notice)(?: (.*?))?::(.*)/.exec(line) ?? [];
  if (level === undefined) return [];
  const pairs = properties.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), decode(pair.slice(at + 1), /%(0D|0A|3A|2C|25)/g)];
  });
  return [
    {
      level: level as Annotation['level'],
      message: decode(message, /%(0D|0A|25)/g),
      ...(properties !== '' && Object.fromEntries(pairs)),
    },
  ];
}

const decode = (text: string, codes: RegExp) =>
  text.replace(codes, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
