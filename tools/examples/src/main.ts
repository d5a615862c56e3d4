// Writes the example data into a running Atrium: ATRIUM_URL, ATRIUM_API_KEY. May be run again at any time.
import { httpClient } from '@atrium/cli/api/http';
import { failureOf } from '@atrium/cli/failure';
import { findSettings } from '@atrium/cli/settings';
import { loadExamples } from './load.ts';

const say = (line: string): void => void process.stdout.write(`examples: ${line}\n`);

try {
  const { url, key } = findSettings(process.env, process.cwd());
  await loadExamples(httpClient({ url, key, lang: 'en', onRetry: ({ en }) => say(en) }), new Date(), say);
  say('done');
} catch (error) {
  const { code, lines } = failureOf(error, 'en');
  process.stderr.write(`examples: ${lines.join('\n')}\n`);
  process.exitCode = code;
}
