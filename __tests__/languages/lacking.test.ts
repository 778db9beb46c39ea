import { beforeAll, describe, expect, test } from 'vitest';
import { withFiles } from '../helpers/files.js';
import { about, build, missingFor, project, skipped, type Told } from './shop.js';

const rest = [
  'the destructor of resource `basket` of `demo:shop/catalog@1.2.0`',
  'the constructor of resource `basket` of `demo:shop/catalog@1.2.0`',
  '`basket.add` of `demo:shop/catalog@1.2.0`',
  '`basket.grand-total` of `demo:shop/catalog@1.2.0`',
  '`find-item` of `demo:shop/catalog@1.2.0`',
  '`greet-all` of world `shop`',
];
const [destructor = '', creation = '', add = '', total = '', find = '', greet = ''] = rest;
const resource = 'resource `basket` of `demo:shop/catalog@1.2.0`';

/** Sources that have one function of the seven things that the world wants; what is missing of them, and what is said of one. */
const cases: readonly {
  readonly language: string;
  readonly files: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** Of `find-item`. */
  readonly help: string;
  readonly file: string;
  readonly line?: number;
}[] = [
  {
    language: 'rust',
    files: {
      'src/lib.rs': `wit_bindgen::generate!({ path: "../wit", world: "shop" });

struct Shop;

impl exports::demo::shop::catalog::Guest for Shop {
    fn count_all() -> u32 {
        1
    }
}

export!(Shop);
`,
    },
    missing: [resource, find, greet],
    help: 'write `fn find_item` in this `impl`',
    file: 'src/lib.rs',
    line: 5,
  },
  {
    language: 'go',
    files: {
      'export_wit_world/greet.go': 'package export_wit_world\n',
      'export_demo_shop_catalog/catalog.go': `package export_demo_shop_catalog

import "runtime"

type Basket struct {
	pinner runtime.Pinner
	handle int32
}

func (self *Basket) OnDrop() {}

func CountAll() uint32 { return 1 }
`,
    },
    missing: [creation, add, total, find, greet],
    help: 'write `func FindItem` in the package `export_demo_shop_catalog`',
    file: 'go.mod',
  },
  {
    language: 'c',
    files: { 'shop.c': '#include "shop.h"\n\nuint32_t exports_demo_shop_catalog_count_all(void) { return 1; }\n' },
    missing: rest,
    help: 'define `exports_demo_shop_catalog_find_item`, as the headers in shop/.wasmwright/build/c/bindings declare it',
    file: 'shop.c',
  },
  {
    language: 'cpp',
    files: { 'shop.cpp': '#include "shop_cpp.h"\n\nuint32_t exports::demo::shop::catalog::CountAll() { return 1; }\n' },
    missing: rest.filter((item) => item !== destructor),
    help: 'define `exports::demo::shop::catalog::FindItem(wit::string)`, as the headers in shop/.wasmwright/build/cpp/bindings declare it',
    file: 'shop.cpp',
  },
  {
    language: 'zig',
    files: { 'main.zig': 'export fn exports_demo_shop_catalog_count_all() u32 {\n    return 1;\n}\n' },
    missing: rest,
    help: 'define `exports_demo_shop_catalog_find_item`, as the headers in shop/.wasmwright/build/zig/bindings declare it',
    file: 'main.zig',
  },
  {
    language: 'javascript',
    files: {
      'shop.js': `import { countAll } from './count.js';

class Basket {}

export const catalog = { countAll, Basket };
`,
      'count.js': 'export const countAll = () => 1;\n',
    },
    // Every class has a constructor.
    missing: rest.filter((item) => item !== destructor && item !== creation),
    help: 'write `findItem(name) { … }` in `export const catalog = { … }`',
    file: 'shop.js',
    line: 5,
  },
  {
    language: 'typescript',
    files: { 'shop.ts': 'export const catalog = {\n  countAll: (): number => 1,\n};\n' },
    missing: rest.filter((item) => item !== destructor),
    help: 'write `findItem(name) { … }` in `export const catalog = { … }`',
    file: 'shop.ts',
    line: 1,
  },
  {
    language: 'python',
    files: {
      'app.py':
        'from counting import Counting\nfrom wit_world import exports\n\n\nclass Catalog(Counting, exports.Catalog):\n    pass\n',
      'counting.py': 'class Counting:\n    def count_all(self):\n        return 1\n',
      'catalog.py': 'from wit_world.exports import catalog\n\n\nclass Basket(catalog.Basket):\n    pass\n',
    },
    missing: [add, total, find, greet],
    help: 'write `def find_item(self, name)` in the class `Catalog`',
    file: 'app.py',
    line: 5,
  },
  {
    language: 'wat',
    files: {
      'shop.wat':
        '(module\n  (memory (export "memory") 1)\n  (func (export "demo:shop/catalog@1.2.0#count-all") (result i32) i32.const 1))\n',
    },
    missing: rest.filter((item) => item !== destructor),
    help: 'export a function as `demo:shop/catalog@1.2.0#find-item`',
    file: 'shop.wat',
  },
];

