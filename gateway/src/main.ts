import { run } from '@atrium/chassis/run';
import { config } from './config.ts';
import { startGateway } from './service.ts';

await run({ name: 'gateway', config, start: startGateway });
