export const id = 775;
export const ids = [775];
export const modules = {

/***/ 9775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  execute: () => (/* binding */ execute),
  refuse: () => (/* binding */ refuse)
});

;// CONCATENATED MODULE: ./build/js/src/finding.js
function error(id, message, details = {}) {
    return { id, severity: 'error', message, ...details };
}
function warning(id, message, details = {}) {
    return { id, severity: 'warning', message, ...details };
}
function note(id, message, details = {}) {
    return { id, severity: 'note', message, ...details };
}
/**
 * Stops the work at hand because of findings that have no way around them. It is
 * caught where that work was started, and its findings are reported.
 */
class Stop extends Error {
    findings;
    constructor(...findings) {
        super(findings.map((finding) => finding.message).join('; '));
        this.findings = findings;
    }
}
/** Does the same for every item; stops with the findings of all that stopped, not only of the first. */
async function everyOrStop(items, work) {
    const results = [];
    const findings = [];
    for (const item of items) {
        try {
            results.push(await work(item));
        }
        catch (failure) {
            if (!(failure instanceof Stop))
                throw failure;
            findings.push(...failure.findings);
        }
    }
    if (findings.length > 0)
        throw new Stop(...findings);
    return results;
}

;// CONCATENATED MODULE: ./build/js/src/platform/platform.js
class ProgramNotFound extends Error {
    program;
    constructor(program) {
        super(`no program \`${program}\` on PATH`);
        this.program = program;
    }
}
class NotText extends Error {
    path;
    constructor(path) {
        super('the file is not UTF-8 text');
        this.path = path;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/js/src/catalog.js
/**
 * Every finding that there is. `blames` decides the exit code of an error:
 * `sources` (1) is something that the author of a component mends in code or WIT,
 * `project` (2) is a wrong manifest, a wrong call, or a machine that lacks something,
 * `wasmwright` (70) is a bug of this program.
 */
const catalog = {
    'wit-invalid': { blames: 'sources', title: 'WIT that does not parse or resolve' },
    'compile-error': { blames: 'sources', title: 'An error that a compiler reports' },
    'build-failed': { blames: 'sources', title: 'A component that did not build' },
    'component-invalid': { blames: 'sources', title: 'Bytes that are no valid component' },
    'import-not-offered': { blames: 'sources', title: 'An import that the world does not offer' },
    'import-undeclared': { blames: 'sources', title: "An import that the component's own world does not declare" },
    'export-missing': { blames: 'sources', title: 'An export that the world asks for and the component lacks' },
    'item-differs': { blames: 'sources', title: 'An import or export of another type than in the world' },
    'composition-failed': { blames: 'sources', title: 'Components that cannot be composed' },
    'composition-open': { blames: 'sources', title: 'Imports that a composition leaves to its host' },
    'not-composed': { blames: 'sources', title: 'Components that could be composed in no or several ways' },
    'smoke-value': { blames: 'sources', title: 'A smoke call that gave another value than expected' },
    'smoke-trap': { blames: 'sources', title: 'A smoke call that trapped' },
    'smoke-timeout': { blames: 'sources', title: 'A smoke call that did not return in time' },
    'smoke-refused': { blames: 'sources', title: 'A component that could not be started for its smoke calls' },
    usage: { blames: 'project', title: 'A command line that makes no sense' },
    'path-missing': { blames: 'project', title: 'A file or folder that does not exist' },
    'manifest-invalid': { blames: 'project', title: 'A `wasmwright.toml` that is no valid manifest' },
    'unknown-key': { blames: 'project', title: 'A key that `wasmwright.toml` does not have' },
    'unknown-name': { blames: 'project', title: 'A name that nothing in the project has' },
    'nothing-found': { blames: 'project', title: 'A project without components' },
    'world-unclear': { blames: 'project', title: 'A world that does not exist, or could be several' },
    'composition-cycle': { blames: 'project', title: 'Compositions that need each other' },
    'smoke-call': { blames: 'project', title: 'A smoke call that does not fit the component' },
    'tool-missing': { blames: 'project', title: 'A program that is needed and not there' },
    'tool-install': { blames: 'project', title: 'A tool that could not be installed' },
    'output-foreign': { blames: 'project', title: 'An output folder with content of others' },
    unreadable: { blames: 'project', title: 'A file that could not be read or written' },
    cancelled: { blames: 'project', title: 'A run that was stopped from outside' },
    internal: { blames: 'wasmwright', title: 'A bug of wasmwright' },
};

;// CONCATENATED MODULE: ./build/js/src/report.js


/** Puts what was planned and what came of it together. */
function makeReport(plan, { findings, outcomes, artifacts }) {
    const statusOf = (name) => {
        const own = plan?.steps.filter((step) => step.id.endsWith(`/${name}`) && step.stage !== 'toolchains') ?? [];
        const ended = own.map((step) => outcomes.get(step.id) ?? 'skipped');
        if (ended.includes('failed'))
            return 'failed';
        return ended.includes('skipped') ? 'skipped' : 'passed';
    };
    const made = (name) => {
        const artifact = artifacts.find((artifact) => artifact.name === name);
        if (!artifact)
            return {};
        const { path, bytes, imports } = artifact;
        return { path, digest: `sha256:${sha256(bytes)}`, size: bytes.length, ...(imports && { imports }) };
    };
    return {
        version: 1,
        outcome: findings.some((finding) => finding.severity === 'error') ? 'failed' : 'passed',
        components: (plan?.project.components ?? []).map(({ name, language, world }) => ({
            name,
            language,
            world: reference(world),
            status: statusOf(name),
            ...made(name),
        })),
        compositions: (plan?.steps ?? [])
            .flatMap((step) => (step.stage === 'compose' ? [step.composition] : []))
            .map(({ name, how }) => ({
            name,
            parts: how.kind === 'plug' ? [how.socket, ...how.plugs] : how.parts,
            status: statusOf(name),
            ...made(name),
        })),
        findings,
    };
}
const reference = ({ wit, world }) => (world === undefined ? wit : `${wit}#${world}`);
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
/**
 * The exit code that findings stand for: 0 fine, 1 the sources are wrong, 2 the project, its
 * configuration or its environment is wrong, 70 (`EX_SOFTWARE` of sysexits.h) a bug of this program.
 */
function exitCode(findings) {
    const blamed = new Set(findings.filter(({ severity }) => severity === 'error').map(({ id }) => catalog[id].blames));
    if (blamed.has('wasmwright'))
        return 70;
    if (blamed.has('project'))
        return 2;
    return blamed.has('sources') ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/js/src/failure.js



/** The report of a run that did not come to one of its own. */
function failed(findings) {
    return makeReport(undefined, { findings, outcomes: new Map(), artifacts: [] });
}
/** What was thrown, as findings. The system's refusals have a system call; everything else is our bug. */
function findingsOf(failure) {
    if (failure instanceof Stop)
        return failure.findings;
    if (failure instanceof NotText)
        return [error('unreadable', failure.message, { location: { file: failure.path } })];
    const { code, syscall, path, message, stack } = failure;
    if (syscall !== undefined) {
        const what = `${message.replace(/^[A-Z]+: /, '')} (${code})`;
        return [error('unreadable', what, path === undefined ? {} : { location: { file: path } })];
    }
    return [
        error('internal', `this is a bug of wasmwright: ${message}`, {
            notes: (stack ?? '').split('\n').slice(1, 8),
            help: 'please report it, with the command and what it was run on',
        }),
    ];
}
/** The same report, of a run that was ended early. */
function cancelled(report) {
    const finding = error('cancelled', 'the run was stopped from outside');
    return { ...report, outcome: 'failed', findings: [...report.findings, finding] };
}

;// CONCATENATED MODULE: ./build/js/src/platform/cancellation.js
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/**
 * A signal that is aborted when the program is asked to end: children are ended then, what is under
 * way is not finished, and nothing is begun. Whoever asks a second time is obeyed at once.
 */
function cancellation() {
    const controller = new AbortController();
    const abort = () => {
        if (controller.signal.aborted)
            process.exit(130);
        controller.abort();
    };
    for (const name of signals)
        process.on(name, abort);
    return {
        signal: controller.signal,
        release: () => {
            for (const name of signals)
                process.off(name, abort);
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/tinyglobby/dist/index.mjs + 1 modules
var dist = __webpack_require__(3382);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/js/src/platform/assets.js



/** Files that are shipped in `dist/` beside the bundle, read when they are needed. */
function asset(name) {
    return (0,external_node_path_.join)(folder(), name);
}
/** The bundle lies among the assets; the sources, when tests run them, lie two folders off. */
function folder() {
    const here = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url));
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(here, 'core.core.wasm')) ? here : (0,external_node_path_.join)(here, '..', '..', 'dist');
}

;// CONCATENATED MODULE: ./build/js/src/platform/files.js






const files = {
    read: (path) => (0,promises_.readFile)(path),
    readText: async (path) => decode(path, await (0,promises_.readFile)(path)),
    async write(path, content) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        const part = beside(path);
        try {
            await (0,promises_.writeFile)(part, content);
            await (0,promises_.rename)(part, path);
        }
        catch (failure) {
            await (0,promises_.rm)(part, { force: true });
            throw failure;
        }
    },
    async kind(path) {
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isDirectory())
            return 'folder';
        return found ? 'file' : 'none';
    },
    list: async (folder) => (await (0,promises_.readdir)(folder)).sort(),
    async find(folder, patterns, { ignore = [] } = {}) {
        const found = await (0,dist/* glob */.TI)([...patterns], {
            cwd: folder,
            ignore: [...ignore],
            followSymbolicLinks: false,
            expandDirectories: false,
            dot: true,
        });
        return found.sort();
    },
    beside,
    async makeFolder(path) {
        await (0,promises_.mkdir)(path, { recursive: true });
    },
    async rename(from, to) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
        await (0,promises_.rename)(from, to);
    },
    async copy(from, to) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
        await (0,promises_.cp)(from, to, { recursive: true });
    },
    remove: (path) => (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 }),
    absolute: (path) => (0,external_node_path_.resolve)(path).replaceAll('\\', '/'),
    asset: asset,
};
function beside(path) {
    return `${path}.${(0,external_node_crypto_.randomBytes)(4).toString('hex')}.part`;
}
function decode(path, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new NotText(path);
    }
}

// EXTERNAL MODULE: ./node_modules/execa/index.js + 131 modules
var execa = __webpack_require__(6993);
;// CONCATENATED MODULE: ./build/js/src/platform/processes.js


const processes = {
    async run(command, signal) {
        const child = launch(command, signal);
        return child.exit;
    },
    start(command, signal) {
        const child = launch(command, signal);
        const lines = child.lines();
        return { ...child, nextLine: async () => (await lines.next()).value };
    },
};
function launch(command, signal) {
    const child = (0,execa/* execa */.Ho)(command.program, [...command.args], optionsOf(command));
    const kill = () => endGroup(child.pid);
    if (signal?.aborted)
        kill();
    signal?.addEventListener('abort', kill, { once: true });
    living.add(kill);
    const exit = (async () => {
        const result = await child;
        living.delete(kill);
        signal?.removeEventListener('abort', kill);
        if (result.code === 'ENOENT' && result.exitCode === undefined)
            throw new ProgramNotFound(command.program);
        return { code: result.exitCode, output: String(result.all ?? ''), stdout: String(result.stdout ?? '') };
    })();
    exit.catch(() => { });
    return { exit, kill, lines: () => child[Symbol.asyncIterator]() };
}
function optionsOf({ cwd, env, input }) {
    return {
        ...(cwd !== undefined && { cwd }),
        ...(env && { env }),
        ...(input !== undefined ? { input } : { stdin: 'ignore' }),
        all: true,
        reject: false,
        // A group of its own, so that what it starts can be ended with it. Windows has no groups.
        detached: process.platform !== 'win32',
        windowsHide: true,
    };
}
const living = new Set();
/** Ends a process and its descendants. */
function endGroup(pid) {
    if (pid === undefined)
        return;
    if (process.platform === 'win32') {
        void (0,execa/* execa */.Ho)('taskkill', ['/pid', String(pid), '/t', '/f'], { reject: false });
        return;
    }
    try {
        process.kill(-pid, 'SIGKILL');
    }
    catch {
        // It has ended by itself.
    }
}
/** No child outlives the program, however it ends. */
process.on('exit', () => {
    for (const kill of living)
        kill();
});

;// CONCATENATED MODULE: ./build/js/src/platform/node.js




/** The real machine. */
const node = {
    files: files,
    processes: processes,
    env: process.env,
    machine: {
        os: process.platform,
        arch: process.arch,
        cores: (0,external_node_os_.availableParallelism)(),
        node: process.execPath,
        nodeMajor: Number(process.versions.node.split('.')[0]),
        cache: userCache(),
    },
    now: () => performance.now() / 1000,
};
/** Where this system keeps caches (XDG base directory specification; Apple's and Microsoft's guidelines). */
function userCache() {
    const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    if (XDG_CACHE_HOME)
        return XDG_CACHE_HOME;
    if (process.platform === 'win32' && LOCALAPPDATA)
        return LOCALAPPDATA;
    return process.platform === 'darwin' ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'Library', 'Caches') : (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
}

