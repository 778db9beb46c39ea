import type { Finding } from '../finding.js';
import { type Case, program } from './cases.js';
import { findingText } from './text.js';

/** Cases as JUnit XML, as GitLab and Jenkins read it: a suite for each stage, and its steps are the tests. */
export function junitXml(cases: readonly Case[]): string {
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  const all = suites.flatMap((name) =>
    suite(
      name,
      cases.filter((one) => one.suite === name),
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${program}">`,
    ...all.map((line) => `  ${line}`),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(name: string, cases: readonly Case[]): readonly string[] {
  const number = (status: Case['status']) => String(cases.filter((one) => one.status === status).length);
  const attributes = {
    name,
    tests: String(cases.length),
    failures: number('failed'),
    errors: '0',
    skipped: number('skipped'),
    time: time(cases.reduce((sum, { seconds }) => sum + seconds, 0)),
  };
  return [`<testsuite${written(attributes)}>`, ...cases.flatMap(test).map((line) => `  ${line}`), '</testsuite>'];
}

/** What is wrong is text as the terminal has it: but for their first, the lines of an element stay where they are. */
function test({ suite, name, status, seconds, findings, missing }: Case): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  const [first] = errors;
  const inside = [
    ...(status === 'failed' && first
      ? [`<failure${written({ type: first.id, message: first.message })}>${texts(errors)}</failure>`]
      : []),
    ...(status === 'skipped'
      ? [`<skipped${written({ message: missing === undefined ? 'not tried' : `${missing} has not passed` })}/>`]
      : []),
    ...(others.length > 0 ? [`<system-out>${texts(others)}</system-out>`] : []),
  ];
  const classname = suite === program ? suite : `${program}.${suite}`;
  const start = `<testcase${written({ name, classname, time: time(seconds) })}`;
  return inside.length === 0
    ? [`${start}/>`]
    : [`${start}>`, ...inside.map((element) => `  ${element}`), '</testcase>'];
}

const texts = (findings: readonly Finding[]) =>
  escaped(findings.map((finding) => findingText(finding, new Map())).join('\n'));

const time = (seconds: number) => seconds.toFixed(3);

const written = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replace(/[\n\t]/g, (space) => `&#${space.charCodeAt(0)};`)}"`)
    .join('');

/** Of what is no character of XML 1.0 no trace may be left. */
const escaped = (text: string) =>
  text
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
