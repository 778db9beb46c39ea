import type { Location } from '../finding.js';
import { error, type Finding } from '../finding.js';
import type { WitReader } from '../project/wit-package.js';
import { type Fit, fitOf, type Subject } from './fit.js';
import { type HostReference, type OpenHost, openHost } from './open.js';

/** What comes of every host that is asked for, and what is to be said of those that something does not fit. */
export interface Verdicts {
  readonly fits: readonly Fit[];
  readonly findings: readonly Finding[];
}

/** Something by its name, and where the project has it. */
export interface Named extends Subject {
  readonly name: string;
  readonly location?: Location;
}

/** Holds a component against hosts. Stops when a host is unknown, or something is wrong with its file. */
export async function verdictsOn(
  subject: Named,
  references: readonly HostReference[],
  reader: WitReader,
): Promise<Verdicts> {
  const each = await Promise.all(
    references.map(async (reference) => {
      const host = await openHost(reference, reader);
      const fit = fitOf(host, subject, reader.core);
      return { fit, findings: fit.fits ? [] : [unfit(subject, host, fit, reference.location)] };
    }),
  );
  return { fits: each.map(({ fit }) => fit), findings: each.flatMap(({ findings }) => findings) };
}

/** One finding for all reasons: a host is asked for as a whole. What is to be done about the first is the help. */
function unfit(
  subject: Named,
  { title, version }: OpenHost,
  { entry, reasons }: Fit,
  asked: Location | undefined,
): Finding {
  const [first, ...others] = reasons;
  const at = asked ?? subject.location;
  const host = version === undefined ? title : `${title} ${version}`;
  const way = entry === undefined ? '' : ` (${entry})`;
  const told = new Set([first?.help]);
  const notes = others.map(({ message, help }) => {
    const isNew = help !== undefined && !told.has(help);
    told.add(help);
    return `it ${message}${isNew ? `: ${help}` : ''}`;
  });
  return error('host-unfit', `\`${subject.name}\` does not fit ${host}${way}: it ${first?.message}`, {
    component: subject.name,
    ...(at && { location: at }),
    ...(notes.length > 0 && { notes }),
    ...(first?.help !== undefined && { help: first.help }),
  });
}