;// CONCATENATED MODULE: ./build/js/src/reporters/plan.js
/** A plan for people: one line for each step, in order. */
function planText({ steps }) {
    return steps.map((step) => `${step.stage.padStart(12)}  ${describe(step)}`).join('\n');
}
function describe(step) {
    switch (step.stage) {
        case 'toolchains':
            return `${step.tool} ${step.version}`;
        case 'build': {
            const { name, language, folder } = step.component;
            return `${name}, ${language} in ${folder}`;
        }
        case 'validate':
            return `${step.name}${worlds(step) && ` against ${worlds(step)}`}`;
        case 'compose': {
            const { name, how } = step.composition;
            return how.kind === 'plug' ? `${name}: ${how.plugs.join(', ')} into ${how.socket}` : `${name}: ${how.file}`;
        }
        case 'smoke':
            return `${step.name}: ${step.calls.map(({ call }) => call).join('; ')}`;
        case 'package':
            return `into ${step.output}`;
    }
}
function worlds(step) {
    return [step.world, ...step.targets]
        .flatMap((world) => (world ? `${world.wit}${world.world ? `#${world.world}` : ''}` : []))
        .join(' and ');
}
/** A plan for programs: the steps with what they need. */
function planJson({ project, steps }, findings) {
    return {
        version: 1,
        root: project.root,
        output: project.output,
        steps: steps.map(({ id, stage, needs }) => ({ id, stage, needs })),
        findings,
    };
}

;// CONCATENATED MODULE: ./build/js/src/reporters/progress.js
/** A run as it goes on, in the manner of cargo: a verb in twelve columns, what it was done to, how long it took. */
function progress(write, now) {
    const start = now();
    const steps = [];
    return (event) => {
        if (event.type === 'step-finished') {
            steps.push(event);
            const { step, seconds } = event;
            if (step.stage === 'build' && event.status === 'passed')
                write(line('Built', step.component.name, seconds));
        }
        if (event.type === 'stage-finished') {
            const own = steps.filter(({ step }) => step.stage === event.stage);
            const seconds = event.stage === 'package' ? now() - start : event.seconds;
            for (const text of lines[event.stage](own, seconds))
                write(text);
        }
    };
}
/** The lines that a stage leaves when it is done. */
const lines = {
    toolchains: (steps, seconds) => {
        const names = passed(steps).map(({ step }) => (step.stage === 'toolchains' ? `${step.tool} ${step.version}` : ''));
        return names.length > 0 ? [line('Toolchain', names.sort().join(', '), seconds)] : [];
    },
    build: (steps) => skipped(steps),
    validate: (steps, seconds) => {
        const [first, ...others] = passed(steps);
        const what = first && (others.length === 0 ? (first.detail ?? '1 component') : `${others.length + 1} components`);
        return what ? [line('Validated', what, seconds)] : [];
    },
    compose: (steps) => [...each('Composed', steps), ...skipped(steps)],
    smoke: (steps) => [...each('Smoked', steps), ...skipped(steps)],
    // The last line has the time of the whole run.
    package: (steps, seconds) => [
        ...passed(steps).map(({ detail = '' }) => line('Finished', detail, seconds)),
        ...skipped(steps).map(() => line('Left', 'the output folder as it was')),
    ],
};
function each(verb, steps) {
    return passed(steps).map(({ detail, step, seconds }) => line(verb, detail ?? step.id, seconds));
}
/** What was not tried, because of what failed before. */
function skipped(steps) {
    return steps.filter(({ status }) => status === 'skipped').map(({ step }) => line('Skipped', step.id));
}
const passed = (steps) => steps.filter(({ status }) => status === 'passed');
function line(verb, what, seconds) {
    const start = `${verb.padStart(12)}  ${what}`;
    return seconds === undefined ? start : `${start.padEnd(70)}  ${duration(seconds)}`;
}
function duration(seconds) {
    return seconds < 0.1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./build/js/src/reporters/text.js
/**
 * A finding in the form of rustc's diagnostics:
 *
 *     error[import-not-offered]: `app` imports `x:y/z`, which world `w` does not offer
 *      --> wit/world.wit:3:7
 *       |
 *     3 | world w {
 *       |       ^
 *       = help: ...
 */
function findingText(finding, sources) {
    const { location } = finding;
    const line = location?.line;
    const excerpt = location && line !== undefined ? lineOf(sources.get(location.file), line) : undefined;
    const gutter = ' '.repeat(excerpt === undefined ? 1 : String(line).length);
    return [
        `${finding.severity}[${finding.id}]: ${expand(finding.message)}`,
        ...(location ? [`${gutter}--> ${place(location)}`] : []),
        ...(location && excerpt !== undefined ? underlined(location, excerpt, gutter) : []),
        ...(finding.notes ?? []).flatMap((text) => remark('note', text, gutter)),
        ...(finding.help === undefined ? [] : remark('help', finding.help, gutter)),
        '',
    ].join('\n');
}
function place({ file, line, column }) {
    return [file, line, column].filter((part) => part !== undefined).join(':');
}
function lineOf(text, line) {
    return text?.split(/\r?\n/)[line - 1];
}
function underlined({ line, column = 1, endLine, endColumn }, excerpt, gutter) {
    const end = endLine === undefined || endLine === line ? (endColumn ?? column + 1) : excerpt.length + 1;
    const before = expand(excerpt.slice(0, column - 1));
    const marked = expand(excerpt.slice(column - 1, end - 1));
    return [
        `${gutter} |`,
        `${line} | ${expand(excerpt)}`,
        `${gutter} | ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`,
    ];
}
/** Terminals do not agree on how wide a tab is, and obey control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not get through.
const expand = (text) => text.replaceAll('\t', '    ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
function remark(kind, text, gutter) {
    const [first = '', ...rest] = text.split('\n');
    return [`${gutter} = ${kind}: ${expand(first)}`, ...rest.map((line) => `${gutter} |       ${expand(line)}`)];
}
/** The last line: how many errors and warnings there were, and how long it took to find them. */
function summary(findings, seconds) {
    const counts = ['error', 'warning', 'note'].flatMap((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
    });
    return `${counts.join(', ')} (${seconds.toFixed(1)} s)`;
}

;// CONCATENATED MODULE: ./build/js/src/core/component/core.js
"use components";function instantiate(e,t,n=(e,t)=>new WebAssembly.Instance(e,t)){let r=new DataView(new ArrayBuffer),dataView=e=>r.buffer===e.buffer?r:r=new DataView(e.buffer);function toInt64(e){let t=BigInt(e);return BigInt.asIntN(64,t)}function toUint64(e){let t=BigInt(e);return BigInt.asUintN(64,t)}function toUint32(e){return e>>>0}function _isValidNumericPrimitive(e,t){if(t==null)return!1;switch(e){case`bool`:return t===0||t===1;case`u8`:return typeof t==`number`&&Number.isInteger(t)&&t>=0&&t<=255;case`s8`:return typeof t==`number`&&Number.isInteger(t)&&t>=-128&&t<=127;case`u16`:return typeof t==`number`&&Number.isInteger(t)&&t>=0&&t<=65535;case`s16`:return typeof t==`number`&&Number.isInteger(t)&&t>=-32768&&t<=32767;case`u32`:return typeof t==`number`&&Number.isInteger(t)&&t>=0&&t<=4294967295;case`s32`:return typeof t==`number`&&Number.isInteger(t)&&t>=-2147483648&&t<=2147483647;case`u64`:return typeof t==`bigint`&&t>=0&&t<=18446744073709551615n;case`s64`:return typeof t==`bigint`&&t>=-9223372036854775808n&&t<=9223372036854775807n;case`f32`:case`f64`:return typeof t==`number`;default:return!1}return!0}function _requireValidNumericPrimitive(e,t){if(t==null||!_isValidNumericPrimitive(e,t))throw TypeError(`invalid ${e} value [${t}]`);return!0}let i=new TextDecoder,a=new TextEncoder;function _utf8AllocateAndEncode(e,t,n){if(typeof e!=`string`)throw TypeError(`expected a string, received [`+typeof e+`]`);if(e.length===0)return{ptr:1,len:0};let r=0,i=0;for(let t=0;t<e.length;t++){let n=e.charCodeAt(t);i++,n<128?r+=1:n<2048?r+=2:n>=55296&&n<=56319&&t+1<e.length&&(e.charCodeAt(t+1)&64512)==56320?(r+=4,t++):r+=3}let o=t(0,0,1,r),{read:s,written:l}=a.encodeInto(e,new Uint8Array(n.buffer,o,r));if(s!==e.length||l!==r)throw Error(`failed to encode whole string`);return{ptr:o,len:r,codepoints:i}}function validateGuestChar(e){if(e>1114111||e>=55296&&e<=57343)throw TypeError(`not a valid char`);return String.fromCodePoint(e)}function validateHostChar(e){if(typeof e!=`string`)throw TypeError(`must be a string`);return e.codePointAt(0)}let o=new Map,s=[],l=[],_debugLog=(...e)=>{globalThis?.process?.env?.JCO_DEBUG&&console.debug(...e)};function clearCurrentTask(e,t){if(_debugLog(`[clearCurrentTask()] args`,{componentIdx:e,taskID:t}),e==null)throw Error(`missing/invalid component instance index while ending current task`);let n=o.get(e);if(!n||!Array.isArray(n))throw Error(`missing/invalid tasks for component instance while ending task`);if(n.length==0)throw Error(`no current tasks for component instance [${e}] while ending task`);return t!==void 0&&n[n.length-1].id!==t?void 0:(s.pop(),l.pop(),n.pop().task)}let u=new Map;function promiseWithResolvers(){if(Promise.withResolvers)return Promise.withResolvers();{let e,t;return{promise:new Promise((n,r)=>{e=n,t=r}),resolve:e,reject:t}}}class Waitable{#componentIdx;#pendingEventFn=null;#promise;#resolve;#reject;#waitableSet=null;#hasSyncWaiter=!1;#idx=null;target;constructor(e){let{componentIdx:t,target:n}=e;this.#componentIdx=t,this.target=e.target,this.#resetPromise()}componentIdx(){return this.#componentIdx}isInSet(){return this.#waitableSet!==null}idx(){return this.#idx}setIdx(e){if(e===0)throw Error(`waitable idx cannot be zero`);this.#idx=e}setTarget(e){this.target=e}#resetPromise(){let{promise:e,resolve:t,reject:n}=promiseWithResolvers();this.#promise=e,this.#resolve=t,this.#reject=n}resolve(){this.#resolve()}reject(e){this.#reject(e)}promise(){return this.#promise}hasPendingEvent(){return this.#pendingEventFn!==null}setPendingEvent(e){_debugLog(`[Waitable#setPendingEvent()] args`,{waitable:this,inSet:this.#waitableSet}),this.#pendingEventFn=e}getPendingEvent(){if(_debugLog(`[Waitable#getPendingEvent()] args`,{waitable:this,inSet:this.#waitableSet,hasPendingEvent:this.#pendingEventFn!==null}),this.#pendingEventFn===null)return null;let e=this.#pendingEventFn;this.#pendingEventFn=null;let t=e();return this.#resetPromise(),t}join(e){if(_debugLog(`[Waitable#join()] args`,{waitable:this,waitableSet:e,isRemoval:e===null}),this.#waitableSet===void 0)throw TypeError(`waitable set must be not be undefined`);this.#waitableSet&&this.#waitableSet.removeWaitable(this),this.#waitableSet=e,e&&this.#waitableSet.addWaitable(this)}drop(){if(_debugLog(`[Waitable#drop()] args`,{componentIdx:this.#componentIdx,waitable:this}),this.hasPendingEvent())throw Error(`waitables with pending events cannot be dropped`);this.join(null)}async waitForPendingEvent(e){let{cstate:t}=e;if(!t)throw TypeError(`missing component state`);if(this.#waitableSet!==null||this.#hasSyncWaiter)throw Error(`waitable is already in a set/has a sync waiter`);this.#hasSyncWaiter=!0,await t.waitUntil({cancellable:!1,readyFn:()=>this.hasPendingEvent()}),this.#hasSyncWaiter=!1}}let d=new Map,f={error:null},p=WebAssembly.RuntimeError;class RepTable{static FREE=Symbol(`RepTable.free`);#data=[0,null];#size=0;constructor(e){this.target=e?.target}data(){return this.#data}insert(e){_debugLog(`[RepTable#insert()] args`,{val:e,target:this.target});let t=this.#data[0];if(t===0){this.#data.push(e),this.#data.push(null);let t=(this.#data.length>>1)-1;return _debugLog(`[RepTable#insert()] inserted`,{val:e,target:this.target,rep:t}),this.#size+=1,t}let n=t<<1;if(this.#data[n]!==RepTable.FREE)throw Error(`corrupt rep table freelist: head does not point at a freed slot`);return this.#data[0]=this.#data[n+1],this.#data[n]=e,this.#data[n+1]=null,_debugLog(`[RepTable#insert()] inserted`,{val:e,target:this.target,rep:t}),this.#size+=1,t}get(e){if(_debugLog(`[RepTable#get()] args`,{rep:e,target:this.target}),e===0)throw Error(`invalid resource rep during get, (cannot be 0)`);let t=e<<1,n=this.#data[t];if(n!==RepTable.FREE)return n}contains(e){if(_debugLog(`[RepTable#contains()] args`,{rep:e,target:this.target}),e===0)throw Error(`invalid resource rep during contains, (cannot be 0)`);let t=e<<1,n=this.#data[t];return n!==RepTable.FREE&&!!n}remove(e){if(_debugLog(`[RepTable#remove()] args`,{rep:e,target:this.target}),e===0)throw Error(`invalid resource rep during remove, (cannot be 0)`);if(this.#data.length===2)throw Error(`invalid`);let t=e<<1;if(t>=this.#data.length)throw Error(`invalid rep [${e}] during remove, out of range`);let n=this.#data[t];if(n===RepTable.FREE)throw Error(`double removal of rep [${e}] (already freed)`);return this.#data[t]=RepTable.FREE,this.#data[t+1]=this.#data[0],this.#data[0]=e,--this.#size,n}size(){return this.#size}clear(){_debugLog(`[RepTable#clear()] args`,{rep,target:this.target}),this.#data=[0,null]}}class ComponentAsyncState{static EVENT_HANDLER_EVENTS=[`backpressure-change`];static TickResult={DONE:`done`,RESUMED:`resumed`,IDLE:`idle`};#componentIdx;#callingAsyncImport=!1;#syncImportWait=promiseWithResolvers();#lockHolderTaskID=null;#lockWaiters=[];#lockHandoffScheduled=!1;#suspendedTasksByTaskID=new Map;#suspendedTaskIDs=[];#errored=null;#backpressure=0;#backpressureWaiters=0n;#handlerMap=new Map;#nextHandlerID=0n;#tickLoop=null;#onExclusiveReleaseHandlers=[];#mayLeave=!0;handles;subtasks;constructor(e){this.#componentIdx=e.componentIdx,this.handles=new RepTable({target:`component [${this.#componentIdx}] handles (waitable objects)`}),this.subtasks=new RepTable({target:`component [${this.#componentIdx}] subtasks`})}componentIdx(){return this.#componentIdx}get mayLeave(){let e=d.get(this.#componentIdx);return e===void 0?this.#mayLeave:e.value===1}set mayLeave(e){if(typeof e!=`boolean`)throw TypeError(`mayLeave must be a boolean`);this.#mayLeave=e;let t=d.get(this.#componentIdx);t!==void 0&&(t.value=+!!e)}errored(){return this.#errored!==null}setErrored(e){_debugLog(`[ComponentAsyncState#setErrored()] component errored`,{err:e,componentIdx:this.#componentIdx}),!this.#errored&&(e||(e=Error(`error elswehere (see other component instance error)`),e.componentIdx=this.#componentIdx),this.#errored=e)}markTrapped(e){return e instanceof p?(_debugLog(`[ComponentAsyncState#markTrapped()] component trapped`,{err:e,componentIdx:this.#componentIdx}),f.error===null&&(f.error=e),!0):!1}throwIfTrapped(){if(f.error!==null)throw f.error}callingSyncImport(e){if(e===void 0)return this.#callingAsyncImport;if(typeof e!=`boolean`)throw TypeError(`invalid setting for async import`);let t=this.#callingAsyncImport;this.#callingAsyncImport=e,t===!0&&this.#callingAsyncImport===!1&&this.#notifySyncImportEnd()}#notifySyncImportEnd(){let e=this.#syncImportWait;this.#syncImportWait=promiseWithResolvers(),e.resolve()}async waitForSyncImportCallEnd(){await this.#syncImportWait.promise}setBackpressure(e){return this.#backpressure=e,this.#backpressure}getBackpressure(){return this.#backpressure}incrementBackpressure(){let e=this.#backpressure;if(e<0||e>2**16)throw Error(`invalid current backpressure value [${e}]`);let t=this.getBackpressure()+1;if(t>=2**16)throw Error(`invalid new backpressure value [${t}], overflow`);return this.setBackpressure(t)}decrementBackpressure(){let e=this.#backpressure;if(e<0||e>2**16)throw Error(`invalid current backpressure value [${e}]`);let t=Math.max(0,e-1);if(t<0)throw Error(`invalid new backpressure value [${t}], underflow`);return this.setBackpressure(t)}hasBackpressure(){return this.#backpressure>0}waitForBackpressure(){let e=!1,t=this;t.addBackpressureWaiter();let n=this.registerHandler({event:`backpressure-change`,fn:r=>{r===0&&(t.removeHandler(n),e=!0)}});return new Promise(n=>{let r=setInterval(()=>{e||(clearInterval(r),t.removeBackpressureWaiter(),n(null))},0)})}registerHandler(e){let{event:t,fn:n}=e;if(!t)throw Error(`missing handler event`);if(!n)throw Error(`missing handler fn`);if(!ComponentAsyncState.EVENT_HANDLER_EVENTS.includes(t))throw Error(`unrecognized event handler [${t}]`);let r=this.#nextHandlerID++,i=this.#handlerMap.get(t);return i||(i=[],this.#handlerMap.set(t,i)),i.push({id:r,fn:n,event:t}),r}removeHandler(e){let{event:t,handlerID:n}=e,r=this.#handlerMap.get(t);!r||!r.find(e=>e.id===n)||this.#handlerMap.set(t,this.#handlerMap.get(t).filter(e=>e.id!==n))}getBackpressureWaiters(){return this.#backpressureWaiters}addBackpressureWaiter(){this.#backpressureWaiters++}removeBackpressureWaiter(){if(this.#backpressureWaiters--,this.#backpressureWaiters<0)throw Error(`unexepctedly negative number of backpressure waiters`)}isExclusivelyLocked(){return this.#lockHolderTaskID!==null}exclusivelyLockedBy(e){return this.#lockHolderTaskID===e}exclusiveLock(e){if(_debugLog(`[ComponentAsyncState#exclusiveLock()]`,{holder:this.#lockHolderTaskID,requester:e,componentIdx:this.#componentIdx}),e==null)throw Error(`exclusive lock requires the acquiring task id`);if(this.#lockHolderTaskID!==null)throw Error(`component [${this.#componentIdx}] exclusive lock held by task [${this.#lockHolderTaskID}], requested by [${e}]`);this.#lockHolderTaskID=e}async acquireExclusiveLock(e){if(e==null)throw Error(`exclusive lock requires the acquiring task id`);if(this.#lockHolderTaskID===null){this.#lockHolderTaskID=e,_debugLog(`[ComponentAsyncState#acquireExclusiveLock()] acquired`,{holder:e,componentIdx:this.#componentIdx});return}if(this.#lockHolderTaskID===e)throw Error(`task [${e}] already holds the lock for component [${this.#componentIdx}]`);_debugLog(`[ComponentAsyncState#acquireExclusiveLock()] waiting`,{holder:this.#lockHolderTaskID,requester:e,componentIdx:this.#componentIdx,queued:this.#lockWaiters.length}),await new Promise(t=>{this.#lockWaiters.push({taskID:e,resolve:t})})}exclusiveRelease(e){if(_debugLog(`[ComponentAsyncState#exclusiveRelease()] args`,{holder:this.#lockHolderTaskID,releaser:e,componentIdx:this.#componentIdx}),this.#lockHolderTaskID!==e)return _debugLog(`[ComponentAsyncState#exclusiveRelease()] ignoring foreign release`,{holder:this.#lockHolderTaskID,releaser:e,componentIdx:this.#componentIdx}),!1;this.#lockHolderTaskID=null,this.#onExclusiveReleaseHandlers=this.#onExclusiveReleaseHandlers.filter(e=>!!e);for(let[e,t]of this.#onExclusiveReleaseHandlers.entries())try{this.#onExclusiveReleaseHandlers[e]=null,t()}catch(e){throw _debugLog(`error while executing handler for next exclusive release`,e),e}return this.#scheduleLockHandoff(),!0}#scheduleLockHandoff(){this.#lockHandoffScheduled||this.#lockWaiters.length===0||(this.#lockHandoffScheduled=!0,queueMicrotask(()=>{if(this.#lockHandoffScheduled=!1,this.#lockHolderTaskID!==null){this.#scheduleLockHandoff();return}let e=this.#lockWaiters.shift();e&&(this.#lockHolderTaskID=e.taskID,e.resolve())}))}onNextExclusiveRelease(e){_debugLog(`[ComponentAsyncState#()onNextExclusiveRelease] registering`),this.#onExclusiveReleaseHandlers.push(e)}async waitForExclusiveRelease(){for(;this.isExclusivelyLocked();)await new Promise(e=>this.onNextExclusiveRelease(e))}#getSuspendedTaskMeta(e){return this.#suspendedTasksByTaskID.get(e)}#removeSuspendedTaskMeta(e){_debugLog(`[ComponentAsyncState#removeSuspendedTaskMeta()] removing suspended task`,{taskID:e,componentIdx:this.#componentIdx});let t=this.#suspendedTaskIDs.findIndex(t=>t===e),n=this.#suspendedTasksByTaskID.get(e);return this.#suspendedTaskIDs[t]=null,this.#suspendedTasksByTaskID.delete(e),n}#addSuspendedTaskMeta(e){if(!e)throw Error(`missing task meta`);let t=e.taskID;this.#suspendedTasksByTaskID.set(t,e),this.#suspendedTaskIDs.push(t),this.#suspendedTasksByTaskID.size<this.#suspendedTaskIDs.length-10&&(this.#suspendedTaskIDs=this.#suspendedTaskIDs.filter(e=>e!==null))}suspendTask(e){let{task:t,readyFn:n}=e,r=t.id(),i=t.componentIdx();if(_debugLog(`[ComponentAsyncState#suspendTask()]`,{taskID:r,componentIdx:this.#componentIdx,taskEntryFnName:t.entryFnName(),subtask:t.getParentSubtask()}),i!==this.#componentIdx)throw Error(`assert: task component idx should match async state`);if(this.#getSuspendedTaskMeta(r))throw Error(`task [${r}] already suspended`);let{promise:a,resolve:o,reject:s}=promiseWithResolvers();return this.#addSuspendedTaskMeta({task:t,taskID:r,readyFn:n,resume:()=>{_debugLog(`[ComponentAsyncState] resuming suspended task`,{taskID:r,componentIdx:this.#componentIdx}),o(!t.isCancelled())}}),this.runTickLoop(),a}resumeTaskByID(e){let t=this.#removeSuspendedTaskMeta(e);if(t){if(t.taskID!==e)throw Error(`task ID does not match`);t.resume()}}async runTickLoop(){this.#tickLoop===null&&(this.#tickLoop=1,setTimeout(async()=>{let e=this.tick();for(;e!==ComponentAsyncState.TickResult.DONE;){let t=e===ComponentAsyncState.TickResult.RESUMED?0:10;await new Promise(e=>setTimeout(e,t)),e=this.tick()}this.#tickLoop=null},10))}tick(){let e=this.#suspendedTaskIDs.filter(e=>e!==null);for(let t of e){let e=this.#suspendedTasksByTaskID.get(t);if(!e||!e.readyFn)throw Error(`missing/invalid task despite ID [${t}] being present`);if(e.task.isRejected())return _debugLog(`[ComponentAsyncState#tick()] detected task rejection, leaving early`,{meta:e}),this.resumeTaskByID(t),ComponentAsyncState.TickResult.RESUMED;if(e.readyFn())return _debugLog(`[ComponentAsyncState#tick()] resuming task via tick`,{taskID:t,componentIdx:this.#componentIdx}),this.resumeTaskByID(t),ComponentAsyncState.TickResult.RESUMED}return this.#suspendedTaskIDs.filter(e=>e!==null).length>0?ComponentAsyncState.TickResult.IDLE:ComponentAsyncState.TickResult.DONE}createWaitable(e){return new Waitable({target:e?.target})}}function getOrCreateAsyncState(e,t){if(!u.has(e)){let t=new ComponentAsyncState({componentIdx:e});u.set(e,t)}return u.get(e)}let m=new Map;function lookupMemoriesForComponent(e){let{componentIdx:t}=e??{};if(e.componentIdx===void 0)throw TypeError(`missing component idx`);let n=m.get(t);return n?e.memoryIdx===void 0?Object.values(n):n[e.memoryIdx]?.memory:[]}class AsyncSubtask{static _ID=0n;static State={STARTING:0,STARTED:1,RETURNED:2,CANCELLED_BEFORE_STARTED:3,CANCELLED_BEFORE_RETURNED:4};#id;#state=AsyncSubtask.State.STARTING;#componentIdx;#parentTask;#childTask=null;#dropped=!1;#cancelRequested=!1;#memoryIdx=null;#lenders=null;#waitable=null;#callbackFn=null;#callbackFnName=null;#postReturnFn=null;#onProgressFn=null;#callMetadata={};#resolved=!1;#onResolveHandlers=[];#onStartHandlers=[];#result=null;#resultSet=!1;fnName;target;isAsync;isManualAsync;constructor(e){if(typeof e.componentIdx!=`number`)throw Error(`invalid componentIdx for subtask creation`);if(this.#componentIdx=e.componentIdx,this.#id=++AsyncSubtask._ID,this.fnName=e.fnName,!e.parentTask)throw Error(`missing parent task during subtask creation`);if(this.#parentTask=e.parentTask,e.childTask&&(this.#childTask=e.childTask),e.memoryIdx&&(this.#memoryIdx=e.memoryIdx),!e.waitable)throw Error(`missing/invalid waitable`);this.#waitable=e.waitable,e.callMetadata&&(this.#callMetadata=e.callMetadata),this.#lenders=[],this.target=e.target,this.isAsync=e.isAsync,this.isManualAsync=e.isManualAsync}id(){return this.#id}parentTaskID(){return this.#parentTask?.id()}childTaskID(){return this.#childTask?.id()}state(){return this.#state}waitable(){return this.#waitable}waitableRep(){return this.#waitable.idx()}join(){return this.#waitable.join(...arguments)}getPendingEvent(){return this.#waitable.getPendingEvent(...arguments)}hasPendingEvent(){return this.#waitable.hasPendingEvent(...arguments)}setPendingEvent(){return this.#waitable.setPendingEvent(...arguments)}setTarget(e){this.target=e}getResult(){if(!this.#resultSet)throw Error(`subtask result has not been set`);return this.#result}setResult(e){if(this.#resultSet)throw Error(`subtask result has already been set`);this.#result=e,this.#resultSet=!0}componentIdx(){return this.#componentIdx}setChildTask(e){if(!e)throw Error(`cannot set missing/invalid child task on subtask`);if(this.#childTask)throw Error(`child task is already set on subtask`);if(this.#parentTask===e)throw Error(`parent cannot be child`);this.#childTask=e}getChildTask(e){return this.#childTask}getParentTask(){return this.#parentTask}setCallbackFn(e,t){if(e){if(this.#callbackFn)throw Error(`callback fn can only be set once`);this.#callbackFn=e,this.#callbackFnName=t}}getCallbackFnName(){if(this.#callbackFn)return this.#callbackFn.name}setPostReturnFn(e){if(e){if(this.#postReturnFn)throw Error(`postReturn fn can only be set once`);this.#postReturnFn=e}}setOnProgressFn(e){if(this.#onProgressFn)throw Error(`on progress fn can only be set once`);this.#onProgressFn=e}isNotStarted(){return this.#state==AsyncSubtask.State.STARTING}cancellationRequested(){return this.#cancelRequested}requestCancellation(){if(_debugLog(`[AsyncSubtask#requestCancellation()] args`,{componentIdx:this.#componentIdx,subtaskID:this.#id,state:this.#state,childTaskID:this.childTaskID(),fnName:this.fnName}),this.#cancelRequested)throw Error(`cancellation has already been requested for this subtask`);if(this.#cancelRequested=!0,!this.#resolved){if(this.#childTask){this.#childTask.requestCancellation();return}this.onResolve(null)}}registerOnStartHandler(e){this.#onStartHandlers.push(e)}onStart(e){_debugLog(`[AsyncSubtask#onStart()] args`,{componentIdx:this.#componentIdx,subtaskID:this.#id,parentTaskID:this.parentTaskID(),fnName:this.fnName,args:e}),this.#onProgressFn&&this.#onProgressFn(),this.#state=AsyncSubtask.State.STARTED;let t;return this.#callMetadata.startFn&&(t=this.#callMetadata.startFn.apply(null,e?.startFnParams??[])),t}registerOnResolveHandler(e){this.#onResolveHandlers.push(e)}reject(e){if(!this.#resolved){if(this.#onProgressFn&&this.#onProgressFn(),this.#state===AsyncSubtask.State.STARTING)this.#state=AsyncSubtask.State.CANCELLED_BEFORE_STARTED;else if(this.#state===AsyncSubtask.State.STARTED)this.#state=AsyncSubtask.State.CANCELLED_BEFORE_RETURNED;else throw Error(`cannot reject a completed subtask`);this.#resolved=!0,this.#parentTask.removeSubtask(this),this.#parentTask.reject(e)}}onResolve(e){if(_debugLog(`[AsyncSubtask#onResolve()] args`,{componentIdx:this.#componentIdx,subtaskID:this.#id,isAsync:this.isAsync,childTaskID:this.childTaskID(),parentTaskID:this.parentTaskID(),parentTaskFnName:this.#parentTask?.entryFnName(),fnName:this.fnName}),this.#resolved)throw Error(`subtask has already been resolved`);if(this.#onProgressFn&&this.#onProgressFn(),e===null&&this.#cancelRequested)if(this.#state===AsyncSubtask.State.STARTING)this.#state=AsyncSubtask.State.CANCELLED_BEFORE_STARTED;else{if(this.#state!==AsyncSubtask.State.STARTED)throw Error(`resolved subtask must have been started before cancellation`);this.#state=AsyncSubtask.State.CANCELLED_BEFORE_RETURNED}else{if(this.#state!==AsyncSubtask.State.STARTED)throw Error(`resolved subtask must have been started before completion`);this.#state=AsyncSubtask.State.RETURNED}this.setResult(e);for(let t of this.#onResolveHandlers)try{t(e)}catch(e){throw console.error(`error during subtask resolve handler`,e),e}let t=this.getCallMetadata(),n=t.memory??this.#parentTask?.getReturnMemory()??lookupMemoriesForComponent({componentIdx:this.#parentTask?.componentIdx()})[0];if(this.#state===AsyncSubtask.State.RETURNED&&t&&!t.returnFn&&this.isAsync&&t.resultPtr&&n){let{resultPtr:r,realloc:i}=t,a=t.lowers;a&&a.length>0&&a[0]({componentIdx:this.#componentIdx,memory:n,realloc:i,vals:[e],storagePtr:r,stringEncoding:t.stringEncoding})}if(this.#resolved=!0,this.#parentTask.removeSubtask(this),!this.isAsync){this.deliverResolve();let e=this.waitableRep();if(e)try{if(this.#getComponentState().handles.remove(e)!==this)throw Error(`unexpectedly received non-self Subtask from handle removal`);this.drop()}catch(e){_debugLog(`[AsyncSubtask#onResolve()] failed to remove subtask after sync subtask completion`,e)}}}getStateNumber(){return this.#state}isReturned(){return this.#state===AsyncSubtask.State.RETURNED}getCallMetadata(){return this.#callMetadata}isResolved(){if(this.#state===AsyncSubtask.State.STARTING||this.#state===AsyncSubtask.State.STARTED)return!1;if(this.#state===AsyncSubtask.State.RETURNED||this.#state===AsyncSubtask.State.CANCELLED_BEFORE_STARTED||this.#state===AsyncSubtask.State.CANCELLED_BEFORE_RETURNED)return!0;throw Error(`unrecognized internal Subtask state [`+this.#state+`]`)}addLender(e){if(_debugLog(`[AsyncSubtask#addLender()] args`,{handle:e}),!Number.isNumber(e))throw Error(`missing/invalid lender handle [`+e+`]`);if(this.#lenders.length===0||this.isResolved())throw Error(`subtask has no lendors or has already been resolved`);e.lends++,this.#lenders.push(e)}deliverResolve(){if(_debugLog(`[AsyncSubtask#deliverResolve()] args`,{lenders:this.#lenders,parentTaskID:this.parentTaskID(),subtaskID:this.#id,childTaskID:this.childTaskID(),resolved:this.isResolved(),resolveDelivered:this.resolveDelivered()}),this.resolveDelivered()||!this.isResolved())throw Error(`subtask cannot deliver resolution twice, and the subtask must be resolved`);for(let e of this.#lenders)e.lends--;this.#lenders=null}resolveDelivered(){if(_debugLog(`[AsyncSubtask#resolveDelivered()] args`,{}),this.#lenders===null&&!this.isResolved())throw Error(`invalid subtask state, lenders missing and subtask has not been resolved`);return this.#lenders===null}drop(){if(_debugLog(`[AsyncSubtask#drop()] args`,{componentIdx:this.#componentIdx,parentTaskID:this.#parentTask?.id(),parentTaskFnName:this.#parentTask?.entryFnName(),childTaskID:this.#childTask?.id(),childTaskFnName:this.#childTask?.entryFnName(),subtaskFnName:this.fnName}),!this.#waitable)throw Error(`missing/invalid inner waitable`);if(!this.resolveDelivered())throw Error(`cannot drop subtask before resolve is delivered`);this.#waitable&&this.#waitable.drop(),this.#dropped=!0}#getComponentState(){let e=getOrCreateAsyncState(this.#componentIdx);if(!e)throw Error(`invalid/missing async state for component [`+componentIdx+`]`);return e}getWaitableHandleIdx(){if(_debugLog(`[AsyncSubtask#getWaitableHandleIdx()] args`,{}),!this.#waitable)throw Error(`missing/invalid waitable`);return this.waitableRep()}}class FutureValue{#start;#settled;#hideThen=0;#thenFn;constructor(e){if(typeof e!=`function`)throw TypeError(`future start operation must be a function`);this.#start=e,this.#thenFn=this.#then.bind(this)}get then(){return this.#hideThen===0?this.#thenFn:void 0}#read(){return this.#settled||(this.#settled=Promise.resolve().then(this.#start)),this.#settled}resolveAsValue(e){this.#hideThen++;try{e(this)}finally{this.#hideThen--}}#deliver(e,t){if(t instanceof FutureValue){t.resolveAsValue(e);return}e(t)}#then(e,t){return this.#read().then(t=>this.#deliver(e,t.value),t)}}let _coinFlip=()=>Math.random()>.5,h={NONE:0,SUBTASK:1,STREAM_READ:2,STREAM_WRITE:3,FUTURE_READ:4,FUTURE_WRITE:5,TASK_CANCELLED:6},g={};function _withGlobalCurrentTaskMeta(e){if(_debugLog(`[_withGlobalCurrentTaskMeta()] args`,e),!e)throw TypeError(`args missing`);if(e.taskID===void 0)throw TypeError(`missing task ID`);if(e.componentIdx===void 0)throw TypeError(`missing component idx`);if(!e.fn)throw TypeError(`missing fn`);let{taskID:t,componentIdx:n,fn:r}=e,i=g[n]??null;try{return g[n]={taskID:t,componentIdx:n},r()}catch(t){throw _debugLog(`error while executing sync callee/callback`,{...e,err:t}),t}finally{g[n]=i}}async function _withGlobalCurrentTaskMetaAsync(e){if(_debugLog(`[_withGlobalCurrentTaskMetaAsync()] args`,e),!e)throw TypeError(`args missing`);if(e.taskID===void 0)throw TypeError(`missing task ID`);if(e.componentIdx===void 0)throw TypeError(`missing component idx`);if(!e.fn)throw TypeError(`missing fn`);let{taskID:t,componentIdx:n,fn:r}=e;try{return g[n]={taskID:t,componentIdx:n},await r()}catch(t){throw _debugLog(`error while executing async callee/callback`,{...e,err:t}),t}finally{g[n]=null}}class AsyncTask{static _ID=0n;static State={INITIAL:`initial`,CANCELLED:`cancelled`,CANCEL_PENDING:`cancel-pending`,CANCEL_DELIVERED:`cancel-delivered`,RESOLVED:`resolved`};static BlockResult={CANCELLED:`block.cancelled`,NOT_CANCELLED:`block.not-cancelled`};#id;#componentIdx;#state;#isAsync;#isManualAsync;#callingWasmExport=!0;#lockFreeEntry=!1;#preserveFutureResult;#entryFnName=null;#onResolveHandlers=[];#completionPromise=null;#rejected=!1;#exitPromise=null;#onExitHandlers=[];#memoryIdx=null;#memory=null;#callbackFn=null;#callbackFnName=null;#postReturnFn=null;#getCalleeParamsFn=null;#stringEncoding=null;#parentSubtask=null;#errHandling;#returnLowerFns=null;#subtasks=[];#entered=!1;#exited=!1;#errored=null;cancelled=!1;cancelRequested=!1;alwaysTaskReturn=!1;returnCalls=0;storage=[0,0];borrowedHandles={};tmpRetI64HighBits=0;constructor(e){if(this.#id=++AsyncTask._ID,e?.componentIdx===void 0)throw TypeError(`missing component id during task creation`);this.#componentIdx=e.componentIdx,this.#state=AsyncTask.State.INITIAL,this.#isAsync=e?.isAsync??!1,this.#isManualAsync=e?.isManualAsync??!1,this.#preserveFutureResult=e?.preserveFutureResult??!1,this.#entryFnName=e.entryFnName,this.#callingWasmExport=e?.callingWasmExport!==!1;let{promise:t,resolve:n,reject:r}=promiseWithResolvers();this.#completionPromise=t,t.catch(()=>{}),this.#onResolveHandlers.push(e=>{if(this.#parentSubtask===null&&this.#isAsync){if(this.#errored!==null){r(this.#errored);return}else if(this.#rejected){r(e);return}this.#preserveFutureResult&&e instanceof FutureValue?e.resolveAsValue(n):n(e)}});let{promise:i,resolve:a,reject:o}=promiseWithResolvers();this.#exitPromise=i,this.#onExitHandlers.push(()=>{a()}),e.callbackFn&&(this.#callbackFn=e.callbackFn),e.callbackFnName&&(this.#callbackFnName=e.callbackFnName),e.getCalleeParamsFn&&(this.#getCalleeParamsFn=e.getCalleeParamsFn),e.stringEncoding&&(this.#stringEncoding=e.stringEncoding),e.parentSubtask&&(this.#parentSubtask=e.parentSubtask),e.errHandling&&(this.#errHandling=e.errHandling)}taskState(){return this.#state}id(){return this.#id}componentIdx(){return this.#componentIdx}entryFnName(){return this.#entryFnName}completionPromise(){return this.#completionPromise}exitPromise(){return this.#exitPromise}isAsync(){return this.#isAsync}isSync(){return!this.isAsync()}getErrHandling(){return this.#errHandling}hasCallback(){return this.#callbackFn!==null}getReturnMemoryIdx(){return this.#memoryIdx}setReturnMemoryIdx(e){e!==null&&(this.#memoryIdx=e)}getReturnMemory(){return this.#memory}setReturnMemory(e){e!==null&&(this.#memory=e)}setReturnLowerFns(e){this.#returnLowerFns=e}getReturnLowerFns(){return this.#returnLowerFns}setParentSubtask(e){if(!(!e||!(e instanceof AsyncSubtask))){if(this.#parentSubtask)throw Error(`parent subtask can only be set once`);this.#parentSubtask=e}}getParentSubtask(){return this.#parentSubtask}getRootTask(){let e=this.getParentSubtask(),t=this;for(;e;)t=e.getParentTask(),e=t.getParentSubtask();return t}setPostReturnFn(e){if(e){if(this.#postReturnFn)throw Error(`postReturn fn can only be set once`);this.#postReturnFn=e}}setCallbackFn(e,t){if(e){if(this.#callbackFn)throw Error(`callback fn can only be set once`);this.#callbackFn=e,this.#callbackFnName=t}}getCallbackFnName(){if(this.#callbackFnName)return this.#callbackFnName}async runCallbackFn(...e){if(!this.#callbackFn)throw Error(`no callback function has been set for task`);return _withGlobalCurrentTaskMetaAsync({taskID:this.#id,componentIdx:this.#componentIdx,fn:()=>this.#callbackFn.apply(null,e)})}getCalleeParams(){if(!this.#getCalleeParamsFn)throw Error(`missing/invalid getCalleeParamsFn`);return this.#getCalleeParamsFn()}mayBlock(){return this.isAsync()||this.isResolvedState()}mayEnter(e){let t=getOrCreateAsyncState(this.#componentIdx);return t.hasBackpressure()?(_debugLog(`[AsyncTask#mayEnter()] disallowed due to backpressure`,{taskID:this.#id}),!1):t.callingSyncImport()?t.callingSyncExport&&!e.isAsync?!0:(_debugLog(`[AsyncTask#mayEnter()] disallowed due to sync export w/ sync pending`,{taskID:this.#id}),!1):(_debugLog(`[AsyncTask#mayEnter()] disallowed due to sync import call`,{taskID:this.#id}),!1)}enterSync(){if(this.needsExclusiveLock()){let e=getOrCreateAsyncState(this.#componentIdx);e.isExclusivelyLocked()?(this.#lockFreeEntry=!0,_debugLog(`[AsyncTask#enterSync()] entering without exclusive lock`,{taskID:this.#id,componentIdx:this.#componentIdx})):e.exclusiveLock(this.#id)}return!0}async enter(e){if(_debugLog(`[AsyncTask#enter()] args`,{taskID:this.#id,componentIdx:this.#componentIdx,subtaskID:this.getParentSubtask()?.id(),args:e,entryFnName:this.#entryFnName}),this.#entered)throw Error(`task with ID [${this.#id}] should not be entered twice`);if(this.deliverPendingCancel({cancellable:!0}))return this.cancel(),!1;let t=getOrCreateAsyncState(this.#componentIdx);if(e?.isHost)return this.#entered=!0,this.#entered;if(this.isSync())return this.#entered=!0,this.#isManualAsync&&this.needsExclusiveLock()&&await t.acquireExclusiveLock(this.#id),this.#entered;if(t.hasBackpressure()){t.addBackpressureWaiter();let e=await this.waitUntil({readyFn:()=>!t.hasBackpressure(),cancellable:!0});if(t.removeBackpressureWaiter(),e===AsyncTask.BlockResult.CANCELLED)return this.cancel(),!1}return this.needsExclusiveLock()&&await t.acquireExclusiveLock(this.#id),this.#entered=!0,this.#entered}isRunningState(){return this.#state!==AsyncTask.State.RESOLVED}isResolvedState(){return this.#state===AsyncTask.State.RESOLVED}isResolved(){return this.#state===AsyncTask.State.RESOLVED}isExited(){return this.#exited}async waitUntil(e){let{readyFn:t,cancellable:n}=e;return _debugLog(`[AsyncTask#waitUntil()] args`,{taskID:this.#id,args:{cancellable:n}}),await this.suspendUntil({readyFn:t,cancellable:n})}async yieldUntil(e){let{readyFn:t,cancellable:n}=e;return _debugLog(`[AsyncTask#yieldUntil()]`,{taskID:this.#id,args:{cancellable:n},componentIdx:this.#componentIdx}),await this.suspendUntil({readyFn:t,cancellable:n})?{code:h.NONE,payload0:0,payload1:0}:{code:h.TASK_CANCELLED,payload0:0,payload1:0}}async suspendUntil(e){let{cancellable:t,readyFn:n}=e;return _debugLog(`[AsyncTask#suspendUntil()] args`,{taskID:this.#id,args:{cancellable:t},componentIdx:this.#componentIdx}),this.deliverPendingCancel({cancellable:t})?!1:await this.immediateSuspendUntil({readyFn:n,cancellable:t})}async immediateSuspendUntil(e){let{cancellable:t,readyFn:n}=e;return _debugLog(`[AsyncTask#immediateSuspendUntil()] args`,{args:{cancellable:t,readyFn:n},taskID:this.#id,componentIdx:this.#componentIdx}),n()&&_coinFlip()?!0:await this.immediateSuspend({cancellable:t,readyFn:n})}async immediateSuspend(e){let{cancellable:t,readyFn:n}=e;if(_debugLog(`[AsyncTask#immediateSuspend()] args`,{cancellable:t,readyFn:n}),this.deliverPendingCancel({cancellable:t}))return!1;let r=await getOrCreateAsyncState(this.#componentIdx).suspendTask({task:this,readyFn:()=>t&&this.#state===AsyncTask.State.CANCEL_PENDING?!0:n()});return r&&this.deliverPendingCancel({cancellable:t})?!1:r}deliverPendingCancel(e){let{cancellable:t}=e;return _debugLog(`[AsyncTask#deliverPendingCancel()]`,{args:{cancellable:t},taskID:this.#id,componentIdx:this.#componentIdx}),t&&this.#state===AsyncTask.State.CANCEL_PENDING?(this.#state=AsyncTask.State.CANCEL_DELIVERED,!0):!1}isCancelled(){return this.cancelled}requestCancellation(){_debugLog(`[AsyncTask#requestCancellation()] args`,{taskID:this.#id,componentIdx:this.#componentIdx,state:this.#state}),!(this.isResolvedState()||this.cancelRequested)&&(this.cancelRequested=!0,this.#state===AsyncTask.State.INITIAL&&(this.#state=AsyncTask.State.CANCEL_PENDING),getOrCreateAsyncState(this.#componentIdx).runTickLoop())}cancel(e){if(_debugLog(`[AsyncTask#cancel()] args`,{}),this.taskState()!==AsyncTask.State.CANCEL_DELIVERED)throw Error(`(component [${this.#componentIdx}]) task [${this.#id}] invalid task state [${this.taskState()}] for cancellation`);if(this.borrowedHandles.length>0)throw Error(`task still has borrow handles`);this.cancelled=!0,this.onResolve(e?.error??null),this.#state=AsyncTask.State.RESOLVED}onResolve(e){let t=this.#onResolveHandlers;this.#onResolveHandlers=[];for(let n of t)try{n(e)}catch(e){throw _debugLog(`[AsyncTask#onResolve] error during task resolve handler`,e),e}if(this.#rejected){this.#parentSubtask?.reject(e);return}let n=this.#parentSubtask&&!this.#parentSubtask.isResolved();if(n){let t=this.#parentSubtask.getCallMetadata();if(t.returnFn&&!t.returnFnCalled){_debugLog(`[AsyncTask#onResolve()] running returnFn`,{componentIdx:this.#componentIdx,taskID:this.#id,subtaskID:this.#parentSubtask.id()});let n=this.#parentSubtask.getParentTask();_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>t.returnFn.apply(null,[e,t.resultPtr])}),t.returnFnCalled=!0}}if(this.#postReturnFn){_debugLog(`[AsyncTask#onResolve()] running post return `,{componentIdx:this.#componentIdx,taskID:this.#id});try{_withGlobalCurrentTaskMeta({taskID:this.#id,componentIdx:this.#componentIdx,fn:()=>this.#postReturnFn(e)})}catch(e){throw _debugLog(`[AsyncTask#onResolve] error during task resolve handler`,e),e}}n&&this.#parentSubtask.onResolve(e)}registerOnResolveHandler(e){this.#onResolveHandlers.push(e)}isRejected(){return this.#rejected}isErrored(){return this.#errored}setErrored(e){this.#errored=e}reject(e){_debugLog(`[AsyncTask#reject()] args`,{componentIdx:this.#componentIdx,taskID:this.#id,parentSubtask:this.#parentSubtask,parentSubtaskID:this.#parentSubtask?.id(),entryFnName:this.entryFnName(),callbackFnName:this.#callbackFnName,errMsg:e.message}),!(this.isResolvedState()||this.#rejected)&&(this.#rejected=!0,this.cancelRequested=!0,this.#state=AsyncTask.State.CANCEL_PENDING,this.deliverPendingCancel({cancellable:!0}),this.cancel({error:e}))}resolve(e){if(_debugLog(`[AsyncTask#resolve()] args`,{componentIdx:this.#componentIdx,taskID:this.#id,entryFnName:this.entryFnName(),callbackFnName:this.#callbackFnName}),this.#state===AsyncTask.State.RESOLVED)throw Error(`(component [${this.#componentIdx}]) task [${this.#id}]  is already resolved (did you forget to wait for an import?)`);if(this.borrowedHandles.length>0)throw Error(`task still has borrow handles`);switch(this.#state=AsyncTask.State.RESOLVED,e.length){case 0:this.onResolve(void 0);break;case 1:this.onResolve(e[0]);break;default:throw _debugLog(`[AsyncTask#resolve()] unexpected number of results`,{componentIdx:this.#componentIdx,results:e,taskID:this.#id,subtaskID:this.#parentSubtask?.id(),entryFnName:this.#entryFnName,callbackFnName:this.#callbackFnName}),Error(`unexpected number of results`)}}exit(e){if(_debugLog(`[AsyncTask#exit()]`,{componentIdx:this.#componentIdx,taskID:this.#id}),this.#exited)throw Error(`task has already exited`);if(this.#state!==AsyncTask.State.RESOLVED)throw Error(`(component [${this.#componentIdx}]) task [${this.#id}] exited without resolution`);if(this.borrowedHandles>0)throw Error("task [${this.#id}] exited without clearing borrowed handles");let t=getOrCreateAsyncState(this.#componentIdx);if(!t)throw Error(`missing async state for component [`+this.#componentIdx+`]`);if(this.#componentIdx!==-1&&!e?.skipExclusiveLockCheck&&!this.#lockFreeEntry&&this.needsExclusiveLock()&&!t.exclusivelyLockedBy(this.#id))throw Error(`task [${this.#id}] exit: component [${this.#componentIdx}] should have been exclusively locked by it`);t.exclusiveRelease(this.#id);for(let e of this.#onExitHandlers)try{e()}catch(e){throw console.error(`error during task exit handler`,e),e}this.#exited=!0,clearCurrentTask(this.#componentIdx,this.id())}needsExclusiveLock(){return this.#componentIdx===-1||!this.#callingWasmExport?!1:!this.#isAsync||this.hasCallback()}createSubtask(e){_debugLog(`[AsyncTask#createSubtask()] args`,e);let{componentIdx:t,childTask:n,callMetadata:r,fnName:i,isAsync:a,isManualAsync:o}=e,s=getOrCreateAsyncState(this.#componentIdx);if(!s)throw Error(`invalid/missing async state for component idx [${t}]`);let l=new Waitable({componentIdx:this.#componentIdx,target:`subtask (internal ID [${this.#id}])`}),u=new AsyncSubtask({componentIdx:t,childTask:n,parentTask:this,callMetadata:r,isAsync:a,isManualAsync:o,fnName:i,waitable:l});return this.#subtasks.push(u),u.setTarget(`subtask (internal ID [${u.id()}], waitable [${l.idx()}], component [${t}])`),l.setIdx(s.handles.insert(u)),l.setTarget(`waitable for subtask (waitable id [${l.idx()}], subtask internal ID [${u.id()}])`),u}getLatestSubtask(){return this.#subtasks.at(-1)}getSubtaskByWaitableRep(e){if(e===void 0)throw TypeError(`missing rep`);return this.#subtasks.find(t=>t.waitableRep()===e)}currentSubtask(){if(_debugLog(`[AsyncTask#currentSubtask()]`),this.#subtasks.length!==0)return this.#subtasks.at(-1)}removeSubtask(e){if(this.#subtasks.length===0)throw Error(`cannot end current subtask: no current subtask`);return this.#subtasks=this.#subtasks.filter(t=>t!==e),e}}function createNewCurrentTask(e){_debugLog(`[createNewCurrentTask()] args`,e);let{componentIdx:t,isAsync:n,isManualAsync:r,preserveFutureResult:i,entryFnName:a,parentSubtaskID:u,callbackFnName:d,getCallbackFn:f,getParamsFn:p,stringEncoding:m,errHandling:h,getCalleeParamsFn:g,resultPtr:_,callingWasmExport:v}=e;if(t==null)throw Error(`missing/invalid component instance index while starting task`);let y=o.get(t),b=new AsyncTask({componentIdx:t,isAsync:n,isManualAsync:r,preserveFutureResult:i,entryFnName:a,callbackFn:f?f():null,callbackFnName:d,stringEncoding:m,getCalleeParamsFn:g,resultPtr:_,errHandling:h,callingWasmExport:v}),x=b.id(),S={id:x,componentIdx:t,task:b};return s.push(x),l.push(t),y?y.push(S):(y=[S],o.set(t,[S])),[b,x]}class ComponentError extends Error{constructor(e){let t=typeof e!=`string`;super(t?`${String(e)} (see error.payload)`:e),Object.defineProperty(this,"payload",{value:e,enumerable:t})}}function throwInvalidBool(){throw TypeError(`invalid variant discriminant for bool`)}let _=e(`core.core.wasm`),v=(function*(){let e,t,r,a,o,s,l,u,d,f,p,m;function parse(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wit010Parse`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var{files:o,dependencies:s,features:l}=e,u=o,d=u.length,f=r(0,0,4,d*16);for(let e=0;e<u.length;e++){let n=u[e],i=f+e*16;var{path:p,text:h}=n,g=_utf8AllocateAndEncode(p,r,t),_=g.ptr,v=g.len;dataView(t).setUint32(i+4,v,!0),dataView(t).setUint32(i+0,_,!0);var g=_utf8AllocateAndEncode(h,r,t),y=g.ptr,b=g.len;dataView(t).setUint32(i+12,b,!0),dataView(t).setUint32(i+8,y,!0)}var x=s,S=x.length,C=r(0,0,4,S*8);for(let e=0;e<x.length;e++){let n=x[e],i=C+e*8;var w=n,T=w.length,E=r(0,0,4,T*16);for(let e=0;e<w.length;e++){let n=w[e],i=E+e*16;var{path:D,text:O}=n,g=_utf8AllocateAndEncode(D,r,t),k=g.ptr,A=g.len;dataView(t).setUint32(i+4,A,!0),dataView(t).setUint32(i+0,k,!0);var g=_utf8AllocateAndEncode(O,r,t),j=g.ptr,M=g.len;dataView(t).setUint32(i+12,M,!0),dataView(t).setUint32(i+8,j,!0)}dataView(t).setUint32(i+4,T,!0),dataView(t).setUint32(i+0,E,!0)}var N=l;let oi,si,ci;switch(N.tag){case`all`:oi=0,si=0,ci=0;break;case`only`:var P=N.val,F=P.length,I=r(0,0,4,F*8);for(let e=0;e<P.length;e++){let n=P[e],i=I+e*8;var g=_utf8AllocateAndEncode(n,r,t),L=g.ptr,R=g.len;dataView(t).setUint32(i+4,R,!0),dataView(t).setUint32(i+0,L,!0)}oi=1,si=I,ci=F;break;default:throw TypeError(`invalid variant tag value \`${JSON.stringify(N.tag)}\` (received \`${N}\`) specified for \`Features\``)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="parse"][Instruction::CallWasm] enter`,{funcName:`parse`,paramCount:7,async:!1,postReturn:!0});let $;try{$=m(f,d,C,S,oi,si,ci)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let li;switch(dataView(t).getUint8($+0,!0)){case 0:var z=dataView(t).getUint32($+12,!0),ee=dataView(t).getUint32($+8,!0);if(ee%4!=0)throw TypeError(`list pointer [${ee}] is not aligned to 4`);var te=[];for(let e=0;e<z;e++){let n=ee+e*8;var ne=dataView(t).getUint32(n+0,!0),B=dataView(t).getUint32(n+4,!0),V=i.decode(new Uint8Array(t.buffer,ne,B));te.push(V)}var H=dataView(t).getUint32($+20,!0),re=dataView(t).getUint32($+16,!0);if(re%4!=0)throw TypeError(`list pointer [${re}] is not aligned to 4`);var ie=[];for(let e=0;e<H;e++){let n=re+e*56;var ae=dataView(t).getUint32(n+0,!0),oe=dataView(t).getUint32(n+4,!0),se=i.decode(new Uint8Array(t.buffer,ae,oe)),ce=dataView(t).getUint32(n+8,!0),le=dataView(t).getUint32(n+12,!0),ue=i.decode(new Uint8Array(t.buffer,ce,le));let r;switch(dataView(t).getUint8(n+16,!0)){case 0:r=void 0;break;case 1:var de=dataView(t).getUint32(n+20,!0),fe=dataView(t).getUint32(n+24,!0);r=i.decode(new Uint8Array(t.buffer,de,fe));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+28,!0)){case 0:a=void 0;break;case 1:var U=dataView(t).getUint32(n+32,!0),pe=dataView(t).getUint32(n+36,!0);a=i.decode(new Uint8Array(t.buffer,U,pe));break;default:throw TypeError(`invalid variant discriminant for option`)}var W=dataView(t).getUint32(n+40,!0),me=dataView(t).getUint32(n+44,!0);if(W%4!=0)throw TypeError(`list pointer [${W}] is not aligned to 4`);var he=new Uint32Array(t.buffer.slice(W,W+me*4)),G=dataView(t).getUint32(n+48,!0),ge=dataView(t).getUint32(n+52,!0);if(G%4!=0)throw TypeError(`list pointer [${G}] is not aligned to 4`);var _e=new Uint32Array(t.buffer.slice(G,G+ge*4));ie.push({namespace:se,name:ue,version:r,docs:a,interfaces:he,worlds:_e})}var ve=dataView(t).getUint32($+28,!0),K=dataView(t).getUint32($+24,!0);if(K%4!=0)throw TypeError(`list pointer [${K}] is not aligned to 4`);var q=[];for(let e=0;e<ve;e++){let n=K+e*100;var ye=dataView(t).getUint32(n+0,!0),be=dataView(t).getUint32(n+4,!0),J=i.decode(new Uint8Array(t.buffer,ye,be));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:r=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:var Y=dataView(t).getUint32(n+20,!0),xe=dataView(t).getUint32(n+24,!0);a=i.decode(new Uint8Array(t.buffer,Y,xe));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+28,!0)){case 0:o={tag:`ungated`};break;case 1:{var Se=dataView(t).getUint32(n+32,!0),Ce=dataView(t).getUint32(n+36,!0),we=i.decode(new Uint8Array(t.buffer,Se,Ce));let e;switch(dataView(t).getUint8(n+40,!0)){case 0:e=void 0;break;case 1:var X=dataView(t).getUint32(n+44,!0),Te=dataView(t).getUint32(n+48,!0);e=i.decode(new Uint8Array(t.buffer,X,Te));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`unstable`,val:{feature:we,deprecated:e}};break}case 2:{var Ee=dataView(t).getUint32(n+32,!0),De=dataView(t).getUint32(n+36,!0),Oe=i.decode(new Uint8Array(t.buffer,Ee,De));let e;switch(dataView(t).getUint8(n+40,!0)){case 0:e=void 0;break;case 1:var ke=dataView(t).getUint32(n+44,!0),Ae=dataView(t).getUint32(n+48,!0);e=i.decode(new Uint8Array(t.buffer,ke,Ae));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`since`,val:{version:Oe,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let s;switch(dataView(t).getUint8(n+52,!0)){case 0:s=void 0;break;case 1:s={file:dataView(t).getInt32(n+56,!0)>>>0,line:dataView(t).getInt32(n+60,!0)>>>0,column:dataView(t).getInt32(n+64,!0)>>>0,endLine:dataView(t).getInt32(n+68,!0)>>>0,endColumn:dataView(t).getInt32(n+72,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var Z=dataView(t).getUint32(n+80,!0),je=dataView(t).getUint32(n+76,!0);if(je%4!=0)throw TypeError(`list pointer [${je}] is not aligned to 4`);var Me=[];for(let e=0;e<Z;e++){let n=je+e*172;var Ne=dataView(t).getUint32(n+0,!0),Pe=dataView(t).getUint32(n+4,!0),Fe=i.decode(new Uint8Array(t.buffer,Ne,Pe));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var Ie=dataView(t).getUint32(n+12,!0),Le=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,Ie,Le));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a={tag:`ungated`};break;case 1:{var Re=dataView(t).getUint32(n+24,!0),ze=dataView(t).getUint32(n+28,!0),Be=i.decode(new Uint8Array(t.buffer,Re,ze));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var Ve=dataView(t).getUint32(n+36,!0),He=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,Ve,He));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:Be,deprecated:e}};break}case 2:{var Ue=dataView(t).getUint32(n+24,!0),We=dataView(t).getUint32(n+28,!0),Ge=i.decode(new Uint8Array(t.buffer,Ue,We));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var Ke=dataView(t).getUint32(n+36,!0),qe=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,Ke,qe));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:Ge,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+44,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+48,!0)>>>0,line:dataView(t).getInt32(n+52,!0)>>>0,column:dataView(t).getInt32(n+56,!0)>>>0,endLine:dataView(t).getInt32(n+60,!0)>>>0,endColumn:dataView(t).getInt32(n+64,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+68,!0)){case 0:s={tag:`interface`,val:dataView(t).getInt32(n+72,!0)>>>0};break;case 1:{var Je=dataView(t).getUint32(n+72,!0),Ye=dataView(t).getUint32(n+76,!0),Xe=i.decode(new Uint8Array(t.buffer,Je,Ye));let e;switch(dataView(t).getUint8(n+80,!0)){case 0:e={tag:`freestanding`};break;case 1:e={tag:`method`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 2:e={tag:`static`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 3:e={tag:`constructor`,val:dataView(t).getInt32(n+84,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for FunctionKind`)}var Ze=dataView(t).getUint8(n+88,!0);let r;switch(dataView(t).getUint8(n+92,!0)){case 0:r=void 0;break;case 1:var Qe=dataView(t).getUint32(n+96,!0),$e=dataView(t).getUint32(n+100,!0);r=i.decode(new Uint8Array(t.buffer,Qe,$e));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+104,!0)){case 0:a={tag:`ungated`};break;case 1:{var et=dataView(t).getUint32(n+108,!0),tt=dataView(t).getUint32(n+112,!0),nt=i.decode(new Uint8Array(t.buffer,et,tt));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var rt=dataView(t).getUint32(n+120,!0),it=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,rt,it));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:nt,deprecated:e}};break}case 2:{var at=dataView(t).getUint32(n+108,!0),ot=dataView(t).getUint32(n+112,!0),st=i.decode(new Uint8Array(t.buffer,at,ot));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var ct=dataView(t).getUint32(n+120,!0),lt=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,ct,lt));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:st,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+128,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+132,!0)>>>0,line:dataView(t).getInt32(n+136,!0)>>>0,column:dataView(t).getInt32(n+140,!0)>>>0,endLine:dataView(t).getInt32(n+144,!0)>>>0,endColumn:dataView(t).getInt32(n+148,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var ut=dataView(t).getUint32(n+156,!0),dt=dataView(t).getUint32(n+152,!0);if(dt%4!=0)throw TypeError(`list pointer [${dt}] is not aligned to 4`);var ft=[];for(let e=0;e<ut;e++){let n=dt+e*40;var pt=dataView(t).getUint32(n+0,!0),mt=dataView(t).getUint32(n+4,!0),ht=i.decode(new Uint8Array(t.buffer,pt,mt));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+20,!0)>>>0,line:dataView(t).getInt32(n+24,!0)>>>0,column:dataView(t).getInt32(n+28,!0)>>>0,endLine:dataView(t).getInt32(n+32,!0)>>>0,endColumn:dataView(t).getInt32(n+36,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}ft.push({name:ht,ty:r,span:a})}let l;switch(dataView(t).getUint8(n+160,!0)){case 0:l=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+164,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+168,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}l=e;break}default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`func`,val:{name:Xe,kind:e,isAsync:Ze==0?!1:Ze==1?!0:throwInvalidBool(),about:{docs:r,stability:a,span:o},params:ft,result:l}};break}case 2:s={tag:`type`,val:dataView(t).getInt32(n+72,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for WorldItemKind`)}Me.push({name:Fe,about:{docs:r,stability:a,span:o},kind:s})}var gt=dataView(t).getUint32(n+88,!0),_t=dataView(t).getUint32(n+84,!0);if(_t%4!=0)throw TypeError(`list pointer [${_t}] is not aligned to 4`);var vt=[];for(let e=0;e<gt;e++){let n=_t+e*172;var yt=dataView(t).getUint32(n+0,!0),bt=dataView(t).getUint32(n+4,!0),xt=i.decode(new Uint8Array(t.buffer,yt,bt));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var St=dataView(t).getUint32(n+12,!0),Ct=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,St,Ct));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a={tag:`ungated`};break;case 1:{var wt=dataView(t).getUint32(n+24,!0),Tt=dataView(t).getUint32(n+28,!0),Et=i.decode(new Uint8Array(t.buffer,wt,Tt));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var Dt=dataView(t).getUint32(n+36,!0),Ot=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,Dt,Ot));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:Et,deprecated:e}};break}case 2:{var kt=dataView(t).getUint32(n+24,!0),At=dataView(t).getUint32(n+28,!0),jt=i.decode(new Uint8Array(t.buffer,kt,At));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var Mt=dataView(t).getUint32(n+36,!0),Nt=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,Mt,Nt));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:jt,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+44,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+48,!0)>>>0,line:dataView(t).getInt32(n+52,!0)>>>0,column:dataView(t).getInt32(n+56,!0)>>>0,endLine:dataView(t).getInt32(n+60,!0)>>>0,endColumn:dataView(t).getInt32(n+64,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+68,!0)){case 0:s={tag:`interface`,val:dataView(t).getInt32(n+72,!0)>>>0};break;case 1:{var Pt=dataView(t).getUint32(n+72,!0),Ft=dataView(t).getUint32(n+76,!0),It=i.decode(new Uint8Array(t.buffer,Pt,Ft));let e;switch(dataView(t).getUint8(n+80,!0)){case 0:e={tag:`freestanding`};break;case 1:e={tag:`method`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 2:e={tag:`static`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 3:e={tag:`constructor`,val:dataView(t).getInt32(n+84,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for FunctionKind`)}var Lt=dataView(t).getUint8(n+88,!0);let r;switch(dataView(t).getUint8(n+92,!0)){case 0:r=void 0;break;case 1:var Rt=dataView(t).getUint32(n+96,!0),zt=dataView(t).getUint32(n+100,!0);r=i.decode(new Uint8Array(t.buffer,Rt,zt));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+104,!0)){case 0:a={tag:`ungated`};break;case 1:{var Bt=dataView(t).getUint32(n+108,!0),Vt=dataView(t).getUint32(n+112,!0),Ht=i.decode(new Uint8Array(t.buffer,Bt,Vt));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var Ut=dataView(t).getUint32(n+120,!0),Wt=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,Ut,Wt));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:Ht,deprecated:e}};break}case 2:{var Gt=dataView(t).getUint32(n+108,!0),Kt=dataView(t).getUint32(n+112,!0),qt=i.decode(new Uint8Array(t.buffer,Gt,Kt));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var Jt=dataView(t).getUint32(n+120,!0),Yt=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,Jt,Yt));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:qt,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+128,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+132,!0)>>>0,line:dataView(t).getInt32(n+136,!0)>>>0,column:dataView(t).getInt32(n+140,!0)>>>0,endLine:dataView(t).getInt32(n+144,!0)>>>0,endColumn:dataView(t).getInt32(n+148,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var Xt=dataView(t).getUint32(n+156,!0),Zt=dataView(t).getUint32(n+152,!0);if(Zt%4!=0)throw TypeError(`list pointer [${Zt}] is not aligned to 4`);var Qt=[];for(let e=0;e<Xt;e++){let n=Zt+e*40;var $t=dataView(t).getUint32(n+0,!0),en=dataView(t).getUint32(n+4,!0),tn=i.decode(new Uint8Array(t.buffer,$t,en));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+20,!0)>>>0,line:dataView(t).getInt32(n+24,!0)>>>0,column:dataView(t).getInt32(n+28,!0)>>>0,endLine:dataView(t).getInt32(n+32,!0)>>>0,endColumn:dataView(t).getInt32(n+36,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}Qt.push({name:tn,ty:r,span:a})}let l;switch(dataView(t).getUint8(n+160,!0)){case 0:l=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+164,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+168,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}l=e;break}default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`func`,val:{name:It,kind:e,isAsync:Lt==0?!1:Lt==1?!0:throwInvalidBool(),about:{docs:r,stability:a,span:o},params:Qt,result:l}};break}case 2:s={tag:`type`,val:dataView(t).getInt32(n+72,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for WorldItemKind`)}vt.push({name:xt,about:{docs:r,stability:a,span:o},kind:s})}var nn=dataView(t).getUint32(n+96,!0),rn=dataView(t).getUint32(n+92,!0);if(rn%4!=0)throw TypeError(`list pointer [${rn}] is not aligned to 4`);var an=[];for(let e=0;e<nn;e++){let n=rn+e*20;an.push({file:dataView(t).getInt32(n+0,!0)>>>0,line:dataView(t).getInt32(n+4,!0)>>>0,column:dataView(t).getInt32(n+8,!0)>>>0,endLine:dataView(t).getInt32(n+12,!0)>>>0,endColumn:dataView(t).getInt32(n+16,!0)>>>0})}q.push({name:J,package:r,about:{docs:a,stability:o,span:s},imports:Me,exports:vt,includes:an})}var on=dataView(t).getUint32($+36,!0),sn=dataView(t).getUint32($+32,!0);if(sn%4!=0)throw TypeError(`list pointer [${sn}] is not aligned to 4`);var cn=[];for(let e=0;e<on;e++){let n=sn+e*96,r;switch(dataView(t).getUint8(n+0,!0)){case 0:r=void 0;break;case 1:var ln=dataView(t).getUint32(n+4,!0),un=dataView(t).getUint32(n+8,!0);r=i.decode(new Uint8Array(t.buffer,ln,un));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+12,!0)){case 0:a=void 0;break;case 1:a=dataView(t).getInt32(n+16,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+20,!0)){case 0:o=void 0;break;case 1:var dn=dataView(t).getUint32(n+24,!0),fn=dataView(t).getUint32(n+28,!0);o=i.decode(new Uint8Array(t.buffer,dn,fn));break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+32,!0)){case 0:s={tag:`ungated`};break;case 1:{var pn=dataView(t).getUint32(n+36,!0),mn=dataView(t).getUint32(n+40,!0),hn=i.decode(new Uint8Array(t.buffer,pn,mn));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var gn=dataView(t).getUint32(n+48,!0),_n=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,gn,_n));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`unstable`,val:{feature:hn,deprecated:e}};break}case 2:{var vn=dataView(t).getUint32(n+36,!0),yn=dataView(t).getUint32(n+40,!0),bn=i.decode(new Uint8Array(t.buffer,vn,yn));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var xn=dataView(t).getUint32(n+48,!0),Sn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,xn,Sn));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`since`,val:{version:bn,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let l;switch(dataView(t).getUint8(n+56,!0)){case 0:l=void 0;break;case 1:l={file:dataView(t).getInt32(n+60,!0)>>>0,line:dataView(t).getInt32(n+64,!0)>>>0,column:dataView(t).getInt32(n+68,!0)>>>0,endLine:dataView(t).getInt32(n+72,!0)>>>0,endColumn:dataView(t).getInt32(n+76,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var Cn=dataView(t).getUint32(n+80,!0),wn=dataView(t).getUint32(n+84,!0);if(Cn%4!=0)throw TypeError(`list pointer [${Cn}] is not aligned to 4`);var Tn=new Uint32Array(t.buffer.slice(Cn,Cn+wn*4)),En=dataView(t).getUint32(n+92,!0),Dn=dataView(t).getUint32(n+88,!0);if(Dn%4!=0)throw TypeError(`list pointer [${Dn}] is not aligned to 4`);var On=[];for(let e=0;e<En;e++){let n=Dn+e*100;var kn=dataView(t).getUint32(n+0,!0),An=dataView(t).getUint32(n+4,!0),jn=i.decode(new Uint8Array(t.buffer,kn,An));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`freestanding`};break;case 1:r={tag:`method`,val:dataView(t).getInt32(n+12,!0)>>>0};break;case 2:r={tag:`static`,val:dataView(t).getInt32(n+12,!0)>>>0};break;case 3:r={tag:`constructor`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for FunctionKind`)}var Mn=dataView(t).getUint8(n+16,!0);let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:var Nn=dataView(t).getUint32(n+24,!0),Pn=dataView(t).getUint32(n+28,!0);a=i.decode(new Uint8Array(t.buffer,Nn,Pn));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+32,!0)){case 0:o={tag:`ungated`};break;case 1:{var Fn=dataView(t).getUint32(n+36,!0),In=dataView(t).getUint32(n+40,!0),Ln=i.decode(new Uint8Array(t.buffer,Fn,In));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var Rn=dataView(t).getUint32(n+48,!0),zn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,Rn,zn));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`unstable`,val:{feature:Ln,deprecated:e}};break}case 2:{var Bn=dataView(t).getUint32(n+36,!0),Vn=dataView(t).getUint32(n+40,!0),Hn=i.decode(new Uint8Array(t.buffer,Bn,Vn));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var Un=dataView(t).getUint32(n+48,!0),Wn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,Un,Wn));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`since`,val:{version:Hn,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let s;switch(dataView(t).getUint8(n+56,!0)){case 0:s=void 0;break;case 1:s={file:dataView(t).getInt32(n+60,!0)>>>0,line:dataView(t).getInt32(n+64,!0)>>>0,column:dataView(t).getInt32(n+68,!0)>>>0,endLine:dataView(t).getInt32(n+72,!0)>>>0,endColumn:dataView(t).getInt32(n+76,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var Gn=dataView(t).getUint32(n+84,!0),Kn=dataView(t).getUint32(n+80,!0);if(Kn%4!=0)throw TypeError(`list pointer [${Kn}] is not aligned to 4`);var qn=[];for(let e=0;e<Gn;e++){let n=Kn+e*40;var Jn=dataView(t).getUint32(n+0,!0),Yn=dataView(t).getUint32(n+4,!0),Xn=i.decode(new Uint8Array(t.buffer,Jn,Yn));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+20,!0)>>>0,line:dataView(t).getInt32(n+24,!0)>>>0,column:dataView(t).getInt32(n+28,!0)>>>0,endLine:dataView(t).getInt32(n+32,!0)>>>0,endColumn:dataView(t).getInt32(n+36,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}qn.push({name:Xn,ty:r,span:a})}let l;switch(dataView(t).getUint8(n+88,!0)){case 0:l=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+92,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+96,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}l=e;break}default:throw TypeError(`invalid variant discriminant for option`)}On.push({name:jn,kind:r,isAsync:Mn==0?!1:Mn==1?!0:throwInvalidBool(),about:{docs:a,stability:o,span:s},params:qn,result:l})}cn.push({name:r,package:a,about:{docs:o,stability:s,span:l},types:Tn,functions:On})}var Zn=dataView(t).getUint32($+44,!0),Qn=dataView(t).getUint32($+40,!0);if(Qn%4!=0)throw TypeError(`list pointer [${Qn}] is not aligned to 4`);var $n=[];for(let e=0;e<Zn;e++){let n=Qn+e*108,r;switch(dataView(t).getUint8(n+0,!0)){case 0:r=void 0;break;case 1:var er=dataView(t).getUint32(n+4,!0),tr=dataView(t).getUint32(n+8,!0);r=i.decode(new Uint8Array(t.buffer,er,tr));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+12,!0)){case 0:a={tag:`none`};break;case 1:a={tag:`world`,val:dataView(t).getInt32(n+16,!0)>>>0};break;case 2:a={tag:`interface`,val:dataView(t).getInt32(n+16,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeOwner`)}let o;switch(dataView(t).getUint8(n+20,!0)){case 0:o=void 0;break;case 1:var nr=dataView(t).getUint32(n+24,!0),rr=dataView(t).getUint32(n+28,!0);o=i.decode(new Uint8Array(t.buffer,nr,rr));break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+32,!0)){case 0:s={tag:`ungated`};break;case 1:{var ir=dataView(t).getUint32(n+36,!0),ar=dataView(t).getUint32(n+40,!0),or=i.decode(new Uint8Array(t.buffer,ir,ar));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var sr=dataView(t).getUint32(n+48,!0),cr=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,sr,cr));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`unstable`,val:{feature:or,deprecated:e}};break}case 2:{var lr=dataView(t).getUint32(n+36,!0),ur=dataView(t).getUint32(n+40,!0),dr=i.decode(new Uint8Array(t.buffer,lr,ur));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var fr=dataView(t).getUint32(n+48,!0),pr=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,fr,pr));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`since`,val:{version:dr,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let l;switch(dataView(t).getUint8(n+56,!0)){case 0:l=void 0;break;case 1:l={file:dataView(t).getInt32(n+60,!0)>>>0,line:dataView(t).getInt32(n+64,!0)>>>0,column:dataView(t).getInt32(n+68,!0)>>>0,endLine:dataView(t).getInt32(n+72,!0)>>>0,endColumn:dataView(t).getInt32(n+76,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}let u;switch(dataView(t).getUint8(n+80,!0)){case 0:var mr=dataView(t).getUint32(n+88,!0),hr=dataView(t).getUint32(n+84,!0);if(hr%4!=0)throw TypeError(`list pointer [${hr}] is not aligned to 4`);var gr=[];for(let e=0;e<mr;e++){let n=hr+e*52;var _r=dataView(t).getUint32(n+0,!0),vr=dataView(t).getUint32(n+4,!0),yr=i.decode(new Uint8Array(t.buffer,_r,vr));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:var br=dataView(t).getUint32(n+20,!0),xr=dataView(t).getUint32(n+24,!0);a=i.decode(new Uint8Array(t.buffer,br,xr));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+28,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+32,!0)>>>0,line:dataView(t).getInt32(n+36,!0)>>>0,column:dataView(t).getInt32(n+40,!0)>>>0,endLine:dataView(t).getInt32(n+44,!0)>>>0,endColumn:dataView(t).getInt32(n+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}gr.push({name:yr,ty:r,docs:a,span:o})}u={tag:`record`,val:gr};break;case 1:u={tag:`resource`};break;case 2:u={tag:`own`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 3:u={tag:`borrow`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 4:var Sr=dataView(t).getUint32(n+88,!0),Cr=dataView(t).getUint32(n+84,!0);if(Cr%4!=0)throw TypeError(`list pointer [${Cr}] is not aligned to 4`);var wr=[];for(let e=0;e<Sr;e++){let n=Cr+e*44;var Tr=dataView(t).getUint32(n+0,!0),Er=dataView(t).getUint32(n+4,!0),Dr=i.decode(new Uint8Array(t.buffer,Tr,Er));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var Or=dataView(t).getUint32(n+12,!0),kr=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,Or,kr));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+24,!0)>>>0,line:dataView(t).getInt32(n+28,!0)>>>0,column:dataView(t).getInt32(n+32,!0)>>>0,endLine:dataView(t).getInt32(n+36,!0)>>>0,endColumn:dataView(t).getInt32(n+40,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}wr.push({name:Dr,docs:r,span:a})}u={tag:`flags`,val:wr};break;case 5:var Ar=dataView(t).getUint32(n+88,!0),jr=dataView(t).getUint32(n+84,!0);if(jr%4!=0)throw TypeError(`list pointer [${jr}] is not aligned to 4`);var Mr=[];for(let e=0;e<Ar;e++){let n=jr+e*8,r;switch(dataView(t).getUint8(n+0,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+4,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}Mr.push(r)}u={tag:`tuple`,val:Mr};break;case 6:var Nr=dataView(t).getUint32(n+88,!0),Pr=dataView(t).getUint32(n+84,!0);if(Pr%4!=0)throw TypeError(`list pointer [${Pr}] is not aligned to 4`);var Q=[];for(let e=0;e<Nr;e++){let n=Pr+e*56;var Fr=dataView(t).getUint32(n+0,!0),Ir=dataView(t).getUint32(n+4,!0),Lr=i.decode(new Uint8Array(t.buffer,Fr,Ir));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+12,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+16,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}r=e;break}default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:var Rr=dataView(t).getUint32(n+24,!0),zr=dataView(t).getUint32(n+28,!0);a=i.decode(new Uint8Array(t.buffer,Rr,zr));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+32,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+36,!0)>>>0,line:dataView(t).getInt32(n+40,!0)>>>0,column:dataView(t).getInt32(n+44,!0)>>>0,endLine:dataView(t).getInt32(n+48,!0)>>>0,endColumn:dataView(t).getInt32(n+52,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}Q.push({name:Lr,payload:r,docs:a,span:o})}u={tag:`variant`,val:Q};break;case 7:var Br=dataView(t).getUint32(n+88,!0),Vr=dataView(t).getUint32(n+84,!0);if(Vr%4!=0)throw TypeError(`list pointer [${Vr}] is not aligned to 4`);var Hr=[];for(let e=0;e<Br;e++){let n=Vr+e*44;var Ur=dataView(t).getUint32(n+0,!0),Wr=dataView(t).getUint32(n+4,!0),Gr=i.decode(new Uint8Array(t.buffer,Ur,Wr));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var Kr=dataView(t).getUint32(n+12,!0),qr=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,Kr,qr));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+24,!0)>>>0,line:dataView(t).getInt32(n+28,!0)>>>0,column:dataView(t).getInt32(n+32,!0)>>>0,endLine:dataView(t).getInt32(n+36,!0)>>>0,endColumn:dataView(t).getInt32(n+40,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}Hr.push({name:Gr,docs:r,span:a})}u={tag:`enum`,val:Hr};break;case 8:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`option`,val:e};break}case 9:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e=void 0;break;case 1:{let r;switch(dataView(t).getUint8(n+88,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+92,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}e=r;break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(n+96,!0)){case 0:r=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+100,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+104,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}r=e;break}default:throw TypeError(`invalid variant discriminant for option`)}u={tag:`result`,val:{ok:e,err:r}};break}case 10:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`list`,val:e};break}case 11:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let r;switch(dataView(t).getUint8(n+92,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+96,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`map`,val:{key:e,value:r}};break}case 12:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`fixed-length-list`,val:{element:e,length:dataView(t).getInt32(n+92,!0)>>>0}};break}case 13:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e=void 0;break;case 1:{let r;switch(dataView(t).getUint8(n+88,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+92,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}e=r;break}default:throw TypeError(`invalid variant discriminant for option`)}u={tag:`future`,val:e};break}case 14:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e=void 0;break;case 1:{let r;switch(dataView(t).getUint8(n+88,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+92,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}e=r;break}default:throw TypeError(`invalid variant discriminant for option`)}u={tag:`stream`,val:e};break}case 15:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`alias`,val:e};break}default:throw TypeError(`invalid variant discriminant for TypeKind`)}$n.push({name:r,owner:a,about:{docs:o,stability:s,span:l},kind:u})}li={tag:`ok`,val:{files:te,packages:ie,worlds:q,interfaces:cn,types:$n,main:dataView(t).getInt32($+48,!0)>>>0}};break;case 1:{let e;switch(dataView(t).getUint8($+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var Jr=dataView(t).getUint32($+12,!0),Yr=dataView(t).getUint32($+16,!0),Xr=i.decode(new Uint8Array(t.buffer,Jr,Yr));let n;switch(dataView(t).getUint8($+20,!0)){case 0:n=void 0;break;case 1:{var Zr=dataView(t).getUint32($+24,!0),Qr=dataView(t).getUint32($+28,!0),$r=i.decode(new Uint8Array(t.buffer,Zr,Qr));let e;switch(dataView(t).getUint8($+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32($+36,!0)>>>0,column:dataView(t).getInt32($+40,!0)>>>0,endLine:dataView(t).getInt32($+44,!0)>>>0,endColumn:dataView(t).getInt32($+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:$r,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8($+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64($+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var ei=dataView(t).getUint32($+76,!0),ti=dataView(t).getUint32($+72,!0);if(ti%4!=0)throw TypeError(`list pointer [${ti}] is not aligned to 4`);var ni=[];for(let e=0;e<ei;e++){let n=ti+e*8;var ri=dataView(t).getUint32(n+0,!0),ii=dataView(t).getUint32(n+4,!0),ai=i.decode(new Uint8Array(t.buffer,ri,ii));ni.push(ai)}li={tag:`err`,val:{kind:e,message:Xr,location:n,offset:r,notes:ni}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="parse"][Instruction::Return]`,{funcName:`parse`,paramCount:1,async:!1,postReturn:!0});let ui=li;n.resolve([ui.val]);let di=getOrCreateAsyncState(0);if(di.mayLeave=!1,a($),di.mayLeave=!0,n.exit(),typeof ui==`object`&&ui.tag===`err`)throw new ComponentError(ui.val);return ui.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let h;function selectWorld(e,n){getOrCreateAsyncState(0).throwIfTrapped();let[a,s]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wit010SelectWorld`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return a.enterSync(),a.setReturnMemoryIdx(0),a.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:a.id(),componentIdx:a.componentIdx(),fn:()=>{try{var{files:s,dependencies:l,features:u}=e,d=s,f=d.length,p=r(0,0,4,f*16);for(let e=0;e<d.length;e++){let n=d[e],i=p+e*16;var{path:m,text:g}=n,_=_utf8AllocateAndEncode(m,r,t),v=_.ptr,y=_.len;dataView(t).setUint32(i+4,y,!0),dataView(t).setUint32(i+0,v,!0);var _=_utf8AllocateAndEncode(g,r,t),b=_.ptr,x=_.len;dataView(t).setUint32(i+12,x,!0),dataView(t).setUint32(i+8,b,!0)}var S=l,C=S.length,w=r(0,0,4,C*8);for(let e=0;e<S.length;e++){let n=S[e],i=w+e*8;var T=n,E=T.length,D=r(0,0,4,E*16);for(let e=0;e<T.length;e++){let n=T[e],i=D+e*16;var{path:O,text:k}=n,_=_utf8AllocateAndEncode(O,r,t),A=_.ptr,j=_.len;dataView(t).setUint32(i+4,j,!0),dataView(t).setUint32(i+0,A,!0);var _=_utf8AllocateAndEncode(k,r,t),M=_.ptr,N=_.len;dataView(t).setUint32(i+12,N,!0),dataView(t).setUint32(i+8,M,!0)}dataView(t).setUint32(i+4,E,!0),dataView(t).setUint32(i+0,D,!0)}var P=u;let fe,U,pe;switch(P.tag){case`all`:fe=0,U=0,pe=0;break;case`only`:var F=P.val,I=F.length,L=r(0,0,4,I*8);for(let e=0;e<F.length;e++){let n=F[e],i=L+e*8;var _=_utf8AllocateAndEncode(n,r,t),R=_.ptr,z=_.len;dataView(t).setUint32(i+4,z,!0),dataView(t).setUint32(i+0,R,!0)}fe=1,U=L,pe=I;break;default:throw TypeError(`invalid variant tag value \`${JSON.stringify(P.tag)}\` (received \`${P}\`) specified for \`Features\``)}var ee=n;let W,me,he;if(ee==null)W=0,me=0,he=0;else{var _=_utf8AllocateAndEncode(ee,r,t),te=_.ptr,ne=_.len;W=1,me=te,he=ne}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="select-world"][Instruction::CallWasm] enter`,{funcName:`select-world`,paramCount:10,async:!1,postReturn:!0});let G;try{G=h(p,f,w,C,fe,U,pe,W,me,he)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:a.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),a.setErrored(e),a.reject(e),a.exit(),e}let ge;switch(dataView(t).getUint8(G+0,!0)){case 0:ge={tag:`ok`,val:dataView(t).getInt32(G+8,!0)>>>0};break;case 1:{let e;switch(dataView(t).getUint8(G+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var B=dataView(t).getUint32(G+12,!0),V=dataView(t).getUint32(G+16,!0),H=i.decode(new Uint8Array(t.buffer,B,V));let n;switch(dataView(t).getUint8(G+20,!0)){case 0:n=void 0;break;case 1:{var re=dataView(t).getUint32(G+24,!0),ie=dataView(t).getUint32(G+28,!0),ae=i.decode(new Uint8Array(t.buffer,re,ie));let e;switch(dataView(t).getUint8(G+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(G+36,!0)>>>0,column:dataView(t).getInt32(G+40,!0)>>>0,endLine:dataView(t).getInt32(G+44,!0)>>>0,endColumn:dataView(t).getInt32(G+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:ae,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(G+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(G+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var oe=dataView(t).getUint32(G+76,!0),se=dataView(t).getUint32(G+72,!0);if(se%4!=0)throw TypeError(`list pointer [${se}] is not aligned to 4`);var ce=[];for(let e=0;e<oe;e++){let n=se+e*8;var le=dataView(t).getUint32(n+0,!0),ue=dataView(t).getUint32(n+4,!0),de=i.decode(new Uint8Array(t.buffer,le,ue));ce.push(de)}ge={tag:`err`,val:{kind:e,message:H,location:n,offset:r,notes:ce}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="select-world"][Instruction::Return]`,{funcName:`select-world`,paramCount:1,async:!1,postReturn:!0});let _e=ge;a.resolve([_e.val]);let ve=getOrCreateAsyncState(0);if(ve.mayLeave=!1,o(G),ve.mayLeave=!0,a.exit(),typeof _e==`object`&&_e.tag===`err`)throw new ComponentError(_e.val);return _e.val}catch(e){throw a.isResolvedState()||(a.setErrored(e),a.reject(e)),a.isExited()||a.exit({skipExclusiveLockCheck:!0}),e}}})}let g;function decode(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wit010Decode`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var o=e,s=Array.isArray(o)?o.length:o.byteLength,l=r(0,0,1,s*1);let Nr,Pr=s*1;if(Array.isArray(o)){let e=0,n=new DataView(t.buffer);for(let t of o)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(l+e,t,!0),e+=1}else Nr=new Uint8Array(o.buffer||o,o.byteOffset,Pr),new Uint8Array(t.buffer,l,Pr).set(Nr);_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="decode"][Instruction::CallWasm] enter`,{funcName:`decode`,paramCount:2,async:!1,postReturn:!0});let Q;try{Q=g(l,s)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let Fr;switch(dataView(t).getUint8(Q+0,!0)){case 0:{var u=dataView(t).getUint32(Q+12,!0),d=dataView(t).getUint32(Q+8,!0);if(d%4!=0)throw TypeError(`list pointer [${d}] is not aligned to 4`);var f=[];for(let e=0;e<u;e++){let n=d+e*8;var p=dataView(t).getUint32(n+0,!0),m=dataView(t).getUint32(n+4,!0),h=i.decode(new Uint8Array(t.buffer,p,m));f.push(h)}var _=dataView(t).getUint32(Q+20,!0),v=dataView(t).getUint32(Q+16,!0);if(v%4!=0)throw TypeError(`list pointer [${v}] is not aligned to 4`);var y=[];for(let e=0;e<_;e++){let n=v+e*56;var b=dataView(t).getUint32(n+0,!0),x=dataView(t).getUint32(n+4,!0),S=i.decode(new Uint8Array(t.buffer,b,x)),C=dataView(t).getUint32(n+8,!0),w=dataView(t).getUint32(n+12,!0),T=i.decode(new Uint8Array(t.buffer,C,w));let r;switch(dataView(t).getUint8(n+16,!0)){case 0:r=void 0;break;case 1:var E=dataView(t).getUint32(n+20,!0),D=dataView(t).getUint32(n+24,!0);r=i.decode(new Uint8Array(t.buffer,E,D));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+28,!0)){case 0:a=void 0;break;case 1:var O=dataView(t).getUint32(n+32,!0),k=dataView(t).getUint32(n+36,!0);a=i.decode(new Uint8Array(t.buffer,O,k));break;default:throw TypeError(`invalid variant discriminant for option`)}var A=dataView(t).getUint32(n+40,!0),j=dataView(t).getUint32(n+44,!0);if(A%4!=0)throw TypeError(`list pointer [${A}] is not aligned to 4`);var M=new Uint32Array(t.buffer.slice(A,A+j*4)),N=dataView(t).getUint32(n+48,!0),P=dataView(t).getUint32(n+52,!0);if(N%4!=0)throw TypeError(`list pointer [${N}] is not aligned to 4`);var F=new Uint32Array(t.buffer.slice(N,N+P*4));y.push({namespace:S,name:T,version:r,docs:a,interfaces:M,worlds:F})}var I=dataView(t).getUint32(Q+28,!0),L=dataView(t).getUint32(Q+24,!0);if(L%4!=0)throw TypeError(`list pointer [${L}] is not aligned to 4`);var R=[];for(let e=0;e<I;e++){let n=L+e*100;var z=dataView(t).getUint32(n+0,!0),ee=dataView(t).getUint32(n+4,!0),te=i.decode(new Uint8Array(t.buffer,z,ee));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:r=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:var ne=dataView(t).getUint32(n+20,!0),B=dataView(t).getUint32(n+24,!0);a=i.decode(new Uint8Array(t.buffer,ne,B));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+28,!0)){case 0:o={tag:`ungated`};break;case 1:{var V=dataView(t).getUint32(n+32,!0),H=dataView(t).getUint32(n+36,!0),re=i.decode(new Uint8Array(t.buffer,V,H));let e;switch(dataView(t).getUint8(n+40,!0)){case 0:e=void 0;break;case 1:var ie=dataView(t).getUint32(n+44,!0),ae=dataView(t).getUint32(n+48,!0);e=i.decode(new Uint8Array(t.buffer,ie,ae));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`unstable`,val:{feature:re,deprecated:e}};break}case 2:{var oe=dataView(t).getUint32(n+32,!0),se=dataView(t).getUint32(n+36,!0),ce=i.decode(new Uint8Array(t.buffer,oe,se));let e;switch(dataView(t).getUint8(n+40,!0)){case 0:e=void 0;break;case 1:var le=dataView(t).getUint32(n+44,!0),ue=dataView(t).getUint32(n+48,!0);e=i.decode(new Uint8Array(t.buffer,le,ue));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`since`,val:{version:ce,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let s;switch(dataView(t).getUint8(n+52,!0)){case 0:s=void 0;break;case 1:s={file:dataView(t).getInt32(n+56,!0)>>>0,line:dataView(t).getInt32(n+60,!0)>>>0,column:dataView(t).getInt32(n+64,!0)>>>0,endLine:dataView(t).getInt32(n+68,!0)>>>0,endColumn:dataView(t).getInt32(n+72,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var de=dataView(t).getUint32(n+80,!0),fe=dataView(t).getUint32(n+76,!0);if(fe%4!=0)throw TypeError(`list pointer [${fe}] is not aligned to 4`);var U=[];for(let e=0;e<de;e++){let n=fe+e*172;var pe=dataView(t).getUint32(n+0,!0),W=dataView(t).getUint32(n+4,!0),me=i.decode(new Uint8Array(t.buffer,pe,W));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var he=dataView(t).getUint32(n+12,!0),G=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,he,G));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a={tag:`ungated`};break;case 1:{var ge=dataView(t).getUint32(n+24,!0),_e=dataView(t).getUint32(n+28,!0),ve=i.decode(new Uint8Array(t.buffer,ge,_e));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var K=dataView(t).getUint32(n+36,!0),q=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,K,q));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:ve,deprecated:e}};break}case 2:{var ye=dataView(t).getUint32(n+24,!0),be=dataView(t).getUint32(n+28,!0),J=i.decode(new Uint8Array(t.buffer,ye,be));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var Y=dataView(t).getUint32(n+36,!0),xe=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,Y,xe));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:J,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+44,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+48,!0)>>>0,line:dataView(t).getInt32(n+52,!0)>>>0,column:dataView(t).getInt32(n+56,!0)>>>0,endLine:dataView(t).getInt32(n+60,!0)>>>0,endColumn:dataView(t).getInt32(n+64,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+68,!0)){case 0:s={tag:`interface`,val:dataView(t).getInt32(n+72,!0)>>>0};break;case 1:{var Se=dataView(t).getUint32(n+72,!0),Ce=dataView(t).getUint32(n+76,!0),we=i.decode(new Uint8Array(t.buffer,Se,Ce));let e;switch(dataView(t).getUint8(n+80,!0)){case 0:e={tag:`freestanding`};break;case 1:e={tag:`method`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 2:e={tag:`static`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 3:e={tag:`constructor`,val:dataView(t).getInt32(n+84,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for FunctionKind`)}var X=dataView(t).getUint8(n+88,!0);let r;switch(dataView(t).getUint8(n+92,!0)){case 0:r=void 0;break;case 1:var Te=dataView(t).getUint32(n+96,!0),Ee=dataView(t).getUint32(n+100,!0);r=i.decode(new Uint8Array(t.buffer,Te,Ee));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+104,!0)){case 0:a={tag:`ungated`};break;case 1:{var De=dataView(t).getUint32(n+108,!0),Oe=dataView(t).getUint32(n+112,!0),ke=i.decode(new Uint8Array(t.buffer,De,Oe));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var Ae=dataView(t).getUint32(n+120,!0),Z=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,Ae,Z));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:ke,deprecated:e}};break}case 2:{var je=dataView(t).getUint32(n+108,!0),Me=dataView(t).getUint32(n+112,!0),Ne=i.decode(new Uint8Array(t.buffer,je,Me));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var Pe=dataView(t).getUint32(n+120,!0),Fe=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,Pe,Fe));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:Ne,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+128,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+132,!0)>>>0,line:dataView(t).getInt32(n+136,!0)>>>0,column:dataView(t).getInt32(n+140,!0)>>>0,endLine:dataView(t).getInt32(n+144,!0)>>>0,endColumn:dataView(t).getInt32(n+148,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var Ie=dataView(t).getUint32(n+156,!0),Le=dataView(t).getUint32(n+152,!0);if(Le%4!=0)throw TypeError(`list pointer [${Le}] is not aligned to 4`);var Re=[];for(let e=0;e<Ie;e++){let n=Le+e*40;var ze=dataView(t).getUint32(n+0,!0),Be=dataView(t).getUint32(n+4,!0),Ve=i.decode(new Uint8Array(t.buffer,ze,Be));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+20,!0)>>>0,line:dataView(t).getInt32(n+24,!0)>>>0,column:dataView(t).getInt32(n+28,!0)>>>0,endLine:dataView(t).getInt32(n+32,!0)>>>0,endColumn:dataView(t).getInt32(n+36,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}Re.push({name:Ve,ty:r,span:a})}let l;switch(dataView(t).getUint8(n+160,!0)){case 0:l=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+164,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+168,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}l=e;break}default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`func`,val:{name:we,kind:e,isAsync:X==0?!1:X==1?!0:throwInvalidBool(),about:{docs:r,stability:a,span:o},params:Re,result:l}};break}case 2:s={tag:`type`,val:dataView(t).getInt32(n+72,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for WorldItemKind`)}U.push({name:me,about:{docs:r,stability:a,span:o},kind:s})}var He=dataView(t).getUint32(n+88,!0),Ue=dataView(t).getUint32(n+84,!0);if(Ue%4!=0)throw TypeError(`list pointer [${Ue}] is not aligned to 4`);var We=[];for(let e=0;e<He;e++){let n=Ue+e*172;var Ge=dataView(t).getUint32(n+0,!0),Ke=dataView(t).getUint32(n+4,!0),qe=i.decode(new Uint8Array(t.buffer,Ge,Ke));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var Je=dataView(t).getUint32(n+12,!0),Ye=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,Je,Ye));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a={tag:`ungated`};break;case 1:{var Xe=dataView(t).getUint32(n+24,!0),Ze=dataView(t).getUint32(n+28,!0),Qe=i.decode(new Uint8Array(t.buffer,Xe,Ze));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var $e=dataView(t).getUint32(n+36,!0),et=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,$e,et));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:Qe,deprecated:e}};break}case 2:{var tt=dataView(t).getUint32(n+24,!0),nt=dataView(t).getUint32(n+28,!0),rt=i.decode(new Uint8Array(t.buffer,tt,nt));let e;switch(dataView(t).getUint8(n+32,!0)){case 0:e=void 0;break;case 1:var it=dataView(t).getUint32(n+36,!0),at=dataView(t).getUint32(n+40,!0);e=i.decode(new Uint8Array(t.buffer,it,at));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:rt,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+44,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+48,!0)>>>0,line:dataView(t).getInt32(n+52,!0)>>>0,column:dataView(t).getInt32(n+56,!0)>>>0,endLine:dataView(t).getInt32(n+60,!0)>>>0,endColumn:dataView(t).getInt32(n+64,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+68,!0)){case 0:s={tag:`interface`,val:dataView(t).getInt32(n+72,!0)>>>0};break;case 1:{var ot=dataView(t).getUint32(n+72,!0),st=dataView(t).getUint32(n+76,!0),ct=i.decode(new Uint8Array(t.buffer,ot,st));let e;switch(dataView(t).getUint8(n+80,!0)){case 0:e={tag:`freestanding`};break;case 1:e={tag:`method`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 2:e={tag:`static`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 3:e={tag:`constructor`,val:dataView(t).getInt32(n+84,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for FunctionKind`)}var lt=dataView(t).getUint8(n+88,!0);let r;switch(dataView(t).getUint8(n+92,!0)){case 0:r=void 0;break;case 1:var ut=dataView(t).getUint32(n+96,!0),dt=dataView(t).getUint32(n+100,!0);r=i.decode(new Uint8Array(t.buffer,ut,dt));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+104,!0)){case 0:a={tag:`ungated`};break;case 1:{var ft=dataView(t).getUint32(n+108,!0),pt=dataView(t).getUint32(n+112,!0),mt=i.decode(new Uint8Array(t.buffer,ft,pt));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var ht=dataView(t).getUint32(n+120,!0),gt=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,ht,gt));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`unstable`,val:{feature:mt,deprecated:e}};break}case 2:{var _t=dataView(t).getUint32(n+108,!0),vt=dataView(t).getUint32(n+112,!0),yt=i.decode(new Uint8Array(t.buffer,_t,vt));let e;switch(dataView(t).getUint8(n+116,!0)){case 0:e=void 0;break;case 1:var bt=dataView(t).getUint32(n+120,!0),xt=dataView(t).getUint32(n+124,!0);e=i.decode(new Uint8Array(t.buffer,bt,xt));break;default:throw TypeError(`invalid variant discriminant for option`)}a={tag:`since`,val:{version:yt,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let o;switch(dataView(t).getUint8(n+128,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+132,!0)>>>0,line:dataView(t).getInt32(n+136,!0)>>>0,column:dataView(t).getInt32(n+140,!0)>>>0,endLine:dataView(t).getInt32(n+144,!0)>>>0,endColumn:dataView(t).getInt32(n+148,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var St=dataView(t).getUint32(n+156,!0),Ct=dataView(t).getUint32(n+152,!0);if(Ct%4!=0)throw TypeError(`list pointer [${Ct}] is not aligned to 4`);var wt=[];for(let e=0;e<St;e++){let n=Ct+e*40;var Tt=dataView(t).getUint32(n+0,!0),Et=dataView(t).getUint32(n+4,!0),Dt=i.decode(new Uint8Array(t.buffer,Tt,Et));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+20,!0)>>>0,line:dataView(t).getInt32(n+24,!0)>>>0,column:dataView(t).getInt32(n+28,!0)>>>0,endLine:dataView(t).getInt32(n+32,!0)>>>0,endColumn:dataView(t).getInt32(n+36,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}wt.push({name:Dt,ty:r,span:a})}let l;switch(dataView(t).getUint8(n+160,!0)){case 0:l=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+164,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+168,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}l=e;break}default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`func`,val:{name:ct,kind:e,isAsync:lt==0?!1:lt==1?!0:throwInvalidBool(),about:{docs:r,stability:a,span:o},params:wt,result:l}};break}case 2:s={tag:`type`,val:dataView(t).getInt32(n+72,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for WorldItemKind`)}We.push({name:qe,about:{docs:r,stability:a,span:o},kind:s})}var Ot=dataView(t).getUint32(n+96,!0),kt=dataView(t).getUint32(n+92,!0);if(kt%4!=0)throw TypeError(`list pointer [${kt}] is not aligned to 4`);var At=[];for(let e=0;e<Ot;e++){let n=kt+e*20;At.push({file:dataView(t).getInt32(n+0,!0)>>>0,line:dataView(t).getInt32(n+4,!0)>>>0,column:dataView(t).getInt32(n+8,!0)>>>0,endLine:dataView(t).getInt32(n+12,!0)>>>0,endColumn:dataView(t).getInt32(n+16,!0)>>>0})}R.push({name:te,package:r,about:{docs:a,stability:o,span:s},imports:U,exports:We,includes:At})}var jt=dataView(t).getUint32(Q+36,!0),Mt=dataView(t).getUint32(Q+32,!0);if(Mt%4!=0)throw TypeError(`list pointer [${Mt}] is not aligned to 4`);var Nt=[];for(let e=0;e<jt;e++){let n=Mt+e*96,r;switch(dataView(t).getUint8(n+0,!0)){case 0:r=void 0;break;case 1:var Pt=dataView(t).getUint32(n+4,!0),Ft=dataView(t).getUint32(n+8,!0);r=i.decode(new Uint8Array(t.buffer,Pt,Ft));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+12,!0)){case 0:a=void 0;break;case 1:a=dataView(t).getInt32(n+16,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+20,!0)){case 0:o=void 0;break;case 1:var It=dataView(t).getUint32(n+24,!0),Lt=dataView(t).getUint32(n+28,!0);o=i.decode(new Uint8Array(t.buffer,It,Lt));break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+32,!0)){case 0:s={tag:`ungated`};break;case 1:{var Rt=dataView(t).getUint32(n+36,!0),zt=dataView(t).getUint32(n+40,!0),Bt=i.decode(new Uint8Array(t.buffer,Rt,zt));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var Vt=dataView(t).getUint32(n+48,!0),Ht=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,Vt,Ht));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`unstable`,val:{feature:Bt,deprecated:e}};break}case 2:{var Ut=dataView(t).getUint32(n+36,!0),Wt=dataView(t).getUint32(n+40,!0),Gt=i.decode(new Uint8Array(t.buffer,Ut,Wt));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var Kt=dataView(t).getUint32(n+48,!0),qt=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,Kt,qt));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`since`,val:{version:Gt,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let l;switch(dataView(t).getUint8(n+56,!0)){case 0:l=void 0;break;case 1:l={file:dataView(t).getInt32(n+60,!0)>>>0,line:dataView(t).getInt32(n+64,!0)>>>0,column:dataView(t).getInt32(n+68,!0)>>>0,endLine:dataView(t).getInt32(n+72,!0)>>>0,endColumn:dataView(t).getInt32(n+76,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var Jt=dataView(t).getUint32(n+80,!0),Yt=dataView(t).getUint32(n+84,!0);if(Jt%4!=0)throw TypeError(`list pointer [${Jt}] is not aligned to 4`);var Xt=new Uint32Array(t.buffer.slice(Jt,Jt+Yt*4)),Zt=dataView(t).getUint32(n+92,!0),Qt=dataView(t).getUint32(n+88,!0);if(Qt%4!=0)throw TypeError(`list pointer [${Qt}] is not aligned to 4`);var $t=[];for(let e=0;e<Zt;e++){let n=Qt+e*100;var en=dataView(t).getUint32(n+0,!0),tn=dataView(t).getUint32(n+4,!0),nn=i.decode(new Uint8Array(t.buffer,en,tn));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`freestanding`};break;case 1:r={tag:`method`,val:dataView(t).getInt32(n+12,!0)>>>0};break;case 2:r={tag:`static`,val:dataView(t).getInt32(n+12,!0)>>>0};break;case 3:r={tag:`constructor`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for FunctionKind`)}var rn=dataView(t).getUint8(n+16,!0);let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:var an=dataView(t).getUint32(n+24,!0),on=dataView(t).getUint32(n+28,!0);a=i.decode(new Uint8Array(t.buffer,an,on));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+32,!0)){case 0:o={tag:`ungated`};break;case 1:{var sn=dataView(t).getUint32(n+36,!0),cn=dataView(t).getUint32(n+40,!0),ln=i.decode(new Uint8Array(t.buffer,sn,cn));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var un=dataView(t).getUint32(n+48,!0),dn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,un,dn));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`unstable`,val:{feature:ln,deprecated:e}};break}case 2:{var fn=dataView(t).getUint32(n+36,!0),pn=dataView(t).getUint32(n+40,!0),mn=i.decode(new Uint8Array(t.buffer,fn,pn));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var hn=dataView(t).getUint32(n+48,!0),gn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,hn,gn));break;default:throw TypeError(`invalid variant discriminant for option`)}o={tag:`since`,val:{version:mn,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let s;switch(dataView(t).getUint8(n+56,!0)){case 0:s=void 0;break;case 1:s={file:dataView(t).getInt32(n+60,!0)>>>0,line:dataView(t).getInt32(n+64,!0)>>>0,column:dataView(t).getInt32(n+68,!0)>>>0,endLine:dataView(t).getInt32(n+72,!0)>>>0,endColumn:dataView(t).getInt32(n+76,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}var _n=dataView(t).getUint32(n+84,!0),vn=dataView(t).getUint32(n+80,!0);if(vn%4!=0)throw TypeError(`list pointer [${vn}] is not aligned to 4`);var yn=[];for(let e=0;e<_n;e++){let n=vn+e*40;var bn=dataView(t).getUint32(n+0,!0),xn=dataView(t).getUint32(n+4,!0),Sn=i.decode(new Uint8Array(t.buffer,bn,xn));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+20,!0)>>>0,line:dataView(t).getInt32(n+24,!0)>>>0,column:dataView(t).getInt32(n+28,!0)>>>0,endLine:dataView(t).getInt32(n+32,!0)>>>0,endColumn:dataView(t).getInt32(n+36,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}yn.push({name:Sn,ty:r,span:a})}let l;switch(dataView(t).getUint8(n+88,!0)){case 0:l=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+92,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+96,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}l=e;break}default:throw TypeError(`invalid variant discriminant for option`)}$t.push({name:nn,kind:r,isAsync:rn==0?!1:rn==1?!0:throwInvalidBool(),about:{docs:a,stability:o,span:s},params:yn,result:l})}Nt.push({name:r,package:a,about:{docs:o,stability:s,span:l},types:Xt,functions:$t})}var Cn=dataView(t).getUint32(Q+44,!0),wn=dataView(t).getUint32(Q+40,!0);if(wn%4!=0)throw TypeError(`list pointer [${wn}] is not aligned to 4`);var Tn=[];for(let e=0;e<Cn;e++){let n=wn+e*108,r;switch(dataView(t).getUint8(n+0,!0)){case 0:r=void 0;break;case 1:var En=dataView(t).getUint32(n+4,!0),Dn=dataView(t).getUint32(n+8,!0);r=i.decode(new Uint8Array(t.buffer,En,Dn));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+12,!0)){case 0:a={tag:`none`};break;case 1:a={tag:`world`,val:dataView(t).getInt32(n+16,!0)>>>0};break;case 2:a={tag:`interface`,val:dataView(t).getInt32(n+16,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeOwner`)}let o;switch(dataView(t).getUint8(n+20,!0)){case 0:o=void 0;break;case 1:var On=dataView(t).getUint32(n+24,!0),kn=dataView(t).getUint32(n+28,!0);o=i.decode(new Uint8Array(t.buffer,On,kn));break;default:throw TypeError(`invalid variant discriminant for option`)}let s;switch(dataView(t).getUint8(n+32,!0)){case 0:s={tag:`ungated`};break;case 1:{var An=dataView(t).getUint32(n+36,!0),jn=dataView(t).getUint32(n+40,!0),Mn=i.decode(new Uint8Array(t.buffer,An,jn));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var Nn=dataView(t).getUint32(n+48,!0),Pn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,Nn,Pn));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`unstable`,val:{feature:Mn,deprecated:e}};break}case 2:{var Fn=dataView(t).getUint32(n+36,!0),In=dataView(t).getUint32(n+40,!0),Ln=i.decode(new Uint8Array(t.buffer,Fn,In));let e;switch(dataView(t).getUint8(n+44,!0)){case 0:e=void 0;break;case 1:var Rn=dataView(t).getUint32(n+48,!0),zn=dataView(t).getUint32(n+52,!0);e=i.decode(new Uint8Array(t.buffer,Rn,zn));break;default:throw TypeError(`invalid variant discriminant for option`)}s={tag:`since`,val:{version:Ln,deprecated:e}};break}default:throw TypeError(`invalid variant discriminant for Stability`)}let l;switch(dataView(t).getUint8(n+56,!0)){case 0:l=void 0;break;case 1:l={file:dataView(t).getInt32(n+60,!0)>>>0,line:dataView(t).getInt32(n+64,!0)>>>0,column:dataView(t).getInt32(n+68,!0)>>>0,endLine:dataView(t).getInt32(n+72,!0)>>>0,endColumn:dataView(t).getInt32(n+76,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}let u;switch(dataView(t).getUint8(n+80,!0)){case 0:var Bn=dataView(t).getUint32(n+88,!0),Vn=dataView(t).getUint32(n+84,!0);if(Vn%4!=0)throw TypeError(`list pointer [${Vn}] is not aligned to 4`);var Hn=[];for(let e=0;e<Bn;e++){let n=Vn+e*52;var Un=dataView(t).getUint32(n+0,!0),Wn=dataView(t).getUint32(n+4,!0),Gn=i.decode(new Uint8Array(t.buffer,Un,Wn));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+12,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:var Kn=dataView(t).getUint32(n+20,!0),qn=dataView(t).getUint32(n+24,!0);a=i.decode(new Uint8Array(t.buffer,Kn,qn));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+28,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+32,!0)>>>0,line:dataView(t).getInt32(n+36,!0)>>>0,column:dataView(t).getInt32(n+40,!0)>>>0,endLine:dataView(t).getInt32(n+44,!0)>>>0,endColumn:dataView(t).getInt32(n+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}Hn.push({name:Gn,ty:r,docs:a,span:o})}u={tag:`record`,val:Hn};break;case 1:u={tag:`resource`};break;case 2:u={tag:`own`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 3:u={tag:`borrow`,val:dataView(t).getInt32(n+84,!0)>>>0};break;case 4:var Jn=dataView(t).getUint32(n+88,!0),Yn=dataView(t).getUint32(n+84,!0);if(Yn%4!=0)throw TypeError(`list pointer [${Yn}] is not aligned to 4`);var Xn=[];for(let e=0;e<Jn;e++){let n=Yn+e*44;var Zn=dataView(t).getUint32(n+0,!0),Qn=dataView(t).getUint32(n+4,!0),$n=i.decode(new Uint8Array(t.buffer,Zn,Qn));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var er=dataView(t).getUint32(n+12,!0),tr=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,er,tr));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+24,!0)>>>0,line:dataView(t).getInt32(n+28,!0)>>>0,column:dataView(t).getInt32(n+32,!0)>>>0,endLine:dataView(t).getInt32(n+36,!0)>>>0,endColumn:dataView(t).getInt32(n+40,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}Xn.push({name:$n,docs:r,span:a})}u={tag:`flags`,val:Xn};break;case 5:var nr=dataView(t).getUint32(n+88,!0),rr=dataView(t).getUint32(n+84,!0);if(rr%4!=0)throw TypeError(`list pointer [${rr}] is not aligned to 4`);var ir=[];for(let e=0;e<nr;e++){let n=rr+e*8,r;switch(dataView(t).getUint8(n+0,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+4,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}ir.push(r)}u={tag:`tuple`,val:ir};break;case 6:var ar=dataView(t).getUint32(n+88,!0),or=dataView(t).getUint32(n+84,!0);if(or%4!=0)throw TypeError(`list pointer [${or}] is not aligned to 4`);var sr=[];for(let e=0;e<ar;e++){let n=or+e*56;var cr=dataView(t).getUint32(n+0,!0),lr=dataView(t).getUint32(n+4,!0),ur=i.decode(new Uint8Array(t.buffer,cr,lr));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+12,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+16,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}r=e;break}default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:var dr=dataView(t).getUint32(n+24,!0),fr=dataView(t).getUint32(n+28,!0);a=i.decode(new Uint8Array(t.buffer,dr,fr));break;default:throw TypeError(`invalid variant discriminant for option`)}let o;switch(dataView(t).getUint8(n+32,!0)){case 0:o=void 0;break;case 1:o={file:dataView(t).getInt32(n+36,!0)>>>0,line:dataView(t).getInt32(n+40,!0)>>>0,column:dataView(t).getInt32(n+44,!0)>>>0,endLine:dataView(t).getInt32(n+48,!0)>>>0,endColumn:dataView(t).getInt32(n+52,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}sr.push({name:ur,payload:r,docs:a,span:o})}u={tag:`variant`,val:sr};break;case 7:var pr=dataView(t).getUint32(n+88,!0),mr=dataView(t).getUint32(n+84,!0);if(mr%4!=0)throw TypeError(`list pointer [${mr}] is not aligned to 4`);var hr=[];for(let e=0;e<pr;e++){let n=mr+e*44;var gr=dataView(t).getUint32(n+0,!0),_r=dataView(t).getUint32(n+4,!0),vr=i.decode(new Uint8Array(t.buffer,gr,_r));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var yr=dataView(t).getUint32(n+12,!0),br=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,yr,br));break;default:throw TypeError(`invalid variant discriminant for option`)}let a;switch(dataView(t).getUint8(n+20,!0)){case 0:a=void 0;break;case 1:a={file:dataView(t).getInt32(n+24,!0)>>>0,line:dataView(t).getInt32(n+28,!0)>>>0,column:dataView(t).getInt32(n+32,!0)>>>0,endLine:dataView(t).getInt32(n+36,!0)>>>0,endColumn:dataView(t).getInt32(n+40,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}hr.push({name:vr,docs:r,span:a})}u={tag:`enum`,val:hr};break;case 8:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`option`,val:e};break}case 9:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e=void 0;break;case 1:{let r;switch(dataView(t).getUint8(n+88,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+92,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}e=r;break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(n+96,!0)){case 0:r=void 0;break;case 1:{let e;switch(dataView(t).getUint8(n+100,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+104,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}r=e;break}default:throw TypeError(`invalid variant discriminant for option`)}u={tag:`result`,val:{ok:e,err:r}};break}case 10:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`list`,val:e};break}case 11:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}let r;switch(dataView(t).getUint8(n+92,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+96,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`map`,val:{key:e,value:r}};break}case 12:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`fixed-length-list`,val:{element:e,length:dataView(t).getInt32(n+92,!0)>>>0}};break}case 13:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e=void 0;break;case 1:{let r;switch(dataView(t).getUint8(n+88,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+92,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}e=r;break}default:throw TypeError(`invalid variant discriminant for option`)}u={tag:`future`,val:e};break}case 14:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e=void 0;break;case 1:{let r;switch(dataView(t).getUint8(n+88,!0)){case 0:r={tag:`bool`};break;case 1:r={tag:`u8`};break;case 2:r={tag:`u16`};break;case 3:r={tag:`u32`};break;case 4:r={tag:`u64`};break;case 5:r={tag:`s8`};break;case 6:r={tag:`s16`};break;case 7:r={tag:`s32`};break;case 8:r={tag:`s64`};break;case 9:r={tag:`f32`};break;case 10:r={tag:`f64`};break;case 11:r={tag:`char`};break;case 12:r={tag:`string`};break;case 13:r={tag:`error-context`};break;case 14:r={tag:`defined`,val:dataView(t).getInt32(n+92,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}e=r;break}default:throw TypeError(`invalid variant discriminant for option`)}u={tag:`stream`,val:e};break}case 15:{let e;switch(dataView(t).getUint8(n+84,!0)){case 0:e={tag:`bool`};break;case 1:e={tag:`u8`};break;case 2:e={tag:`u16`};break;case 3:e={tag:`u32`};break;case 4:e={tag:`u64`};break;case 5:e={tag:`s8`};break;case 6:e={tag:`s16`};break;case 7:e={tag:`s32`};break;case 8:e={tag:`s64`};break;case 9:e={tag:`f32`};break;case 10:e={tag:`f64`};break;case 11:e={tag:`char`};break;case 12:e={tag:`string`};break;case 13:e={tag:`error-context`};break;case 14:e={tag:`defined`,val:dataView(t).getInt32(n+88,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for TypeRef`)}u={tag:`alias`,val:e};break}default:throw TypeError(`invalid variant discriminant for TypeKind`)}Tn.push({name:r,owner:a,about:{docs:o,stability:s,span:l},kind:u})}let e;switch(dataView(t).getUint8(Q+52,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(Q+56,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}Fr={tag:`ok`,val:{resolved:{files:f,packages:y,worlds:R,interfaces:Nt,types:Tn,main:dataView(t).getInt32(Q+48,!0)>>>0},world:e}};break}case 1:{let e;switch(dataView(t).getUint8(Q+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var xr=dataView(t).getUint32(Q+12,!0),Sr=dataView(t).getUint32(Q+16,!0),Cr=i.decode(new Uint8Array(t.buffer,xr,Sr));let n;switch(dataView(t).getUint8(Q+20,!0)){case 0:n=void 0;break;case 1:{var wr=dataView(t).getUint32(Q+24,!0),Tr=dataView(t).getUint32(Q+28,!0),Er=i.decode(new Uint8Array(t.buffer,wr,Tr));let e;switch(dataView(t).getUint8(Q+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(Q+36,!0)>>>0,column:dataView(t).getInt32(Q+40,!0)>>>0,endLine:dataView(t).getInt32(Q+44,!0)>>>0,endColumn:dataView(t).getInt32(Q+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:Er,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(Q+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(Q+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var Dr=dataView(t).getUint32(Q+76,!0),Or=dataView(t).getUint32(Q+72,!0);if(Or%4!=0)throw TypeError(`list pointer [${Or}] is not aligned to 4`);var kr=[];for(let e=0;e<Dr;e++){let n=Or+e*8;var Ar=dataView(t).getUint32(n+0,!0),jr=dataView(t).getUint32(n+4,!0),Mr=i.decode(new Uint8Array(t.buffer,Ar,jr));kr.push(Mr)}Fr={tag:`err`,val:{kind:e,message:Cr,location:n,offset:r,notes:kr}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="decode"][Instruction::Return]`,{funcName:`decode`,paramCount:1,async:!1,postReturn:!0});let Ir=Fr;n.resolve([Ir.val]);let Lr=getOrCreateAsyncState(0);if(Lr.mayLeave=!1,a(Q),Lr.mayLeave=!0,n.exit(),typeof Ir==`object`&&Ir.tag===`err`)throw new ComponentError(Ir.val);return Ir.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let v;function print(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,a]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wit010Print`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var a=e,o=Array.isArray(a)?a.length:a.byteLength,l=r(0,0,1,o*1);let T,E=o*1;if(Array.isArray(a)){let e=0,n=new DataView(t.buffer);for(let t of a)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(l+e,t,!0),e+=1}else T=new Uint8Array(a.buffer||a,a.byteOffset,E),new Uint8Array(t.buffer,l,E).set(T);_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="print"][Instruction::CallWasm] enter`,{funcName:`print`,paramCount:2,async:!1,postReturn:!0});let D;try{D=v(l,o)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let O;switch(dataView(t).getUint8(D+0,!0)){case 0:var u=dataView(t).getUint32(D+8,!0),d=dataView(t).getUint32(D+12,!0);O={tag:`ok`,val:i.decode(new Uint8Array(t.buffer,u,d))};break;case 1:{let e;switch(dataView(t).getUint8(D+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var f=dataView(t).getUint32(D+12,!0),p=dataView(t).getUint32(D+16,!0),m=i.decode(new Uint8Array(t.buffer,f,p));let n;switch(dataView(t).getUint8(D+20,!0)){case 0:n=void 0;break;case 1:{var h=dataView(t).getUint32(D+24,!0),g=dataView(t).getUint32(D+28,!0),_=i.decode(new Uint8Array(t.buffer,h,g));let e;switch(dataView(t).getUint8(D+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(D+36,!0)>>>0,column:dataView(t).getInt32(D+40,!0)>>>0,endLine:dataView(t).getInt32(D+44,!0)>>>0,endColumn:dataView(t).getInt32(D+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:_,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(D+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(D+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var y=dataView(t).getUint32(D+76,!0),b=dataView(t).getUint32(D+72,!0);if(b%4!=0)throw TypeError(`list pointer [${b}] is not aligned to 4`);var x=[];for(let e=0;e<y;e++){let n=b+e*8;var S=dataView(t).getUint32(n+0,!0),C=dataView(t).getUint32(n+4,!0),w=i.decode(new Uint8Array(t.buffer,S,C));x.push(w)}O={tag:`err`,val:{kind:e,message:m,location:n,offset:r,notes:x}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="print"][Instruction::Return]`,{funcName:`print`,paramCount:1,async:!1,postReturn:!0});let k=O;n.resolve([k.val]);let A=getOrCreateAsyncState(0);if(A.mayLeave=!1,s(D),A.mayLeave=!0,n.exit(),typeof k==`object`&&k.tag===`err`)throw new ComponentError(k.val);return k.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let y;function encode(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,a]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wit010Encode`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var{files:a,dependencies:o,features:l}=e,u=a,d=u.length,f=r(0,0,4,d*16);for(let e=0;e<u.length;e++){let n=u[e],i=f+e*16;var{path:p,text:m}=n,h=_utf8AllocateAndEncode(p,r,t),g=h.ptr,_=h.len;dataView(t).setUint32(i+4,_,!0),dataView(t).setUint32(i+0,g,!0);var h=_utf8AllocateAndEncode(m,r,t),v=h.ptr,b=h.len;dataView(t).setUint32(i+12,b,!0),dataView(t).setUint32(i+8,v,!0)}var x=o,S=x.length,C=r(0,0,4,S*8);for(let e=0;e<x.length;e++){let n=x[e],i=C+e*8;var w=n,T=w.length,E=r(0,0,4,T*16);for(let e=0;e<w.length;e++){let n=w[e],i=E+e*16;var{path:D,text:O}=n,h=_utf8AllocateAndEncode(D,r,t),k=h.ptr,A=h.len;dataView(t).setUint32(i+4,A,!0),dataView(t).setUint32(i+0,k,!0);var h=_utf8AllocateAndEncode(O,r,t),j=h.ptr,M=h.len;dataView(t).setUint32(i+12,M,!0),dataView(t).setUint32(i+8,j,!0)}dataView(t).setUint32(i+4,T,!0),dataView(t).setUint32(i+0,E,!0)}var N=l;let ue,de,fe;switch(N.tag){case`all`:ue=0,de=0,fe=0;break;case`only`:var P=N.val,F=P.length,I=r(0,0,4,F*8);for(let e=0;e<P.length;e++){let n=P[e],i=I+e*8;var h=_utf8AllocateAndEncode(n,r,t),L=h.ptr,R=h.len;dataView(t).setUint32(i+4,R,!0),dataView(t).setUint32(i+0,L,!0)}ue=1,de=I,fe=F;break;default:throw TypeError(`invalid variant tag value \`${JSON.stringify(N.tag)}\` (received \`${N}\`) specified for \`Features\``)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="encode"][Instruction::CallWasm] enter`,{funcName:`encode`,paramCount:7,async:!1,postReturn:!0});let U;try{U=y(f,d,C,S,ue,de,fe)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let pe;switch(dataView(t).getUint8(U+0,!0)){case 0:var z=dataView(t).getUint32(U+8,!0),ee=dataView(t).getUint32(U+12,!0);if(z%1!=0)throw TypeError(`list pointer [${z}] is not aligned to 1`);pe={tag:`ok`,val:new Uint8Array(t.buffer.slice(z,z+ee*1))};break;case 1:{let e;switch(dataView(t).getUint8(U+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var te=dataView(t).getUint32(U+12,!0),ne=dataView(t).getUint32(U+16,!0),B=i.decode(new Uint8Array(t.buffer,te,ne));let n;switch(dataView(t).getUint8(U+20,!0)){case 0:n=void 0;break;case 1:{var V=dataView(t).getUint32(U+24,!0),H=dataView(t).getUint32(U+28,!0),re=i.decode(new Uint8Array(t.buffer,V,H));let e;switch(dataView(t).getUint8(U+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(U+36,!0)>>>0,column:dataView(t).getInt32(U+40,!0)>>>0,endLine:dataView(t).getInt32(U+44,!0)>>>0,endColumn:dataView(t).getInt32(U+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:re,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(U+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(U+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var ie=dataView(t).getUint32(U+76,!0),ae=dataView(t).getUint32(U+72,!0);if(ae%4!=0)throw TypeError(`list pointer [${ae}] is not aligned to 4`);var oe=[];for(let e=0;e<ie;e++){let n=ae+e*8;var se=dataView(t).getUint32(n+0,!0),ce=dataView(t).getUint32(n+4,!0),le=i.decode(new Uint8Array(t.buffer,se,ce));oe.push(le)}pe={tag:`err`,val:{kind:e,message:B,location:n,offset:r,notes:oe}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wit@0.1.0", function="encode"][Instruction::Return]`,{funcName:`encode`,paramCount:1,async:!1,postReturn:!0});let W=pe;n.resolve([W.val]);let me=getOrCreateAsyncState(0);if(me.mayLeave=!1,s(U),me.mayLeave=!0,n.exit(),typeof W==`object`&&W.tag===`err`)throw new ComponentError(W.val);return W.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let b;function assemble(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,a]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`components010Assemble`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var{path:a,text:o}=e,l=_utf8AllocateAndEncode(a,r,t),u=l.ptr,d=l.len,l=_utf8AllocateAndEncode(o,r,t),f=l.ptr,p=l.len;_debugLog(`[iface="wasmwright:core/components@0.1.0", function="assemble"][Instruction::CallWasm] enter`,{funcName:`assemble`,paramCount:4,async:!1,postReturn:!0});let k;try{k=b(u,d,f,p)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let A;switch(dataView(t).getUint8(k+0,!0)){case 0:var m=dataView(t).getUint32(k+8,!0),h=dataView(t).getUint32(k+12,!0);if(m%1!=0)throw TypeError(`list pointer [${m}] is not aligned to 1`);A={tag:`ok`,val:new Uint8Array(t.buffer.slice(m,m+h*1))};break;case 1:{let e;switch(dataView(t).getUint8(k+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var g=dataView(t).getUint32(k+12,!0),_=dataView(t).getUint32(k+16,!0),v=i.decode(new Uint8Array(t.buffer,g,_));let n;switch(dataView(t).getUint8(k+20,!0)){case 0:n=void 0;break;case 1:{var y=dataView(t).getUint32(k+24,!0),x=dataView(t).getUint32(k+28,!0),S=i.decode(new Uint8Array(t.buffer,y,x));let e;switch(dataView(t).getUint8(k+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(k+36,!0)>>>0,column:dataView(t).getInt32(k+40,!0)>>>0,endLine:dataView(t).getInt32(k+44,!0)>>>0,endColumn:dataView(t).getInt32(k+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:S,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(k+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(k+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var C=dataView(t).getUint32(k+76,!0),w=dataView(t).getUint32(k+72,!0);if(w%4!=0)throw TypeError(`list pointer [${w}] is not aligned to 4`);var T=[];for(let e=0;e<C;e++){let n=w+e*8;var E=dataView(t).getUint32(n+0,!0),D=dataView(t).getUint32(n+4,!0),O=i.decode(new Uint8Array(t.buffer,E,D));T.push(O)}A={tag:`err`,val:{kind:e,message:v,location:n,offset:r,notes:T}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="assemble"][Instruction::Return]`,{funcName:`assemble`,paramCount:1,async:!1,postReturn:!0});let j=A;n.resolve([j.val]);let M=getOrCreateAsyncState(0);if(M.mayLeave=!1,s(k),M.mayLeave=!0,n.exit(),typeof j==`object`&&j.tag===`err`)throw new ComponentError(j.val);return j.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let x;function validate(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,a]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`components010Validate`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var a=e,s=Array.isArray(a)?a.length:a.byteLength,l=r(0,0,1,s*1);let C,w=s*1;if(Array.isArray(a)){let e=0,n=new DataView(t.buffer);for(let t of a)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(l+e,t,!0),e+=1}else C=new Uint8Array(a.buffer||a,a.byteOffset,w),new Uint8Array(t.buffer,l,w).set(C);_debugLog(`[iface="wasmwright:core/components@0.1.0", function="validate"][Instruction::CallWasm] enter`,{funcName:`validate`,paramCount:2,async:!1,postReturn:!0});let T;try{T=x(l,s)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let E;switch(dataView(t).getUint8(T+0,!0)){case 0:{let e;switch(dataView(t).getUint8(T+8,!0)){case 0:e=`module`;break;case 1:e=`component`;break;default:throw TypeError(`invalid discriminant specified for BinaryKind`)}E={tag:`ok`,val:e};break}case 1:{let e;switch(dataView(t).getUint8(T+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var u=dataView(t).getUint32(T+12,!0),d=dataView(t).getUint32(T+16,!0),f=i.decode(new Uint8Array(t.buffer,u,d));let n;switch(dataView(t).getUint8(T+20,!0)){case 0:n=void 0;break;case 1:{var p=dataView(t).getUint32(T+24,!0),m=dataView(t).getUint32(T+28,!0),h=i.decode(new Uint8Array(t.buffer,p,m));let e;switch(dataView(t).getUint8(T+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(T+36,!0)>>>0,column:dataView(t).getInt32(T+40,!0)>>>0,endLine:dataView(t).getInt32(T+44,!0)>>>0,endColumn:dataView(t).getInt32(T+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:h,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(T+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(T+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var g=dataView(t).getUint32(T+76,!0),_=dataView(t).getUint32(T+72,!0);if(_%4!=0)throw TypeError(`list pointer [${_}] is not aligned to 4`);var v=[];for(let e=0;e<g;e++){let n=_+e*8;var y=dataView(t).getUint32(n+0,!0),b=dataView(t).getUint32(n+4,!0),S=i.decode(new Uint8Array(t.buffer,y,b));v.push(S)}E={tag:`err`,val:{kind:e,message:f,location:n,offset:r,notes:v}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="validate"][Instruction::Return]`,{funcName:`validate`,paramCount:1,async:!1,postReturn:!0});let D=E;n.resolve([D.val]);let O=getOrCreateAsyncState(0);if(O.mayLeave=!1,o(T),O.mayLeave=!0,n.exit(),typeof D==`object`&&D.tag===`err`)throw new ComponentError(D.val);return D.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let S;function target(e,n,a){getOrCreateAsyncState(0).throwIfTrapped();let[o,s]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`components010Target`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return o.enterSync(),o.setReturnMemoryIdx(0),o.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:o.id(),componentIdx:o.componentIdx(),fn:()=>{try{var s=e,u=Array.isArray(s)?s.length:s.byteLength,d=r(0,0,1,u*1);let we,X=u*1;if(Array.isArray(s)){let e=0,n=new DataView(t.buffer);for(let t of s)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(d+e,t,!0),e+=1}else we=new Uint8Array(s.buffer||s,s.byteOffset,X),new Uint8Array(t.buffer,d,X).set(we);var{files:f,dependencies:p,features:m}=n,h=f,g=h.length,_=r(0,0,4,g*16);for(let e=0;e<h.length;e++){let n=h[e],i=_+e*16;var{path:v,text:y}=n,b=_utf8AllocateAndEncode(v,r,t),x=b.ptr,C=b.len;dataView(t).setUint32(i+4,C,!0),dataView(t).setUint32(i+0,x,!0);var b=_utf8AllocateAndEncode(y,r,t),w=b.ptr,T=b.len;dataView(t).setUint32(i+12,T,!0),dataView(t).setUint32(i+8,w,!0)}var E=p,D=E.length,O=r(0,0,4,D*8);for(let e=0;e<E.length;e++){let n=E[e],i=O+e*8;var k=n,A=k.length,j=r(0,0,4,A*16);for(let e=0;e<k.length;e++){let n=k[e],i=j+e*16;var{path:M,text:N}=n,b=_utf8AllocateAndEncode(M,r,t),P=b.ptr,F=b.len;dataView(t).setUint32(i+4,F,!0),dataView(t).setUint32(i+0,P,!0);var b=_utf8AllocateAndEncode(N,r,t),I=b.ptr,L=b.len;dataView(t).setUint32(i+12,L,!0),dataView(t).setUint32(i+8,I,!0)}dataView(t).setUint32(i+4,A,!0),dataView(t).setUint32(i+0,j,!0)}var R=m;let Te,Ee,De;switch(R.tag){case`all`:Te=0,Ee=0,De=0;break;case`only`:var z=R.val,ee=z.length,te=r(0,0,4,ee*8);for(let e=0;e<z.length;e++){let n=z[e],i=te+e*8;var b=_utf8AllocateAndEncode(n,r,t),ne=b.ptr,B=b.len;dataView(t).setUint32(i+4,B,!0),dataView(t).setUint32(i+0,ne,!0)}Te=1,Ee=te,De=ee;break;default:throw TypeError(`invalid variant tag value \`${JSON.stringify(R.tag)}\` (received \`${R}\`) specified for \`Features\``)}var V=a;let Oe,ke,Ae;if(V==null)Oe=0,ke=0,Ae=0;else{var b=_utf8AllocateAndEncode(V,r,t),H=b.ptr,re=b.len;Oe=1,ke=H,Ae=re}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="target"][Instruction::CallWasm] enter`,{funcName:`target`,paramCount:12,async:!1,postReturn:!0});let Z;try{Z=S(d,u,_,g,O,D,Te,Ee,De,Oe,ke,Ae)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:o.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),o.setErrored(e),o.reject(e),o.exit(),e}let je;switch(dataView(t).getUint8(Z+0,!0)){case 0:var ie=dataView(t).getUint32(Z+12,!0),ae=dataView(t).getUint32(Z+8,!0);if(ae%4!=0)throw TypeError(`list pointer [${ae}] is not aligned to 4`);var oe=[];for(let e=0;e<ie;e++){let n=ae+e*36,r;switch(dataView(t).getUint8(n+0,!0)){case 0:var se=dataView(t).getUint32(n+4,!0),ce=dataView(t).getUint32(n+8,!0);r={tag:`import-not-offered`,val:i.decode(new Uint8Array(t.buffer,se,ce))};break;case 1:var le=dataView(t).getUint32(n+4,!0),ue=dataView(t).getUint32(n+8,!0);r={tag:`export-missing`,val:i.decode(new Uint8Array(t.buffer,le,ue))};break;case 2:{let e;switch(dataView(t).getUint8(n+4,!0)){case 0:e=`import`;break;case 1:e=`export`;break;default:throw TypeError(`invalid discriminant specified for Side`)}var de=dataView(t).getUint32(n+8,!0),fe=dataView(t).getUint32(n+12,!0),U=i.decode(new Uint8Array(t.buffer,de,fe));let a;switch(dataView(t).getUint8(n+16,!0)){case 0:a=void 0;break;case 1:var pe=dataView(t).getUint32(n+20,!0),W=dataView(t).getUint32(n+24,!0);a=i.decode(new Uint8Array(t.buffer,pe,W));break;default:throw TypeError(`invalid variant discriminant for option`)}var me=dataView(t).getUint32(n+28,!0),he=dataView(t).getUint32(n+32,!0),G=i.decode(new Uint8Array(t.buffer,me,he));r={tag:`differs`,val:{side:e,item:U,member:a,message:G}};break}default:throw TypeError(`invalid variant discriminant for Mismatch`)}oe.push(r)}je={tag:`ok`,val:oe};break;case 1:{let e;switch(dataView(t).getUint8(Z+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var ge=dataView(t).getUint32(Z+12,!0),_e=dataView(t).getUint32(Z+16,!0),ve=i.decode(new Uint8Array(t.buffer,ge,_e));let n;switch(dataView(t).getUint8(Z+20,!0)){case 0:n=void 0;break;case 1:{var K=dataView(t).getUint32(Z+24,!0),q=dataView(t).getUint32(Z+28,!0),ye=i.decode(new Uint8Array(t.buffer,K,q));let e;switch(dataView(t).getUint8(Z+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(Z+36,!0)>>>0,column:dataView(t).getInt32(Z+40,!0)>>>0,endLine:dataView(t).getInt32(Z+44,!0)>>>0,endColumn:dataView(t).getInt32(Z+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:ye,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(Z+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(Z+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var be=dataView(t).getUint32(Z+76,!0),J=dataView(t).getUint32(Z+72,!0);if(J%4!=0)throw TypeError(`list pointer [${J}] is not aligned to 4`);var Y=[];for(let e=0;e<be;e++){let n=J+e*8;var xe=dataView(t).getUint32(n+0,!0),Se=dataView(t).getUint32(n+4,!0),Ce=i.decode(new Uint8Array(t.buffer,xe,Se));Y.push(Ce)}je={tag:`err`,val:{kind:e,message:ve,location:n,offset:r,notes:Y}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="target"][Instruction::Return]`,{funcName:`target`,paramCount:1,async:!1,postReturn:!0});let Me=je;o.resolve([Me.val]);let Ne=getOrCreateAsyncState(0);if(Ne.mayLeave=!1,l(Z),Ne.mayLeave=!0,o.exit(),typeof Me==`object`&&Me.tag===`err`)throw new ComponentError(Me.val);return Me.val}catch(e){throw o.isResolvedState()||(o.setErrored(e),o.reject(e)),o.isExited()||o.exit({skipExclusiveLockCheck:!0}),e}}})}let C;function embed(e,n,a){getOrCreateAsyncState(0).throwIfTrapped();let[o,l]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`components010Embed`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return o.enterSync(),o.setReturnMemoryIdx(0),o.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:o.id(),componentIdx:o.componentIdx(),fn:()=>{try{var l=e,u=Array.isArray(l)?l.length:l.byteLength,d=r(0,0,1,u*1);let G,ge=u*1;if(Array.isArray(l)){let e=0,n=new DataView(t.buffer);for(let t of l)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(d+e,t,!0),e+=1}else G=new Uint8Array(l.buffer||l,l.byteOffset,ge),new Uint8Array(t.buffer,d,ge).set(G);var{files:f,dependencies:p,features:m}=n,h=f,g=h.length,_=r(0,0,4,g*16);for(let e=0;e<h.length;e++){let n=h[e],i=_+e*16;var{path:v,text:y}=n,b=_utf8AllocateAndEncode(v,r,t),x=b.ptr,S=b.len;dataView(t).setUint32(i+4,S,!0),dataView(t).setUint32(i+0,x,!0);var b=_utf8AllocateAndEncode(y,r,t),w=b.ptr,T=b.len;dataView(t).setUint32(i+12,T,!0),dataView(t).setUint32(i+8,w,!0)}var E=p,D=E.length,O=r(0,0,4,D*8);for(let e=0;e<E.length;e++){let n=E[e],i=O+e*8;var k=n,A=k.length,j=r(0,0,4,A*16);for(let e=0;e<k.length;e++){let n=k[e],i=j+e*16;var{path:M,text:N}=n,b=_utf8AllocateAndEncode(M,r,t),P=b.ptr,F=b.len;dataView(t).setUint32(i+4,F,!0),dataView(t).setUint32(i+0,P,!0);var b=_utf8AllocateAndEncode(N,r,t),I=b.ptr,L=b.len;dataView(t).setUint32(i+12,L,!0),dataView(t).setUint32(i+8,I,!0)}dataView(t).setUint32(i+4,A,!0),dataView(t).setUint32(i+0,j,!0)}var R=m;let _e,ve,K;switch(R.tag){case`all`:_e=0,ve=0,K=0;break;case`only`:var z=R.val,ee=z.length,te=r(0,0,4,ee*8);for(let e=0;e<z.length;e++){let n=z[e],i=te+e*8;var b=_utf8AllocateAndEncode(n,r,t),ne=b.ptr,B=b.len;dataView(t).setUint32(i+4,B,!0),dataView(t).setUint32(i+0,ne,!0)}_e=1,ve=te,K=ee;break;default:throw TypeError(`invalid variant tag value \`${JSON.stringify(R.tag)}\` (received \`${R}\`) specified for \`Features\``)}var V=a;let q,ye,be;if(V==null)q=0,ye=0,be=0;else{var b=_utf8AllocateAndEncode(V,r,t),H=b.ptr,re=b.len;q=1,ye=H,be=re}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="embed"][Instruction::CallWasm] enter`,{funcName:`embed`,paramCount:12,async:!1,postReturn:!0});let J;try{J=C(d,u,_,g,O,D,_e,ve,K,q,ye,be)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:o.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),o.setErrored(e),o.reject(e),o.exit(),e}let Y;switch(dataView(t).getUint8(J+0,!0)){case 0:var ie=dataView(t).getUint32(J+8,!0),ae=dataView(t).getUint32(J+12,!0);if(ie%1!=0)throw TypeError(`list pointer [${ie}] is not aligned to 1`);Y={tag:`ok`,val:new Uint8Array(t.buffer.slice(ie,ie+ae*1))};break;case 1:{let e;switch(dataView(t).getUint8(J+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var oe=dataView(t).getUint32(J+12,!0),se=dataView(t).getUint32(J+16,!0),ce=i.decode(new Uint8Array(t.buffer,oe,se));let n;switch(dataView(t).getUint8(J+20,!0)){case 0:n=void 0;break;case 1:{var le=dataView(t).getUint32(J+24,!0),ue=dataView(t).getUint32(J+28,!0),de=i.decode(new Uint8Array(t.buffer,le,ue));let e;switch(dataView(t).getUint8(J+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(J+36,!0)>>>0,column:dataView(t).getInt32(J+40,!0)>>>0,endLine:dataView(t).getInt32(J+44,!0)>>>0,endColumn:dataView(t).getInt32(J+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:de,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(J+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(J+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var fe=dataView(t).getUint32(J+76,!0),U=dataView(t).getUint32(J+72,!0);if(U%4!=0)throw TypeError(`list pointer [${U}] is not aligned to 4`);var pe=[];for(let e=0;e<fe;e++){let n=U+e*8;var W=dataView(t).getUint32(n+0,!0),me=dataView(t).getUint32(n+4,!0),he=i.decode(new Uint8Array(t.buffer,W,me));pe.push(he)}Y={tag:`err`,val:{kind:e,message:ce,location:n,offset:r,notes:pe}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="embed"][Instruction::Return]`,{funcName:`embed`,paramCount:1,async:!1,postReturn:!0});let xe=Y;o.resolve([xe.val]);let Se=getOrCreateAsyncState(0);if(Se.mayLeave=!1,s(J),Se.mayLeave=!0,o.exit(),typeof xe==`object`&&xe.tag===`err`)throw new ComponentError(xe.val);return xe.val}catch(e){throw o.isResolvedState()||(o.setErrored(e),o.reject(e)),o.isExited()||o.exit({skipExclusiveLockCheck:!0}),e}}})}let w;function componentize(e,n){getOrCreateAsyncState(0).throwIfTrapped();let[a,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`components010Componentize`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return a.enterSync(),a.setReturnMemoryIdx(0),a.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:a.id(),componentIdx:a.componentIdx(),fn:()=>{try{var o=e,l=Array.isArray(o)?o.length:o.byteLength,u=r(0,0,1,l*1);let D,O=l*1;if(Array.isArray(o)){let e=0,n=new DataView(t.buffer);for(let t of o)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(u+e,t,!0),e+=1}else D=new Uint8Array(o.buffer||o,o.byteOffset,O),new Uint8Array(t.buffer,u,O).set(D);var d=n;let k;switch(d){case`reactor`:k=0;break;case`command`:k=1;break;default:throw n instanceof Error&&console.error(n),TypeError(`"${d}" is not one of the cases of adapter`)}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="componentize"][Instruction::CallWasm] enter`,{funcName:`componentize`,paramCount:3,async:!1,postReturn:!0});let A;try{A=w(u,l,k)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:a.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),a.setErrored(e),a.reject(e),a.exit(),e}let j;switch(dataView(t).getUint8(A+0,!0)){case 0:var f=dataView(t).getUint32(A+8,!0),p=dataView(t).getUint32(A+12,!0);if(f%1!=0)throw TypeError(`list pointer [${f}] is not aligned to 1`);j={tag:`ok`,val:new Uint8Array(t.buffer.slice(f,f+p*1))};break;case 1:{let e;switch(dataView(t).getUint8(A+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var m=dataView(t).getUint32(A+12,!0),h=dataView(t).getUint32(A+16,!0),g=i.decode(new Uint8Array(t.buffer,m,h));let n;switch(dataView(t).getUint8(A+20,!0)){case 0:n=void 0;break;case 1:{var _=dataView(t).getUint32(A+24,!0),v=dataView(t).getUint32(A+28,!0),y=i.decode(new Uint8Array(t.buffer,_,v));let e;switch(dataView(t).getUint8(A+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(A+36,!0)>>>0,column:dataView(t).getInt32(A+40,!0)>>>0,endLine:dataView(t).getInt32(A+44,!0)>>>0,endColumn:dataView(t).getInt32(A+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:y,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(A+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(A+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var b=dataView(t).getUint32(A+76,!0),x=dataView(t).getUint32(A+72,!0);if(x%4!=0)throw TypeError(`list pointer [${x}] is not aligned to 4`);var S=[];for(let e=0;e<b;e++){let n=x+e*8;var C=dataView(t).getUint32(n+0,!0),T=dataView(t).getUint32(n+4,!0),E=i.decode(new Uint8Array(t.buffer,C,T));S.push(E)}j={tag:`err`,val:{kind:e,message:g,location:n,offset:r,notes:S}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/components@0.1.0", function="componentize"][Instruction::Return]`,{funcName:`componentize`,paramCount:1,async:!1,postReturn:!0});let M=j;a.resolve([M.val]);let N=getOrCreateAsyncState(0);if(N.mayLeave=!1,s(A),N.mayLeave=!0,a.exit(),typeof M==`object`&&M.tag===`err`)throw new ComponentError(M.val);return M.val}catch(e){throw a.isResolvedState()||(a.setErrored(e),a.reject(e)),a.isExited()||a.exit({skipExclusiveLockCheck:!0}),e}}})}let T;function plug(e,n){getOrCreateAsyncState(0).throwIfTrapped();let[a,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`composition010Plug`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return a.enterSync(),a.setReturnMemoryIdx(0),a.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:a.id(),componentIdx:a.componentIdx(),fn:()=>{try{var o=e,l=Array.isArray(o)?o.length:o.byteLength,u=r(0,0,1,l*1);let te,ne=l*1;if(Array.isArray(o)){let e=0,n=new DataView(t.buffer);for(let t of o)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(u+e,t,!0),e+=1}else te=new Uint8Array(o.buffer||o,o.byteOffset,ne),new Uint8Array(t.buffer,u,ne).set(te);var d=n,f=d.length,p=r(0,0,4,f*28);for(let e=0;e<d.length;e++){let n=d[e],i=p+e*28;var{name:m,version:h,bytes:g}=n,_=_utf8AllocateAndEncode(m,r,t),v=_.ptr,y=_.len;dataView(t).setUint32(i+4,y,!0),dataView(t).setUint32(i+0,v,!0);var b=h;if(b==null)dataView(t).setInt8(i+8,0,!0);else{let e=b;dataView(t).setInt8(i+8,1,!0);var _=_utf8AllocateAndEncode(e,r,t),x=_.ptr,S=_.len;dataView(t).setUint32(i+16,S,!0),dataView(t).setUint32(i+12,x,!0)}var C=g,w=Array.isArray(C)?C.length:C.byteLength,E=r(0,0,1,w*1);let a,o=w*1;if(Array.isArray(C)){let e=0,n=new DataView(t.buffer);for(let t of C)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(E+e,t,!0),e+=1}else a=new Uint8Array(C.buffer||C,C.byteOffset,o),new Uint8Array(t.buffer,E,o).set(a);dataView(t).setUint32(i+24,w,!0),dataView(t).setUint32(i+20,E,!0)}_debugLog(`[iface="wasmwright:core/composition@0.1.0", function="plug"][Instruction::CallWasm] enter`,{funcName:`plug`,paramCount:4,async:!1,postReturn:!0});let B;try{B=T(u,l,p,f)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:a.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),a.setErrored(e),a.reject(e),a.exit(),e}let V;switch(dataView(t).getUint8(B+0,!0)){case 0:var D=dataView(t).getUint32(B+8,!0),O=dataView(t).getUint32(B+12,!0);if(D%1!=0)throw TypeError(`list pointer [${D}] is not aligned to 1`);V={tag:`ok`,val:new Uint8Array(t.buffer.slice(D,D+O*1))};break;case 1:{let e;switch(dataView(t).getUint8(B+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var k=dataView(t).getUint32(B+12,!0),A=dataView(t).getUint32(B+16,!0),j=i.decode(new Uint8Array(t.buffer,k,A));let n;switch(dataView(t).getUint8(B+20,!0)){case 0:n=void 0;break;case 1:{var M=dataView(t).getUint32(B+24,!0),N=dataView(t).getUint32(B+28,!0),P=i.decode(new Uint8Array(t.buffer,M,N));let e;switch(dataView(t).getUint8(B+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(B+36,!0)>>>0,column:dataView(t).getInt32(B+40,!0)>>>0,endLine:dataView(t).getInt32(B+44,!0)>>>0,endColumn:dataView(t).getInt32(B+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:P,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(B+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(B+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var F=dataView(t).getUint32(B+76,!0),I=dataView(t).getUint32(B+72,!0);if(I%4!=0)throw TypeError(`list pointer [${I}] is not aligned to 4`);var L=[];for(let e=0;e<F;e++){let n=I+e*8;var R=dataView(t).getUint32(n+0,!0),z=dataView(t).getUint32(n+4,!0),ee=i.decode(new Uint8Array(t.buffer,R,z));L.push(ee)}V={tag:`err`,val:{kind:e,message:j,location:n,offset:r,notes:L}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/composition@0.1.0", function="plug"][Instruction::Return]`,{funcName:`plug`,paramCount:1,async:!1,postReturn:!0});let H=V;a.resolve([H.val]);let re=getOrCreateAsyncState(0);if(re.mayLeave=!1,s(B),re.mayLeave=!0,a.exit(),typeof H==`object`&&H.tag===`err`)throw new ComponentError(H.val);return H.val}catch(e){throw a.isResolvedState()||(a.setErrored(e),a.reject(e)),a.isExited()||a.exit({skipExclusiveLockCheck:!0}),e}}})}let E;function references(e){getOrCreateAsyncState(0).throwIfTrapped();let[n,a]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`composition010References`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return n.enterSync(),n.setReturnMemoryIdx(0),n.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:n.id(),componentIdx:n.componentIdx(),fn:()=>{try{var{path:a,text:o}=e,s=_utf8AllocateAndEncode(a,r,t),l=s.ptr,d=s.len,s=_utf8AllocateAndEncode(o,r,t),f=s.ptr,p=s.len;_debugLog(`[iface="wasmwright:core/composition@0.1.0", function="references"][Instruction::CallWasm] enter`,{funcName:`references`,paramCount:4,async:!1,postReturn:!0});let F;try{F=E(l,d,f,p)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:n.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),n.setErrored(e),n.reject(e),n.exit(),e}let I;switch(dataView(t).getUint8(F+0,!0)){case 0:var m=dataView(t).getUint32(F+12,!0),h=dataView(t).getUint32(F+8,!0);if(h%4!=0)throw TypeError(`list pointer [${h}] is not aligned to 4`);var g=[];for(let e=0;e<m;e++){let n=h+e*20;var _=dataView(t).getUint32(n+0,!0),v=dataView(t).getUint32(n+4,!0),y=i.decode(new Uint8Array(t.buffer,_,v));let r;switch(dataView(t).getUint8(n+8,!0)){case 0:r=void 0;break;case 1:var b=dataView(t).getUint32(n+12,!0),x=dataView(t).getUint32(n+16,!0);r=i.decode(new Uint8Array(t.buffer,b,x));break;default:throw TypeError(`invalid variant discriminant for option`)}g.push({name:y,version:r})}I={tag:`ok`,val:g};break;case 1:{let e;switch(dataView(t).getUint8(F+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var S=dataView(t).getUint32(F+12,!0),C=dataView(t).getUint32(F+16,!0),w=i.decode(new Uint8Array(t.buffer,S,C));let n;switch(dataView(t).getUint8(F+20,!0)){case 0:n=void 0;break;case 1:{var T=dataView(t).getUint32(F+24,!0),D=dataView(t).getUint32(F+28,!0),O=i.decode(new Uint8Array(t.buffer,T,D));let e;switch(dataView(t).getUint8(F+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(F+36,!0)>>>0,column:dataView(t).getInt32(F+40,!0)>>>0,endLine:dataView(t).getInt32(F+44,!0)>>>0,endColumn:dataView(t).getInt32(F+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:O,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(F+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(F+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var k=dataView(t).getUint32(F+76,!0),A=dataView(t).getUint32(F+72,!0);if(A%4!=0)throw TypeError(`list pointer [${A}] is not aligned to 4`);var j=[];for(let e=0;e<k;e++){let n=A+e*8;var M=dataView(t).getUint32(n+0,!0),N=dataView(t).getUint32(n+4,!0),P=i.decode(new Uint8Array(t.buffer,M,N));j.push(P)}I={tag:`err`,val:{kind:e,message:w,location:n,offset:r,notes:j}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/composition@0.1.0", function="references"][Instruction::Return]`,{funcName:`references`,paramCount:1,async:!1,postReturn:!0});let L=I;n.resolve([L.val]);let R=getOrCreateAsyncState(0);if(R.mayLeave=!1,u(F),R.mayLeave=!0,n.exit(),typeof L==`object`&&L.tag===`err`)throw new ComponentError(L.val);return L.val}catch(e){throw n.isResolvedState()||(n.setErrored(e),n.reject(e)),n.isExited()||n.exit({skipExclusiveLockCheck:!0}),e}}})}let D;function compose(e,n){getOrCreateAsyncState(0).throwIfTrapped();let[a,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`composition010Compose`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return a.enterSync(),a.setReturnMemoryIdx(0),a.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:a.id(),componentIdx:a.componentIdx(),fn:()=>{try{var{path:o,text:l}=e,u=_utf8AllocateAndEncode(o,r,t),d=u.ptr,f=u.len,u=_utf8AllocateAndEncode(l,r,t),p=u.ptr,m=u.len,h=n,g=h.length,_=r(0,0,4,g*28);for(let e=0;e<h.length;e++){let n=h[e],i=_+e*28;var{name:v,version:y,bytes:b}=n,u=_utf8AllocateAndEncode(v,r,t),x=u.ptr,S=u.len;dataView(t).setUint32(i+4,S,!0),dataView(t).setUint32(i+0,x,!0);var C=y;if(C==null)dataView(t).setInt8(i+8,0,!0);else{let e=C;dataView(t).setInt8(i+8,1,!0);var u=_utf8AllocateAndEncode(e,r,t),w=u.ptr,T=u.len;dataView(t).setUint32(i+16,T,!0),dataView(t).setUint32(i+12,w,!0)}var E=b,O=Array.isArray(E)?E.length:E.byteLength,k=r(0,0,1,O*1);let a,o=O*1;if(Array.isArray(E)){let e=0,n=new DataView(t.buffer);for(let t of E)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(k+e,t,!0),e+=1}else a=new Uint8Array(E.buffer||E,E.byteOffset,o),new Uint8Array(t.buffer,k,o).set(a);dataView(t).setUint32(i+24,O,!0),dataView(t).setUint32(i+20,k,!0)}_debugLog(`[iface="wasmwright:core/composition@0.1.0", function="compose"][Instruction::CallWasm] enter`,{funcName:`compose`,paramCount:6,async:!1,postReturn:!0});let V;try{V=D(d,f,p,m,_,g)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:a.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),a.setErrored(e),a.reject(e),a.exit(),e}let H;switch(dataView(t).getUint8(V+0,!0)){case 0:var A=dataView(t).getUint32(V+8,!0),j=dataView(t).getUint32(V+12,!0);if(A%1!=0)throw TypeError(`list pointer [${A}] is not aligned to 1`);H={tag:`ok`,val:new Uint8Array(t.buffer.slice(A,A+j*1))};break;case 1:{let e;switch(dataView(t).getUint8(V+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var M=dataView(t).getUint32(V+12,!0),N=dataView(t).getUint32(V+16,!0),P=i.decode(new Uint8Array(t.buffer,M,N));let n;switch(dataView(t).getUint8(V+20,!0)){case 0:n=void 0;break;case 1:{var F=dataView(t).getUint32(V+24,!0),I=dataView(t).getUint32(V+28,!0),L=i.decode(new Uint8Array(t.buffer,F,I));let e;switch(dataView(t).getUint8(V+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(V+36,!0)>>>0,column:dataView(t).getInt32(V+40,!0)>>>0,endLine:dataView(t).getInt32(V+44,!0)>>>0,endColumn:dataView(t).getInt32(V+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:L,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(V+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(V+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var R=dataView(t).getUint32(V+76,!0),z=dataView(t).getUint32(V+72,!0);if(z%4!=0)throw TypeError(`list pointer [${z}] is not aligned to 4`);var ee=[];for(let e=0;e<R;e++){let n=z+e*8;var te=dataView(t).getUint32(n+0,!0),ne=dataView(t).getUint32(n+4,!0),B=i.decode(new Uint8Array(t.buffer,te,ne));ee.push(B)}H={tag:`err`,val:{kind:e,message:P,location:n,offset:r,notes:ee}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/composition@0.1.0", function="compose"][Instruction::Return]`,{funcName:`compose`,paramCount:1,async:!1,postReturn:!0});let re=H;a.resolve([re.val]);let ie=getOrCreateAsyncState(0);if(ie.mayLeave=!1,s(V),ie.mayLeave=!0,a.exit(),typeof re==`object`&&re.tag===`err`)throw new ComponentError(re.val);return re.val}catch(e){throw a.isResolvedState()||(a.setErrored(e),a.reject(e)),a.isExited()||a.exit({skipExclusiveLockCheck:!0}),e}}})}let O;function c(e,n){getOrCreateAsyncState(0).throwIfTrapped();let[a,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`bindings010C`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return a.enterSync(),a.setReturnMemoryIdx(0),a.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:a.id(),componentIdx:a.componentIdx(),fn:()=>{try{var{files:o,dependencies:s,features:l}=e,u=o,f=u.length,p=r(0,0,4,f*16);for(let e=0;e<u.length;e++){let n=u[e],i=p+e*16;var{path:m,text:h}=n,g=_utf8AllocateAndEncode(m,r,t),_=g.ptr,v=g.len;dataView(t).setUint32(i+4,v,!0),dataView(t).setUint32(i+0,_,!0);var g=_utf8AllocateAndEncode(h,r,t),y=g.ptr,b=g.len;dataView(t).setUint32(i+12,b,!0),dataView(t).setUint32(i+8,y,!0)}var x=s,S=x.length,C=r(0,0,4,S*8);for(let e=0;e<x.length;e++){let n=x[e],i=C+e*8;var w=n,T=w.length,E=r(0,0,4,T*16);for(let e=0;e<w.length;e++){let n=w[e],i=E+e*16;var{path:D,text:k}=n,g=_utf8AllocateAndEncode(D,r,t),A=g.ptr,j=g.len;dataView(t).setUint32(i+4,j,!0),dataView(t).setUint32(i+0,A,!0);var g=_utf8AllocateAndEncode(k,r,t),M=g.ptr,N=g.len;dataView(t).setUint32(i+12,N,!0),dataView(t).setUint32(i+8,M,!0)}dataView(t).setUint32(i+4,T,!0),dataView(t).setUint32(i+0,E,!0)}var P=l;let ve,K,q;switch(P.tag){case`all`:ve=0,K=0,q=0;break;case`only`:var F=P.val,I=F.length,L=r(0,0,4,I*8);for(let e=0;e<F.length;e++){let n=F[e],i=L+e*8;var g=_utf8AllocateAndEncode(n,r,t),R=g.ptr,z=g.len;dataView(t).setUint32(i+4,z,!0),dataView(t).setUint32(i+0,R,!0)}ve=1,K=L,q=I;break;default:throw TypeError(`invalid variant tag value \`${JSON.stringify(P.tag)}\` (received \`${P}\`) specified for \`Features\``)}var ee=n;let ye,be,J;if(ee==null)ye=0,be=0,J=0;else{var g=_utf8AllocateAndEncode(ee,r,t),te=g.ptr,ne=g.len;ye=1,be=te,J=ne}_debugLog(`[iface="wasmwright:core/bindings@0.1.0", function="c"][Instruction::CallWasm] enter`,{funcName:`c`,paramCount:10,async:!1,postReturn:!0});let Y;try{Y=O(p,f,C,S,ve,K,q,ye,be,J)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:a.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),a.setErrored(e),a.reject(e),a.exit(),e}let xe;switch(dataView(t).getUint8(Y+0,!0)){case 0:var B=dataView(t).getUint32(Y+12,!0),V=dataView(t).getUint32(Y+8,!0);if(V%4!=0)throw TypeError(`list pointer [${V}] is not aligned to 4`);var H=[];for(let e=0;e<B;e++){let n=V+e*16;var re=dataView(t).getUint32(n+0,!0),ie=dataView(t).getUint32(n+4,!0),ae=i.decode(new Uint8Array(t.buffer,re,ie)),oe=dataView(t).getUint32(n+8,!0),se=dataView(t).getUint32(n+12,!0);if(oe%1!=0)throw TypeError(`list pointer [${oe}] is not aligned to 1`);var ce=new Uint8Array(t.buffer.slice(oe,oe+se*1));H.push({path:ae,bytes:ce})}xe={tag:`ok`,val:H};break;case 1:{let e;switch(dataView(t).getUint8(Y+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var le=dataView(t).getUint32(Y+12,!0),ue=dataView(t).getUint32(Y+16,!0),de=i.decode(new Uint8Array(t.buffer,le,ue));let n;switch(dataView(t).getUint8(Y+20,!0)){case 0:n=void 0;break;case 1:{var fe=dataView(t).getUint32(Y+24,!0),U=dataView(t).getUint32(Y+28,!0),pe=i.decode(new Uint8Array(t.buffer,fe,U));let e;switch(dataView(t).getUint8(Y+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(Y+36,!0)>>>0,column:dataView(t).getInt32(Y+40,!0)>>>0,endLine:dataView(t).getInt32(Y+44,!0)>>>0,endColumn:dataView(t).getInt32(Y+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:pe,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(Y+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(Y+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var W=dataView(t).getUint32(Y+76,!0),me=dataView(t).getUint32(Y+72,!0);if(me%4!=0)throw TypeError(`list pointer [${me}] is not aligned to 4`);var he=[];for(let e=0;e<W;e++){let n=me+e*8;var G=dataView(t).getUint32(n+0,!0),ge=dataView(t).getUint32(n+4,!0),_e=i.decode(new Uint8Array(t.buffer,G,ge));he.push(_e)}xe={tag:`err`,val:{kind:e,message:de,location:n,offset:r,notes:he}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/bindings@0.1.0", function="c"][Instruction::Return]`,{funcName:`c`,paramCount:1,async:!1,postReturn:!0});let Se=xe;a.resolve([Se.val]);let Ce=getOrCreateAsyncState(0);if(Ce.mayLeave=!1,d(Y),Ce.mayLeave=!0,a.exit(),typeof Se==`object`&&Se.tag===`err`)throw new ComponentError(Se.val);return Se.val}catch(e){throw a.isResolvedState()||(a.setErrored(e),a.reject(e)),a.isExited()||a.exit({skipExclusiveLockCheck:!0}),e}}})}let k;function parseCall(e,n){getOrCreateAsyncState(0).throwIfTrapped();let[a,o]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wave010ParseCall`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return a.enterSync(),a.setReturnMemoryIdx(0),a.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:a.id(),componentIdx:a.componentIdx(),fn:()=>{try{var o=e,s=Array.isArray(o)?o.length:o.byteLength,l=r(0,0,1,s*1);let _e,ve=s*1;if(Array.isArray(o)){let e=0,n=new DataView(t.buffer);for(let t of o)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(l+e,t,!0),e+=1}else _e=new Uint8Array(o.buffer||o,o.byteOffset,ve),new Uint8Array(t.buffer,l,ve).set(_e);var u=_utf8AllocateAndEncode(n,r,t),d=u.ptr,p=u.len;_debugLog(`[iface="wasmwright:core/wave@0.1.0", function="parse-call"][Instruction::CallWasm] enter`,{funcName:`parse-call`,paramCount:4,async:!1,postReturn:!0});let K;try{K=k(l,s,d,p)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:a.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),a.setErrored(e),a.reject(e),a.exit(),e}let q;switch(dataView(t).getUint8(K+0,!0)){case 0:{let e;switch(dataView(t).getUint8(K+8,!0)){case 0:e=void 0;break;case 1:var m=dataView(t).getUint32(K+12,!0),h=dataView(t).getUint32(K+16,!0);e=i.decode(new Uint8Array(t.buffer,m,h));break;default:throw TypeError(`invalid variant discriminant for option`)}var g=dataView(t).getUint32(K+20,!0),_=dataView(t).getUint32(K+24,!0),v=i.decode(new Uint8Array(t.buffer,g,_)),y=dataView(t).getUint32(K+32,!0),b=dataView(t).getUint32(K+28,!0);if(b%4!=0)throw TypeError(`list pointer [${b}] is not aligned to 4`);var x=[];for(let e=0;e<y;e++){let n=b+e*12;var S=dataView(t).getUint32(n+4,!0),C=dataView(t).getUint32(n+0,!0);if(C%8!=0)throw TypeError(`list pointer [${C}] is not aligned to 8`);var w=[];for(let e=0;e<S;e++){let n=C+e*24,r;switch(dataView(t).getUint8(n+0,!0)){case 0:var T=dataView(t).getUint8(n+8,!0);r={tag:`bool`,val:T==0?!1:T==1?!0:throwInvalidBool()};break;case 1:r={tag:`integer`,val:dataView(t).getBigInt64(n+8,!0)};break;case 2:r={tag:`u64`,val:BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(n+8,!0)))};break;case 3:r={tag:`s64`,val:dataView(t).getBigInt64(n+8,!0)};break;case 4:r={tag:`float`,val:dataView(t).getFloat64(n+8,!0)};break;case 5:r={tag:`char`,val:validateGuestChar(dataView(t).getInt32(n+8,!0))};break;case 6:var E=dataView(t).getUint32(n+8,!0),D=dataView(t).getUint32(n+12,!0);r={tag:`string`,val:i.decode(new Uint8Array(t.buffer,E,D))};break;case 7:var O=dataView(t).getUint32(n+8,!0),A=dataView(t).getUint32(n+12,!0);if(O%4!=0)throw TypeError(`list pointer [${O}] is not aligned to 4`);r={tag:`list`,val:new Uint32Array(t.buffer.slice(O,O+A*4))};break;case 8:var j=dataView(t).getUint32(n+8,!0),M=dataView(t).getUint32(n+12,!0);if(j%4!=0)throw TypeError(`list pointer [${j}] is not aligned to 4`);r={tag:`tuple`,val:new Uint32Array(t.buffer.slice(j,j+M*4))};break;case 9:var N=dataView(t).getUint32(n+12,!0),P=dataView(t).getUint32(n+8,!0);if(P%4!=0)throw TypeError(`list pointer [${P}] is not aligned to 4`);var F=[];for(let e=0;e<N;e++){let n=P+e*12;var I=dataView(t).getUint32(n+0,!0),L=dataView(t).getUint32(n+4,!0),R=i.decode(new Uint8Array(t.buffer,I,L));F.push([R,dataView(t).getInt32(n+8,!0)>>>0])}r={tag:`record`,val:F};break;case 10:{var z=dataView(t).getUint32(n+8,!0),ee=dataView(t).getUint32(n+12,!0),te=i.decode(new Uint8Array(t.buffer,z,ee));let e;switch(dataView(t).getUint8(n+16,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+20,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`variant`,val:[te,e]};break}case 11:var ne=dataView(t).getUint32(n+8,!0),B=dataView(t).getUint32(n+12,!0);r={tag:`enum`,val:i.decode(new Uint8Array(t.buffer,ne,B))};break;case 12:var V=dataView(t).getUint32(n+12,!0),H=dataView(t).getUint32(n+8,!0);if(H%4!=0)throw TypeError(`list pointer [${H}] is not aligned to 4`);var re=[];for(let e=0;e<V;e++){let n=H+e*8;var ie=dataView(t).getUint32(n+0,!0),ae=dataView(t).getUint32(n+4,!0),oe=i.decode(new Uint8Array(t.buffer,ie,ae));re.push(oe)}r={tag:`flags`,val:re};break;case 13:{let e;switch(dataView(t).getUint8(n+8,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`option`,val:e};break}case 14:{let e;switch(dataView(t).getUint8(n+8,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`ok`,val:e};break}case 15:{let e;switch(dataView(t).getUint8(n+8,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`err`,val:e};break}default:throw TypeError(`invalid variant discriminant for Node`)}w.push(r)}x.push({nodes:w,root:dataView(t).getInt32(n+8,!0)>>>0})}var se=dataView(t).getUint8(K+36,!0);q={tag:`ok`,val:{interface:e,function:v,arguments:x,hasResult:se==0?!1:se==1?!0:throwInvalidBool()}};break}case 1:{let e;switch(dataView(t).getUint8(K+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var ce=dataView(t).getUint32(K+12,!0),le=dataView(t).getUint32(K+16,!0),ue=i.decode(new Uint8Array(t.buffer,ce,le));let n;switch(dataView(t).getUint8(K+20,!0)){case 0:n=void 0;break;case 1:{var de=dataView(t).getUint32(K+24,!0),fe=dataView(t).getUint32(K+28,!0),U=i.decode(new Uint8Array(t.buffer,de,fe));let e;switch(dataView(t).getUint8(K+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(K+36,!0)>>>0,column:dataView(t).getInt32(K+40,!0)>>>0,endLine:dataView(t).getInt32(K+44,!0)>>>0,endColumn:dataView(t).getInt32(K+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:U,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(K+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(K+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var pe=dataView(t).getUint32(K+76,!0),W=dataView(t).getUint32(K+72,!0);if(W%4!=0)throw TypeError(`list pointer [${W}] is not aligned to 4`);var me=[];for(let e=0;e<pe;e++){let n=W+e*8;var he=dataView(t).getUint32(n+0,!0),G=dataView(t).getUint32(n+4,!0),ge=i.decode(new Uint8Array(t.buffer,he,G));me.push(ge)}q={tag:`err`,val:{kind:e,message:ue,location:n,offset:r,notes:me}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wave@0.1.0", function="parse-call"][Instruction::Return]`,{funcName:`parse-call`,paramCount:1,async:!1,postReturn:!0});let ye=q;a.resolve([ye.val]);let be=getOrCreateAsyncState(0);if(be.mayLeave=!1,f(K),be.mayLeave=!0,a.exit(),typeof ye==`object`&&ye.tag===`err`)throw new ComponentError(ye.val);return ye.val}catch(e){throw a.isResolvedState()||(a.setErrored(e),a.reject(e)),a.isExited()||a.exit({skipExclusiveLockCheck:!0}),e}}})}let A;function parseResult(e,n,a,o){getOrCreateAsyncState(0).throwIfTrapped();let[s,l]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wave010ParseResult`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return s.enterSync(),s.setReturnMemoryIdx(0),s.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:s.id(),componentIdx:s.componentIdx(),fn:()=>{try{var l=e,u=Array.isArray(l)?l.length:l.byteLength,d=r(0,0,1,u*1);let G,ge=u*1;if(Array.isArray(l)){let e=0,n=new DataView(t.buffer);for(let t of l)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(d+e,t,!0),e+=1}else G=new Uint8Array(l.buffer||l,l.byteOffset,ge),new Uint8Array(t.buffer,d,ge).set(G);var f=n;let _e,ve,K;if(f==null)_e=0,ve=0,K=0;else{var m=_utf8AllocateAndEncode(f,r,t),h=m.ptr,g=m.len;_e=1,ve=h,K=g}var m=_utf8AllocateAndEncode(a,r,t),_=m.ptr,v=m.len,m=_utf8AllocateAndEncode(o,r,t),y=m.ptr,b=m.len;_debugLog(`[iface="wasmwright:core/wave@0.1.0", function="parse-result"][Instruction::CallWasm] enter`,{funcName:`parse-result`,paramCount:9,async:!1,postReturn:!0});let q;try{q=A(d,u,_e,ve,K,_,v,y,b)}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:s.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),s.setErrored(e),s.reject(e),s.exit(),e}let ye;switch(dataView(t).getUint8(q+0,!0)){case 0:var x=dataView(t).getUint32(q+12,!0),S=dataView(t).getUint32(q+8,!0);if(S%8!=0)throw TypeError(`list pointer [${S}] is not aligned to 8`);var C=[];for(let e=0;e<x;e++){let n=S+e*24,r;switch(dataView(t).getUint8(n+0,!0)){case 0:var w=dataView(t).getUint8(n+8,!0);r={tag:`bool`,val:w==0?!1:w==1?!0:throwInvalidBool()};break;case 1:r={tag:`integer`,val:dataView(t).getBigInt64(n+8,!0)};break;case 2:r={tag:`u64`,val:BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(n+8,!0)))};break;case 3:r={tag:`s64`,val:dataView(t).getBigInt64(n+8,!0)};break;case 4:r={tag:`float`,val:dataView(t).getFloat64(n+8,!0)};break;case 5:r={tag:`char`,val:validateGuestChar(dataView(t).getInt32(n+8,!0))};break;case 6:var T=dataView(t).getUint32(n+8,!0),E=dataView(t).getUint32(n+12,!0);r={tag:`string`,val:i.decode(new Uint8Array(t.buffer,T,E))};break;case 7:var D=dataView(t).getUint32(n+8,!0),O=dataView(t).getUint32(n+12,!0);if(D%4!=0)throw TypeError(`list pointer [${D}] is not aligned to 4`);r={tag:`list`,val:new Uint32Array(t.buffer.slice(D,D+O*4))};break;case 8:var k=dataView(t).getUint32(n+8,!0),j=dataView(t).getUint32(n+12,!0);if(k%4!=0)throw TypeError(`list pointer [${k}] is not aligned to 4`);r={tag:`tuple`,val:new Uint32Array(t.buffer.slice(k,k+j*4))};break;case 9:var M=dataView(t).getUint32(n+12,!0),N=dataView(t).getUint32(n+8,!0);if(N%4!=0)throw TypeError(`list pointer [${N}] is not aligned to 4`);var P=[];for(let e=0;e<M;e++){let n=N+e*12;var F=dataView(t).getUint32(n+0,!0),I=dataView(t).getUint32(n+4,!0),L=i.decode(new Uint8Array(t.buffer,F,I));P.push([L,dataView(t).getInt32(n+8,!0)>>>0])}r={tag:`record`,val:P};break;case 10:{var R=dataView(t).getUint32(n+8,!0),z=dataView(t).getUint32(n+12,!0),ee=i.decode(new Uint8Array(t.buffer,R,z));let e;switch(dataView(t).getUint8(n+16,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+20,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`variant`,val:[ee,e]};break}case 11:var te=dataView(t).getUint32(n+8,!0),ne=dataView(t).getUint32(n+12,!0);r={tag:`enum`,val:i.decode(new Uint8Array(t.buffer,te,ne))};break;case 12:var B=dataView(t).getUint32(n+12,!0),V=dataView(t).getUint32(n+8,!0);if(V%4!=0)throw TypeError(`list pointer [${V}] is not aligned to 4`);var H=[];for(let e=0;e<B;e++){let n=V+e*8;var re=dataView(t).getUint32(n+0,!0),ie=dataView(t).getUint32(n+4,!0),ae=i.decode(new Uint8Array(t.buffer,re,ie));H.push(ae)}r={tag:`flags`,val:H};break;case 13:{let e;switch(dataView(t).getUint8(n+8,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`option`,val:e};break}case 14:{let e;switch(dataView(t).getUint8(n+8,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`ok`,val:e};break}case 15:{let e;switch(dataView(t).getUint8(n+8,!0)){case 0:e=void 0;break;case 1:e=dataView(t).getInt32(n+12,!0)>>>0;break;default:throw TypeError(`invalid variant discriminant for option`)}r={tag:`err`,val:e};break}default:throw TypeError(`invalid variant discriminant for Node`)}C.push(r)}ye={tag:`ok`,val:{nodes:C,root:dataView(t).getInt32(q+16,!0)>>>0}};break;case 1:{let e;switch(dataView(t).getUint8(q+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var oe=dataView(t).getUint32(q+12,!0),se=dataView(t).getUint32(q+16,!0),ce=i.decode(new Uint8Array(t.buffer,oe,se));let n;switch(dataView(t).getUint8(q+20,!0)){case 0:n=void 0;break;case 1:{var le=dataView(t).getUint32(q+24,!0),ue=dataView(t).getUint32(q+28,!0),de=i.decode(new Uint8Array(t.buffer,le,ue));let e;switch(dataView(t).getUint8(q+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(q+36,!0)>>>0,column:dataView(t).getInt32(q+40,!0)>>>0,endLine:dataView(t).getInt32(q+44,!0)>>>0,endColumn:dataView(t).getInt32(q+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:de,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(q+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(q+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var fe=dataView(t).getUint32(q+76,!0),U=dataView(t).getUint32(q+72,!0);if(U%4!=0)throw TypeError(`list pointer [${U}] is not aligned to 4`);var pe=[];for(let e=0;e<fe;e++){let n=U+e*8;var W=dataView(t).getUint32(n+0,!0),me=dataView(t).getUint32(n+4,!0),he=i.decode(new Uint8Array(t.buffer,W,me));pe.push(he)}ye={tag:`err`,val:{kind:e,message:ce,location:n,offset:r,notes:pe}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wave@0.1.0", function="parse-result"][Instruction::Return]`,{funcName:`parse-result`,paramCount:1,async:!1,postReturn:!0});let be=ye;s.resolve([be.val]);let J=getOrCreateAsyncState(0);if(J.mayLeave=!1,p(q),J.mayLeave=!0,s.exit(),typeof be==`object`&&be.tag===`err`)throw new ComponentError(be.val);return be.val}catch(e){throw s.isResolvedState()||(s.setErrored(e),s.reject(e)),s.isExited()||s.exit({skipExclusiveLockCheck:!0}),e}}})}let j;function printResult(e,n,a,o){getOrCreateAsyncState(0).throwIfTrapped();let[l,u]=createNewCurrentTask({componentIdx:0,isAsync:!1,isManualAsync:!1,preserveFutureResult:!1,entryFnName:`wave010PrintResult`,getCallbackFn:()=>null,callbackFnName:null,errHandling:`throw-result-err`,callingWasmExport:!0});return l.enterSync(),l.setReturnMemoryIdx(0),l.setReturnMemory(()=>t()),_withGlobalCurrentTaskMeta({taskID:l.id(),componentIdx:l.componentIdx(),fn:()=>{try{var u=e,d=Array.isArray(u)?u.length:u.byteLength,f=r(0,0,1,d*1);let Y,xe=d*1;if(Array.isArray(u)){let e=0,n=new DataView(t.buffer);for(let t of u)_requireValidNumericPrimitive.bind(null,`u8`)(t),n.setUint8(f+e,t,!0),e+=1}else Y=new Uint8Array(u.buffer||u,u.byteOffset,xe),new Uint8Array(t.buffer,f,xe).set(Y);var p=n;let Se,Ce,we;if(p==null)Se=0,Ce=0,we=0;else{var m=_utf8AllocateAndEncode(p,r,t),h=m.ptr,g=m.len;Se=1,Ce=h,we=g}var m=_utf8AllocateAndEncode(a,r,t),_=m.ptr,v=m.len,{nodes:y,root:b}=o,x=y,S=x.length,C=r(0,0,8,S*24);for(let e=0;e<x.length;e++){let n=x[e],i=C+e*24;var w=n;switch(w.tag){case`bool`:{let e=w.val;dataView(t).setInt8(i+0,0,!0),dataView(t).setInt8(i+8,+!!e,!0);break}case`integer`:{let e=w.val;dataView(t).setInt8(i+0,1,!0),dataView(t).setBigInt64(i+8,toInt64(e),!0);break}case`u64`:{let e=w.val;dataView(t).setInt8(i+0,2,!0),dataView(t).setBigInt64(i+8,toUint64(e),!0);break}case`s64`:{let e=w.val;dataView(t).setInt8(i+0,3,!0),dataView(t).setBigInt64(i+8,toInt64(e),!0);break}case`float`:{let e=w.val;dataView(t).setInt8(i+0,4,!0),dataView(t).setFloat64(i+8,+e,!0);break}case`char`:{let e=w.val;dataView(t).setInt8(i+0,5,!0),dataView(t).setInt32(i+8,validateHostChar(e),!0);break}case`string`:{let e=w.val;dataView(t).setInt8(i+0,6,!0);var m=_utf8AllocateAndEncode(e,r,t),T=m.ptr,E=m.len;dataView(t).setUint32(i+12,E,!0),dataView(t).setUint32(i+8,T,!0);break}case`list`:{let e=w.val;dataView(t).setInt8(i+0,7,!0);var D=e,O=D.length,k=r(0,0,4,O*4);let n,a=O*4;if(Array.isArray(D)){let e=0,n=new DataView(t.buffer);for(let t of D)_requireValidNumericPrimitive.bind(null,`u32`)(t),n.setUint32(k+e,t,!0),e+=4}else n=new Uint8Array(D.buffer||D,D.byteOffset,a),new Uint8Array(t.buffer,k,a).set(n);dataView(t).setUint32(i+12,O,!0),dataView(t).setUint32(i+8,k,!0);break}case`tuple`:{let e=w.val;dataView(t).setInt8(i+0,8,!0);var A=e,M=A.length,N=r(0,0,4,M*4);let n,a=M*4;if(Array.isArray(A)){let e=0,n=new DataView(t.buffer);for(let t of A)_requireValidNumericPrimitive.bind(null,`u32`)(t),n.setUint32(N+e,t,!0),e+=4}else n=new Uint8Array(A.buffer||A,A.byteOffset,a),new Uint8Array(t.buffer,N,a).set(n);dataView(t).setUint32(i+12,M,!0),dataView(t).setUint32(i+8,N,!0);break}case`record`:{let e=w.val;dataView(t).setInt8(i+0,9,!0);var P=e,F=P.length,I=r(0,0,4,F*12);for(let e=0;e<P.length;e++){let n=P[e],i=I+e*12;var[L,R]=n,m=_utf8AllocateAndEncode(L,r,t),z=m.ptr,ee=m.len;dataView(t).setUint32(i+4,ee,!0),dataView(t).setUint32(i+0,z,!0),dataView(t).setInt32(i+8,toUint32(R),!0)}dataView(t).setUint32(i+12,F,!0),dataView(t).setUint32(i+8,I,!0);break}case`variant`:{let e=w.val;dataView(t).setInt8(i+0,10,!0);var[te,ne]=e,m=_utf8AllocateAndEncode(te,r,t),B=m.ptr,V=m.len;dataView(t).setUint32(i+12,V,!0),dataView(t).setUint32(i+8,B,!0);var H=ne;if(H==null)dataView(t).setInt8(i+16,0,!0);else{let e=H;dataView(t).setInt8(i+16,1,!0),dataView(t).setInt32(i+20,toUint32(e),!0)}break}case`enum`:{let e=w.val;dataView(t).setInt8(i+0,11,!0);var m=_utf8AllocateAndEncode(e,r,t),re=m.ptr,ie=m.len;dataView(t).setUint32(i+12,ie,!0),dataView(t).setUint32(i+8,re,!0);break}case`flags`:{let e=w.val;dataView(t).setInt8(i+0,12,!0);var ae=e,oe=ae.length,se=r(0,0,4,oe*8);for(let e=0;e<ae.length;e++){let n=ae[e],i=se+e*8;var m=_utf8AllocateAndEncode(n,r,t),ce=m.ptr,le=m.len;dataView(t).setUint32(i+4,le,!0),dataView(t).setUint32(i+0,ce,!0)}dataView(t).setUint32(i+12,oe,!0),dataView(t).setUint32(i+8,se,!0);break}case`option`:{let e=w.val;dataView(t).setInt8(i+0,13,!0);var ue=e;if(ue==null)dataView(t).setInt8(i+8,0,!0);else{let e=ue;dataView(t).setInt8(i+8,1,!0),dataView(t).setInt32(i+12,toUint32(e),!0)}break}case`ok`:{let e=w.val;dataView(t).setInt8(i+0,14,!0);var de=e;if(de==null)dataView(t).setInt8(i+8,0,!0);else{let e=de;dataView(t).setInt8(i+8,1,!0),dataView(t).setInt32(i+12,toUint32(e),!0)}break}case`err`:{let e=w.val;dataView(t).setInt8(i+0,15,!0);var fe=e;if(fe==null)dataView(t).setInt8(i+8,0,!0);else{let e=fe;dataView(t).setInt8(i+8,1,!0),dataView(t).setInt32(i+12,toUint32(e),!0)}break}default:throw TypeError(`invalid variant tag value \`${JSON.stringify(w.tag)}\` (received \`${w}\`) specified for \`Node\``)}}_debugLog(`[iface="wasmwright:core/wave@0.1.0", function="print-result"][Instruction::CallWasm] enter`,{funcName:`print-result`,paramCount:10,async:!1,postReturn:!0});let X;try{X=j(f,d,Se,Ce,we,_,v,C,S,toUint32(b))}catch(e){throw _debugLog(`[Instruction::CallWasm] error during sync call`,{taskID:l.id(),err:e}),getOrCreateAsyncState(0).markTrapped(e),l.setErrored(e),l.reject(e),l.exit(),e}let Te;switch(dataView(t).getUint8(X+0,!0)){case 0:var U=dataView(t).getUint32(X+8,!0),pe=dataView(t).getUint32(X+12,!0);Te={tag:`ok`,val:i.decode(new Uint8Array(t.buffer,U,pe))};break;case 1:{let e;switch(dataView(t).getUint8(X+8,!0)){case 0:e=`wit-syntax`;break;case 1:e=`wit-resolve`;break;case 2:e=`world-selection`;break;case 3:e=`invalid-binary`;break;case 4:e=`wat-syntax`;break;case 5:e=`componentize`;break;case 6:e=`compose`;break;case 7:e=`plug`;break;case 8:e=`wave`;break;case 9:e=`bindings`;break;default:throw TypeError(`invalid discriminant specified for ProblemKind`)}var W=dataView(t).getUint32(X+12,!0),me=dataView(t).getUint32(X+16,!0),he=i.decode(new Uint8Array(t.buffer,W,me));let n;switch(dataView(t).getUint8(X+20,!0)){case 0:n=void 0;break;case 1:{var G=dataView(t).getUint32(X+24,!0),ge=dataView(t).getUint32(X+28,!0),_e=i.decode(new Uint8Array(t.buffer,G,ge));let e;switch(dataView(t).getUint8(X+32,!0)){case 0:e=void 0;break;case 1:e={line:dataView(t).getInt32(X+36,!0)>>>0,column:dataView(t).getInt32(X+40,!0)>>>0,endLine:dataView(t).getInt32(X+44,!0)>>>0,endColumn:dataView(t).getInt32(X+48,!0)>>>0};break;default:throw TypeError(`invalid variant discriminant for option`)}n={path:_e,range:e};break}default:throw TypeError(`invalid variant discriminant for option`)}let r;switch(dataView(t).getUint8(X+56,!0)){case 0:r=void 0;break;case 1:r=BigInt.asUintN(64,BigInt(dataView(t).getBigInt64(X+64,!0)));break;default:throw TypeError(`invalid variant discriminant for option`)}var ve=dataView(t).getUint32(X+76,!0),K=dataView(t).getUint32(X+72,!0);if(K%4!=0)throw TypeError(`list pointer [${K}] is not aligned to 4`);var q=[];for(let e=0;e<ve;e++){let n=K+e*8;var ye=dataView(t).getUint32(n+0,!0),be=dataView(t).getUint32(n+4,!0),J=i.decode(new Uint8Array(t.buffer,ye,be));q.push(J)}Te={tag:`err`,val:{kind:e,message:he,location:n,offset:r,notes:q}};break}default:throw TypeError(`invalid variant discriminant for expected`)}_debugLog(`[iface="wasmwright:core/wave@0.1.0", function="print-result"][Instruction::Return]`,{funcName:`print-result`,paramCount:1,async:!1,postReturn:!0});let Ee=Te;l.resolve([Ee.val]);let De=getOrCreateAsyncState(0);if(De.mayLeave=!1,s(X),De.mayLeave=!0,l.exit(),typeof Ee==`object`&&Ee.tag===`err`)throw new ComponentError(Ee.val);return Ee.val}catch(e){throw l.isResolvedState()||(l.setErrored(e),l.reject(e)),l.isExited()||l.exit({skipExclusiveLockCheck:!0}),e}}})}({exports:e}=n(_)),t=e.memory,r=e.cabi_realloc;try{WebAssembly.promising(e.cabi_realloc)}catch{e.cabi_realloc}a=e[`cabi_post_wasmwright:core/wit@0.1.0#decode`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/wit@0.1.0#decode`])}catch{e[`cabi_post_wasmwright:core/wit@0.1.0#decode`]}o=e[`cabi_post_wasmwright:core/components@0.1.0#validate`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/components@0.1.0#validate`])}catch{e[`cabi_post_wasmwright:core/components@0.1.0#validate`]}s=e[`cabi_post_wasmwright:core/components@0.1.0#assemble`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/components@0.1.0#assemble`])}catch{e[`cabi_post_wasmwright:core/components@0.1.0#assemble`]}l=e[`cabi_post_wasmwright:core/components@0.1.0#target`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/components@0.1.0#target`])}catch{e[`cabi_post_wasmwright:core/components@0.1.0#target`]}u=e[`cabi_post_wasmwright:core/composition@0.1.0#references`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/composition@0.1.0#references`])}catch{e[`cabi_post_wasmwright:core/composition@0.1.0#references`]}d=e[`cabi_post_wasmwright:core/bindings@0.1.0#c`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/bindings@0.1.0#c`])}catch{e[`cabi_post_wasmwright:core/bindings@0.1.0#c`]}f=e[`cabi_post_wasmwright:core/wave@0.1.0#parse-call`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/wave@0.1.0#parse-call`])}catch{e[`cabi_post_wasmwright:core/wave@0.1.0#parse-call`]}p=e[`cabi_post_wasmwright:core/wave@0.1.0#parse-result`];try{WebAssembly.promising(e[`cabi_post_wasmwright:core/wave@0.1.0#parse-result`])}catch{e[`cabi_post_wasmwright:core/wave@0.1.0#parse-result`]}m=e[`wasmwright:core/wit@0.1.0#parse`],h=e[`wasmwright:core/wit@0.1.0#select-world`],g=e[`wasmwright:core/wit@0.1.0#decode`],v=e[`wasmwright:core/wit@0.1.0#print`],y=e[`wasmwright:core/wit@0.1.0#encode`],b=e[`wasmwright:core/components@0.1.0#assemble`],x=e[`wasmwright:core/components@0.1.0#validate`],S=e[`wasmwright:core/components@0.1.0#target`],C=e[`wasmwright:core/components@0.1.0#embed`],w=e[`wasmwright:core/components@0.1.0#componentize`],T=e[`wasmwright:core/composition@0.1.0#plug`],E=e[`wasmwright:core/composition@0.1.0#references`],D=e[`wasmwright:core/composition@0.1.0#compose`],O=e[`wasmwright:core/bindings@0.1.0#c`],k=e[`wasmwright:core/wave@0.1.0#parse-call`],A=e[`wasmwright:core/wave@0.1.0#parse-result`],j=e[`wasmwright:core/wave@0.1.0#print-result`];let M={c},N={assemble,componentize,embed,target,validate},P={compose,plug,references},F={parseCall,parseResult,printResult},I={decode,encode,parse,print,selectWorld};return{bindings:M,components:N,composition:P,wave:F,wit:I,"wasmwright:core/bindings@0.1.0":M,"wasmwright:core/components@0.1.0":N,"wasmwright:core/composition@0.1.0":P,"wasmwright:core/wave@0.1.0":F,"wasmwright:core/wit@0.1.0":I}})(),y,b,x;function runNext(e){try{let t;do({value:e,done:t}=v.next(e));while(!(e instanceof Promise)&&!t);if(t)return b?b(e):e;y||(y=new Promise((e,t)=>(b=e,x=t))),e.then(e=>t?b():runNext(e),x)}catch(e){if(x)x(e);else throw e}}let S=runNext(null);return y||S}const _util={};
;// CONCATENATED MODULE: ./build/js/src/core/index.js

/** What the core found wrong with what it was given. */
class CoreProblem extends Error {
    problem;
    constructor(problem) {
        super(problem.message);
        this.problem = problem;
    }
}
/**
 * Makes the core ready: compiled once, instantiated at the first call, and again after
 * a trap, since a trapped instance may be in any state.
 */
async function loadCore(wasm) {
    const module = await WebAssembly.compile(wasm);
    let instance;
    const current = () => {
        instance ??= instantiate(() => module, {}, (module, imports) => new WebAssembly.Instance(module, imports));
        return instance;
    };
    const guarded = (name) => new Proxy({}, {
        get: (_, key) => (...args) => {
            try {
                return current()[name][key]?.(...args);
            }
            catch (failure) {
                if (failure instanceof Error && 'payload' in failure)
                    throw new CoreProblem(failure.payload);
                instance = undefined;
                throw failure;
            }
        },
    });
    return {
        wit: guarded('wit'),
        components: guarded('components'),
        composition: guarded('composition'),
        bindings: guarded('bindings'),
        wave: guarded('wave'),
    };
}

;// CONCATENATED MODULE: ./build/js/src/core/problems.js


const ids = {
    'wit-syntax': 'wit-invalid',
    'wit-resolve': 'wit-invalid',
    'world-selection': 'world-unclear',
    'invalid-binary': 'component-invalid',
    'wat-syntax': 'compile-error',
    componentize: 'build-failed',
    compose: 'composition-failed',
    plug: 'composition-failed',
    wave: 'smoke-call',
    bindings: 'build-failed',
};
/** What the core found wrong, as a finding. Any other failure is thrown on. */
function findingOf(failure) {
    if (!(failure instanceof CoreProblem))
        throw failure;
    const { kind, message, location, offset, notes } = failure.problem;
    const all = [...notes, ...(offset === undefined ? [] : [`at byte ${offset} (0x${offset.toString(16)})`])];
    return error(ids[kind], message, {
        // Without a path it is about a text that the caller knows the place of.
        ...(location && location.path !== '' && { location: locationOf(location) }),
        ...(all.length > 0 && { notes: all }),
    });
}
/**
 * Calls the core; what it finds wrong stops the step. `details` is added to the finding, and
 * `say` puts its message into a sentence of the caller's.
 */
function reporting(details, call, say = (message) => message) {
    try {
        return call();
    }
    catch (failure) {
        const { id, severity, message, ...rest } = findingOf(failure);
        throw new Stop({ id, severity, message: say(message), ...details, ...rest });
    }
}
function locationOf({ path, range }) {
    return { file: path, ...range };
}

;// CONCATENATED MODULE: ./build/js/src/path.js

/** Joins and tidies: `join('./a', '../b')` is `b`. All paths inside the program have `/` between their parts. */
function join(...parts) {
    const [first = '.', ...rest] = parts.map((part) => part.replaceAll('\\', '/'));
    const from = rest.findLastIndex((part) => isAbsolute(part));
    return from < 0 ? external_node_path_.posix.join(first, ...rest) : external_node_path_.posix.join(...rest.slice(from));
}
function isAbsolute(path) {
    return path.startsWith('/') || /^[A-Za-z]:/.test(path);
}
const { basename, dirname, relative } = external_node_path_.posix;

;// CONCATENATED MODULE: ./build/js/src/toolchains/zig.js
/** Zig's C and C++ compiler with the libc for WebAssembly, as its wheel on PyPI brings it. */
const zig = {
    title: 'zig',
    version: '0.17.1',
    source: { kind: 'wheel', lock: 'ziglang.txt' },
};
/** The compiler inside the installed wheel. */
function zigProgram({ folder }, os) {
    return `${folder}/ziglang/zig${os === 'win32' ? '.exe' : ''}`;
}

;// CONCATENATED MODULE: ./build/js/src/languages/language.js
/** Reads `FILE:LINE:COLUMN: error: MESSAGE`, the form of clang, gcc and zig. */
function gnuErrors(output) {
    const line = /^(?<file>[^\s:][^:\n]*):(?<line>\d+):(?<column>\d+): (?:fatal )?error: (?<message>.*)$/gm;
    return [...output.matchAll(line)].map(({ groups }) => ({
        file: groups?.['file'] ?? '',
        line: Number(groups?.['line']),
        column: Number(groups?.['column']),
        message: groups?.['message'] ?? '',
    }));
}

;// CONCATENATED MODULE: ./build/js/src/languages/c.js


/** C, by the clang inside zig, which brings the libc for WebAssembly. */
const c = {
    title: 'C',
    tools: ['zig'],
    manifests: ['*.c', 'src/*.c'],
    entry: async ({ files }) => files[0],
    recipe({ name, folder, sources, world, work, tools, cache, os }) {
        const bindings = `${work}/bindings`;
        const stem = `${bindings}/${world.replaceAll('-', '_')}`;
        const module = `${work}/${name}.core.wasm`;
        return [
            { kind: 'c-bindings', into: bindings },
            {
                kind: 'run',
                output: module,
                command: {
                    program: zigProgram(tools.zig ?? { version: '', folder: '' }, os),
                    args: [
                        'cc',
                        '-target',
                        'wasm32-wasi',
                        '-mexec-model=reactor',
                        '-Os',
                        '-s',
                        `-I${bindings}`,
                        ...sources,
                        `${stem}.c`,
                        `${stem}_component_type.o`,
                        '-o',
                        module,
                    ],
                    cwd: folder,
                    env: { ZIG_GLOBAL_CACHE_DIR: `${cache}/zig`, ZIG_LOCAL_CACHE_DIR: `${work}/zig-cache` },
                },
            },
            { kind: 'componentize' },
        ];
    },
    errors: (output) => [...gnuErrors(output), ...linkErrors(output)],
};
/** What the world asks for and the sources do not define. */
function linkErrors(output) {
    const symbols = [...output.matchAll(/undefined symbol: (?<symbol>\S+)/g)].map(({ groups }) => groups?.['symbol']);
    return [...new Set(symbols)].map((symbol) => ({
        message: `\`${symbol}\` is declared and used, but nothing defines it`,
    }));
}

;// CONCATENATED MODULE: ./build/js/src/languages/javascript.js
/** JavaScript, with the StarlingMonkey engine inside the component. */
const javascript = {
    title: 'JavaScript',
    tools: ['componentize-js'],
    manifests: ['package.json'],
    entry: (folder) => entryOf(folder, ['index.js', 'index.mjs', 'src/index.js', 'src/index.mjs'], /\.m?js$/),
    recipe,
    errors,
};
/** TypeScript: the same, since the bundler takes its types away. */
const typescript = {
    ...javascript,
    title: 'TypeScript',
    entry: (folder) => entryOf(folder, ['index.ts', 'index.mts', 'src/index.ts', 'src/index.mts'], /\.m?ts$/),
};
/** What `main` of package.json names, else the first usual name that is there. */
async function entryOf(folder, usual, language) {
    const main = mainOf(await folder.read('package.json'));
    if (typeof main === 'string')
        return language.test(main) ? main.replace(/^\.\//, '') : undefined;
    for (const file of usual)
        if (await folder.has(file))
            return file;
    return undefined;
}
function recipe(input) {
    const output = `${input.work}/${input.name}.wasm`;
    const request = {
        tools: input.tools['componentize-js']?.folder ?? '',
        entry: `${input.folder}/${input.entry}`,
        work: input.work,
        witPath: input.wit,
        world: input.world,
        without: unusedFeatures(input),
        output,
    };
    const command = {
        program: input.node,
        args: [input.asset('componentize.js')],
        cwd: input.folder,
        input: JSON.stringify(request),
    };
    return [{ kind: 'run', command, output }];
}
/** A package.json that is broken is npm's to complain about: it names no entry. */
function mainOf(text) {
    try {
        return JSON.parse(text)?.main;
    }
    catch {
        return undefined;
    }
}
/** Parts of the engine, and the imports or exports by which a world asks for them. Without them the component imports no WASI of its own. */
const features = {
    stdio: /^wasi:cli\/std(in|out|err)/,
    random: /^wasi:random\//,
    clocks: /^wasi:clocks\//,
    http: /^wasi:http\/outgoing-handler/,
    'fetch-event': /^wasi:http\/incoming-handler/,
};
function unusedFeatures({ imports, exports }) {
    const names = [...imports, ...exports];
    return Object.keys(features).filter((feature) => !names.some((name) => features[feature]?.test(name)));
}
function errors(output) {
    const last = output.trimEnd().split('\n').at(-1) ?? '';
    if (!last.startsWith('{'))
        return [];
    const reply = JSON.parse(last);
    return reply.ok ? [] : reply.errors;
}

;// CONCATENATED MODULE: ./build/js/src/languages/wat.js
/** WebAssembly text, of a component, or of a core module that gets its world from WIT. Needs no tool. */
const wat = {
    title: 'WebAssembly text',
    tools: [],
    manifests: ['*.wat'],
    entry: async ({ files }) => (files.length === 1 ? files[0] : undefined),
    recipe: ({ folder, entry }) => [
        { kind: 'assemble', source: `${folder}/${entry}` },
        { kind: 'embed' },
        { kind: 'componentize' },
    ],
    errors: () => [],
};

;// CONCATENATED MODULE: ./build/js/src/languages/index.js



/** The languages, in the order in which a folder is tried for them. */
const languages = { typescript: typescript, javascript: javascript, c: c, wat: wat };

;// CONCATENATED MODULE: ./build/js/src/toolchains/componentize-js.js
/** Makes components of JavaScript, with the bundler that puts a program's modules together before. */
const componentizeJs = {
    title: 'componentize-js',
    version: '0.23.0',
    source: { kind: 'npm', lock: 'componentize-js' },
};

;// CONCATENATED MODULE: ./build/js/src/toolchains/jco.js
/** The part of jco that makes a component run in Node, for smoke calls. */
const jco = {
    title: 'jco-transpile',
    version: '0.12.1',
    source: { kind: 'npm', lock: 'jco' },
};

;// CONCATENATED MODULE: ./build/js/src/toolchains/index.js



const tools = { 'componentize-js': componentizeJs, jco: jco, zig: zig };

;// CONCATENATED MODULE: ./build/js/src/project/wit-package.js



/**
 * Reads a WIT package: a `.wit` file, or a folder of them with its dependencies in
 * `deps/`, laid out as wkg and wit-deps do (`deps/NAME/*.wit`, `deps/NAME.wit`, or a
 * package in binary form, `deps/NAME.wasm`). What is behind an `@unstable` gate is not seen,
 * as compilers do not see it either. Stops when there is no package.
 */
async function readWit(path, reader, location) {
    const { files } = reader.platform;
    const kind = await files.kind(path);
    if (kind === 'none') {
        throw new Stop(error('path-missing', `there is no WIT at \`${path}\``, {
            ...(location && { location }),
            help: 'a world is written `WIT#WORLD`, with the path of the WIT package',
        }));
    }
    const folder = kind === 'folder' ? path : dirname(path);
    const own = kind === 'folder' ? await texts(path, reader) : [await wit_package_text(path, reader)];
    if (own.length === 0) {
        throw new Stop(error('path-missing', `no \`.wit\` file lies in \`${path}\``, { ...(location && { location }) }));
    }
    const deps = kind === 'folder' || basename(folder) === 'wit' ? await dependencies(`${folder}/deps`, reader) : [];
    return { files: own, dependencies: deps, features: { tag: 'only', val: [] } };
}
async function dependencies(folder, reader) {
    const { files } = reader.platform;
    if ((await files.kind(folder)) !== 'folder')
        return [];
    const packages = await Promise.all((await files.list(folder)).map(async (name) => {
        const path = join(folder, name);
        if ((await files.kind(path)) === 'folder')
            return texts(path, reader);
        if (/\.(wit|wasm|wat)$/.test(name))
            return [await wit_package_text(path, reader)];
        return [];
    }));
    return packages.filter((found) => found.length > 0);
}
async function texts(folder, reader) {
    const names = (await reader.platform.files.list(folder)).filter((name) => name.endsWith('.wit'));
    return Promise.all(names.map((name) => wit_package_text(join(folder, name), reader)));
}
async function wit_package_text(path, { platform, core }) {
    if (path.endsWith('.wit'))
        return { path, text: await platform.files.readText(path) };
    if (path.endsWith('.wat')) {
        const source = { path, text: await platform.files.readText(path) };
        return { path, text: reporting({}, () => core.wit.print(core.components.assemble(source))) };
    }
    const binary = await platform.files.read(path);
    return { path, text: reporting({ location: { file: path } }, () => core.wit.print(binary)) };
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./build/js/src/nearest.js

/** "did you mean `x`?", when a known name is near enough to be meant. */
function nearest(name, known) {
    if (known.length === 0)
        return undefined;
    const best = (0,mod/* closest */.kp)(name, known);
    const near = (0,mod/* distance */.Io)(name, best) <= Math.max(2, Math.floor(name.length / 3));
    return near ? `did you mean \`${best}\`?` : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/project/world.js




/** The surface of a component, read from its binary. */
function surfaceOf(component, core) {
    const { resolved, world } = core.wit.decode(component);
    return surface(world === undefined ? undefined : resolved.worlds[world]);
}
function surface(world) {
    const names = (items = []) => items.filter(({ kind }) => kind.tag !== 'type').map(({ name }) => name);
    return { imports: names(world?.imports), exports: names(world?.exports) };
}
/** Reads a world. Stops when its package is wrong, or when it is not clear which world is meant. */
async function openWorld(reference, reader) {
    const source = await readWit(reference.wit, reader, reference.location);
    const resolved = reporting({}, () => reader.core.wit.parse(source));
    const world = selectWorld(resolved, source, reference, reader);
    return {
        source,
        resolved,
        world,
        name: world.name,
        ...surface(world),
    };
}
function selectWorld(resolved, source, { wit, world, location }, { core }) {
    try {
        const selected = resolved.worlds[core.wit.selectWorld(source, world)];
        if (!selected)
            throw new RangeError('the core selected a world that does not exist');
        return selected;
    }
    catch (failure) {
        const finding = findingOf(failure);
        const names = worldsOf(resolved).map((item) => item.name);
        const meant = world === undefined ? undefined : nearest(world, names);
        const message = world !== undefined
            ? `there is no world \`${world}\` in \`${wit}\``
            : names.length === 0
                ? `there is no world in \`${wit}\``
                : `\`${wit}\` has several worlds`;
        throw new Stop(error('world-unclear', message, {
            location: location ?? finding.location ?? { file: wit },
            ...(names.length > 0 && {
                help: meant ?? `it has: ${names.map((name) => `\`${name}\``).join(', ')}; name one as \`${wit}#${names[0]}\``,
            }),
        }));
    }
}
/** The worlds of the package itself. */
function worldsOf(resolved) {
    return [...(resolved.packages[resolved.main]?.worlds ?? [])].flatMap((id) => resolved.worlds[id] ?? []);
}
/** A place in the source of a resolved package. */
function locate(resolved, span) {
    const file = span && resolved.files[span.file];
    if (!span || file === undefined)
        return undefined;
    const { line, column, endLine, endColumn } = span;
    return { file, line, column, endLine, endColumn };
}
/** `[WIT#]WORLD`: without a `#` a name is a world of the default package, and a path is a package with one world. */
function parseWorldReference(text, defaultWit) {
    const hash = text.lastIndexOf('#');
    if (hash >= 0)
        return { wit: text.slice(0, hash) || defaultWit, world: text.slice(hash + 1) };
    const isPath = text.endsWith('.wit') || (/[/\\]/.test(text) && !text.includes(':'));
    return isPath ? { wit: text } : { wit: defaultWit, world: text };
}

;// CONCATENATED MODULE: ./build/js/src/project/discover.js






/** Folders in which nobody writes components. */
const ignored = ['**/node_modules/**', '**/.git/**', '**/.wasmwright/**', '**/target/**', '**/deps/**', '**/dist/**'];
/** Every folder below the root with sources of a known language and a WIT world for them. */
async function findComponents(root, output, reader) {
    const { platform } = reader;
    const patterns = Object.values(languages).flatMap((language) => language.manifests.map((name) => `**/${name}`));
    const hits = await platform.files.find(root, patterns, { ignore: [...ignored, `${output}/**`] });
    const folders = [...new Set(hits.map((hit) => folderOf(hit)))].sort();
    const components = [];
    const findings = [];
    await everyOrStop(folders, async (folder) => {
        const found = await identify(join(root, folder), platform);
        const result = found && (await withWorld(join(root, folder), root, found, reader));
        if (result && 'severity' in result)
            findings.push(result);
        else if (result)
            components.push(result);
    });
    mustDiffer(components);
    return { components, findings };
}
/** Results lie in one folder, and some file systems do not tell `App` from `app`. */
function mustDiffer(components) {
    for (const [i, { name, folder }] of components.entries()) {
        const twin = components.slice(0, i).find((other) => other.name.toLowerCase() === name.toLowerCase());
        if (!twin)
            continue;
        throw new Stop(error('manifest-invalid', `two components are called \`${name}\`: in \`${twin.folder}\` and in \`${folder}\``, {
            location: { file: folder },
            help: 'give them names of their own under `[components]` in wasmwright.toml',
        }));
    }
}
/** `src/` belongs to the folder around it. */
function folderOf(file) {
    const folder = dirname(file);
    return basename(folder) === 'src' ? dirname(folder) : folder;
}
/** The language of a folder: of the one that is asked for, or of the first that finds its sources there. */
async function identify(folder, { files }, asked) {
    const candidates = asked ? [asked] : Object.keys(languages);
    for (const id of candidates) {
        const language = languages[id];
        const matching = await files.find(folder, language.manifests);
        if (matching.length === 0)
            continue;
        const entry = await language.entry({
            files: matching,
            has: async (file) => (await files.kind(join(folder, file))) === 'file',
            read: (file) => files.readText(join(folder, file)),
        });
        if (entry !== undefined)
            return { language: id, entry };
    }
    return undefined;
}
/** The WIT package for a folder: `wit/` in it, or in the nearest folder above inside the project. */
async function witAbove(folder, root, platform) {
    const wit = join(folder, 'wit');
    if ((await platform.files.kind(wit)) === 'folder')
        return wit;
    if (join(folder) === join(root) || folder === dirname(folder))
        return undefined;
    return witAbove(dirname(folder), root, platform);
}
/**
 * A component needs a world: the only one of its WIT package, or the one that is called as the
 * folder is. A folder whose own `wit/` does not settle it is reported when it is built; one
 * that only shares the WIT of a folder above is no component, and a note says so.
 */
async function withWorld(folder, root, found, reader) {
    const wit = await witAbove(folder, root, reader.platform);
    if (wit === undefined)
        return undefined;
    const name = nameOf(reader.platform.files.absolute(folder));
    const source = await readWit(wit, reader);
    const worlds = worldsOf(reporting({}, () => reader.core.wit.parse(source))).map((world) => world.name);
    const world = worlds.length === 1 ? worlds[0] : worlds.find((world) => world === name);
    const location = { file: join(folder, found.entry) };
    if (worlds.length === 0 || (world === undefined && wit !== join(folder, 'wit'))) {
        const title = languages[found.language].title;
        return note('world-unclear', `\`${folder}\` looks like a component in ${title}, but no world is called \`${name}\``, {
            location,
            help: worlds.length === 0
                ? `\`${wit}\` has no world`
                : `\`${wit}\` has ${worlds.map((item) => `\`${item}\``).join(', ')}: say which under \`[components]\` in wasmwright.toml`,
        });
    }
    const reference = { wit, ...(world !== undefined && { world }) };
    return { name, ...found, folder, world: reference, targets: [], location };
}
/** The name of a folder, as far as it can be the name of a component. */
function nameOf(folder) {
    return (basename(folder)
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/^[^A-Za-z0-9]+/, '') || 'component');
}

;// CONCATENATED MODULE: ./build/js/src/project/declared.js







/** The components that the manifest names. */
async function declaredComponents(manifest, root, reader) {
    return everyOrStop(Object.keys(manifest.data.components ?? {}), (name) => declared(name, manifest, root, reader));
}
async function declared(name, { data, locate }, root, reader) {
    const entry = data.components?.[name] ?? {};
    const at = (...key) => locate(['components', name, ...key]);
    const folder = inside(root, entry.source ?? name, at('source'));
    if ((await reader.platform.files.kind(folder)) !== 'folder') {
        throw new Stop(error('path-missing', `component \`${name}\`: there is no folder \`${folder}\``, { location: at('source') }));
    }
    const asked = entry.language;
    const found = await identify(folder, reader.platform, asked);
    const language = asked ?? found?.language;
    const start = entry.entry === undefined ? found?.entry : inside('.', entry.entry, at('entry'));
    if (!language || start === undefined) {
        throw new Stop(error('nothing-found', `component \`${name}\`: it is not clear what to build in \`${folder}\``, {
            location: at('source'),
            help: `looked for ${known()}; say \`language\` and \`entry\` if it has others, or several`,
        }));
    }
    const wit = (await witAbove(folder, root, reader.platform)) ?? join(folder, 'wit');
    return {
        name,
        language,
        folder,
        entry: start,
        world: declared_reference(entry.world, wit, root, at('world')),
        targets: (entry.targets ?? []).map((target, i) => declared_reference(target, wit, root, at('targets', i))),
        location: at(),
    };
}
/** A world that the manifest names: a path in it starts from the project's folder. */
function declared_reference(text, defaultWit, root, location) {
    if (text === undefined)
        return { wit: defaultWit, location };
    const { wit, world } = parseWorldReference(text, defaultWit);
    return {
        wit: wit === defaultWit || isAbsolute(wit) ? wit : join(root, wit),
        ...(world !== undefined && { world }),
        location,
    };
}
/** The compositions that the manifest names, which must not be called as a component is. */
function declaredCompositions(manifest, root, components, reader) {
    const { data, locate } = manifest;
    return everyOrStop(Object.entries(data.compositions ?? {}), async ([name, { socket, plugs, wac, targets }]) => {
        const at = (...key) => locate(['compositions', name, ...key]);
        const refuse = (what) => new Stop(error('manifest-invalid', what, { location: at() }));
        if (components.some((component) => component.name === name)) {
            throw refuse(`a component is called \`${name}\` already`);
        }
        const common = {
            name,
            targets: (targets ?? []).map((target, i) => declared_reference(target, join(root, 'wit'), root, at('targets', i))),
            location: at(),
        };
        if (wac !== undefined && socket === undefined && plugs === undefined) {
            return { ...common, how: await readWac(inside(root, wac, at('wac')), at('wac'), reader) };
        }
        if (wac === undefined && socket !== undefined && plugs !== undefined && plugs.length > 0) {
            return { ...common, how: { kind: 'plug', socket, plugs } };
        }
        throw refuse(`composition \`${name}\` needs either \`socket\` and \`plugs\`, or \`wac\``);
    });
}
/** In a `.wac` file `acme:app` is what the project calls `app`. */
async function readWac(file, location, { platform, core }) {
    if ((await platform.files.kind(file)) !== 'file') {
        throw new Stop(error('path-missing', `there is no file \`${file}\``, { location }));
    }
    const text = await platform.files.readText(file);
    const references = reporting({}, () => core.composition.references({ path: file, text }));
    return { kind: 'wac', file, text, parts: references.map(({ name }) => name.split(':').at(-1) ?? name) };
}
/** The calls that the manifest asks for. */
function smokeCalls({ data, locate }) {
    return (data.smoke ?? []).map(({ component, call, expect, timeout }, i) => ({
        component,
        call,
        ...(expect !== undefined && { expect }),
        timeout: timeout ?? 10,
        location: {
            component: locate(['smoke', i, 'component']),
            call: locate(['smoke', i, 'call']),
            expect: locate(['smoke', i, 'expect']),
        },
    }));
}
/** The versions of tools that the manifest asks for: each must be one that checksums are recorded of. */
function declaredTools({ data, locate }) {
    for (const [id, version] of Object.entries(data.tools ?? {})) {
        const recorded = tools[id].version;
        if (version === recorded)
            continue;
        throw new Stop(error('manifest-invalid', `${id} ${version} has no recorded checksum`, {
            location: locate(['tools', id]),
            help: `this release knows ${id} ${recorded}`,
        }));
    }
    return data.tools ?? {};
}
/** The file names that give a language away. */
function known() {
    const names = Object.values(languages).flatMap((language) => language.manifests);
    return [...new Set(names.filter((name) => !name.includes('/')))].join(', ');
}
/** A path of the manifest, which must stay inside the project. */
function inside(root, path, location) {
    const joined = join('.', path);
    if (isAbsolute(path) || joined === '..' || joined.startsWith('../')) {
        throw new Stop(error('manifest-invalid', `\`${path}\` leads out of the project`, { location }));
    }
    return join(root, path);
}
/** The same for a folder that is emptied and filled: it must not be the project itself. */
function insideFolder(root, path, location) {
    if (join('.', path) !== '.')
        return inside(root, path, location);
    throw new Stop(error('manifest-invalid', 'the output folder cannot be the project itself', { location }));
}

// EXTERNAL MODULE: ./node_modules/toml-eslint-parser/lib/index.mjs + 3 modules
var lib = __webpack_require__(9605);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js + 1 modules
var json_schema_processors = __webpack_require__(1939);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 2 modules
var schemas = __webpack_require__(5395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(7626);
;// CONCATENATED MODULE: ./build/js/src/project/schema.js



const schema_describe = (schema, description) => schema.check(schemas/* describe */.q0y(description));
/** A name that is a file name as well, and can be told apart on a command line. */
const schema_name = schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z0-9][a-z0-9._-]*$/i, 'must be made of letters, digits, `-`, `_` and `.`'));
const world = schemas/* string */.YjP().check(api/* _minLength */.m9(1, 'must be `[WIT#]WORLD`'));
const component = schemas/* strictObject */.rej({
    source: schema_describe(schemas/* optional */.lqM(schemas/* string */.YjP()), "The folder of the component's sources. Default: its name."),
    language: schema_describe(schemas/* optional */.lqM(schemas/* enum */.k5n(Object.keys(languages))), 'The language. Default: what the folder looks like.'),
    entry: schema_describe(schemas/* optional */.lqM(schemas/* string */.YjP()), 'The file that the build starts from, relative to `source`.'),
    world: schema_describe(schemas/* optional */.lqM(world), 'The world that the component is built for, `[WIT#]WORLD`. Default: the only world of `wit/` in its folder, or above.'),
    targets: schema_describe(schemas/* optional */.lqM(schemas/* array */.YOg(world)), 'Worlds of hosts that the component must fit as well, each `[WIT#]WORLD`.'),
});
const composition = schemas/* strictObject */.rej({
    socket: schema_describe(schemas/* optional */.lqM(schema_name), 'The component whose imports are satisfied.'),
    plugs: schema_describe(schemas/* optional */.lqM(schemas/* array */.YOg(schema_name)), 'The components whose exports satisfy them.'),
    wac: schema_describe(schemas/* optional */.lqM(schemas/* string */.YjP()), 'A `.wac` file, in place of `socket` and `plugs`.'),
    targets: schema_describe(schemas/* optional */.lqM(schemas/* array */.YOg(world)), 'Worlds of hosts that the composition must fit, each `[WIT#]WORLD`.'),
});
const smokeCall = schemas/* strictObject */.rej({
    component: schema_describe(schema_name, 'The component or composition to call.'),
    call: schema_describe(schemas/* string */.YjP(), 'The call, in WAVE: `greet({name: "Ada"})`.'),
    expect: schema_describe(schemas/* optional */.lqM(schemas/* string */.YjP()), 'The value that it must give, in WAVE. Default: any.'),
    timeout: schema_describe(schemas/* optional */.lqM(schemas/* number */.aig().check(api/* _positive */.NC(), api/* _lte */.Zm(86_400))), 'How long it may take, in seconds. Default: 10.'),
});
/** What `wasmwright.toml` may hold. */
const manifestSchema = schemas/* strictObject */.rej({
    output: schema_describe(schemas/* optional */.lqM(schemas/* string */.YjP()), 'The folder that receives the results. Default: `wasmwright-out`.'),
    components: schema_describe(schemas/* optional */.lqM(schemas/* record */.g1P(schema_name, component)), 'The components by name. Default: what is found.'),
    compositions: schema_describe(schemas/* optional */.lqM(schemas/* record */.g1P(schema_name, composition)), 'What is made of them. Default: the one way of plugging them together, if there is just one.'),
    smoke: schema_describe(schemas/* optional */.lqM(schemas/* array */.YOg(smokeCall)), 'Calls that must work.'),
    tools: schema_describe(schemas/* optional */.lqM(schemas/* strictObject */.rej(Object.fromEntries(Object.keys(tools).map((id) => [id, schemas/* optional */.lqM(schemas/* string */.YjP())])))), 'Versions of tools. Each must be one that this release knows the checksums of.'),
});

;// CONCATENATED MODULE: ./build/js/src/project/manifest.js





/** Reads the text of a `wasmwright.toml`. Stops with everything that is wrong with it. */
function parseManifest(file, text) {
    const ast = parse(file, text);
    const places = new Map();
    placesIn(ast.body[0], [], (path, loc) => places.set(keyOf(path), toLocation(file, loc)));
    const locate = (path) => places.get(keyOf(path)) ?? (path.length > 0 ? locate(path.slice(0, -1)) : { file });
    const checked = manifestSchema.safeParse((0,lib/* getStaticTOMLValue */.AY)(ast), { reportInput: true });
    if (!checked.success) {
        const findings = checked.error.issues.flatMap((issue) => manifest_findingsOf(issue, locate));
        throw new Stop(...findings.sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0)));
    }
    return { file, data: checked.data, locate };
}
const keyOf = (path) => JSON.stringify(path);
function parse(file, text) {
    try {
        return (0,lib/* parseTOML */.MD)(text);
    }
    catch (failure) {
        if (!(failure instanceof lib/* ParseError */.mB))
            throw failure;
        const location = { file, line: failure.lineNumber, column: failure.column + 1 };
        throw new Stop(error('manifest-invalid', `the manifest is not valid TOML: ${failure.message}`, { location }));
    }
}
/** Tells the place of every key and array element below a node. */
function placesIn(node, path, tell) {
    switch (node.type) {
        case 'TOMLTopLevelTable':
            for (const child of node.body)
                placesIn(child, path, tell);
            break;
        case 'TOMLTable':
            tell(node.resolvedKey, node.key.loc);
            for (const child of node.body)
                placesIn(child, node.resolvedKey, tell);
            break;
        case 'TOMLKeyValue': {
            const own = [...path, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
            tell(own, node.key.loc);
            placesIn(node.value, own, tell);
            break;
        }
        case 'TOMLInlineTable':
            for (const child of node.body)
                placesIn(child, path, tell);
            break;
        case 'TOMLArray':
            for (const [index, child] of node.elements.entries()) {
                tell([...path, index], child.loc);
                placesIn(child, [...path, index], tell);
            }
            break;
    }
}
function toLocation(file, { start, end }) {
    return { file, line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
}
function manifest_findingsOf(issue, locate) {
    const path = issue.path;
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => {
            const known = knownKeys(path);
            return error('unknown-key', `there is no key \`${[...path, key].join('.')}\``, {
                location: locate([...path, key]),
                help: nearest(key, known) ?? `known here: ${known.join(', ')}`,
            });
        });
    }
    const where = path.length > 0 ? `\`${shown(path)}\`` : 'the manifest';
    const message = `${where} ${complaint(issue)}`;
    return [error('manifest-invalid', message, { location: locate(path) })];
}
/** `smoke.0.call` would be a riddle: people count from one. */
const shown = (path) => path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`))
    .join('')
    .slice(1);
/** What is wrong with a value, as the end of a sentence that starts with its key. */
function complaint(issue) {
    switch (issue.code) {
        case 'invalid_type':
            return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
        case 'invalid_value':
            return `must be one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
        case 'too_small':
            return issue.origin === 'number' ? `must be more than ${issue.minimum}` : issue.message;
        case 'too_big':
            return issue.origin === 'number' ? `must be at most ${issue.maximum}` : issue.message;
        case 'invalid_key':
            return issue.issues[0]?.message ?? 'has a wrong name';
        default:
            return issue.message;
    }
}
const article = (type) => ({ array: 'a list', object: 'a table', record: 'a table', int: 'a whole number' })[type] ?? `a ${type}`;
/** The keys that the schema has at a place. */
function knownKeys(path) {
    let schema = json_schema_processors/* toJSONSchema */.bl(manifestSchema);
    for (const key of path) {
        schema = typeof key === 'number' ? schema?.items : (schema?.properties?.[key] ?? schema?.additionalProperties);
    }
    return Object.keys(schema?.properties ?? {});
}

