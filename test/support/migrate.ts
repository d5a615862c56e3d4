import { inRoot } from '@atrium/stack/folders';
import { runProcess } from '@atrium/testkit/process';

/** Runs the migration of a workspace to its end, as `npm start` does before its process. */
export const migrate = (workspace: string, env: Record<string, string>): Promise<void> =>
  runProcess(inRoot(workspace, 'src/migrate.ts'), env);
