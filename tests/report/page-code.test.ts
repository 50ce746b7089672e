import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { reportPageCode, reportPageFile } from '../../scripts/report-page-code.ts'

it('holds the page that its sources make; if not: node scripts/report-page.ts', async () => {
  expect(readFileSync(reportPageFile, 'utf8') === (await reportPageCode())).toBe(true)
})