;// CONCATENATED MODULE: ./build/js/src/project/versions.js
/**
 * The name of an import or export with its version cut down to the track on which
 * Wasmtime and wac take one for the other: `1.4.2` is on `1`, `0.2.9` on `0.2`, and
 * `0.0.3` and pre-releases are each on their own.
 */
function track(name) {
    const match = /^(?<path>.*)@(?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+)(?<rest>[-+].*)?$/.exec(name);
    const { path, major, minor, patch, rest } = match?.groups ?? {};
    if (!match || rest?.startsWith('-'))
        return name;
    if (major !== '0')
        return `${path}@${major}`;
    return minor !== '0' ? `${path}@0.${minor}` : `${path}@0.0.${patch}`;
}

;// CONCATENATED MODULE: ./build/js/src/project/plugging.js

/**
 * The one way of plugging components together, called `title`. There is none when no export fits
 * an import, when two components could satisfy the same import, when several could be the socket,
 * when one would be needed twice, or when they need each other.
 */
function findComposition(components, title) {
    const plugs = new Map();
    const users = new Map();
    for (const socket of components) {
        for (const name of socket.imports) {
            const providers = components.filter((plug) => plug !== socket && plug.exports.some((item) => track(item) === track(name)));
            if (providers.length > 1)
                return none(`${list(providers)} export \`${name}\`, which \`${socket.name}\` imports`);
            for (const { name: plug } of providers) {
                add(plugs, socket.name, plug);
                add(users, plug, socket.name);
            }
        }
    }
    if (plugs.size === 0)
        return { kind: 'none' };
    const shared = [...users].find(([, sockets]) => sockets.length > 1);
    if (shared)
        return none(`\`${shared[0]}\` fits into several: \`${shared[1].join('`, `')}\``);
    const roots = [...plugs.keys()].filter((name) => !users.has(name));
    if (roots.length === 0)
        return none(`\`${[...plugs.keys()].join('`, `')}\` need each other`);
    if (roots.length > 1)
        return none(`several could be the socket: \`${roots.join('`, `')}\``);
    return { kind: 'composed', compositions: nest(roots[0] ?? '', freeName(title, components), plugs) };
}
/** What is plugged into a plug is composed before. */
function nest(socket, name, plugs) {
    const inner = [];
    const ready = (plugs.get(socket) ?? []).map((plug) => {
        if (!plugs.has(plug))
            return plug;
        inner.push(...nest(plug, `${plug}-composed`, plugs));
        return `${plug}-composed`;
    });
    return [...inner, { name, how: { kind: 'plug', socket, plugs: ready }, targets: [] }];
}
function freeName(title, components) {
    return components.some(({ name }) => name === title) ? `${title}-composed` : title;
}
function add(map, key, value) {
    const values = map.get(key) ?? [];
    if (!values.includes(value))
        map.set(key, [...values, value]);
}
const none = (why) => ({ kind: 'none', why });
const list = (items) => items.map(({ name }) => `\`${name}\``).join(' and ');

