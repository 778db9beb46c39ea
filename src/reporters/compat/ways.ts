import { acceptable } from '../../compat/acceptance.js';
import type { Verdict } from '../../compat/verdict.js';
import { count } from '../../quantities.js';
import { clipped, code, details, fence, plain, prose } from '../markdown.js';
import { failing, trackOf } from '../verdict.js';
import { type Gate, isChange } from './gate.js';
import { placeLink, type Setting } from './table.js';

/** The ways out of a failing verdict, in the order of what they cost others. */
export function whatToDo(verdict: Verdict, gate: Gate, setting: Setting): string {
  const stay = verdict.compatible ? undefined : stayCompatible(verdict, gate);
  const ways = [stay, release(verdict, gate, setting), accepting(verdict, gate)].filter((way) => way !== undefined);
  if (ways.length === 0) return '';
  if (ways.length === 1) return `**What to do:** ${ways[0]}`;
  const listed = ways.map((way, i) => `${i + 1}. ${way.replaceAll('\n', '\n   ')}`);
  return `**What to do**, one of:\n\n${listed.join('\n').replace(/^ {3}$/gm, '')}`;
}

function stayCompatible(verdict: Verdict, { edits }: Gate): string | undefined {
  const edit = edits?.get(verdict.current)?.stay;
  const words = [
    ...new Set(
      failing(verdict)
        .filter(isChange)
        .flatMap(({ help }) => help ?? []),
    ),
  ];
  if (edit) {
    const title = 'Show the edit (checked, it breaks nobody)';
    return `**Stay compatible:** ${prose(edit.words)}\n${details(title, fence(edit.patch, 'diff'))}`;
  }
  if (words.length === 0) return undefined;
  const [first = ''] = words;
  if (words.length === 1) return `**Stay compatible:** ${sentence(first)}`;
  return `**Stay compatible:**\n${words
    .slice(0, 5)
    .map((text) => `- ${sentence(text)}`)
    .join('\n')}`;
}

/** Another track is not free, and that is said beside the edit. */
function release(verdict: Verdict, gate: Gate, setting: Setting): string | undefined {
  const { next, declared, compatible, consumers = [], findings } = verdict;
  const tooLow = findings.find((finding) => !isChange(finding));
  if (next === undefined || !declared || !tooLow) return undefined;
  const edit = gate.edits?.get(verdict.current)?.release;
  const place = tooLow.location ? `, or edit ${placeLink(tooLow.location, setting, 'c')}` : '';
  const all =
    consumers.length > 0 ? `All ${count(consumers.length, plain(gate.noun))}` : `All ${plain(gate.noun)}s built before`;
  const cost = compatible ? '' : ` ${all} then need a host that still offers ${trackOf(declared.from)}.`;
  const title = compatible ? `Release it as ${plain(next)}` : 'Release a break';
  const way = `**${title}:** ${code('wasmwright compat --fix')}${place}.${cost}`;
  return edit ? `${way}\n${fence(edit.patch, 'diff')}` : way;
}

function accepting(verdict: Verdict, { acceptance }: Gate): string | undefined {
  if (!acceptance || acceptance.isSet || acceptable([verdict]).length === 0) return undefined;
  return `**Accept it as it is:** a maintainer adds the label ${code(acceptance.label)}.`;
}

function sentence(text: string): string {
  const line = prose(clipped(text, 1_000));
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
