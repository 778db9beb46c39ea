import { expect, test } from 'vitest';
import { withStopped } from '../../src/compat/consumers.js';
import type { CompatFinding, ConsumerVerdict, Verdict } from '../../src/compat/verdict.js';

const finding = (item: string, breaks: CompatFinding['breaks'] = ['old-guests']) => ({ item, breaks }) as CompatFinding;
const consumer = (name: string, ...items: readonly string[]): ConsumerVerdict => ({
  name,
  source: name,
  status: items.length > 0 ? 'breaks' : 'loads',
  misses: items.map((item) => ({ item, message: '' })),
});

test('a finding names those who miss it, and no others', () => {
  const findings = [
    finding('demo:kv/hooks#on-evict'),
    finding('demo:kv/hooks#on-clear'),
    finding('demo:kv/store#entry-info'),
    finding('demo:kv/store-more#get'),
    finding('demo:kv/hooks#on-put', []),
  ];
  const consumers = [
    consumer('evict', 'demo:kv/hooks@0.2.2#on-evict'),
    // What has changed is a type that the function takes.
    consumer('stat', 'demo:kv/store@0.2.2#stat'),
    consumer('put', 'demo:kv/hooks@0.2.2#on-put'),
    consumer('fine'),
  ];
  const named = withStopped({ findings } as unknown as Verdict, consumers, 'plugin').map(({ stops }) => stops?.names);
  expect(named).toEqual([['evict'], undefined, ['stat'], undefined, undefined]);
});