;// CONCATENATED MODULE: ./build/js/src/project/load.js







const manifestName = 'wasmwright.toml';
/** Reads a project: a folder, or its manifest. What the manifest does not say is found. */
async function loadProject(path, reader) {
    const { manifest, root } = await openManifest(path, reader);
    const { output = defaultOutput, components: named, compositions: composed } = manifest.data;
    const outputPath = insideFolder(root, output, manifest.locate(['output']));
    const discovered = named
        ? { components: await declaredComponents(manifest, root, reader), findings: [] }
        : await findComponents(root, output, reader);
    const { components } = discovered;
    if (components.length === 0)
        throw new Stop(nothingFound(root), ...discovered.findings);
    const plugging = composed
        ? { compositions: await declaredCompositions(manifest, root, components, reader), findings: [] }
        : await plugged(root, components, reader);
    const project = {
        root,
        output: outputPath,
        components,
        compositions: plugging.compositions,
        smoke: smokeCalls(manifest),
        tools: declaredTools(manifest),
    };
    return { project, findings: [...discovered.findings, ...plugging.findings] };
}
async function openManifest(path, { platform: { files } }) {
    const kind = await files.kind(path);
    if (kind === 'none')
        throw new Stop(error('path-missing', `there is no \`${path}\``));
    if (kind === 'file' && !path.endsWith('.toml')) {
        const help = `give the folder of a project, or its ${manifestName}; \`wasmwright check\` takes a component or WIT as well`;
        throw new Stop(error('usage', `\`${path}\` is not a project`, { help }));
    }
    const root = kind === 'file' ? dirname(path) : path;
    const file = kind === 'file' ? path : join(root, manifestName);
    const given = (await files.kind(file)) === 'file';
    return { manifest: parseManifest(file, given ? await files.readText(file) : ''), root };
}
function nothingFound(root) {
    return error('nothing-found', `there is no component in \`${root}\``, {
        help: `a component is a folder with sources (${known()}) and a WIT world in \`wit/\`, or is named in \`${join(root, manifestName)}\``,
    });
}
const defaultOutput = 'wasmwright-out';
/** Without a word in the manifest, components are plugged together if there is exactly one way of doing so. */
async function plugged(root, components, reader) {
    const worlds = await Promise.all(components.map(async (component) => {
        const { imports, exports } = await openWorld(component.world, reader);
        return { name: component.name, imports, exports };
    }));
    const title = basename(reader.platform.files.absolute(root));
    const found = findComposition(worlds, title);
    if (found.kind === 'composed')
        return { compositions: found.compositions, findings: [] };
    return {
        compositions: [],
        findings: found.why === undefined
            ? []
            : [
                note('not-composed', `nothing was composed: ${found.why}`, {
                    help: 'name the one you want under `[compositions]` in wasmwright.toml',
                }),
            ],
    };
}

