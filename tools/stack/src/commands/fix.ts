import { onStopSignal, runCommand } from '../command.ts';
import { runChecks } from '../check/check.ts';
import { fixes } from '../check/fixes.ts';

onStopSignal(() => process.exit(1));
await runCommand(() => runChecks(fixes));
