import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RehearsalResult } from '@zuoxi/sdk/rehearsal'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, startChromium } from './chromium.ts'
import { broken, hostile, multiplied, type Rehearsed, rehearsed, writeReport } from './rehearsed.ts'

describe.skipIf(!hasChromium)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-report-'))
  let browser: Browser
  let page: Page
  let played: Rehearsed
  let report: string
  /** Whatever a page of ours must never do. */
  const misdeeds: string[] = []

  beforeAll(async () => {
    writeFileSync(join(folder, 'broken.yaml'), broken)
    writeFileSync(join(folder, 'hostile.yaml'), hostile)
    const house = ['gate/wrong-amount.yaml', 'gate/c3-redaction.yaml', 'deferral.yaml']
    played = await rehearsed([
      ...house.map((name) => `fixtures/conversations/${name}`),
      join(folder, 'broken.yaml'),
      join(folder, 'hostile.yaml'),
    ])
    report = await writeReport(folder, 'report.html', played)
    browser = await startChromium()
    // A browser that starts cold beside other suites takes a while.
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    await page?.close()
    expect(misdeeds.splice(0)).toEqual([])
  })

  /** Open a report from disk, and wait until its first conversation is on the screen. */
  async function open(file = report, scheme: 'dark' | 'light' = 'light'): Promise<void> {
    page = await browser.newPage({ viewport: { width: 1500, height: 900 }, colorScheme: scheme })
    page.on('pageerror', ({ message }) => misdeeds.push(message))
    page.on('console', (said) => said.type() === 'error' && misdeeds.push(said.text()))
    page.on(
      'request',
      (request) => request.url().split('#')[0] !== pathToFileURL(file).href && misdeeds.push(request.url()),
    )
    await page.goto(pathToFileURL(file).href)
    await page.waitForSelector('html[data-ready]')
  }
  const texts = (selector: string) => page.locator(selector).allTextContents()
  const opened = async (id: string) => page.waitForSelector(`html[data-ready="${id}"]`)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  it('shows failures first, and opens the first of them', async () => {
    await open()
    expect(await page.title()).toBe('✗ 2 · 排练报告')
    expect((await texts('.row .mark')).join('')).toBe('✗✗✓✓✓')
    expect(await page.textContent('h1')).toBe('话术改坏了')
    expect(await page.textContent('.wrong h2')).toBe('3 处不符合期望')
  })

  it('shows a broken wording exactly where it is', async () => {
    await open()
    expect(await texts('#turn-2 mark')).toEqual(['保证今天之内入账'])
    expect(await texts('#turn-2 .why')).toEqual(['到账时间以银行处理为准'])
    expect(await texts('#turn-2 .place')).toEqual([':14'])
    expect(await texts('#turn-2 .refused code')).toEqual(['GATE_BLOCKED'])
    await press('n', '4')
    expect(await texts('.code li.now')).toEqual(['  - insert: repayment.not-credited'])
    expect((await texts('.code li.bad')).map((line) => line.trim().split(':')[0])).toEqual([
      '- insert',
      '- repay',
      '- say',
    ])
  })

  it('tells by word what was expected and what was', async () => {
    await open()
    expect(await texts('#turn-4 .expected del')).toEqual(['五'])
    expect(await texts('#turn-4 .actual ins')).toEqual(['三', '。'])
  })

  it('shows what the customer saw, and nothing that was stopped', async () => {
    await open()
    expect(await texts('.bubble bdi')).toEqual(['我昨天还的款，怎么还显示逾期？', '预计三个工作日内答复您。'])
    await press('Enter', 'k')
    expect(await texts('.bubble.later bdi')).toEqual(['预计三个工作日内答复您。'])
  })

  it('shows the ledger before and after, and the cell that was expected otherwise', async () => {
    await open()
    await press('2')
    expect(await texts('.totals > div:first-child del, .totals > div:first-child ins, .totals .wanted')).toEqual([
      '¥1,916.98',
      '¥1,028.49',
      '期望 0.00',
    ])
    const rows = await texts('.ledger section:first-of-type > .wide tbody tr')
    expect(rows).toHaveLength(2)
    expect(rows.join('\n')).toContain('¥804.49¥0.00')
  })

  it('is worked by keys alone', async () => {
    await open()
    await press('j')
    await opened('hostile-text')
    await press('j', 'k', 'k')
    await opened('broken-wording')
    await press('Enter')
    expect(await page.locator('.turn.now').getAttribute('id')).toBe('turn-2')
    await press('j')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-3')
    expect(page.url()).toContain('id=broken-wording&turn=3')
    await press('Escape', '/')
    await page.keyboard.type('rule:number-amount')
    await opened('gate-wrong-amount')
    expect(await texts('.row .title')).toEqual(['这期到底还多少'])
    await press('Escape')
    expect(await texts('.row .title')).toHaveLength(5)
    await press('f')
    expect(await texts('.row .mark')).toEqual(['✗', '✗'])
    await press('?')
    expect(await texts('.help[open] dt')).toContain('/')
    await press('j', '?')
    expect(await page.locator('.help[open]').count()).toBe(0)
    await opened('broken-wording')
  })

  it('goes from failure to failure, over conversations', async () => {
    await open()
    for (const turn of [2, 3, 4]) {
      await press('n')
      expect(await page.locator('.turn.now').getAttribute('id')).toBe(`turn-${turn}`)
    }
    await press('n')
    await opened('hostile-text')
    await page.waitForSelector('#turn-1.now')
    await press('N')
    await page.waitForSelector('#turn-4.now')
  })

  it('opens where an address leads', async () => {
    await open()
    await page.goto(`${pathToFileURL(report).href}#id=gate-wrong-amount&turn=2&tab=source`)
    await opened('gate-wrong-amount')
    await page.waitForSelector('#turn-2.now')
    expect((await texts('.code li.now')).join('')).toContain('914.47')
  })

  it('makes nothing of hostile text but text', async () => {
    await open()
    await press('j')
    await opened('hostile-text')
    expect(await page.textContent('h1')).toBe('</script><script>window.owned = 1</script>')
    expect(await texts('#turn-2 blockquote')).toEqual(["<svg onload='window.owned = 6'><!-- 您好"])
    expect(await texts('#turn-1 blockquote')).toEqual([expect.stringContaining('␛[31m�kcatta�')])
    for (const key of ['1', '2', '3', '4', 'l']) await press(key)
    expect(await page.evaluate(() => 'owned' in window)).toBe(false)
    expect(await page.locator('img, svg, main script').count()).toBe(0)
    expect(
      await page.evaluate(() => {
        try {
          document.body.innerHTML = '<p>'
          return 'made markup'
        } catch {
          return 'refused'
        }
      }),
    ).toBe('refused')
    // That was us, to see that the page could not.
    expect(misdeeds.splice(0).join('\n')).toMatch(/TrustedHTML/)
  })

  it('keeps what a customer must not leave behind apart from what was kept of it', async () => {
    await open()
    await press('/')
    await page.keyboard.type('id:c3')
    await page.waitForSelector('.kept del')
    expect((await texts('.kept ins')).join('')).not.toBe('')
  })

  it('scrubs through the screens', async () => {
    const [first] = played.results
    if (!first?.trace) throw new Error('played without a trace')
    const frame = (text: string, keys: string) => ({ keys, rows: [[{ text: '坐席台', bold: true }], [{ text }]] })
    const turns = first.trace.turns.map((turn, i) =>
      i === 0 ? turn : { ...turn, frames: [frame(`在写第${i}句`, 'i'), frame(`发出第${i}句`, 'ctrl+s')] },
    )
    const filmed: RehearsalResult = { ...first, trace: { ...first.trace, turns } }
    const file = await writeReport(folder, 'filmed.html', { ...played, results: [filmed, ...played.results.slice(1)] })
    await open(file)
    await press('/')
    await page.keyboard.type(filmed.id)
    await opened(filmed.id)
    await press('Enter', '3')
    expect(await texts('.terminal div')).toEqual(['坐席台', '在写第1句'])
    await press(']')
    expect(await texts('.terminal div')).toEqual(['坐席台', '发出第1句'])
    expect(await page.textContent('.caption kbd')).toBe('ctrl+s')
    await page.locator('.scrub input').fill('3')
    expect(await texts('.terminal div')).toEqual(['坐席台', '发出第2句'])
    expect(await page.locator('.turn.now').getAttribute('id')).toBe('turn-3')
    const widths = await page
      .locator('.terminal div:first-child i')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width))
    expect(new Set(widths.map((width) => width.toFixed(2))).size).toBe(1)
  })

  it('shows what is covered, what is not, and leads to who covers it', async () => {
    await open()
    await press('c')
    await page.waitForSelector('.coverage')
    expect(await texts('.coverage summary b')).toContain('闸门规则')
    const row = page.locator('.coverage li', { hasText: 'number-dpd' }).first()
    expect(await row.textContent()).toBe('✗number-dpd')
    await page.locator('.coverage button', { hasText: 'gate-wrong-amount' }).first().click()
    await opened('gate-wrong-amount')
    await press('c', 'Escape')
    expect(await page.textContent('h1')).toBe('这期到底还多少')
  })

  it('speaks both languages, all of it', async () => {
    const file = await writeReport(folder, 'report-en.html', played, 'en')
    await open(file)
    const chrome = '.head, .aside .sieve, .count, .tabs, .wrong h2, .help'
    expect(await page.title()).toBe('✗ 2 · Rehearsal report')
    // The button that leads to Chinese says so in Chinese.
    expect((await texts(chrome)).join(' ').replace('中文', '')).not.toMatch(/[\u4e00-\u9fff]/)
    expect(await texts('#turn-2 .why')).toEqual(['Banks decide when money arrives'])
    await press('l')
    expect((await texts('.tabs')).join('')).toContain('客户所见')
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
  })

  it.each(['dark', 'light'] as const)('can be read when it is %s', async (scheme) => {
    await open(report, scheme)
    const poor = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      const luminance = (name: string) => {
        probe.style.color = `var(--${name})`
        const [r = 0, g = 0, b = 0] = (/\d+, \d+, \d+/.exec(getComputedStyle(probe).color)?.[0] ?? '')
          .split(', ')
          .map((part) => Number(part) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const contrast = (a: string, b: string) => {
        const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
        return (high + 0.05) / (low + 0.05)
      }
      const inks = ['ink', 'soft', 'faint', 'accent', 'good', 'warn', 'bad']
      const washed = ['accent', 'good', 'warn', 'bad'].map((name) => [name, `${name}-wash`] as const)
      const plain = inks.flatMap((ink) => ['paper', 'sheet', 'raised'].map((paper) => [ink, paper] as const))
      return [...plain, ...washed].filter(([ink, paper]) => contrast(ink, paper) < 4.5).map((pair) => pair.join(' on '))
    })
    expect(poor).toEqual([])
    const dark = async () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await dark()).toBe(scheme === 'dark')
    const paper = async () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await paper()
    await press(...(scheme === 'dark' ? ['t', 't'] : ['t']))
    expect(await paper()).not.toBe(before)
  })

  it('draws a thousand conversations no slower than it has to: only the rows that are seen', async () => {
    const file = await writeReport(folder, 'thousand.html', multiplied(played, 1_000))
    await open(file)
    expect(await page.textContent('.count')).toBe('共 1000 个会话')
    expect(await page.locator('.row').count()).toBeLessThan(60)
    await press('G')
    await page.waitForSelector('.row.chosen[aria-posinset="1000"]')
    expect(await page.locator('.row.chosen').isVisible()).toBe(true)
  })

  it('fits a narrow window', async () => {
    await open()
    await page.setViewportSize({ width: 480, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
})
