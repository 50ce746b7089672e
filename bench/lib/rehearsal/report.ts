import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { hasChromium, startChromium } from '../../../tests/report/chromium.ts'
import { multiplied, rehearsed, writeReport } from '../../../tests/report/rehearsed.ts'
import { percentile, rowOf, timed } from '../measure.ts'
import type { Report } from '../report.ts'

const sizes = [100, 1_000, 10_000] as const
const rounds = 15

/** How long a report takes to open in Chromium, from the address to the first conversation drawn; each size in turn. */
export async function benchReport(tell: (progress: string) => void): Promise<Pick<Report, 'data' | 'rows' | 'ratios'>> {
  if (!hasChromium) return { data: { report: 'not opened: no Chromium' }, rows: [], ratios: [] }
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-bench-report-'))
  tell('playing the house conversations once')
  const played = await rehearsed(['fixtures/conversations'])
  const files: { size: number; file: string; writtenMs: number; openMs: number[] }[] = []
  for (const size of sizes) {
    let file = ''
    const writtenMs = await timed(async () => {
      file = await writeReport(folder, `${size}.html`, multiplied(played, size))
    })
    files.push({ size, file, writtenMs, openMs: [] })
  }
  const browser = await startChromium()
  try {
    for (let round = -1; round < rounds; round += 1) {
      tell(`opening, round ${round + 1} of ${rounds}`)
      for (const { file, openMs } of files) {
        const ms = await opened(browser, file)
        // The first of each finds nothing in any cache.
        if (round >= 0) openMs.push(ms)
      }
    }
  } finally {
    await browser.close()
  }
  const data = Object.fromEntries(files.map(({ size, file }) => [`report of ${size}, bytes`, statSync(file).size]))
  rmSync(folder, { recursive: true, force: true })
  const [hundred = 0, thousand = 0, tenThousand = 0] = files.map(({ openMs }) => percentile(openMs, 50))
  return {
    data: { chromium: browser.version(), ...data },
    rows: files.flatMap(({ size, openMs, writtenMs }) => [
      rowOf(`report of ${size}: open`, openMs),
      rowOf(`report of ${size}: write`, [writtenMs]),
    ]),
    ratios: [
      { what: 'report of 1,000 ÷ of 100, opening, p50', value: thousand / hundred, target: { atMost: 2 } },
      { what: 'report of 10,000 ÷ of 1,000, opening, p50', value: tenThousand / thousand, target: { atMost: 5 } },
    ],
  }
}

/** In the page's own time, which begins when its address was asked for. */
async function opened(browser: Browser, file: string): Promise<number> {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(file).href)
  await page.waitForSelector('html[data-ready]')
  const ms = await page.evaluate<number>("performance.getEntriesByName('drawn')[0].startTime")
  await page.close()
  return ms
}
