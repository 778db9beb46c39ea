#!/usr/bin/env node
import { commandLine } from './index.js';
process.exitCode = await commandLine(process.argv.slice(2));
