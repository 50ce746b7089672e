import type { BilingualText } from '../../model/finding.ts'

/** Secrets that prove who somebody is (JR/T 0171 C3, PI-05 to PI-07): never asked for, never kept, never shown. */
export type C3Kind = 'password' | 'sms_code' | 'cvn2' | 'card_expiry' | 'magnetic_track'

export const c3Names: Readonly<Record<C3Kind, BilingualText>> = {
  password: { zh: '密码', en: 'password' },
  sms_code: { zh: '验证码', en: 'verification code' },
  cvn2: { zh: '安全码', en: 'card security code' },
  card_expiry: { zh: '卡片有效期', en: 'card expiry' },
  magnetic_track: { zh: '磁道信息', en: 'magnetic stripe data' },
}

/**
 * The visible mark that stands where a secret was.
 *
 * @example
 * c3Mark('sms_code') // '〔已隐去验证码〕'
 */
export function c3Mark(kind: C3Kind): string {
  return `〔已隐去${c3Names[kind].zh}〕`
}
