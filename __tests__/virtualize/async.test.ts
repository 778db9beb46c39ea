import { expect, test } from 'vitest';
import { parseClosing } from '../../src/virtualize/closing.js';
import { virtualize } from '../../src/virtualize/virtualize.js';
import { componentOf, core } from '../core/core.js';

test.each(['deny', 'empty'])('functions of WASI 0.3 are closed as others are: %s', (how) => {
  const component = componentOf(`package test:later@0.3.0;
    interface files {
      enum error { access, gone }
      open: async func(name: string) -> result<u32, error>;
      read: func(name: string) -> tuple<stream<u8>, future<result<_, error>>>;
      write: async func(data: stream<u8>) -> result<_, error>;
    }
    interface api { run: async func(); }
    world consumer { import files; export api; }`);
  const closing = parseClosing('test:later/files', how);
  const { bytes, closed } = virtualize(component, closing ? [closing] : [], core);
  expect(closed).toEqual(['test:later/files@0.3.0']);
  expect(core.components.validate(bytes)).toBe('component');
});
