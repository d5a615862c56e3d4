import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Axe = { axe: { run: (options: object) => Promise<AxeResults> } };

/** What axe finds wrong with a page, folds opened: rule and first place. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
  await page.evaluate(axe);
  const results = await page.evaluate((runOnly) => (globalThis as unknown as Axe).axe.run({ runOnly }), tags);
  return results.violations.map(
    ({ id, nodes }) =>
      `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
};
