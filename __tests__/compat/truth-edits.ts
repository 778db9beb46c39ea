/** One edit of `kv.wit`, and what it takes to write against it: each a text in place of another. */
export interface Edit {
  readonly name: string;
  readonly wit: readonly Replacement[];
  /** In whoever calls all that there is. */
  readonly caller?: readonly Replacement[];
  /** In whoever has all that there is. */
  readonly callee?: readonly Replacement[];
  /** What an item was called before that has another name now, under which findings tell of it. */
  readonly was?: Readonly<Record<string, string>>;
  /** The version that the package goes to; by default the next one of the track, as if nothing broke. */
  readonly version?: string;
}

export type Replacement = readonly [from: string, to: string];

const get = 'get: func(key: u32) -> u32;';
const getCalled = 'demo_kv_store_get(1)';
const getHead = 'exports_demo_kv_store_get(uint32_t key)';
const say = 'say: func(level: u32) -> u32;';
const sayCalled = '  sum += demo_kv_log_say(1);\n';
const sayDefined = 'uint32_t exports_demo_kv_log_say(uint32_t level) { return level; }';

export const edits: readonly Edit[] = [
  { name: 'nothing', wit: [] },
  {
    name: 'function added',
    wit: [[get, `${get} count: func() -> u32;`]],
    caller: [[sayCalled, `${sayCalled}  sum += demo_kv_store_count();\n`]],
    callee: [[sayDefined, `${sayDefined}\nuint32_t exports_demo_kv_store_count(void) { return 3; }`]],
  },
  {
    name: 'function removed',
    wit: [['grant: func(rights: rights) -> u32;', '']],
    caller: [['  sum += demo_kv_store_grant(DEMO_KV_STORE_RIGHTS_WRITE);\n', '']],
    callee: [['uint32_t exports_demo_kv_store_grant(exports_demo_kv_store_rights_t rights) { return rights; }', '']],
  },
  {
    name: 'function renamed',
    wit: [['grant: func', 'allow: func']],
    was: { 'demo:kv/store#allow': 'demo:kv/store#grant' },
    caller: [['demo_kv_store_grant', 'demo_kv_store_allow']],
    callee: [['demo_kv_store_grant', 'demo_kv_store_allow']],
  },
  {
    name: 'parameter added',
    wit: [[get, 'get: func(key: u32, fallback: u32) -> u32;']],
    caller: [[getCalled, 'demo_kv_store_get(1, 2)']],
    callee: [[getHead, 'exports_demo_kv_store_get(uint32_t key, uint32_t fallback)']],
  },
  { name: 'parameter renamed', wit: [[get, 'get: func(id: u32) -> u32;']] },
  {
    name: 'parameter widened',
    wit: [[get, 'get: func(key: u64) -> u32;']],
    callee: [[getHead, 'exports_demo_kv_store_get(uint64_t key)']],
  },
  {
    name: 'result changed',
    wit: [[get, 'get: func(key: u32) -> u64;']],
    callee: [[`uint32_t ${getHead}`, `uint64_t ${getHead}`]],
  },
  {
    name: 'result may be missing',
    wit: [[get, 'get: func(key: u32) -> option<u32>;']],
    caller: [[`uint32_t sum = ${getCalled};`, 'uint32_t sum = 0;\n  demo_kv_store_get(1, &sum);']],
    callee: [
      [
        `uint32_t ${getHead} { return key; }`,
        `bool ${getHead.replace(')', ', uint32_t *ret)')} { *ret = key; return true; }`,
      ],
    ],
  },
  {
    name: 'functions in another order',
    wit: [
      [get, ''],
      ['grant: func', `${get} grant: func`],
    ],
  },
  { name: 'record field added', wit: [['value: u32 }', 'value: u32, ttl: u32 }']] },
  { name: 'record fields in another order', wit: [['{ key: u32, value: u32 }', '{ value: u32, key: u32 }']] },
  { name: 'enum case added', wit: [['{ fast, safe }', '{ fast, safe, lazy }']] },
  { name: 'variant case added', wit: [['{ memory, disk(u32) }', '{ memory, disk(u32), network }']] },
  { name: 'flag added', wit: [['{ read, write }', '{ read, write, share }']] },
  {
    name: 'type renamed',
    wit: [
      ['record entry', 'record item'],
      ['entry: entry', 'entry: item'],
    ],
    was: { 'demo:kv/store#item': 'demo:kv/store#entry' },
    caller: [['store_entry_t', 'store_item_t']],
    callee: [['store_entry_t', 'store_item_t']],
  },
  { name: 'type added that nobody uses', wit: [[get, `${get} record quota { size: u32 }`]] },
  {
    name: 'interface added to the world',
    wit: [
      ['interface log', 'interface clock { now: func() -> u32; }\n\ninterface log'],
      ['  import log;', '  import log;\n  import clock;'],
      ['  export log;', '  export log;\n  export clock;'],
    ],
    caller: [[sayCalled, `${sayCalled}  sum += demo_kv_clock_now();\n`]],
    callee: [[sayDefined, `${sayDefined}\nuint32_t exports_demo_kv_clock_now(void) { return 4; }`]],
  },
  {
    name: 'interface removed from the world',
    wit: [
      ['  import log;\n', ''],
      ['  export log;\n', ''],
    ],
    caller: [[sayCalled, '']],
    callee: [[sayDefined, '']],
  },
  {
    name: 'parameter added elsewhere',
    wit: [[say, 'say: func(level: u32, times: u32) -> u32;']],
    caller: [['demo_kv_log_say(1)', 'demo_kv_log_say(1, 2)']],
    callee: [['exports_demo_kv_log_say(uint32_t level)', 'exports_demo_kv_log_say(uint32_t level, uint32_t times)']],
  },
  { name: 'version further on its track', wit: [], version: '0.2.9' },
  { name: 'version on another track', wit: [], version: '0.3.0' },
];

/** A text with each of the replacements made in it; one that does not apply is a mistake of the edit. */
export function edited(text: string, replacements: readonly Replacement[] = []): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`there is no ${from}`);
    return text.replaceAll(from, to);
  }, text);
}
