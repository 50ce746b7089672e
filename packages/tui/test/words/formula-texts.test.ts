import { figureFormulas, formulas } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { formulaText } from '../../src/words/formula-texts.ts'

test('every formula is told in Chinese to who reads Chinese, and as it is to who reads English', () => {
  for (const [formula, text] of Object.entries({ ...formulas, ...figureFormulas })) {
    const step = { formula, ...text, inputs: [], result: '' }
    const zh = formulaText(step, 'zh-CN')
    expect([formula, zh.expression.replace(/\bIRR\b/g, '')]).toEqual([formula, expect.not.stringMatching(/[a-z]{2,}/i)])
    expect([formula, zh.origin]).toEqual([formula, expect.stringMatching(/[\u4e00-\u9fff]/)])
    expect(formulaText(step, 'en')).toEqual(text)
  }
})
