import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/**
 * What axe finds on a page, each with the address. It stays in the page for the next question: to bring it along each
 * time, as @axe-core/playwright does, takes longer than its answer. Our pages have no frames to gather results from.
 */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(
    (how) => (window as unknown as { axe: { run(how: RunOptions): Promise<AxeResults> } }).axe.run(how),
    { ...options, resultTypes: ['violations'] } satisfies RunOptions,
  )
  return found.violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)
}
