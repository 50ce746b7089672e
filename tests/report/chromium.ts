import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Debian, Ubuntu and most others put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => existsSync(place))

/** Whether there is a browser to open reports in. Where there is none, that is said out loud and the tests are skipped. */
export const hasChromium: boolean = executablePath !== undefined

if (!hasChromium)
  process.stderr.write(
    '\nNo Chromium: the report is NOT tested in a browser. Install one: apt-get install chromium\n\n',
  )

export async function startChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`no Chromium at ${places.join(', ')}`)
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
}
