import { afterEach, expect, test } from 'vitest'
import { openReader } from './reader.ts'

let close = async (): Promise<void> => {}
afterEach(() => close())

async function reader(lang: 'zh-CN' | 'en') {
  const opened = await openReader(lang)
  close = opened.close
  return opened
}

test.each(['zh-CN', 'en'] as const)('a conversation is served by ear alone (%s)', async (lang) => {
  const desk = await reader(lang)
  const told = [`-- \n${desk.opening()}`]
  const keys = [
    'j',
    'k',
    'enter',
    'enter',
    "'::'",
    "'wrz'",
    'enter',
    'ctrl+u',
    "'百分百今天到账'",
    'ctrl+f',
    'escape',
    'tab',
    'j',
    'enter',
    'escape',
    "/ 'zw 8899'",
    'enter',
    'g',
    'l',
    'x',
    'enter',
  ]
  for (const key of keys) told.push(`-- ${key}\n${await desk.press(key)}`)
  await expect(told.join('\n')).toMatchFileSnapshot(`./served-${lang}.txt`)
})

test('nothing that only eyes can use is said', async () => {
  const desk = await reader('zh-CN')
  let told = desk.opening()
  for (const key of ['enter', 'enter', "'::'", 'escape', 'escape', 'tab', 'b', '?', 'escape', 'T', 'P'])
    told += await desk.press(key)
  expect(told).not.toMatch(/[\u2500-\u259f]|[-=]{4,}| {2}/u)
})

test('time that passes is no news', async () => {
  const desk = await reader('zh-CN')
  desk.opening()
  desk.pass(7)
  expect(await desk.press('f12')).not.toMatch(/分钟/)
})

test('a locked desk names nobody', async () => {
  const desk = await reader('zh-CN')
  await desk.press('enter')
  expect(await desk.press('g l')).not.toMatch(/[张欧单仇]\S*\*/)
})
