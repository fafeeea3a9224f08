import { AxeBuilder } from '@axe-core/playwright'
import { everyKind, expect, open, test } from './reading.ts'

for (const language of ['nb', 'nn', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any kind of page in ${language}, ${colorScheme}`, async ({ page, mayFail }) => {
      mayFail(/status of 404/)
      test.slow()
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(`/?lang=${language}`)
      for (const address of Object.values(everyKind)) {
        await open(page, address)
        await page.waitForLoadState('networkidle')
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([])
      }
    })
  }
}
