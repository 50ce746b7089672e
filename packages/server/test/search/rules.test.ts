import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzyPinyin, searchWords } from '../../src/rules/search-keys.ts'
import { parseQuery, phonesNear, planSearch } from '../../src/rules/search-query.ts'
import { rankOf } from '../../src/rules/search-rank.ts'
import { normalizeSearchText } from '../../src/rules/search-text.ts'

const wordsOf = (name: string, nickname = '') =>
  searchWords({ name, nickname, phone: '16400008899', residentId: '99010519491231002X', customerNo: 'C00000001' })
const spellingsOf = (name: string) =>
  wordsOf(name)
    .filter((word) => /^n[a-z]+$/.test(word))
    .map((word) => word.slice(1))

describe('the words a customer is found under', () => {
  it('are the name, its spellings, the numbers and their ends', () => {
    expect(wordsOf('张伟', '小伟')).toEqual([
      'n张伟',
      'nzhangwei',
      'nzw',
      'n张wei',
      'fzanwei',
      'n小伟',
      'p16400008899',
      't99880000461',
      'cc00000001',
      'd10000000',
      'ix20013',
    ])
    expect(wordsOf('王秀英')).toEqual(expect.arrayContaining(['n王xiuying', 'n王xy', 'n王秀ying']))
  })

  it.each([
    ['单雄信', 'shanxiongxin', 'danxiongxin'],
    ['仇英', 'qiuying', 'chouying'],
    ['区大伟', 'oudawei', 'qudawei'],
    ['盖叫天', 'gejiaotian', 'gaijiaotian'],
    ['曾国藩', 'zengguofan', 'cengguofan'],
    ['乐嘉', 'yuejia', 'lejia'],
    ['张乐', 'zhangle', 'zhangyue'],
    ['吕布', 'lvbu', 'lubu'],
    ['尉迟恭', 'yuchigong', 'weichigong'],
    ['长孙无忌', 'zhangsunwuji', 'changsunwuji'],
  ])('%s is read %s, and by some %s', (name, ...spellings) => {
    expect(spellingsOf(name)).toEqual(expect.arrayContaining(spellings))
  })

  it('hold nothing but letters and digits, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        (name, nickname) => {
          for (const word of wordsOf(name, nickname)) expect(word).toMatch(/^[nfptcdi][\p{L}\p{N}]+$/u)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('never hold more of a resident id than its last six', () => {
    expect(wordsOf('张伟').filter((word) => word.includes('1231') || word.includes('1321'))).toEqual([])
  })
})

describe('fuzzy pinyin', () => {
  it('makes one of what many do not tell apart', () => {
    for (const [one, other] of [
      ['zhang', 'zang'],
      ['lin', 'ning'],
      ['huang', 'fang'],
      ['shi', 'si'],
      ['chen', 'ceng'],
      ['hui', 'fei'],
      ['hu', 'fu'],
    ]) {
      expect(fuzzyPinyin(one!)).toBe(fuzzyPinyin(other!))
    }
  })

  it('of a beginning is the beginning of it, so that it can be searched while it is typed', () => {
    const syllable = fc.constantFrom(
      'zhang',
      'huang',
      'fang',
      'hui',
      'ling',
      'shu',
      'chang',
      'ngu',
      'ni',
      'hun',
      'jin',
      'gang',
      'fu',
    )
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 4 }), fc.nat(), (syllables, cut) => {
        const whole = syllables.join('')
        expect(fuzzyPinyin(whole).startsWith(fuzzyPinyin(whole.slice(0, cut % (whole.length + 1))))).toBe(true)
      }),
    )
  })
})

describe('a query', () => {
  it.each([
    ['张', 'name:张'],
    ['张wei', 'name:张wei'],
    ['张 wei', 'name:张wei'],
    ['ZhangWei', 'name:zhangwei'],
    ['zw8899', 'name:zw digits:8899'],
    ['8899 zw', 'name:zw digits:8899'],
    ['ｚｗ　８８９９', 'name:zw digits:8899'],
    ['Ｃ00012345', 'customerNo:c00012345'],
    ['张伟 138', 'name:张伟 digits:138'],
    ['002x', 'residentTail:002x'],
    ['138****8899', 'digits:138 digits:8899'],
    ['+86 138-0013-8000', 'digits:13800138000'],
    ['0086138 0013 8000', 'digits:13800138000'],
    ['lǚ', 'name:lv'],
    ['zhāng wěi', 'name:zhangwei'],
    ['', ''],
    [' \t\n', ''],
    ['%_*?\'";--', ''],
    ['😀👨‍👩‍👧', ''],
    ['\u0000\u001b[', ''],
    ['\u202e张\u200b伟', 'name:张伟'],
  ])('%j reads as %j', (text, words) => {
    expect(
      parseQuery(text)
        .map(({ kind, text: word }) => `${kind}:${word}`)
        .join(' '),
    ).toBe(words)
  })

  it('with a number still being typed asks for the rest alone', () => {
    expect(planSearch('zw 88')).toEqual(planSearch('zw'))
    expect(planSearch('zw 889')).toMatchObject({ kind: 'all' })
  })

  it('is harmless whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (text) => {
        for (const word of parseQuery(text)) expect(word.text).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(normalizeSearchText(normalizeSearchText(text))).toBe(normalizeSearchText(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('of a whole phone knows its 109 neighbours at most', () => {
    const near = phonesNear('16401238899')
    expect(near.length).toBeLessThanOrEqual(109)
    expect(new Set(near).size).toBe(near.length)
    expect(near).toEqual(expect.arrayContaining(['16401238898', '61401238899', '16401283899']))
    expect(near).not.toContain('16401238899')
    expect(phonesNear('12345678901')).toHaveLength(109)
  })
})

describe('a rank', () => {
  it('puts who has owed longest before who owes, and who owes before who does not', () => {
    const rank = (status: string, oldestOwing?: string) => rankOf({ status, oldestOwing } as never)
    const inOrder = [
      rank('active', '2026-08-01'),
      rank('restricted', '2026-11-30'),
      rank('active'),
      rank('restricted'),
      rank('prospect'),
      rank('closed'),
      rank('erased'),
    ]
    expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a))
    expect(new Set(inOrder).size).toBe(inOrder.length)
  })
})
