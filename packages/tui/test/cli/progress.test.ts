import { describe, expect, it } from 'vitest'
import { progressLine, progressOn } from '../../src/cli/progress.ts'
import { keepingSink } from './host.ts'

describe('a line of progress', () => {
  it('shows share, counts and rate', () => {
    expect(progressLine({ label: '导入', done: 1_234, total: 5_000, elapsedMs: 1_000 })).toBe(
      '导入 [######------------------]  24% 1,234/5,000 1,234/s',
    )
  })

  it('shows counts alone while nobody knows the total', () => {
    expect(progressLine({ label: 'checking', done: 500, total: 0, elapsedMs: 2_000 })).toBe('checking 500 250/s')
  })
})

describe('progress', () => {
  it('redraws in place on a terminal, ten times a second at most, and cleans up', () => {
    let nowMs = 1_000
    const stderr = { ...keepingSink(), isTTY: true }
    const progress = progressOn({ stderr, clock: { nowMs: () => nowMs } }, 'x')
    for (; nowMs < 1_250; nowMs += 10) progress.at(nowMs, 2_000)
    progress.end()
    expect(stderr.text().split('\r')).toHaveLength(5)
    expect(stderr.text().endsWith('\r\u001b[K')).toBe(true)
  })

  it('writes a line now and then where nobody watches, and nothing for work that is soon over', () => {
    let nowMs = 0
    const stderr = keepingSink()
    const progress = progressOn({ stderr, clock: { nowMs: () => nowMs } }, 'x')
    for (; nowMs < 12_000; nowMs += 500) {
      progress.at(nowMs, 20_000)
      if (nowMs < 5_000) expect(stderr.text()).toBe('')
    }
    progress.end()
    expect(stderr.text()).toMatch(/^(x \[.*\n){2}$/)
  })
})
