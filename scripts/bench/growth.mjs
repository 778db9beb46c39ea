import { print } from './measure.mjs';

const each = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join('\n');

/** Packages of so many items; `type` is what differs between the two versions. */
const packages = {
  functions: (n, type) =>
    `interface i { ${each(n, (i) => `call-${i}: func(a: ${type});`)} } world w { import i; export i; }`,
  'functions of other names': (n, type) =>
    `interface i { ${each(n, (i) => `call-${type}-n${i}: func();`)} } world w { import i; export i; }`,
  'types and functions that use them': (n, type) =>
    `interface i { ${each(n, (i) => `record r${i} { a: ${type} } call-${i}: func(a: r${i});`)} } world w { import i; export i; }`,
  interfaces: (n, type) =>
    `interface t { enum e { a } } ${each(n, (i) => `interface i${i} { use t.{e}; call: func(a: ${type}) -> e; }`)}
     world w { ${each(n, (i) => `import i${i}; export i${i};`)} }`,
  worlds: (n, type) =>
    `interface i { call: func(a: ${type}); } ${each(n, (i) => `world w${i} { import i; export f: func(); }`)}`,
  'items behind gates': (n, type) =>
    `@since(version = 0.2.0) interface i { ${each(n, (i) => `@since(version = 0.2.0) call-${i}: func(a: ${type});`)} }`,
};

/** Whether ten times as many items take ten times as long. */
export async function growth({ load, core }) {
  const { judge } = await load('compat/judge.js');
  const { readSides } = await load('compat/read.js');
  const { defaultPolicy } = await load('compat/policy.js');
  const parse = (text) =>
    core.wit.parse({
      files: [{ path: 'world.wit', text: `package demo:kv@0.2.1; ${text}` }],
      dependencies: [],
      features: { tag: 'all' },
    });
  const effort = (make, count) => {
    const [before, now] = [parse(make(count, 'u32')), parse(make(count, 'u64'))];
    // At its best, since what others do to the caches says nothing of it.
    return Math.min(...Array.from({ length: 7 }, () => cpu(() => compared(before, now)) / count));
  };
  for (const [what, make] of Object.entries(packages)) {
    for (let i = 0; i < 10; i++) effort(make, 100);
    const [few, many] = [effort(make, 1_000), effort(make, 10_000)];
    const unit = `times as long for each of 10,000 ${what} as for each of 1,000 (${few.toFixed(1)} and ${many.toFixed(1)} µs)`;
    print('the comparison takes', many / few, unit, 1.5);
  }

  function compared(before, now) {
    const titles = { baseline: 'baseline', current: 'current' };
    const { findings } = judge({ ...readSides(before, now), policy: defaultPolicy, titles });
    if (findings.length === 0) throw new Error('nothing was found');
  }
}

/** What the processor had to do, in microseconds: it does not matter who else is at work. */
function cpu(call) {
  const start = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
