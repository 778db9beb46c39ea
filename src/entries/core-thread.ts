import { coreThread } from '../main.js';

await coreThread();
