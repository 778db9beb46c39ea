// Markdown as GitHub shows it: as a page, for a headless Chromium to draw and to measure.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Marked } from 'marked';

const execute = promisify(execFile);
const { resolve } = createRequire(import.meta.url);

/** The width of a summary on GitHub, in pixels. */
const width = 900;

const marked = new Marked({ gfm: true });

/**
 * Markdown as HTML.
 * @param {string} markdown
 * @returns {string}
 */
export const toHtml = (markdown) => marked.parse(markdown, { async: false });

/**
 * The Chromium of this machine; none if there is none.
 * @returns {string | undefined}
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

// Mermaid and what it needs come to 100 MB as a dependency; its one bundled file is enough here.
const mermaid = {
  version: '12.3.0',
  integrity: 'sha512-4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==',
};

/**
 * The path of Mermaid as one script, from the package registry when it is not there yet.
 * @returns {Promise<string>}
 */
export async function mermaidScript() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'wasmwright-look');
  const script = join(cache, `mermaid-${mermaid.version}.js`);
  if (existsSync(script)) return script;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'part-'));
  try {
    await execute('npm', ['pack', '--silent', `mermaid@${mermaid.version}`], { cwd: work });
    const archive = join(work, `mermaid-${mermaid.version}.tgz`);
    const digest = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (digest !== mermaid.integrity) throw new Error(`mermaid ${mermaid.version} is not what it was: ${digest}`);
    await execute('tar', ['-xzf', archive, '-C', work, 'package/dist/mermaid.min.js']);
    await rename(join(work, 'package/dist/mermaid.min.js'), script);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return script;
}

/**
 * What a browser measures on a page.
 * @typedef {object} Measured
 * @property {number} height In pixels.
 * @property {string[]} tooWide The beginnings of what does not fit into the width.
 * @property {string[]} graphs The labels that are drawn in each graph, one a line.
 * @property {string[]} errors What Mermaid said of graphs that it could not draw.
 */

/**
 * Draws Markdown, as a PNG if a path is given, and measures it.
 * @param {string} markdown
 * @param {{ theme?: 'light' | 'dark', png?: string }} [options]
 * @returns {Promise<Measured>}
 */
export async function draw(markdown, { theme = 'light', png } = {}) {
  const chromium = findChromium();
  if (!chromium) throw new Error('there is no Chromium on PATH');
  const work = await mkdtemp(join(tmpdir(), 'wasmwright-look-'));
  try {
    const page = join(work, 'page.html');
    await writeFile(page, await pageOf(markdown, theme));
    const open = async (/** @type {string[]} */ ...args) => {
      const fixed = ['--headless', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=20000'];
      // Chromium refuses to keep root in a sandbox. What it opens here is a file of ours.
      if (process.getuid?.() === 0) fixed.push('--no-sandbox');
      const all = [...fixed, `--user-data-dir=${join(work, 'profile')}`, ...args, pathToFileURL(page).href];
      return (await execute(chromium, all, { maxBuffer: 1 << 28, timeout: 120_000 })).stdout;
    };
    const dom = await open(`--window-size=${width},1000`, '--dump-dom');
    const measured = /<script type="application\/json" id="measured">(.*?)<\/script>/s.exec(dom)?.[1];
    if (measured === undefined) throw new Error(`the page did not come to its end:\n${dom.slice(-2000)}`);
    const result = JSON.parse(decodeURIComponent(measured));
    if (png !== undefined) await open(`--window-size=${width},${result.height}`, `--screenshot=${png}`);
    return result;
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function pageOf(markdown, theme) {
  const css = await readFile(resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');
  return `<!doctype html>
<meta charset="utf-8">
<style>${css}
  body { margin: 0; }
  .markdown-body { padding: 24px; }
</style>
<body class="markdown-body">
${toHtml(markdown)}
<script src="${pathToFileURL(await mermaidScript()).href}"></script>
<script type="module">
${drawAndMeasure}
await drawAndMeasure(${JSON.stringify(theme === 'dark' ? 'dark' : 'default')});
</script>
</body>
`;
}

/** Runs in the page. */
async function drawAndMeasure(theme) {
  const { document, mermaid } = globalThis;
  mermaid.initialize({ startOnLoad: false, theme, securityLevel: 'strict' });
  const measured = { height: 0, tooWide: [], graphs: [], errors: [] };
  for (const [i, code] of [...document.querySelectorAll('code.language-mermaid')].entries()) {
    try {
      const { svg } = await mermaid.render(`graph${i}`, code.textContent);
      const box = document.createElement('div');
      box.innerHTML = svg;
      code.parentElement.replaceWith(box);
      const labels = [...box.querySelectorAll('.nodeLabel, .edgeLabel p, .cluster-label p')];
      measured.graphs.push([...new Set(labels.map((label) => label.textContent.trim()))].join('\n'));
    } catch (failure) {
      measured.errors.push(String(failure));
    }
  }
  // What is folded is measured as well, and folded again for the picture.
  const folded = [...document.querySelectorAll('details:not([open])')];
  for (const part of folded) part.open = true;
  const parts = [document.documentElement, ...document.querySelectorAll('table, p, li, summary, h3, h4, div')];
  for (const part of parts) {
    if (part.scrollWidth > part.clientWidth + 1)
      measured.tooWide.push(`${part.tagName}: ${part.textContent.trim().slice(0, 80)}`);
  }
  for (const part of folded) part.open = false;
  measured.height = Math.ceil(document.body.getBoundingClientRect().height);
  const result = document.createElement('script');
  result.type = 'application/json';
  result.id = 'measured';
  result.textContent = encodeURIComponent(JSON.stringify(measured));
  document.body.append(result);
}