const there = cases.filter(({ language }) => missingFor(language) === undefined);
const withoutWasi = { rust: 'target = "wasm32-unknown-unknown"' };

describe('what a world asks for and the sources do not have is said in its own words', () => {
  let told: Told;

  beforeAll(async () => {
    const components = Object.fromEntries(there.map(({ language, files }) => [language, files]));
    told = await withFiles(project(components, withoutWasi), (cwd) => build(cwd));
  }, 600_000);

  for (const { language, missing, help, file, line } of cases) {
    const needed = missingFor(language);
    test.skipIf(needed !== undefined)(`in ${language}${skipped(needed)}`, () => {
      const findings = about(told, language);
      const wanted = missing.map((item) => `${item} is not implemented`);
      expect(findings.map(({ message }) => message).sort()).toEqual(wanted.sort());
      expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['not-implemented']));
      const [finding] = findings.filter(({ message }) => message.startsWith(find));
      expect(finding?.help).toBe(help);
      expect(finding?.location).toMatchObject({
        file: `shop/${language}/${file}`,
        ...(line !== undefined && { line }),
      });
      // And where the world has it.
      expect(finding?.baseline).toMatchObject({ file: 'shop/wit/shop.wit', line: 4, column: 3 });
      expect(told.components[language]?.status).toBe('failed');
    });
  }
});

/** Sources that have nothing at all. */
const nothing: readonly [language: string, files: Readonly<Record<string, string>>, help: string][] = [
  [
    'rust',
    { 'src/lib.rs': 'wit_bindgen::generate!({ path: "../wit", world: "shop" });\n' },
    'write `export!(TYPE);` for a type that implements the `Guest` traits of the world',
  ],
  [
    'go',
    { 'export_wit_world/greet.go': 'package export_wit_world\n\nfunc GreetAll(n uint32) uint32 { return n }\n' },
    'write a file of `package export_demo_shop_catalog` in the folder `export_demo_shop_catalog`, with `Basket`, `FindItem`, `CountAll`, `MakeBasket`, `Add`, `BasketGrandTotal`',
  ],
  [
    'python',
    {
      'app.py':
        'import wit_world\n\n\nclass WitWorld(wit_world.WitWorld):\n    def greet_all(self, n):\n        return n\n',
    },
    'write `class Catalog(wit_world.exports.Catalog)` with its functions, or import it there',
  ],
];

describe('an interface of which there is nothing is named as a whole', () => {
  for (const [language, files, help] of nothing) {
    const needed = missingFor(language);
    test.skipIf(needed !== undefined)(`in ${language}${skipped(needed)}`, () =>
      withFiles(project({ [language]: files }, withoutWasi), async (cwd) => {
        const told = await build(cwd);
        const whole = about(told, language).find(
          ({ message }) => message === 'interface `demo:shop/catalog@1.2.0` is not implemented',
        );
        expect(whole?.id).toBe('not-implemented');
        expect(whole?.help).toBe(help);
        expect(whole?.baseline).toMatchObject({ file: 'shop/wit/shop.wit', line: 14 });
        expect(told.code).toBe(1);
      }),
    );
  }
});

/** What no one can tell by reading is not complained of: each of these has its functions in a way of its own. */
const dynamic: readonly [what: string, language: string, files: Readonly<Record<string, string>>][] = [
  [
    'an object that is made by a function',
    'javascript',
    {
      'shop.js': `const made = () => ({ findItem: () => 1, countAll: () => 1 });
export const catalog = { ...made(), Basket: class { add() {} static grandTotal() { return 1; } } };
const shop = {};
shop.greetAll = (n) => n;
export const { greetAll } = shop;
`,
    },
  ],
  [
    'methods that a decorator and a base class of a library add',
    'python',
    {
      'app.py': `import wit_world


def all_of_it(cls):
    for name in ("find_item", "count_all"):
        setattr(cls, name, lambda self, *more: 1)
    return cls


@all_of_it
class Catalog:
    pass


class Base(type("Made", (), {"greet_all": lambda self, n: n})):
    pass


class WitWorld(Base):
    pass
`,
      'catalog.py': 'def made():\n    class Basket:\n        pass\n\n    return Basket\n\n\nBasket = made()\n',
    },
  ],
];

describe('what only running the program would tell is trusted', () => {
  test.each(dynamic)('%s', (_, language, files) =>
    withFiles(project({ [language]: files }), async (cwd) => {
      const told = await build(cwd);
      expect(about(told, language).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(told.code).toBe(0);
    }),
  );
});
