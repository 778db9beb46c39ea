import type { CompatFinding, Verdict } from '../../compat/verdict.js';
import { count } from '../../quantities.js';
import { type Annotation, annotation } from '../annotations.js';
import { affected, failing, trackOf } from '../verdict.js';
import { type Gate, isChange } from './gate.js';
import { whom } from './table.js';

/** A title is bold and does not wrap well; a message is to be read at a glance. */
const longest = { title: 60, message: 400 };

/**
 * What of the gate is shown at the lines of files: the version first, which is the verdict. What was accepted is a
 * notice; what the version declares, and what breaks nobody, is not shown there.
 */
export function gateAnnotations(gate: Gate): readonly Annotation[] {
  const own = gate.verdicts.flatMap((verdict) =>
    verdict.findings
      .filter(({ severity, accepted }) => severity !== 'note' || accepted)
      .map((finding) => annotationOf(finding, verdict, gate)),
  );
  const others = [...(gate.made ?? []), ...gate.findings];
  return [...others.filter(({ severity }) => severity !== 'note').map(annotation), ...own];
}

function annotationOf(finding: CompatFinding, verdict: Verdict, gate: Gate): Annotation {
  const { title, lines } = isChange(finding) ? ofChange(finding) : ofVersion(finding, verdict, gate);
  return {
    ...annotation(finding),
    title: clipped(title, longest.title),
    message: clipped(lines.filter(Boolean).join('\n'), longest.message),
  };
}

interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

function ofVersion(finding: CompatFinding, verdict: Verdict, { noun }: Gate): Words {
  const { next, declared, compatible, consumers = [] } = verdict;
  const broken = affected(consumers).length;
  const stop =
    broken > 0
      ? `: ${broken} of ${count(consumers.length, `known ${noun}`)} ${broken === 1 ? 'stops' : 'stop'} loading`
      : '';
  const changes = failing(verdict).filter(isChange).length;
  return {
    title: `Needs ${next}${compatible ? '' : stop}`,
    lines: [
      finding.message.replaceAll('`', ''),
      finding.accepted ? 'Accepted by the label.' : `Write: package ${verdict.package}@${next};`,
      compatible || changes === 0
        ? ''
        : `Or keep ${declared ? trackOf(declared.from) : 'it'} compatible: see the ${count(changes, 'finding')}.`,
    ],
  };
}

function ofChange(finding: CompatFinding): Words {
  const { id, breaks, message, notes = [], help, accepted } = finding;
  const stops = finding.stops?.names ?? [];
  const parties = breaks.length === 0 ? '' : `: ${whom({ breaks })} break`;
  return {
    title: `${id}${parties}`,
    lines: [
      accepted ? 'Accepted by the label.' : '',
      [message.replaceAll('`', ''), ...notes.slice(0, 1)].join(': '),
      stops.length > 0 ? `Stops loading: ${stops.slice(0, 5).join(', ')}${stops.length > 5 ? ', …' : ''}` : '',
      help === undefined || accepted ? '' : `Fix: ${help.replaceAll('`', '')}`,
    ],
  };
}

const clipped = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
