import {
  checkMobile,
  checkResidentId,
  maskAddress,
  maskName,
  maskPhone,
  maskResidentId,
  passesLuhn,
  residentIdCheckDigit,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** The published samples of `rules.md` section 6. */
describe('number checks', () => {
  it.each(['11010519491231002X', '440524188001010014'])('accepts resident id %s', (id) =>
    expect(checkResidentId(id)).toBeUndefined(),
  )

  it.each([
    ['110105194912310021', 'resident_id_check_digit'],
    ['11010519490230002X', 'resident_id_birthday'],
    ['1101051949123100', 'resident_id_shape'],
    ['11010519491231002x', 'resident_id_shape'],
  ])('refuses resident id %s as %s', (id, problem) => expect(checkResidentId(id)).toBe(problem))

  it('finds every single wrong digit of a resident id', () => {
    const id = '11010519491231002X'
    for (let i = 14; i < 17; i++) {
      const wrong = id.slice(0, i) + String((Number(id[i]) + 1) % 10) + id.slice(i + 1)
      expect(checkResidentId(wrong)).toBe('resident_id_check_digit')
    }
    expect(residentIdCheckDigit(id.slice(0, 17))).toBe('X')
  })

  it.each(['6225880000000001', '6222020000000000000'])('passes card %s', (card) => expect(passesLuhn(card)).toBe(true))
  it.each(['4111111111111112', '123', ''])('fails card %j', (card) => expect(passesLuhn(card)).toBe(false))

  it('knows the shape of a mobile number', () => {
    expect(checkMobile('13800138000')).toBeUndefined()
    for (const phone of ['12800138000', '1380013800', '138001380001', '', '1380013800a'])
      expect(checkMobile(phone)).toBe('mobile_shape')
  })
})

describe('masks', () => {
  it.each([
    ['张三', '张*'],
    ['王小明', '王**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧*'],
    ['', ''],
  ])('name %s', (name, masked) => expect(maskName(name)).toBe(masked))

  it('shows of a phone the first three and the last four', () => expect(maskPhone('13800138000')).toBe('138****8000'))
  it('shows of a resident id the first and the last', () =>
    expect(maskResidentId('11010519491231002X')).toBe('1****************X'))
  it('shows an address down to its district', () => {
    expect(maskAddress('广东省深圳市南山区科技园1号')).toBe('广东省深圳市南山区****')
    expect(maskAddress('某处')).toBe('****')
  })

  it('keep the length, so that a match in the clear text can be marked in the masked one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.stringMatching(/^\d{0,15}$/), (name, digits) => {
        expect([...maskName(name)].length).toBe([...name].length)
        expect(maskPhone(digits).length).toBe(digits.length)
        expect(maskResidentId(digits).length).toBe(digits.length)
      }),
    )
  })
})
