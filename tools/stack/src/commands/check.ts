import { onStopSignal, runCommand } from '../command.ts';
import { runChecks } from '../check/check.ts';
import { checks } from '../check/checks.ts';

onStopSignal(() => process.exit(1));
await runCommand(() => runChecks(checks));
