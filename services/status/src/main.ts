import { run } from '@atrium/chassis/run';
import { config } from './config.ts';
import { startStatus } from './service.ts';

await run({ name: 'status', config, start: startStatus });