;// CONCATENATED MODULE: ./build/js/src/stages/context.js

/**
 * Does one step: measures it, tells of it, and decides how it ended. It fails when
 * it finds an error or stops; it is skipped when a step that it needs has not passed.
 */
async function perform(step, context, work, describe) {
    const { emit, platform, outcomes, signal } = context;
    if (signal.aborted || step.needs.some((id) => outcomes.get(id) !== 'passed')) {
        outcomes.set(step.id, 'skipped');
        emit({ type: 'step-finished', step, status: 'skipped', seconds: 0 });
        return undefined;
    }
    const start = platform.now();
    let failed = false;
    const find = (finding) => {
        if (signal.aborted)
            return;
        failed ||= finding.severity === 'error';
        emit({ type: 'finding', finding });
    };
    emit({ type: 'step-started', step });
    const result = await work(find).catch((failure) => {
        if (!(failure instanceof Stop))
            throw failure;
        failed = true;
        failure.findings.forEach(find);
        return undefined;
    });
    const status = signal.aborted ? 'skipped' : failed ? 'failed' : 'passed';
    outcomes.set(step.id, status);
    const detail = status !== 'passed' || result === undefined ? undefined : describe?.(result);
    emit({
        type: 'step-finished',
        step,
        status,
        seconds: platform.now() - start,
        ...(detail !== undefined && { detail }),
    });
    return status === 'passed' ? result : undefined;
}
/** Marks a finding as being about a component. */
const about = (component, finding) => ({ ...finding, component });

