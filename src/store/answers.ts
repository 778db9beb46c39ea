import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { ownIdentity } from './inputs.js';

/** The answers about one binary, by question. */
type About = Record<string, unknown>;

/** So many times as many binaries are kept as a project has now: a few branches can be gone back to. */
const most = 4;

/**
 * What the core has found out about binaries, in `.wasmwright/answers`: a file for each, by its digest. Binaries do not
 * change under a digest, so that an answer is right for as long as the same program is asked; what another build of it has
 * written is not read. They stay on this machine: a verdict is for nobody else to give. What goes wrong is not kept: it is
 * found again, and told with its place.
 */
export class Answers {
  private readonly folder: string;
  private readonly known = new Map<string, Promise<About>>();
  private readonly isNew = new Set<string>();
  private readonly files: Files;
  private readonly forget: boolean;
  private program: Promise<string> | undefined;

  /** `forget`: everything is found out anew. */
  constructor(work: string, files: Files, { forget = false } = {}) {
    this.folder = join(work, 'answers');
    this.files = files;
    this.forget = forget;
  }

  /** What was found out about a binary before, or is now. A question names all that its answer depends on. */
  async about<T>(digest: string, question: string, find: () => Promise<T>): Promise<T> {
    const reading = this.known.get(digest) ?? this.read(digest);
    this.known.set(digest, reading);
    const answers = await reading;
    if (Object.hasOwn(answers, question)) return answers[question] as T;
    const answer = await find();
    answers[question] = answer;
    this.isNew.add(digest);
    return answer;
  }

  /** Writes what is new, and takes away what was not asked for where that has become much more than these are. */
  async settle(binaries: number): Promise<void> {
    const program = await this.own();
    for (const digest of this.isNew) {
      const answers = await this.known.get(digest);
      // Nothing is lost but time where that cannot be written.
      await this.files.write(this.placeOf(digest), JSON.stringify({ program, answers })).catch(() => {});
    }
    const there = await this.files.list(this.folder).catch(() => []);
    if (there.length > most * binaries) {
      for (const name of there) if (!this.known.has(name)) await this.files.remove(join(this.folder, name));
    }
    // A run comes to the same without them.
    this.files.unsee(this.folder);
  }

  private async read(digest: string): Promise<About> {
    if (this.forget) return {};
    const text = await this.files.readText(this.placeOf(digest)).catch(() => '');
    try {
      const { program, answers } = JSON.parse(text);
      return program === (await this.own()) ? { ...answers } : {};
    } catch {
      return {};
    }
  }

  private own(): Promise<string> {
    this.program ??= ownIdentity(this.files);
    return this.program;
  }

  private placeOf(digest: string): string {
    return join(this.folder, digest);
  }
}
