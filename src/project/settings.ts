import { error, type Location, Stop } from '../finding.js';
import { type LanguageId, languages } from '../languages/index.js';
import type { Language } from '../languages/language.js';
import { commonSettings, type Profile, type SettingId, type Settings } from '../languages/settings.js';
import { nearest } from '../nearest.js';
import type { ManifestData } from './schema.js';
import { settingsShape } from './settings-schema.js';

type Table = NonNullable<ManifestData['components']>[string];

/** The settings of a component, each of which its language must know. */
export function settingsOf(table: Table, id: LanguageId, profile: Profile, at: (key: string) => Location): Settings {
  const language: Language = languages[id];
  const given = (Object.keys(settingsShape) as SettingId[]).filter((key) => table[key] !== undefined);
  for (const key of given) {
    const known = { ...commonSettings, ...language.settings }[key];
    if (!known)
      throw new Stop(error('setting-unfit', unfit(key, language), { location: at(key), help: fitting(language) }));
    const value = table[key];
    if (known.length === 0 || typeof value !== 'string' || known.includes(value)) continue;
    const message = `\`${key}\` cannot be \`${value}\` in ${language.title}`;
    const help = nearest(value, known) ?? `there are: ${known.join(', ')}`;
    throw new Stop(error('setting-unfit', message, { location: at(key), help }));
  }
  if (id === 'command') mustSayHow(table, at);
  const { build, ...others } = Object.fromEntries(given.map((key) => [key, table[key]])) as Table;
  return {
    ...(others as Omit<Settings, 'profile' | 'build'>),
    ...(build !== undefined && { build: wordsOf(build, at('build')) }),
    profile: table.profile ?? profile,
  };
}

/** What is built by a command of its own says nothing of itself. */
function mustSayHow({ build, artifact }: Table, at: (key: string) => Location): void {
  if (build !== undefined && artifact !== undefined) return;
  const message = `\`${build === undefined ? 'build' : 'artifact'}\` is missing`;
  const help = '`build` is the command, and `artifact` the component or core module that it leaves';
  throw new Stop(error('manifest-invalid', message, { location: at('build'), help }));
}

const unfit = (key: string, { title }: Language) => `\`${key}\` is no setting of ${title}`;

function fitting({ title, settings }: Language): string {
  return `${title} has: ${Object.keys({ ...settings, ...commonSettings }).join(', ')}`;
}

/** A command that is written as one text has its words parted by spaces: what needs quotes is given as a list. */
function wordsOf(command: string | readonly string[], location: Location): readonly string[] {
  const words = typeof command === 'string' ? command.split(/\s+/).filter((word) => word !== '') : command;
  if (words[0] === undefined) throw new Stop(error('manifest-invalid', '`build` names no program', { location }));
  if (typeof command !== 'string' || !/["'`$|&;<>*\\]/.test(command)) return words;
  throw new Stop(
    error('manifest-invalid', '`build` has characters that only a shell would understand', {
      location,
      help: 'it is started without a shell: give it as a list, `["make", "CFLAGS=-O2 -g"]`, or put it into a script',
    }),
  );
}
