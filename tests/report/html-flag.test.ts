import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { newHome, zuoxiJson } from '../cli/zuoxi.ts'
import { broken } from './rehearsed.ts'

const home = newHome()
afterAll(home.remove)

it('is written by `zuoxi replay --html`, with every turn in it', async () => {
  const [source, file] = [join(home.path, 'broken.yaml'), join(home.path, 'report.html')]
  writeFileSync(source, broken)
  const { code, json } = await zuoxiJson(['replay', source, '--html', file], { home: home.path })
  expect(code).toBe(1)
  expect(json).toMatchObject({ total: 1, failed: 1 })
  const html = readFileSync(file, 'utf8')
  const run = JSON.parse(/id="run">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as object
  expect(run).toMatchObject({ failed: 1, stages: ['memory'], rows: [{ id: 'broken-wording', turns: 4, failures: 3 }] })
  expect(html).toMatch(/id="d0">[\w+/=]{500,}</)
})
