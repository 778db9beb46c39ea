import type { Finding } from '../../finding.js';
import { FetchFailed, type HttpAnswer, type HttpRequest, type Platform, TooMuch } from '../../platform/platform.js';
import type { RemoteSettings } from './settings.js';
import { unusable } from './trouble.js';

/** The two stores of the protocol: results of actions by the key of the action, contents by their SHA-256. */
export type Kind = 'ac' | 'cas';

type Answer = Pick<HttpAnswer, 'status' | 'body'>;

/** How long a cache may be silent, and how long an answer may take: what it has can be built as well. */
const patience = { silence: 10_000, total: 120_000 };

const [found, none] = [200, 404];
const stored = [200, 201, 202, 204];

/**
 * A server of Bazel's protocol for remote caches (https://bazel.build/remote/caching#http-caching). Trouble is told once,
 * and then nothing more is asked of it.
 */
export class Server {
  readonly url: string;
  /** Whether it takes what it is given. */
  canWrite: boolean;
  /** Hears of the trouble that there is. */
  tell: (finding: Finding) => void = () => {};
  private isAsked = true;
  private isTold = false;
  private readonly off = new AbortController();
  private readonly settings: RemoteSettings;
  private readonly fetch: Platform['fetch'];

  constructor(settings: RemoteSettings, fetch: Platform['fetch'], signal: AbortSignal) {
    this.settings = settings;
    this.url = settings.url;
    this.canWrite = !settings.readOnly;
    this.fetch = fetch;
    signal.addEventListener('abort', () => this.stop(), { once: true });
  }

  /** None: it is not there, or nobody can tell. Fails with `TooMuch` where there are more bytes than `limit`. */
  async get(kind: Kind, key: string, limit: number): Promise<Uint8Array | undefined> {
    const answer = await this.ask(kind, key, { limit });
    if (answer && ![found, none].includes(answer.status)) this.giveUp(`answers ${answer.status}`, answer.status);
    return answer?.status === found ? answer.body : undefined;
  }

  async has(kind: Kind, key: string): Promise<boolean> {
    const answer = await this.ask(kind, key, { method: 'HEAD', limit: 0 });
    return answer?.status === found;
  }

  /** Gives whether it is there now. */
  async put(kind: Kind, key: string, body: Uint8Array): Promise<boolean> {
    if (!this.canWrite) return false;
    const answer = await this.ask(kind, key, { method: 'PUT', body, limit: 1 << 20 });
    if (answer && !stored.includes(answer.status)) this.doNotWrite(answer.status);
    return answer !== undefined && stored.includes(answer.status);
  }

  /** Asks it nothing more; what is being asked ends. */
  private stop(): void {
    this.isAsked = false;
    this.canWrite = false;
    this.off.abort();
  }

  private async ask(kind: Kind, key: string, request: Omit<HttpRequest, 'url'>): Promise<Answer | undefined> {
    if (!this.isAsked) return undefined;
    const { authorization } = this.settings;
    const headers = { ...(authorization && { authorization }) };
    const url = `${this.url}/${kind}/${key}`;
    try {
      // A page to log in is no answer, wherever it lies.
      return await this.fetch({ url, headers, stays: true, patience, ...request }, this.off.signal);
    } catch (failure) {
      // An answer that is no content may have a page of any length beside it.
      const isContent = failure instanceof TooMuch && failure.status === found && request.method === undefined;
      if (failure instanceof TooMuch && !isContent) return { status: failure.status, body: new Uint8Array() };
      if (failure instanceof TooMuch || !(failure instanceof FetchFailed)) throw failure;
      if (this.isAsked) this.giveUp(failure.message);
      return undefined;
    }
  }

  private giveUp(why: string, status?: number): void {
    this.stop();
    const refuses = status === 401 || status === 403;
    const help = refuses
      ? 'it wants a password or a token, which are sent to the address in `WASMWRIGHT_CACHE` only'
      : 'nothing has to be done if it comes back; `WASMWRIGHT_CACHE=off` does without it';
    this.tellOnce(unusable(`the cache at ${this.shown()} cannot be used (${why}), and is asked no more`, { help }));
  }

  private doNotWrite(status: number): void {
    this.canWrite = false;
    const help =
      'where it is only read from, say so: `read-only = true` in `[cache]`, or `WASMWRIGHT_CACHE_READONLY=true`';
    const what = `the cache at ${this.shown()} does not take what is built (it answers ${status}), and is given no more`;
    this.tellOnce(unusable(what, { help }));
  }

  private tellOnce(finding: Finding): void {
    if (!this.isTold) this.tell(finding);
    this.isTold = true;
  }

  private shown(): string {
    return new URL(this.url).host;
  }
}