;// CONCATENATED MODULE: ./build/js/src/stages/validate.js




/** Checks components, each against its own world and those of its hosts; everything that does not fit is found at once. */
async function validate(steps, artifacts, context) {
    const checked = [];
    for (const step of steps) {
        const result = await perform(step, context, async (find) => {
            const artifact = artifacts.find(({ name }) => name === step.name);
            return artifact && validateOne(step, artifact, context, find);
        });
        if (result)
            checked.push(result);
    }
    return checked;
}
async function validateOne({ name, world, targets, location }, artifact, context, find) {
    const on = { component: name, ...(location && { location }) };
    const invalid = (message) => `\`${name}\` is no valid component: ${message}`;
    const described = reporting(on, () => validate_describe(artifact, context), invalid);
    if (world)
        await against(world, 'own', artifact, context, find);
    for (const target of targets)
        await against(target, 'host', artifact, context, find);
    return described;
}
/** Validates the binary and reads its world. Throws what the core finds wrong. */
function validate_describe(artifact, { core }) {
    core.components.validate(artifact.bytes);
    return { ...artifact, ...surfaceOf(artifact.bytes, core) };
}
async function against(reference, kind, { name, bytes }, context, find) {
    const world = await openWorld(reference, context);
    const mismatches = reporting({ component: name }, () => context.core.components.target(bytes, world.source, world.name));
    for (const mismatch of mismatches)
        find(validate_findingOf(mismatch, kind, name, world));
}
function validate_findingOf(mismatch, kind, component, world) {
    const worldLocation = locate(world.resolved, world.world.about.span);
    const details = (location = worldLocation) => ({ component, ...(location && { location }) });
    switch (mismatch.tag) {
        case 'import-not-offered':
            return notOffered(mismatch.val, kind, world, details());
        case 'export-missing':
            return error('export-missing', `\`${component}\` does not export \`${mismatch.val}\`, which world \`${world.name}\` asks for`, details(locateItem(world, 'export', mismatch.val)));
        case 'differs': {
            const { side, item, member, message } = mismatch.val;
            const what = member === undefined ? item : `${item}#${member}`;
            return error('item-differs', `${side} \`${what}\` of \`${component}\` differs from world \`${world.name}\`: ${message}`, details(locateItem(world, side, item, member)));
        }
    }
}
/** WASI comes from a language's standard library, unasked for: against its own world that is a warning. */
function notOffered(item, kind, world, details) {
    const isWasi = item.startsWith('wasi:');
    const other = world.imports.find((offered) => unversioned(offered) === unversioned(item));
    if (other !== undefined)
        return otherTrack(item, other, world, details);
    if (kind === 'own' && isWasi) {
        return warning('import-undeclared', `\`${details.component}\` imports \`${item}\`, which its world \`${world.name}\` does not declare`, {
            ...details,
            notes: [
                "it comes from the language's standard library: a host that offers only this world cannot run the component",
            ],
            help: `write \`import ${item};\` in the world if it is wanted, or leave out the code that needs it`,
        });
    }
    return error('import-not-offered', `\`${details.component}\` imports \`${item}\`, which world \`${world.name}\` does not offer`, {
        ...details,
        help: kind === 'host'
            ? 'leave out the code that needs it, or target a host that offers it'
            : `write \`import ${item};\` in the world, or remove the import`,
    });
}
function otherTrack(item, offered, world, details) {
    const message = `\`${details.component}\` imports \`${item}\`, and world \`${world.name}\` offers \`${offered}\``;
    return error('import-not-offered', message, {
        ...details,
        notes: ['one version stands for another only with the same major number, or below 1.0 the same minor number'],
        help: 'build against the version that the world offers',
    });
}
const unversioned = (name) => name.replace(/@.*$/, '');
/** Where the world, or the interface behind it, names an item. */
function locateItem({ resolved, world }, side, item, member) {
    const found = (side === 'import' ? world.imports : world.exports).find(({ name }) => name === item);
    if (!found)
        return undefined;
    const whole = locate(resolved, found.about.span);
    if (member === undefined || found.kind.tag !== 'interface')
        return whole;
    const inner = resolved.interfaces[found.kind.val];
    const func = inner?.functions.find(({ name }) => name === member);
    const type = [...(inner?.types ?? [])].map((id) => resolved.types[id]).find((type) => type?.name === member);
    return locate(resolved, (func ?? type)?.about.span) ?? whole;
}

