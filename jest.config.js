import { globSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { jest } from './tools/config/src/jest.js';

// Every workspace with a tsconfig of its own is a project; a new service needs no line here.
const homes = globSync('{protos,gateway,test,services/*,tools/*}/tsconfig.json', { cwd: import.meta.dirname }).map(
  (file) => dirname(file),
);

export default {
  projects: homes.filter((home) => existsSync(home)).map((home) => jest(home, `${import.meta.dirname}/${home}`)),
  cacheDirectory: '.atrium/jest',
  maxWorkers: 2,
  testTimeout: 60000,
};
