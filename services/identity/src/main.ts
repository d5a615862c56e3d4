import { run } from '@atrium/chassis/run';
import { config } from './config.ts';
import { startIdentity } from './service.ts';

await run({ name: 'identity', config, start: startIdentity });
