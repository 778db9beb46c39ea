import { coreThread } from './index.js';
await coreThread();
