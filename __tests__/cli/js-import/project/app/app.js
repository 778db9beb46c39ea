import { hello } from './hallo.js';

export const greet = (name) => hello(name);