;// CONCATENATED MODULE: ./build/js/src/lone.js







/** Whether `check` is given a `.wit` file, a folder of them or a binary, with no project around it. */
async function isAlone(path, { files }) {
    switch (await files.kind(path)) {
        case 'file':
            return !path.endsWith('.toml');
        case 'folder': {
            const names = await files.list(path);
            return !names.includes(manifestName) && names.some((name) => name.endsWith('.wit'));
        }
        default:
            return false;
    }
}
/** Checks WIT, or a component against a world. */
async function checkAlone(path, world, surroundings) {
    const isWit = path.endsWith('.wit') || (await surroundings.platform.files.kind(path)) === 'folder';
    return isWit ? checkWit(path, world, surroundings) : checkBinary(path, world, surroundings);
}
async function checkWit(path, world, surroundings) {
    const { core, listen, platform } = surroundings;
    const start = platform.now();
    const source = await readWit(path, surroundings);
    const resolved = reporting({}, () => core.wit.parse(source));
    // What holds for users of the stable items must hold for those of the unstable ones as well.
    reporting({}, () => core.wit.parse({ ...source, features: { tag: 'all' } }));
    if (world !== undefined)
        await openWorld(parseWorldReference(world, path), surroundings);
    const step = { stage: 'validate', id: 'validate/wit', needs: [], name: 'wit', targets: [] };
    const seconds = platform.now() - start;
    listen({ type: 'step-finished', step, status: 'passed', seconds, detail: describePackage(resolved) });
    listen({ type: 'stage-finished', stage: 'validate', seconds });
    return makeReport(undefined, { findings: [], outcomes: new Map(), artifacts: [] });
}
function describePackage({ packages, main }) {
    const found = packages[main];
    if (!found)
        return 'nothing';
    const { namespace, name, version, worlds, interfaces } = found;
    const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;
    const id = `${namespace}:${name}${version === undefined ? '' : `@${version}`}`;
    return `${id}: ${count(worlds.length, 'world')}, ${count(interfaces.length, 'interface')}`;
}
async function checkBinary(path, world, surroundings) {
    const { platform, core, signal, listen } = surroundings;
    const bytes = await read(path, surroundings);
    const artifact = { name: basename(path).replace(/\.(wasm|wat)$/, ''), path, bytes };
    const targets = world === undefined ? [] : [parseWorldReference(world, 'wit')];
    const step = {
        stage: 'validate',
        id: `validate/${artifact.name}`,
        needs: [],
        name: artifact.name,
        targets,
    };
    const findings = [];
    const outcomes = new Map();
    const emit = (event) => {
        if (event.type === 'finding')
            findings.push(event.finding.location ? event.finding : { ...event.finding, location: { file: path } });
        listen(event);
    };
    const start = platform.now();
    const checked = await validate([step], [artifact], { platform, core, emit, signal, outcomes, work: '' });
    emit({ type: 'stage-finished', stage: 'validate', seconds: platform.now() - start });
    const report = makeReport(undefined, { findings, outcomes, artifacts: [] });
    const [first] = checked;
    const made = { name: artifact.name, path, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
    return {
        ...report,
        components: [
            {
                ...made,
                status: first ? 'passed' : 'failed',
                ...(world !== undefined && { world }),
                ...(first && { imports: first.imports }),
            },
        ],
    };
}
/** WebAssembly text is assembled first. */
async function read(path, { platform, core }) {
    if (!path.endsWith('.wat'))
        return platform.files.read(path);
    const text = await platform.files.readText(path);
    return reporting({}, () => core.components.assemble({ path, text }));
}

;// CONCATENATED MODULE: ./build/js/src/plan.js




const stages = ['toolchains', 'build', 'validate', 'compose', 'smoke', 'package'];
/** The steps of one stage, in order. */
function stepsOf(plan, stage) {
    return plan.steps.filter((step) => step.stage === stage);
}
/** From the project to what is done for it, up to and including the stage `until`. Stops on names that nothing has. */
function plan(project, until = 'package') {
    const compositions = inOrder(project.compositions, project);
    const steps = [
        ...installs(project, until),
        ...project.components.map(build),
        ...project.components.map(validateComponent),
        ...compositions.map((composition) => compose(composition, project)),
        ...compositions.map(validateComposition),
        ...smokes(project),
    ];
    steps.push({ stage: 'package', id: 'package/output', needs: steps.map((step) => step.id), output: project.output });
    const last = stages.indexOf(until);
    return { project, steps: steps.filter((step) => stages.indexOf(stageToRunWith(step)) <= last) };
}
/** A composition is validated as a part of composing it. */
function stageToRunWith(step) {
    return step.needs.some((id) => id.startsWith('compose/')) && step.stage === 'validate' ? 'compose' : step.stage;
}
function installs(project, until) {
    const wanted = new Set(project.components.flatMap((component) => languages[component.language].tools));
    if (project.smoke.length > 0 && stages.indexOf(until) >= stages.indexOf('smoke'))
        wanted.add('jco');
    return [...wanted].sort().map((tool) => {
        const version = project.tools[tool] ?? tools[tool].version;
        return { stage: 'toolchains', id: installId(tool), needs: [], tool, version };
    });
}
const installId = (tool) => `toolchains/${tool}`;
function build(component) {
    return {
        stage: 'build',
        id: `build/${component.name}`,
        needs: languages[component.language].tools.map(installId),
        component,
    };
}
function validateComponent(component) {
    return {
        stage: 'validate',
        id: `validate/${component.name}`,
        needs: [`build/${component.name}`],
        name: component.name,
        world: component.world,
        targets: component.targets,
        location: component.location,
    };
}
function compose(composition, project) {
    return {
        stage: 'compose',
        id: `compose/${composition.name}`,
        needs: parts(composition).map((part) => madeBy(part, project)),
        composition,
    };
}
function validateComposition({ name, targets, location }) {
    const needs = [`compose/${name}`];
    return { stage: 'validate', id: `validate/${name}`, needs, name, targets, ...(location && { location }) };
}
/** The step after which a part can be composed. */
function madeBy(part, project) {
    return project.components.some((component) => component.name === part) ? `validate/${part}` : `compose/${part}`;
}
/** What a composition is made of. */
function parts({ how }) {
    return how.kind === 'plug' ? [how.socket, ...how.plugs] : how.parts;
}
function smokes(project) {
    const byComponent = new Map();
    for (const call of project.smoke) {
        mustExist(call.component, project, call.location.component);
        byComponent.set(call.component, [...(byComponent.get(call.component) ?? []), call]);
    }
    return [...byComponent].map(([name, calls]) => ({
        stage: 'smoke',
        id: `smoke/${name}`,
        needs: [installId('jco'), `validate/${name}`],
        name,
        calls,
    }));
}
/** Compositions after those that they are made of. */
function inOrder(compositions, project) {
    const byName = new Map(compositions.map((composition) => [composition.name, composition]));
    const ordered = new Set();
    const visit = (composition, path) => {
        if (path.includes(composition.name)) {
            const circle = [...path.slice(path.indexOf(composition.name)), composition.name].join('` → `');
            throw new Stop(error('composition-cycle', `compositions need each other: \`${circle}\``, where(composition)));
        }
        for (const part of parts(composition)) {
            mustExist(part, project, composition.location, composition.name);
            const inner = byName.get(part);
            if (inner)
                visit(inner, [...path, composition.name]);
        }
        ordered.add(composition);
    };
    for (const composition of compositions)
        visit(composition, []);
    return [...ordered];
}
/** Names are known in the whole project, but in what has the name itself. */
function mustExist(name, project, location, asking) {
    const names = [...project.components, ...project.compositions]
        .map((item) => item.name)
        .filter((item) => item !== asking);
    if (names.includes(name) || name === asking)
        return;
    throw new Stop(error('unknown-name', `there is no component or composition called \`${name}\``, {
        ...(location && { location }),
        help: nearest(name, names) ?? `the project has: ${names.join(', ')}`,
    }));
}
const where = ({ location }) => (location ? { location } : {});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./build/js/src/build/compile.js



/** Runs a compiler. Its errors become findings, and all that it said is kept in a log. Gives whether it went well. */
async function compile(command, component, language, context, find) {
    const exit = await started(command, component, language, context);
    const log = join(context.work, 'log', `${component.name}.txt`);
    await context.platform.files.write(log, exit.output);
    if (exit.code === 0)
        return true;
    const errors = language.errors(exit.output);
    for (const item of errors)
        find(compilerFinding(item, component));
    find(buildFailed(command, exit, errors.length > 0, log, component, language));
    return false;
}
function started(command, { name }, { title }, { platform, signal }) {
    return platform.processes.run(command, signal).catch((failure) => {
        if (!(failure instanceof ProgramNotFound))
            throw failure;
        throw new Stop(error('tool-missing', `${title} needs \`${failure.program}\`, which is not there`, { component: name }));
    });
}
function compilerFinding({ message, file, line, column, notes }, component) {
    const location = {
        file: file === undefined ? join(component.folder, component.entry) : isAbsolute(file) ? file : join(component.folder, file),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
    };
    return error('compile-error', message, { component: component.name, location, ...(notes && { notes }) });
}
/** Says how to repeat the command, unless it was told what to do on its standard input. */
function buildFailed({ program, args, input }, { code, output }, explained, log, { name, folder, location }, { title }) {
    const ended = code === undefined ? 'was ended' : `exited with ${code}`;
    return error('build-failed', `\`${name}\` did not build: the ${title} compiler ${ended}`, {
        component: name,
        location,
        notes: [
            ...(input === undefined ? [`ran: ${[program, ...args].join(' ')}   (in ${folder})`] : []),
            `log: ${log}`,
            ...(explained ? [] : output.trimEnd().split('\n').slice(-10)),
        ],
    });
}

;// CONCATENATED MODULE: ./build/js/src/core/binary.js
/** The first eight bytes of a binary tell its layer: a core module, or a component (Component Model, Binary.md). */
function isModule(bytes) {
    return startsWith(bytes, [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
}
function startsWith(bytes, start) {
    return start.every((byte, i) => bytes[i] === byte);
}

;// CONCATENATED MODULE: ./build/js/src/toolchains/cache.js
/** Where tools live: in `$RUNNER_TOOL_CACHE` on a runner, in the user's cache folder elsewhere. */
function toolCache({ env, machine }) {
    return `${env['RUNNER_TOOL_CACHE'] || machine.cache}/wasmwright`.replaceAll('\\', '/');
}

;// CONCATENATED MODULE: ./build/js/src/stages/build.js









/** Builds every component, as many at once as the machine has cores. */
async function build_build(steps, tools, context) {
    const limit = (0,p_limit/* default */.A)(context.platform.machine.cores);
    const built = await Promise.all(steps.map((step) => limit(() => perform(step, context, (find) => buildOne(step.component, tools, context, find)))));
    return built.filter((artifact) => artifact !== undefined);
}
async function buildOne(component, tools, context, find) {
    const { files } = context.platform;
    const { name } = component;
    const language = languages[component.language];
    const world = await openWorld(component.world, context);
    const input = await buildInput(component, language, world, tools, context);
    await files.remove(input.work);
    await files.makeFolder(input.work);
    let bytes = new Uint8Array();
    for (const step of language.recipe(input)) {
        const next = await follow(step, bytes, { component, language, world, context, find });
        if (!next)
            return undefined;
        bytes = next;
    }
    const path = join(context.work, 'build', name, `${name}.wasm`);
    await files.write(path, bytes);
    return { name, path, bytes };
}
async function buildInput(component, language, world, tools, context) {
    const { files, machine } = context.platform;
    return {
        name: component.name,
        folder: files.absolute(component.folder),
        entry: component.entry,
        sources: await files.find(component.folder, language.manifests),
        wit: files.absolute(component.world.wit),
        world: world.name,
        imports: world.imports,
        exports: world.exports,
        work: files.absolute(join(context.work, 'build', component.name)),
        tools,
        cache: toolCache(context.platform),
        node: machine.node,
        os: machine.os,
        asset: files.asset,
    };
}
/** Does one step of a recipe: gives the binary that it leaves, or finds what is wrong and gives none. */
async function follow(step, bytes, doing) {
    const { component, language, context, world, find } = doing;
    const { core, platform } = context;
    const source = join(component.folder, component.entry);
    const on = { component: component.name, location: { file: source } };
    const say = (message) => `\`${component.name}\`: ${message}`;
    switch (step.kind) {
        case 'c-bindings':
            for (const file of reporting(on, () => core.bindings.c(world.source, world.name), say)) {
                await platform.files.write(join(step.into, file.path), file.bytes);
            }
            return bytes;
        case 'run':
            return (await compile(step.command, component, language, context, find))
                ? platform.files.read(step.output)
                : undefined;
        case 'assemble': {
            const text = await platform.files.readText(source);
            return reporting(on, () => core.components.assemble({ path: source, text }));
        }
        case 'embed':
            return isModule(bytes) ? reporting(on, () => core.components.embed(bytes, world.source, world.name), say) : bytes;
        case 'componentize':
            return isModule(bytes) ? reporting(on, () => core.components.componentize(bytes, 'reactor'), say) : bytes;
    }
}

;// CONCATENATED MODULE: ./build/js/src/stages/compose.js






/** Makes each composition of the components, and of the compositions before it. */
async function compose_compose(steps, components, context) {
    const made = [];
    for (const step of steps) {
        const parts = [...components, ...made];
        const result = await perform(step, context, (find) => composeOne(step.composition, parts, context, find), compose_describe);
        if (result)
            made.push(result);
    }
    return made;
}
async function composeOne(composition, parts, context, find) {
    const { name, how } = composition;
    const bytes = how.kind === 'plug' ? plug(composition, how, parts, context) : evaluate(composition, how, parts, context);
    const surface = surfaceOf(bytes, context.core);
    findOpen(composition, surface.imports, parts, find);
    const path = join(context.work, 'compose', `${name}.wasm`);
    await context.platform.files.write(path, bytes);
    return { name, path, bytes, ...surface };
}
function plug(composition, how, parts, { core }) {
    const socket = partCalled(how.socket, parts);
    const plugs = how.plugs.map((name) => partCalled(name, parts));
    const misfits = plugs.filter((plug) => shared(plug, socket).length === 0);
    if (misfits.length > 0)
        throw new Stop(...misfits.map((misfit) => unfit(misfit, socket, composition)));
    // What fits by name and is refused all the same has other types.
    const notes = plugs.map((plug) => `\`${plug.name}\` exports ${named(shared(plug, socket))}, by other types than \`${socket.name}\` imports it`);
    const binaries = plugs.map(({ name, bytes }) => ({ name, bytes }));
    return reporting({ ...compose_where(composition), notes }, () => core.composition.plug(socket.bytes, binaries));
}
/** The exports of a plug that are, by name, imports of a socket. */
function shared(plug, socket) {
    return plug.exports.filter((item) => socket.imports.some((wanted) => track(item) === track(wanted)));
}
/** wac ignores a plug that fits nothing as long as another fits: here somebody has asked for it by name. */
function unfit(plug, socket, composition) {
    return error('composition-failed', `plug \`${plug.name}\` fits no import of \`${socket.name}\``, {
        ...compose_where(composition),
        notes: [`\`${plug.name}\` exports ${named(plug.exports)}`, `\`${socket.name}\` imports ${named(socket.imports)}`],
    });
}
const named = (items) => items.map((item) => `\`${item}\``).join(', ') || 'nothing';
function evaluate(composition, { file, text }, parts, { core }) {
    const source = { path: file, text };
    return reporting(compose_where(composition), () => {
        const packages = core.composition
            .references(source)
            .map((reference) => ({ ...reference, bytes: partCalled(reference.name.split(':').at(-1) ?? '', parts).bytes }));
        return core.composition.compose(source, packages);
    });
}
const compose_where = ({ name, location }) => ({ component: name, ...(location && { location }) });
function partCalled(name, parts) {
    const part = parts.find((part) => part.name === name);
    if (!part)
        throw new Error(`the plan composes \`${name}\` before it is made`);
    return part;
}
/** Names what a composition leaves to its host, other than WASI. */
function findOpen({ name, location }, imports, parts, find) {
    for (const item of imports.filter((item) => !item.startsWith('wasi:'))) {
        const provider = parts.find((part) => part.exports.some((offered) => track(offered) === track(item)));
        find(note('composition-open', `\`${name}\` still imports \`${item}\`: its host must offer it`, {
            component: name,
            ...(location && { location }),
            ...(provider && { help: `\`${provider.name}\` exports it: plug it in as well` }),
        }));
    }
}
const compose_describe = ({ name, bytes }) => `${name}.wasm, ${Math.ceil(bytes.length / 1024)} KiB`;

;// CONCATENATED MODULE: ./build/js/src/stages/package.js




const reportName = 'report.json';
const sumsName = 'SHA256SUMS';
/**
 * Puts the binaries, their WIT, checksums and the report into the output folder: all of it is
 * written beside, and takes the place of what was there when it is complete. Gives the binaries
 * where they lie then; none when nothing was to be packaged, or it could not be.
 */
async function packageOutput(steps, artifacts, report, context) {
    const [step] = steps;
    if (!step)
        return undefined;
    const packaged = artifacts.map((artifact) => ({ ...artifact, path: join(step.output, `${artifact.name}.wasm`) }));
    const describe = () => `${step.output} has ${[...artifacts.map(({ name }) => `${name}.wasm`), reportName].join(', ')}`;
    return perform(step, context, async () => {
        await replace(step.output, packaged, report(packaged), context);
        return packaged;
    }, describe);
}
async function replace(output, artifacts, report, { platform, core }) {
    const { files } = platform;
    const [fresh, old] = [files.beside(output), files.beside(output)];
    try {
        for (const { name, bytes } of artifacts) {
            await files.write(join(fresh, `${name}.wasm`), bytes);
            await files.write(join(fresh, `${name}.wit`), core.wit.print(bytes));
        }
        await files.write(join(fresh, sumsName), artifacts.map(({ name, bytes }) => `${sha256(bytes)}  ${name}.wasm\n`).join(''));
        await files.write(join(fresh, reportName), `${JSON.stringify(report, null, 2)}\n`);
        if ((await files.kind(output)) !== 'none')
            await files.rename(output, old);
        await files.rename(fresh, output);
    }
    finally {
        await files.remove(fresh);
        await files.remove(old);
    }
}
/** Stops when the output folder holds anything that no run of ours has put there: it would be lost. */
async function mustBeOurs(output, { files }) {
    const kind = await files.kind(output);
    if (kind === 'none')
        return;
    const names = kind === 'folder' ? await files.list(output) : [output];
    const ours = names.length === 0 ? [] : await namesOf(join(output, reportName), files);
    const foreign = names.filter((name) => !ours.includes(name));
    if (foreign.length === 0)
        return;
    throw new Stop(error('output-foreign', `\`${output}\` holds what is no result of wasmwright: ${foreign
        .slice(0, 3)
        .map((name) => `\`${name}\``)
        .join(', ')}`, {
        help: 'move it away, or choose another folder with `--out` or `output` in wasmwright.toml',
    }));
}
/** The files that the run which wrote a report has put beside it. */
async function namesOf(reportFile, files) {
    const text = await files.readText(reportFile).catch(() => '');
    try {
        const { components, compositions } = JSON.parse(text);
        const made = [...components, ...compositions].flatMap(({ name }) => [`${name}.wasm`, `${name}.wit`]);
        return [reportName, sumsName, ...made];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/js/src/wave/type.js
/** The type, spelled out. None when a value of it has no text form: a resource, a stream, a future, a map. */
function spellOut(ref, resolved) {
    if (ref.tag === 'error-context')
        return undefined;
    if (ref.tag !== 'defined')
        return ref.tag;
    const kind = resolved.types[ref.val]?.kind;
    switch (kind?.tag) {
        case 'alias':
            return spellOut(kind.val, resolved);
        case 'list':
            return wrap(spellOut(kind.val, resolved), (list) => ({ list }));
        case 'option':
            return wrap(spellOut(kind.val, resolved), (option) => ({ option }));
        case 'fixed-length-list':
            return wrap(spellOut(kind.val.element, resolved), (list) => ({ list }));
        case 'tuple':
            return wrap(type_all(kind.val.map((item) => spellOut(item, resolved))), (tuple) => ({ tuple }));
        case 'record':
            return wrap(type_all(kind.val.map((field) => wrap(spellOut(field.ty, resolved), (type) => [field.name, type]))), (record) => ({
                record,
            }));
        case 'variant':
            return wrap(type_all(kind.val.map((item) => wrap(maybe(item.payload, resolved), (payload) => [item.name, payload]))), (variant) => ({ variant }));
        case 'enum':
            return { enum: kind.val.map((label) => label.name) };
        case 'flags':
            return { flags: kind.val.map((label) => label.name) };
        case 'result': {
            const [ok, err] = [maybe(kind.val.ok, resolved), maybe(kind.val.err, resolved)];
            return ok === undefined || err === undefined ? undefined : { result: [ok, err] };
        }
        default:
            return undefined;
    }
}
/** A payload that need not be there: `null` where it is not. */
function maybe(ref, resolved) {
    return ref ? spellOut(ref, resolved) : null;
}
function wrap(inner, outer) {
    return inner === undefined ? undefined : outer(inner);
}
function type_all(items) {
    return items.includes(undefined) ? undefined : items;
}

;// CONCATENATED MODULE: ./build/js/src/wave/value.js
/** From the core's list of nodes to a value. */
function fromNodes({ nodes, root }) {
    const at = (index) => {
        const node = nodes[index];
        if (!node)
            throw new RangeError(`the core gave no node ${index}`);
        switch (node.tag) {
            case 'u64':
            case 's64':
                return String(node.val);
            case 'integer':
                return Number(node.val);
            case 'float':
                return fromFloat(node.val);
            case 'list':
            case 'tuple':
                return [...node.val].map(at);
            case 'record':
                return Object.fromEntries(node.val.map(([name, child]) => [name, at(child)]));
            case 'variant':
                return node.val[1] === undefined ? [node.val[0]] : [node.val[0], at(node.val[1])];
            case 'option':
                return node.val === undefined ? null : [at(node.val)];
            case 'ok':
            case 'err':
                return { [node.tag]: node.val === undefined ? null : at(node.val) };
            default:
                return node.val;
        }
    };
    return at(root);
}
/** From a value to the core's list of nodes. */
function toNodes(type, value) {
    const nodes = [];
    const add = (node) => nodes.push(node) - 1;
    const walk = (type, value) => {
        if (typeof type === 'string')
            return add(primitive(type, value));
        if ('list' in type)
            return add({ tag: 'list', val: indices(value_list(value).map((item) => walk(type.list, item))) });
        if ('tuple' in type)
            return add({ tag: 'tuple', val: indices(type.tuple.map((item, i) => walk(item, value_list(value)[i] ?? null))) });
        if ('record' in type)
            return add({
                tag: 'record',
                val: type.record.map(([name, field]) => [name, walk(field, object(value)[name] ?? null)]),
            });
        if ('variant' in type) {
            const [name, payload] = value_list(value);
            const payloadType = type.variant.find(([label]) => label === name)?.[1];
            return add({ tag: 'variant', val: [String(name), payloadType ? walk(payloadType, payload ?? null) : undefined] });
        }
        if ('enum' in type)
            return add({ tag: 'enum', val: String(value) });
        if ('flags' in type)
            return add({ tag: 'flags', val: value_list(value).map(String) });
        if ('option' in type)
            return add({ tag: 'option', val: value === null ? undefined : walk(type.option, value_list(value)[0] ?? null) });
        const [tag, payload] = Object.entries(object(value))[0] ?? ['ok', null];
        const payloadType = type.result[tag === 'ok' ? 0 : 1];
        return add({ tag: tag, val: payloadType ? walk(payloadType, payload) : undefined });
    };
    const root = walk(type, value);
    return { nodes, root };
}
function primitive(type, value) {
    switch (type) {
        case 'bool':
            return { tag: 'bool', val: Boolean(value) };
        case 'u64':
        case 's64':
            return { tag: type, val: BigInt(String(value)) };
        case 'f32':
        case 'f64':
            return { tag: 'float', val: toFloat(value) };
        case 'char':
        case 'string':
            return { tag: type, val: String(value) };
        default:
            return { tag: 'integer', val: BigInt(Number(value)) };
    }
}
const value_list = (value) => (Array.isArray(value) ? value : []);
const object = (value) => (value ?? {});
const indices = (items) => Uint32Array.from(items);
/** JSON has no words for these four floats. */
const unusual = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 };
function fromFloat(value) {
    return Object.entries(unusual).find(([, float]) => Object.is(float, value))?.[0] ?? value;
}
function toFloat(value) {
    return unusual[String(value)] ?? Number(value);
}

;// CONCATENATED MODULE: ./build/js/src/smoke/calls.js





/** Reads the WAVE text of a call. Stops when it does not fit the component. */
function readCall(call, index, component, core) {
    const parsed = reading(call, 'call', () => core.wave.parseCall(component, call.call));
    const { interface: owner, function: name } = parsed;
    const { resolved, func } = functionOf(component, owner, name, core);
    const params = func.params.map((param) => spellable(spellOut(param.ty, resolved), call));
    const result = func.result ? spellable(spellOut(func.result, resolved), call) : null;
    const print = (value) => result === null ? 'nothing' : core.wave.printResult(component, owner, name, toNodes(result, value));
    if (call.expect !== undefined && result === null) {
        throw misfit(call, 'expect', `\`${call.call}\` gives nothing, and \`${call.expect}\` is expected`);
    }
    const expected = call.expect === undefined
        ? undefined
        : reading(call, 'expect', () => print(fromNodes(core.wave.parseResult(component, owner, name, call.expect ?? ''))));
    const typed = {
        index,
        interface: owner ?? null,
        function: name,
        params,
        arguments: parsed.arguments.map(fromNodes),
        result,
    };
    return { call, typed, expected, print };
}
/** Reads one of the WAVE texts of a call; what is wrong with it is shown under the text. */
function reading(call, key, read) {
    const text = call[key] ?? '';
    try {
        return read();
    }
    catch (failure) {
        const finding = findingOf(failure);
        const range = failure instanceof CoreProblem ? failure.problem.location?.range : undefined;
        const caret = range && text.split('\n').length === 1 ? [`${' '.repeat(range.column - 1)}^`] : [];
        const notes = [[`in: ${text}`, ...caret.map((line) => `    ${line}`)].join('\n'), ...(finding.notes ?? [])];
        throw new Stop({ ...finding, component: call.component, location: call.location[key], notes });
    }
}
function spellable(type, call) {
    if (type !== undefined)
        return type;
    const what = 'passes a value that has no text form, such as a resource or a stream';
    throw misfit(call, 'call', `\`${call.call}\` ${what}`);
}
function misfit({ component, location }, key, message) {
    return new Stop(error('smoke-call', message, { component, location: location[key] }));
}
function functionOf(component, owner, name, core) {
    const { resolved, world } = core.wit.decode(component);
    const exports = (world === undefined ? undefined : resolved.worlds[world])?.exports ?? [];
    const func = owner === undefined ? worldFunction(exports, name) : interfaceFunction(exports, owner, name, resolved);
    if (!func)
        throw new Error(`the core found a function \`${name}\` that the component does not export`);
    return { resolved, func };
}
function worldFunction(exports, name) {
    const kind = exports.find((item) => item.name === name)?.kind;
    return kind?.tag === 'func' ? kind.val : undefined;
}
function interfaceFunction(exports, owner, name, resolved) {
    const kind = exports.find((item) => item.name === owner)?.kind;
    if (kind?.tag !== 'interface')
        return undefined;
    return resolved.interfaces[kind.val]?.functions.find((func) => func.name === name);
}

;// CONCATENATED MODULE: ./build/js/src/smoke/run.js

/** Seconds that a runtime may take to compile a component, before the first call is made. */
const startUp = 600;
/**
 * Makes calls in child processes, and tells how each ended. A call that traps or does not return
 * costs its process, and the calls after it get a new one.
 */
async function runCalls(calls, artifact, runtime, work, context, tell) {
    let left = calls;
    while (left.length > 0 && !context.signal.aborted) {
        const mark = `\u001e${(0,external_node_crypto_.randomBytes)(8).toString('hex')} `;
        const request = {
            mark,
            tools: runtime.tools,
            component: context.platform.files.absolute(artifact.path),
            work,
            calls: left.map((call) => call.typed),
        };
        const child = context.platform.processes.start(runtime.command(JSON.stringify(request)), context.signal);
        left = await listen(child, mark, left, tell);
    }
}
/** Follows one child until it ends; gives the calls that it did not come to. */
async function listen(child, mark, calls, tell) {
    const said = [];
    let position = 0;
    let limit = startUp;
    for (;;) {
        const current = calls[position];
        if (!current)
            break;
        const line = await within(limit, child);
        if (line === 'late') {
            child.kill();
            tell(current, { event: 'late' });
            position++;
            break;
        }
        if (line === undefined) {
            tell(current, { event: 'trapped', index: current.typed.index, message: said.at(-1) ?? 'the process ended' });
            position++;
            break;
        }
        if (!line.startsWith(mark)) {
            said.push(line);
            continue;
        }
        const reply = JSON.parse(line.slice(mark.length));
        if (reply.event === 'calling') {
            limit = current.call.timeout;
            continue;
        }
        tell(current, reply);
        if (reply.event === 'refused')
            return [];
        limit = startUp;
        position++;
    }
    child.kill();
    await child.exit.catch(() => undefined);
    return calls.slice(position);
}
/** The child's next line, unless it takes longer than so many seconds. */
async function within(seconds, child) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve('late'), seconds * 1000);
    });
    try {
        return await Promise.race([child.nextLine(), late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/js/src/smoke/runtimes.js
/** Node with jco always; Wasmtime where its Python package is installed. */
async function availableRuntimes(tools, { platform, signal }) {
    const wasmtime = await wasmtimeRuntime(platform, signal);
    return [nodeRuntime(tools.jco?.folder ?? '', platform), ...(wasmtime ? [wasmtime] : [])];
}
function nodeRuntime(tools, { files, machine }) {
    const flags = machine.nodeMajor < 22 ? ['--experimental-wasm-extended-const'] : [];
    return {
        id: 'node',
        title: `Node ${machine.nodeMajor}`,
        tools,
        command: (input) => ({
            program: machine.node,
            args: [...flags, '--no-warnings', files.asset('call-node.js')],
            input,
        }),
    };
}
async function wasmtimeRuntime({ files, machine, processes }, signal) {
    const program = machine.os === 'win32' ? 'python' : 'python3';
    const script = files.asset('call_wasmtime.py');
    const probe = await processes.run({ program, args: [script, '--probe'] }, signal).catch(() => undefined);
    if (probe?.code !== 0)
        return undefined;
    return {
        id: 'wasmtime',
        title: `Wasmtime ${probe.stdout.trim()}`,
        tools: '',
        command: (input) => ({ program, args: [script], input }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/stages/smoke.js






/** Makes the calls that must work, in every runtime that is there. */
async function smoke(steps, artifacts, tools, context) {
    if (steps.length === 0)
        return;
    const runtimes = await availableRuntimes(tools, context);
    for (const step of steps) {
        await perform(step, context, (find) => smokeOne(step, artifacts, runtimes, context, find), (calls) => `${calls} ${calls === 1 ? 'call' : 'calls'} to ${step.name}, in ${runtimes.map((runtime) => runtime.title).join(' and ')}`);
    }
}
/** Gives the number of calls that were made. A call that cannot be read keeps none of the others from being made. */
async function smokeOne({ name, calls }, artifacts, runtimes, context, find) {
    const artifact = artifacts.find((artifact) => artifact.name === name);
    if (!artifact)
        throw new Error(`the plan calls \`${name}\` before it is made`);
    mustBeComplete(artifact, calls);
    const ready = [];
    await everyOrStop(calls.entries(), ([index, call]) => {
        ready.push(readCall(call, index, artifact.bytes, context.core));
    }).catch((failure) => {
        if (!(failure instanceof Stop))
            throw failure;
        failure.findings.forEach(find);
    });
    for (const runtime of runtimes) {
        const work = context.platform.files.absolute(join(context.work, 'smoke', name, runtime.id));
        await context.platform.files.remove(work);
        await context.platform.files.makeFolder(work);
        await runCalls(ready, artifact, runtime, work, context, (call, outcome) => {
            const finding = judge(call, outcome, runtime, name);
            if (finding)
                find(finding);
        });
    }
    return calls.length;
}
/** Runtimes offer WASI and nothing else. */
function mustBeComplete({ name, imports }, calls) {
    const open = imports.filter((item) => !item.startsWith('wasi:'));
    if (open.length === 0)
        return;
    const location = calls[0]?.location.component;
    throw new Stop(error('smoke-refused', `\`${name}\` imports ${open.map((item) => `\`${item}\``).join(', ')}, which nothing provides here`, {
        component: name,
        ...(location && { location }),
        help: 'call a composition that has it plugged in',
    }));
}
/** What is to be said of how a call ended. */
function judge(ready, outcome, { title }, component) {
    const { call, expected, print } = ready;
    const at = (key) => ({ component, location: call.location[key] });
    switch (outcome.event) {
        case 'returned': {
            const actual = print(outcome.value);
            if (expected === undefined || actual === expected)
                return undefined;
            const notes = [`expected ${expected}`, `got      ${actual}`];
            return error('smoke-value', `\`${call.call}\` gave another value in ${title}`, { ...at('expect'), notes });
        }
        case 'trapped':
            return error('smoke-trap', `\`${call.call}\` trapped in ${title}: ${outcome.message}`, at('call'));
        case 'late':
            return error('smoke-timeout', `\`${call.call}\` did not return within ${call.timeout} s in ${title}`, at('call'));
        case 'refused':
            return error('smoke-refused', `\`${component}\` could not be started in ${title}: ${outcome.message}`, at('component'));
    }
}

;// CONCATENATED MODULE: ./build/js/src/stages/toolchains.js







/** Makes every tool ready, side by side: what is in the tool cache is taken, the rest is installed there. */
async function installTools(steps, context) {
    const installed = {};
    const limit = (0,p_limit/* default */.A)(4);
    await Promise.all(steps.map((step) => limit(() => perform(step, context, async () => {
        installed[step.tool] = await ready(step.tool, context);
    }))));
    return installed;
}
async function ready(id, context) {
    const { platform } = context;
    const tool = tools[id];
    const folder = `${toolCache(platform)}/${id}/${await toolchains_keyOf(tool, platform)}`;
    if ((await platform.files.kind(folder)) !== 'folder')
        await install(tool, folder, context);
    return { version: tool.version, folder };
}
/** Names what is inside: another version, other checksums or another kind of machine is another folder. */
async function toolchains_keyOf({ version, source }, { files, machine }) {
    const file = source.kind === 'npm' ? `${source.lock}/package-lock.json` : source.lock;
    const lock = await files.read(`${files.asset('locks')}/${file}`);
    const digest = (0,external_node_crypto_.createHash)('sha256').update(lock).digest('hex').slice(0, 8);
    return `${version}-${digest}-${machine.os}-${machine.arch}`;
}
/** Installs beside its place and moves it there when it is whole, so that nobody meets half a tool. */
async function install(tool, folder, context) {
    const { files } = context.platform;
    const beside = files.beside(folder);
    try {
        await files.makeFolder(beside);
        await (tool.source.kind === 'npm' ? npm : wheel)(tool, files.absolute(beside), context);
        await files.rename(beside, folder).catch(async (failure) => {
            // Another run that installed the same tool was first.
            if ((await files.kind(folder)) !== 'folder')
                throw failure;
        });
    }
    finally {
        await files.remove(beside);
    }
}
/** npm checks each package against the integrity in the lock file, and runs none of their scripts. */
async function npm(tool, folder, context) {
    const { files } = context.platform;
    await files.copy(`${files.asset('locks')}/${tool.source.lock}`, folder);
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await must(tool, { program: 'npm', args, cwd: folder }, context, 'install Node.js with npm: https://nodejs.org/');
}
/** pip takes the wheel only if its SHA-256 is one of those recorded. */
async function wheel(tool, folder, context) {
    const { files, machine } = context.platform;
    const lock = `${files.asset('locks')}/${tool.source.lock}`;
    const args = [
        '-m',
        'pip',
        'install',
        '--require-hashes',
        '--no-deps',
        '--only-binary=:all:',
        '--no-compile',
        '--disable-pip-version-check',
        '--quiet',
        '--target',
        folder,
        '--requirement',
        lock,
    ];
    const program = machine.os === 'win32' ? 'python' : 'python3';
    await must(tool, { program, args }, context, 'install Python 3 with pip: https://www.python.org/ (on Debian and Ubuntu: apt install python3-pip)');
}
async function must({ title, version }, command, { platform, signal }, help) {
    const ran = `${command.program} ${command.args.join(' ')}`;
    try {
        const { code, output } = await platform.processes.run(command, signal);
        if (code === 0)
            return;
        const missing = /No module named pip/.test(output);
        throw new Stop(error('tool-install', `${title} ${version} could not be installed: ${command.program} exited with ${code ?? 'a signal'}`, {
            notes: [`ran: ${ran}`, ...output.trim().split('\n').slice(-12)],
            help: missing
                ? help
                : 'is the package registry reachable? mirrors and proxies are taken from the settings of npm and pip',
        }));
    }
    catch (failure) {
        if (!(failure instanceof ProgramNotFound))
            throw failure;
        throw new Stop(error('tool-missing', `${title} ${version} needs \`${failure.program}\`, which is not on PATH`, { help }));
    }
}

;// CONCATENATED MODULE: ./build/js/src/pipeline.js









/**
 * The whole run, top to bottom. What one stage makes is handed to the next. A step whose needs
 * have failed is skipped and all others go on, so that one run finds everything there is to find.
 */
async function run(plan, surroundings) {
    const { context, findings, timed } = prepare(plan, surroundings);
    const outputs = stepsOf(plan, 'package');
    for (const { output } of outputs)
        await mustBeOurs(output, context.platform);
    const tools = await timed('toolchains', installTools(stepsOf(plan, 'toolchains'), context));
    const built = await timed('build', build_build(stepsOf(plan, 'build'), tools, context));
    const components = await timed('validate', validate(validations(plan, 'components'), built, context));
    const composed = await timed('compose', compose_compose(stepsOf(plan, 'compose'), components, context));
    const compositions = await validate(validations(plan, 'compositions'), composed, context);
    const whole = [...components, ...compositions];
    await timed('smoke', smoke(stepsOf(plan, 'smoke'), whole, tools, context));
    const packaged = await timed('package', packageOutput(outputs, whole, (artifacts) => report(artifacts), context));
    return report(packaged ?? [...whole, ...built.filter(({ name }) => !whole.some((artifact) => artifact.name === name))]);
    function report(artifacts) {
        return makeReport(plan, { findings, outcomes: context.outcomes, artifacts });
    }
}
/** Components are validated before, compositions after composing. */
function validations(plan, which) {
    const names = plan.project[which].map(({ name }) => name);
    return stepsOf(plan, 'validate').filter(({ name }) => names.includes(name));
}
function prepare(plan, { platform, core, signal, listen }) {
    const findings = [];
    const outcomes = new Map();
    const emit = (event) => {
        if (event.type === 'finding')
            findings.push(event.finding);
        listen(event);
    };
    const work = join(plan.project.root, '.wasmwright');
    const context = { platform, core, emit, signal, outcomes, work };
    const timed = async (stage, work) => {
        const start = platform.now();
        const result = await work;
        if (stepsOf(plan, stage).length > 0)
            emit({ type: 'stage-finished', stage, seconds: platform.now() - start });
        return result;
    };
    return { context, findings, timed };
}

;// CONCATENATED MODULE: ./build/js/src/request.js








/** The commands, each with the last stage that it goes on to. `plan` only says what would be done. */
const commands = {
    plan: 'package',
    build: 'build',
    check: 'validate',
    compose: 'compose',
    smoke: 'smoke',
    ci: 'package',
};
/** Does what is asked. Whatever goes wrong is in the report; nothing is thrown. */
async function answer(request, { platform, signal, listen }) {
    try {
        const core = await loadCore(await platform.files.read(platform.files.asset('core.core.wasm')));
        const result = await attempt(request, core, { platform, signal, listen });
        return signal.aborted && 'report' in result ? { report: cancelled(result.report) } : result;
    }
    catch (failure) {
        const report = failed(findingsOf(failure));
        return { report: signal.aborted ? cancelled(report) : report };
    }
}
async function attempt(request, core, listening) {
    const path = join(request.path);
    const surroundings = { ...listening, core };
    if (request.command === 'check' && (await isAlone(path, listening.platform))) {
        return { report: await checkAlone(path, request.world, surroundings) };
    }
    const { project, findings } = await loadProject(path, surroundings);
    const planned = plan(withOptions(project, request), commands[request.command]);
    if (request.command === 'plan')
        return { plan: planned, findings };
    const report = await run(planned, surroundings);
    return { report: { ...report, findings: [...findings, ...report.findings] } };
}
/** What is asked for wins over the manifest. */
function withOptions(project, { out, world }) {
    const target = world === undefined ? undefined : parseWorldReference(world, join(project.root, 'wit'));
    return {
        ...project,
        ...(out !== undefined && { output: join(out) }),
        ...(target && {
            components: project.components.map((component) => ({ ...component, targets: [...component.targets, target] })),
        }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/terminal.js









/** Does what is asked and shows it on the terminal; gives the exit code. */
async function execute(request, format) {
    const start = node.now();
    const { signal, release } = cancellation();
    const answered = await answer(request, { platform: node, signal, listen: progress(say, node.now) });
    release();
    if ('report' in answered)
        return show(answered.report, format, node.now() - start);
    const { plan, findings } = answered;
    if (format === 'json')
        print(json(planJson(plan, findings)));
    else {
        print(planText(plan));
        await showFindings(findings, node.now() - start);
    }
    return 0;
}
/** Refuses a command line that makes no sense. A second line of the message is a suggestion. */
function refuse(message, format) {
    const [what = '', suggestion = '`wasmwright --help` lists the commands and their options'] = message.split('\n');
    return show(failed([error('usage', what, { help: suggestion.replace(/^\((.*)\)$/, '$1') })]), format, 0);
}
async function show(report, format, seconds) {
    if (format === 'json')
        print(json(report));
    else
        await showFindings(report.findings, seconds);
    return exitCode(report.findings);
}
async function showFindings(findings, seconds) {
    const sources = new Map();
    for (const { location } of findings) {
        if (!location || sources.has(location.file))
            continue;
        const text = await node.files.readText(location.file).catch(() => undefined);
        if (text !== undefined)
            sources.set(location.file, text);
    }
    for (const finding of findings)
        print(findingText(finding, sources));
    if (findings.length > 0)
        say(summary(findings, seconds));
}
const json = (value) => JSON.stringify(value, null, 2);
const print = (text) => process.stdout.write(`${text}\n`);
const say = (text) => process.stderr.write(`${text}\n`);


/***/ })

};
