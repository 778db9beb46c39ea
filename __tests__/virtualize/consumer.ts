import type { Core, WitSource } from '../../src/core/index.js';
import { flatten, layoutOf, mostParams, mostResults } from '../../src/virtualize/layout.js';
import { shapesOf } from '../../src/virtualize/shape.js';
import type { ValueType } from '../../src/wave/type.js';

/** A function that a component imports, and exports as it is. */
export interface Passed {
  readonly result: ValueType;
  /** Types of its parameters, in WIT. */
  readonly params: readonly string[];
}

export const source = 'test:values/source@1.2.3';
export const reader = 'test:values/reader@1.2.3';

/**
 * A component whose functions `f0`, `f1`, … call those of an interface that it imports, with what they are called with,
 * and give what these give.
 */
export function consumer(functions: readonly Passed[], core: Core): Uint8Array {
  const wit: WitSource = {
    files: [{ path: 'w.wit', text: witText(functions) }],
    dependencies: [],
    features: { tag: 'all' },
  };
  const module = core.components.assemble({ path: 'm.wat', text: moduleText(wit, core) });
  return core.components.componentize(core.components.embed(module, wit, undefined), 'reactor');
}

function witText(functions: readonly Passed[]): string {
  const definitions: string[] = [];
  const name = namer(definitions);
  const signatures = functions.map(({ params, result }, i) => {
    const list = params.map((param, j) => `p${j}: ${param}`).join(', ');
    return `f${i}: func(${list}) -> ${name(result)};`;
  });
  const body = [...definitions, ...signatures].join('\n  ');
  return `package test:values@1.2.3;
interface source { ${body} }
interface reader { ${body} }
world consumer { import source; export reader; }`;
}

/** Writes types in WIT; those that need a name get one. */
function namer(definitions: string[]): (type: ValueType) => string {
  const define = (text: (name: string) => string) => {
    const name = `t${definitions.length}`;
    definitions.push(text(name));
    return name;
  };
  const of = (type: ValueType): string => {
    if (typeof type === 'string') return type;
    if ('list' in type) return `list<${of(type.list)}>`;
    if ('option' in type) return `option<${of(type.option)}>`;
    if ('tuple' in type) return `tuple<${type.tuple.map(of).join(', ')}>`;
    if ('result' in type) {
      const [ok, err] = type.result.map((inner) => (inner === null ? '_' : of(inner)));
      return err === '_' ? (ok === '_' ? 'result' : `result<${ok}>`) : `result<${ok}, ${err}>`;
    }
    if ('record' in type) {
      const fields = type.record.map(([field, inner]) => `${field}: ${of(inner)}`).join(', ');
      return define((name) => `record ${name} { ${fields} }`);
    }
    if ('variant' in type) {
      const cases = type.variant
        .map(([label, inner]) => (inner === null ? label : `${label}(${of(inner)})`))
        .join(', ');
      return define((name) => `variant ${name} { ${cases} }`);
    }
    const [kind, labels] = 'enum' in type ? ['enum', type.enum] : ['flags', type.flags];
    return define((name) => `${kind} ${name} { ${labels.join(', ')} }`);
  };
  return of;
}

function moduleText(wit: WitSource, core: Core): string {
  const resolved = core.wit.parse(wit);
  const shape = shapesOf(resolved);
  const functions = resolved.interfaces.find(({ name }) => name === 'source')?.functions ?? [];
  let area = 1024;
  const parts = functions.map(({ name, params, result }) => {
    if (!result) throw new Error(`${name} gives nothing`);
    const flat = flatten(
      params.map(({ ty }) => shape(ty)),
      mostParams,
    ) ?? ['i32'];
    const gives = flatten([shape(result)], mostResults);
    const at = area;
    area += Math.ceil((layoutOf(shape(result)).size + 8) / 8) * 8;
    const given = flat.map((type) => `(param ${type})`).join(' ');
    const passed = flat.map((_, i) => `(local.get ${i})`).join(' ');
    const type = gives ? `(result ${gives[0]})` : '(param i32)';
    const call = gives ? `(call $${name} ${passed})` : `(call $${name} ${passed} (i32.const ${at})) (i32.const ${at})`;
    return {
      imports: `(import "${source}" "${name}" (func $${name} ${given} ${type}))`,
      exports: `(func (export "${reader}#${name}") ${given} (result ${gives?.[0] ?? 'i32'}) ${call})`,
    };
  });
  const free = Math.ceil(area / 8) * 8;
  return `(module
    ${parts.map(({ imports }) => imports).join('\n')}
    (memory (export "memory") ${Math.ceil(free / 65_536) + 16})
    (global $free (mut i32) (i32.const ${free}))
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
      (global.set $free (i32.and (i32.add (global.get $free) (i32.const 7)) (i32.const -8)))
      (global.get $free)
      (global.set $free (i32.add (global.get $free) (local.get 3))))
    ${parts.map(({ exports }) => exports).join('\n')})`;
}
